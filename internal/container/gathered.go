package container

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
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
	slices.SortFunc(out, func(a, b *facts.Term) int {
		if a.String() < b.String() {
			return -1
		}
		return 1
	})
	return out
}

func (fr *frame) gather(v ssa.Value, seen map[string]bool, out *[]*facts.Term) {
	if !isPlainVariable(pointeeOf(v)) {
		return
	}
	list := fr.term(v).Alternatives()
	if _, ok := v.(*ssa.Phi); ok {
		if key := fr.s.localContainer(fr, v); key != "" {
			list = []*facts.Term{{Op: facts.OpLocal, Text: key}}
		}
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
	return ok && in.Block() != nil && l.body[in.Block().Index]
}

// reached are the blocks behind the branches by which the loop leaves of its own.
func (l *natural) reached() []*ssa.BasicBlock {
	var work, out []*ssa.BasicBlock
	for _, x := range l.exits() {
		if l.isTold(x) || isSignal(x) {
			continue
		}
		for _, s := range x.Block().Succs {
			if !l.body[s.Index] {
				work = append(work, s)
			}
		}
	}
	seen := map[*ssa.BasicBlock]bool{}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] || l.body[b.Index] {
			continue
		}
		seen[b] = true
		out = append(out, b)
		work = append(work, b.Succs...)
	}
	return out
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
		return asksLast(x) && !l.body[x.Block().Succs[1].Index]
	})
}
