package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// wraps notes an assignment of something made around what the place held before.
func (fr *frame) wraps(b *ssa.BasicBlock, st *ssa.Store) {
	var ref *facts.Term
	captured := ""
	switch a := st.Addr.(type) {
	case *ssa.FreeVar:
		if fr.beginsAgain(a) {
			return
		}
		ref, captured = fr.term(a), a.Name()
	case *ssa.FieldAddr, *ssa.Global:
		ref = fr.term(a)
	case *ssa.Alloc:
		if !fr.loopsEndless(b) || fr.out.Blocks[a.Block().Index].Loop == fr.out.Blocks[b.Index].Loop {
			return
		}
	default:
		return
	}
	at := func(addr ssa.Value) bool {
		return addr == st.Addr || ref != nil && isPlace(ref) && fr.term(addr).Equal(ref)
	}
	is := func(v ssa.Value) bool {
		ld, ok := v.(*ssa.UnOp)
		if !ok || ld.Op != token.MUL || !at(ld.X) && !at(ld) {
			return false
		}
		return !fr.beginsBefore(ld, at)
	}
	w := facts.Wrap{Ref: ref, Var: captured}
	if ref == nil {
		w.Ref, w.Carried = fr.localTerm(st.Addr.(*ssa.Alloc).Comment), true
	}
	fr.wrap(b, st.Pos(), w, wrapping{val: st.Val, is: is})
	if a, ok := plain(st.Val).(*ssa.Alloc); ok && ref != nil && isPlace(ref) {
		fr.deepWraps(b, st.Pos(), ref, a)
	}
}

// beginsBefore reports whether the function has given a place, which at tells by its address, a value that is
// not made of what the place held, on each way to where it reads the place, and at each turn of the loop in
// which it does: that is what it reads.
func (fr *frame) beginsBefore(ld *ssa.UnOp, at func(addr ssa.Value) bool) bool {
	former := func(v ssa.Value) bool {
		from, ok := v.(*ssa.UnOp)
		return ok && from.Op == token.MUL && at(from.X)
	}
	return slices.ContainsFunc(fr.f.Blocks, func(b *ssa.BasicBlock) bool {
		return fr.out.Blocks[b.Index].Loop == fr.out.Blocks[ld.Block().Index].Loop && slices.ContainsFunc(b.Instrs, func(in ssa.Instruction) bool {
			st, ok := in.(*ssa.Store)
			return ok && isBefore(st, ld) && at(st.Addr) && !fr.around(&facts.Wrap{}, wrapping{val: st.Val, is: former})
		})
	})
}

// beginsAgain reports whether a closure gives a captured variable a value that is not made of what
// the variable held.
func (fr *frame) beginsAgain(v *ssa.FreeVar) bool {
	former := func(x ssa.Value) bool {
		ld, ok := x.(*ssa.UnOp)
		return ok && ld.Op == token.MUL && ld.X == v
	}
	return slices.ContainsFunc(storesTo(v), func(st *ssa.Store) bool {
		return !fr.around(&facts.Wrap{}, wrapping{val: st.Val, is: former})
	})
}

// deepWraps notes the fields of a new object that are made around what they were in the object
// which it replaces at a place.
func (fr *frame) deepWraps(b *ssa.BasicBlock, pos token.Pos, place *facts.Term, a *ssa.Alloc) {
	for _, r := range *a.Referrers() {
		fa, ok := r.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		key := instr.FieldKey(instr.Pointee(a.Type()), fa.Field, facts.Unknown())
		if key == "" {
			continue
		}
		ref := &facts.Term{Op: facts.OpField, Text: key, Args: []*facts.Term{place}}
		is := func(v ssa.Value) bool {
			ld, ok := v.(*ssa.UnOp)
			if !ok || ld.Op != token.MUL {
				return false
			}
			if from, ok := ld.X.(*ssa.FieldAddr); ok && from.X == a && from.Field == fa.Field {
				return fr.isCopyOf(a, place)
			}
			return fr.term(ld).Equal(ref)
		}
		for _, st := range storesTo(fa) {
			fr.wrap(b, pos, facts.Wrap{Ref: ref, Deep: true}, wrapping{val: st.Val, is: is})
		}
	}
}

// isCopyOf reports whether a new object begins as a copy of what a place points to.
func (fr *frame) isCopyOf(a *ssa.Alloc, place *facts.Term) bool {
	stores := storesTo(a)
	return len(stores) == 1 && fr.term(stores[0].Val).Equal(place)
}

// isPlace reports whether a term names a field or a variable.
func isPlace(t *facts.Term) bool {
	switch t.Op {
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		return true
	}
	return false
}

// loopsEndless reports whether an endless loop is around a block.
func (fr *frame) loopsEndless(b *ssa.BasicBlock) bool {
	for i := fr.out.Blocks[b.Index].Loop; i > 0; i = fr.out.Loops[i-1].Parent {
		if fr.out.Loops[i-1].Endless {
			return true
		}
	}
	return false
}

// carriedWraps finds the variables that an endless loop carries from turn to turn, each
// time as something made around what they were.
func (fr *frame) carriedWraps() {
	for i := range fr.out.Loops {
		if !fr.out.Loops[i].Endless {
			continue
		}
		for _, in := range fr.f.Blocks[fr.out.Loops[i].Head].Instrs {
			phi, ok := in.(*ssa.Phi)
			if !ok {
				break
			}
			for j, e := range phi.Edges {
				from := fr.f.Blocks[fr.out.Loops[i].Head].Preds[j]
				if fr.inLoopOf(from, i+1) {
					fr.carriedWrap(phi, e)
				}
			}
		}
	}
}

// inLoopOf reports whether a block lies in loop number n, counted from 1.
func (fr *frame) inLoopOf(b *ssa.BasicBlock, n int) bool {
	for i := fr.out.Blocks[b.Index].Loop; i > 0; i = fr.out.Loops[i-1].Parent {
		if i == n {
			return true
		}
	}
	return false
}

// carriedWrap looks at one value that a loop carries on.
func (fr *frame) carriedWrap(phi *ssa.Phi, val ssa.Value) {
	in, ok := val.(ssa.Instruction)
	if !ok || in.Block() == nil {
		return
	}
	pos := val.Pos()
	if e, isExtract := val.(*ssa.Extract); isExtract {
		pos = e.Tuple.Pos()
	}
	w := facts.Wrap{Ref: fr.localTerm(phi.Comment), Carried: true}
	fr.wrap(in.Block(), pos, w, wrapping{val: val, is: func(v ssa.Value) bool { return v == phi }})
}

// wrapping is a value that may be made around a former one.
type wrapping struct {
	val ssa.Value
	is  func(ssa.Value) bool // reports whether a value is the former one
}

// wrap adds the wrap if the value is made around the former one.
func (fr *frame) wrap(b *ssa.BasicBlock, pos token.Pos, out facts.Wrap, w wrapping) {
	if !fr.around(&out, w) {
		return
	}
	out.Type = instr.TypeKey(w.val.Type())
	_, isFunc := w.val.Type().Underlying().(*types.Signature)
	out.Layered = isFunc || types.IsInterface(w.val.Type())
	out.Block = b.Index
	out.Pos, out.What = fr.s.sources.statement(pos)
	fr.out.Wraps = append(fr.out.Wraps, out)
}

// around reports whether a value is made around the former one, and notes how: by a call that
// takes it, by a closure that captures it, by a new object with a field that holds it.
func (fr *frame) around(out *facts.Wrap, w wrapping) bool {
	val := plain(w.val)
	errors := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	gathers := types.Implements(val.Type(), errors)
	if e, ok := val.(*ssa.Extract); ok {
		val = e.Tuple
	}
	if gathers { // what a call joins stays in a place that lasts; what is gathered in one call goes with that
		call, ok := val.(*ssa.Call)
		if !ok || out.Carried || out.Ref == nil {
			return false
		}
		n, known := fr.calls[call]
		out.Call, out.Arg = n+1, fr.argumentOf(&call.Call, w.is)
		return known && out.Arg >= 0
	}
	switch v := val.(type) {
	case *ssa.Call:
		n, known := fr.calls[v]
		if !known {
			return false
		}
		out.Call, out.Arg = n+1, fr.argumentOf(&v.Call, w.is)
		if out.Arg < 0 { // a method that reads the place itself
			return len(fr.out.Calls[n].Args) > 0 && out.Ref != nil && isPlace(out.Ref) && fr.out.Calls[n].Func != "" && !out.Carried
		}
		return true
	case *ssa.MakeClosure:
		for _, bind := range v.Bindings {
			if fr.holdsFormer(bind, w.is) {
				out.Func = valueFuncID(v.Fn.(*ssa.Function))
			}
		}
		return out.Func != ""
	case *ssa.Alloc:
		out.Object = fr.objectHolds(v, w.is)
		return out.Object
	}
	return false
}

// plain is a value without the conversions around it; of a struct that was written out it is
// the variable in which that was done.
func plain(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
			if written := literal(v); written != nil {
				v = written
			}
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.TypeAssert:
			v = x.X
		default:
			return v
		}
	}
}

// literal is the variable in which a struct was written out that is a value, nil if it is none.
func literal(v ssa.Value) ssa.Value {
	ld, ok := v.(*ssa.UnOp)
	if !ok || ld.Op != token.MUL {
		return nil
	}
	a, ok := ld.X.(*ssa.Alloc)
	if !ok || a.Comment != "complit" {
		return nil
	}
	return a
}

// argumentOf is the index of the argument, the receiver first, that is the former
// value; -1 without one.
func (fr *frame) argumentOf(c *ssa.CallCommon, is func(ssa.Value) bool) int {
	shift := 0
	if c.IsInvoke() {
		if is(plain(c.Value)) {
			return 0
		}
		shift = 1
	}
	for i, a := range fr.arguments(c) {
		if is(plain(a)) {
			return i + shift
		}
	}
	return -1
}

// holdsFormer reports whether a captured variable holds the former value.
func (fr *frame) holdsFormer(bind ssa.Value, is func(ssa.Value) bool) bool {
	if is(plain(bind)) {
		return true
	}
	a, ok := bind.(*ssa.Alloc)
	if !ok {
		return false
	}
	return slices.ContainsFunc(storesTo(a), func(st *ssa.Store) bool { return is(plain(st.Val)) })
}

// objectHolds reports whether a field of a new object holds the former value.
func (fr *frame) objectHolds(a *ssa.Alloc, is func(ssa.Value) bool) bool {
	for _, ref := range *a.Referrers() {
		fa, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		if slices.ContainsFunc(storesTo(fa), func(st *ssa.Store) bool { return is(plain(st.Val)) }) {
			return true
		}
	}
	return false
}
