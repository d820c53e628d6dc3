package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// lookedUp is what a look-up in a map with two results gives: the element, or whether it is
// there.
func (fr *frame) lookedUp(t *ssa.Lookup, i int) *facts.Term {
	if i == 0 {
		return fr.elem(t.X, fr.keyTerm(t.Index))
	}
	return &facts.Term{Op: facts.OpBin, Text: facts.BinIn, Args: []*facts.Term{fr.keyTerm(t.Index), fr.term(t.X)}}
}

// syncMapLookup is what a look-up in a sync.Map gives, as one in a map does: the element, or whether
// it was there. It is nil for other calls and results.
func (fr *frame) syncMapLookup(c *ssa.CallCommon, n int) *facts.Term {
	switch calleeText(c) {
	case "(*sync.Map).Load", "(*sync.Map).LoadOrStore", "(*sync.Map).LoadAndDelete", "(*sync.Map).Swap":
		m, key := fr.term(c.Args[0]), fr.keyTerm(c.Args[1])
		if n == 0 {
			return &facts.Term{Op: facts.OpElem, Args: []*facts.Term{m, key}}
		}
		return &facts.Term{Op: facts.OpBin, Text: facts.BinIn, Args: []*facts.Term{key, m}}
	}
	return nil
}

// foundWithin tells of a boolean result which a closure sets that it is whether a map has a
// key: looked up under a lock that a function takes for its caller.
func (fr *frame) foundWithin() {
	for _, b := range fr.f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for i, r := range ret.Results {
			if types.Identical(r.Type().Underlying(), types.Typ[types.Bool]) && i < len(fr.out.Results) {
				if in := fr.storedWithin(r); in != nil {
					fr.out.Results[i] = in
				}
			}
		}
	}
}

// storedWithin is the answer of a look-up, if a closure stores it in the variable that a
// result is loaded from, and everything else that is stored there is a constant.
func (fr *frame) storedWithin(r ssa.Value) *facts.Term {
	load, ok := r.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil
	}
	a, ok := load.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var out *facts.Term
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.Store:
			if _, ok := ref.Val.(*ssa.Const); !ok {
				return nil
			}
		case *ssa.MakeClosure:
			in := fr.storedBy(ref, a)
			if in == nil || out != nil {
				return nil
			}
			out = in
		default:
			return nil
		}
	}
	return out
}

// storedBy is the answer of the one look-up that a closure stores in a captured variable.
func (fr *frame) storedBy(mc *ssa.MakeClosure, a *ssa.Alloc) *facts.Term {
	fn := mc.Fn.(*ssa.Function)
	inner := fr.s.frames[fn]
	if inner == nil {
		return nil
	}
	var out *facts.Term
	for i, b := range mc.Bindings {
		if b != ssa.Value(a) || i >= len(fn.FreeVars) {
			continue
		}
		for _, ref := range *fn.FreeVars[i].Referrers() {
			st, ok := ref.(*ssa.Store)
			if !ok || out != nil {
				return nil
			}
			out = inner.keyTerm(st.Val).Raise(1)
		}
	}
	if out == nil || out.Op != facts.OpBin || out.Text != facts.BinIn {
		return nil
	}
	return out
}
