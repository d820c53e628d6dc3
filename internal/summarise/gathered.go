package summarise

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// gathered are the local variables and objects that a loop works on and that the function
// goes on to read, once the loop has left by a condition of its own: what the loop adds to
// them has an end. Ways that lead out because the loop is told to end do not count.
func (fr *frame) gathered(l *natural) []*facts.Term {
	var out []*facts.Term
	seen := map[string]bool{}
	touched := l.touched()
	for _, b := range l.reached() {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				v := *op
				if v == nil || !touched[v] && !l.inside(v) {
					continue
				}
				fr.gather(v, seen, &out)
			}
		}
	}
	sortTerms(out)
	return out
}

func (fr *frame) gather(v ssa.Value, seen map[string]bool, out *[]*facts.Term) {
	if !isPlainVariable(pointeeOf(v)) {
		return
	}
	for c, ok := v.(*ssa.Call); ok && instr.IsAppend(c); c, ok = v.(*ssa.Call) {
		v = c.Call.Args[0]
	}
	list := fr.term(v).Alternatives()
	if phi, ok := v.(*ssa.Phi); ok && isSlice(phi.Type()) && phi.Comment != "" {
		list = []*facts.Term{fr.localTerm(phi.Comment)}
	}
	for _, t := range list {
		for t != nil && (t.Op == facts.OpAppend || t.Op == facts.OpSlice) {
			t = t.Arg(0)
		}
		if t == nil || t.Up > 0 || t.Op != facts.OpNew && t.Op != facts.OpLocal || seen[t.String()] {
			continue
		}
		seen[t.String()] = true
		*out = append(*out, t)
	}
}

// reached are the blocks behind the branches by which the loop leaves of its own.
func (l *natural) reached() []*ssa.BasicBlock {
	var work []*ssa.BasicBlock
	for _, x := range l.exits() {
		if l.isTold(x) && !l.asksAnswer(x) {
			continue
		}
		for _, s := range x.Block().Succs {
			if !l.has(s) && (!isSignal(x) || l.comesBack(s)) {
				work = append(work, s)
			}
		}
	}
	return l.behind(work)
}

// comesBack reports whether control gets from a block outside of the loop to the loop again:
// the loop is a stage of the turns of one around it.
func (l *natural) comesBack(b *ssa.BasicBlock) bool {
	return slices.ContainsFunc(l.behind([]*ssa.BasicBlock{b}), func(b *ssa.BasicBlock) bool { return slices.Contains(b.Succs, l.head) })
}

// drains reports whether a loop is left as soon as no case of a select is ready: it takes
// what is there.
func (l *natural) drains() bool {
	return slices.ContainsFunc(l.exits(), func(x *ssa.If) bool {
		return asksLast(x) && !l.has(x.Block().Succs[1])
	})
}
