package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// madeField is a field of an object that its function makes.
type madeField struct {
	of *ssa.Alloc
	n  int
}

// succeeds is the container whose entries a container in an object that is made here takes
// over: the same field of the object that the new one replaces. What is done to the new one
// is done to what stands in that place. It is nil for other fields.
func (fr *frame) succeeds(x ssa.Value, n int) *facts.Term {
	a, ok := x.(*ssa.Alloc)
	if !ok || a.Comment == "varargs" {
		return nil
	}
	st, ok := instr.Pointee(a.Type()).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	switch st.Field(n).Type().Underlying().(type) {
	case *types.Map, *types.Slice:
	default:
		return nil
	}
	key := madeField{a, n}
	if t, ok := fr.succeeding[key]; ok {
		return t
	}
	if fr.succeeding == nil {
		fr.succeeding = map[madeField]*facts.Term{}
	}
	fr.succeeding[key] = nil // while its places are read
	values := storedInField(a, n)
	if len(values) == 0 {
		return nil
	}
	for _, of := range fr.destinations(a, maxCarried) {
		name := instr.FieldKey(instr.Pointee(a.Type()), n, of)
		if name == "" {
			continue
		}
		to := &facts.Term{Op: facts.OpField, Text: name, Args: []*facts.Term{of}}
		if fr.takesFrom(values, to) {
			fr.succeeding[key] = to
			return to
		}
	}
	return nil
}

// takesFrom reports whether one of some containers is built from what a place holds.
func (fr *frame) takesFrom(values []ssa.Value, place *facts.Term) bool {
	for _, v := range values {
		if !isSlice(v.Type()) {
			if to := fr.takesOver(v); to != nil && to.Equal(place) || fr.term(v).Equal(place) {
				return true
			}
			continue
		}
		tr := &tracer{fr: fr, ref: place, exact: true, seen: map[ssa.Value]bool{}, left: 60}
		tr.trace(v, origin{})
		for _, o := range tr.out {
			if o.own || o.copied || tr.each {
				return true
			}
		}
	}
	return false
}

// storedInField are the values that a function stores to a field of an object that it makes.
func storedInField(a *ssa.Alloc, n int) []ssa.Value {
	var out []ssa.Value
	for _, ref := range *a.Referrers() {
		fa, ok := ref.(*ssa.FieldAddr)
		if !ok || fa.Field != n {
			continue
		}
		for _, st := range storesTo(fa) {
			out = append(out, st.Val)
		}
	}
	return out
}

// succeedsAny reports whether an object that is made here takes over a container of the one
// that it replaces.
func (fr *frame) succeedsAny(a *ssa.Alloc) bool {
	st, ok := instr.Pointee(a.Type()).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for n := range st.NumFields() {
		if fr.succeeds(a, n) != nil {
			return true
		}
	}
	return false
}

// putsSuccessor reports whether a call puts an object that is made here into an atomic pointer, where it
// takes over a container of the one that it replaces.
func (fr *frame) putsSuccessor(c *ssa.CallCommon) bool {
	slot, ok := slotCallOf(c)
	if !ok {
		return false
	}
	a, ok := slot.put.(*ssa.Alloc)
	return ok && fr.succeedsAny(a)
}

// replaceOthers reads the assignment of an object to a place of which it takes over some
// containers: the others are gone.
func (fr *frame) replaceOthers(b *ssa.BasicBlock, pos token.Pos, ref *facts.Term, a *ssa.Alloc) {
	t := instr.Pointee(a.Type())
	st := t.Underlying().(*types.Struct)
	for n := range st.NumFields() {
		switch st.Field(n).Type().Underlying().(type) {
		case *types.Map, *types.Slice:
		default:
			continue
		}
		if key := instr.FieldKey(t, n, ref); key != "" && fr.succeeds(a, n) == nil {
			field := &facts.Term{Op: facts.OpField, Text: key, Args: []*facts.Term{ref}}
			fr.site(b, pos, facts.Site{Op: facts.Shrink, How: facts.HowAssign, Ref: field, Extent: facts.ExtentAll})
		}
	}
}
