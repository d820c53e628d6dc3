package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// ownPlace is the place of a list that is stored to, whose term is ref. A field of a struct
// that this function has copied is the copy's: what is appended to it there, nobody who has
// the original sees. A copy that is put back where it came from is the original.
func (fr *frame) ownPlace(addr ssa.Value, ref *facts.Term) *facts.Term {
	f, ok := addr.(*ssa.FieldAddr)
	if !ok || ref.Op != facts.OpField {
		return ref
	}
	base := ref.Arg(0)
	switch x := f.X.(type) {
	case *ssa.FieldAddr:
		base = fr.ownPlace(x, base)
	case *ssa.Alloc:
		if from := copiedFrom(x); from != nil && !fr.putBack(x, from) {
			base = fr.newTerm(x)
		}
	}
	if base == ref.Arg(0) {
		return ref
	}
	return &facts.Term{Op: facts.OpField, Text: ref.Text, Args: []*facts.Term{base}}
}

// copiedFrom is the struct that a variable takes over once and as a whole from somewhere
// else; nil for every other variable.
func copiedFrom(a *ssa.Alloc) *ssa.UnOp {
	if _, ok := instr.Pointee(a.Type()).Underlying().(*types.Struct); !ok {
		return nil
	}
	var from *ssa.UnOp
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != a {
				continue // its address is handed out
			}
			load, ok := ref.Val.(*ssa.UnOp)
			if from != nil || !ok || load.Op != token.MUL {
				return nil
			}
			from = load
		case *ssa.MakeClosure:
			return nil // what the closure does with it is not followed
		}
	}
	return from
}

// isHandedOut reports whether the address of a copied struct is returned or stored: whoever
// gets it has an object that is no other's.
func isHandedOut(a *ssa.Alloc) bool {
	return copiedFrom(a) != nil && slices.ContainsFunc(*a.Referrers(), func(in ssa.Instruction) bool {
		switch in := in.(type) {
		case *ssa.Return:
			return true
		case *ssa.Store:
			return in.Val == ssa.Value(a)
		}
		return false
	})
}

// putBack reports whether the copy, or its address, may go where it was copied from.
func (fr *frame) putBack(a *ssa.Alloc, from *ssa.UnOp) bool {
	source := fr.term(from.X)
	for _, ref := range *a.Referrers() {
		if load, ok := ref.(*ssa.UnOp); ok && load.Op == token.MUL {
			for _, use := range *load.Referrers() {
				if fr.goesBack(use, load, source) {
					return true
				}
			}
		}
		if fr.goesBack(ref, a, source) {
			return true
		}
	}
	return false
}

// goesBack reports whether an instruction puts v where source is, as far as the names of
// fields and variables tell: which element it is does not count.
func (fr *frame) goesBack(in ssa.Instruction, v ssa.Value, source *facts.Term) bool {
	switch in := in.(type) {
	case *ssa.Store:
		if in.Val != v {
			return false
		}
		if a, ok := in.Addr.(*ssa.Alloc); ok { // a variable of the function: what is done with that
			return fr.loadGoesBack(a, source)
		}
		return samePlace(fr.term(in.Addr), source)
	case *ssa.MapUpdate:
		return in.Value == v && source.Op == facts.OpElem && samePlace(fr.term(in.Map), source.Arg(0))
	case *ssa.MakeInterface:
		return slices.ContainsFunc(*in.Referrers(), func(use ssa.Instruction) bool { return fr.goesBack(use, in, source) })
	case ssa.CallInstruction:
		for _, arg := range in.Common().Args {
			if arg != v && mentions(source, fr.term(arg)) {
				return true
			}
		}
	}
	return false
}

// loadGoesBack reports whether what is read from a variable is put where source is.
func (fr *frame) loadGoesBack(a *ssa.Alloc, source *facts.Term) bool {
	for _, ref := range *a.Referrers() {
		load, ok := ref.(*ssa.UnOp)
		if !ok || load.Op != token.MUL {
			continue
		}
		for _, use := range *load.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Val == ssa.Value(load) && samePlace(fr.term(st.Addr), source) {
				return true
			} else if !ok && fr.goesBack(use, load, source) {
				return true
			}
		}
	}
	return false
}

// isOwnCopy reports whether v is a copy, changed or not, of the struct at place: to put it
// there replaces nothing.
func (fr *frame) isOwnCopy(v ssa.Value, place *facts.Term) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	a, ok := load.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	from := copiedFrom(a)
	return from != nil && fr.term(from.X).Equal(place)
}

func samePlace(a, b *facts.Term) bool {
	if a.IsUnknown() || b.IsUnknown() {
		return true
	}
	if a.Op == facts.OpElem && b.Op == facts.OpElem {
		return samePlace(a.Arg(0), b.Arg(0))
	}
	return a.Op == b.Op && a.Text == b.Text && a.N == b.N
}

// mentions reports whether t or what it is read from is the object x.
func mentions(t, x *facts.Term) bool {
	if x.IsUnknown() || x.Op == facts.OpConst {
		return false
	}
	for ; t != nil && !t.IsUnknown(); t = t.Arg(0) {
		if t.Equal(x) {
			return true
		}
	}
	return false
}
