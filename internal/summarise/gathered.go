package summarise

import (
	"cmp"
	"go/token"
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

func sortTerms(list []*facts.Term) {
	slices.SortFunc(list, func(a, b *facts.Term) int { return cmp.Compare(a.String(), b.String()) })
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

// inside reports whether a value is computed in the loop.
func (l *natural) inside(v ssa.Value) bool {
	in, ok := v.(ssa.Instruction)
	return ok && in.Block() != nil && l.has(in.Block())
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

// behind are some blocks and those that control reaches from them without the loop.
func (l *natural) behind(work []*ssa.BasicBlock) []*ssa.BasicBlock {
	var out []*ssa.BasicBlock
	seen := map[*ssa.BasicBlock]bool{}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] || l.has(b) {
			continue
		}
		seen[b] = true
		out = append(out, b)
		work = append(work, b.Succs...)
	}
	return out
}

// comesBack reports whether control gets from a block outside of the loop to the loop again:
// the loop is a stage of the turns of one around it.
func (l *natural) comesBack(b *ssa.BasicBlock) bool {
	return slices.ContainsFunc(l.behind([]*ssa.BasicBlock{b}), func(b *ssa.BasicBlock) bool { return slices.Contains(b.Succs, l.head) })
}

// isSignal reports whether a branch asks which case of a select was taken: a case that
// leaves the loop at once is a signal to end. That no case was ready is none.
func isSignal(x *ssa.If) bool {
	sel, _ := askedOf(x)
	return sel != nil && !asksLast(x)
}

// askedOf is the select of which a branch asks whether a case was taken, and the number of
// the case; nil if it asks something else.
func askedOf(x *ssa.If) (*ssa.Select, int) {
	cmp, ok := x.Cond.(*ssa.BinOp)
	if !ok || cmp.Op != token.EQL {
		return nil, 0
	}
	e, ok := cmp.X.(*ssa.Extract)
	if !ok || e.Index != 0 {
		return nil, 0
	}
	sel, ok := e.Tuple.(*ssa.Select)
	n, isConst := cmp.Y.(*ssa.Const)
	if !ok || !isConst {
		return nil, 0
	}
	return sel, int(n.Int64())
}

// asksLast reports whether a branch asks for the last case of a select that does not wait:
// otherwise none was ready.
func asksLast(x *ssa.If) bool {
	sel, n := askedOf(x)
	return sel != nil && !sel.Blocking && n == len(sel.States)-1
}

// drains reports whether a loop is left as soon as no case of a select is ready: it takes
// what is there.
func (l *natural) drains() bool {
	return slices.ContainsFunc(l.exits(), func(x *ssa.If) bool {
		return asksLast(x) && !l.has(x.Block().Succs[1])
	})
}
