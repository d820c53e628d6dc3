package container

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxSetFields is how many fields of a struct a term may tell.
const maxSetFields = 24

// structLiteral tells a local struct by what its fields were set to, or returns nil
// where nothing was set. The order of the writes and of the read is not looked at.
func (fr *frame) structLiteral(a *ssa.Alloc) *facts.Term {
	t := fr.structTerm(a)
	if t == nil || t.Text == "" {
		return nil
	}
	return t
}

// foreignStruct tells a struct whose type another module declares by its fields, none
// set included; nil for every other value.
func (fr *frame) foreignStruct(a *ssa.Alloc) *facts.Term {
	n := namedOf(a.Type())
	if n == nil || !fr.s.isForeign(n.Obj().Pkg()) {
		return nil
	}
	return fr.structTerm(a)
}

func (fr *frame) structTerm(a *ssa.Alloc) *facts.Term {
	st, ok := pointee(a.Type()).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	set := make([]*facts.Term, st.NumFields())
	var base *facts.Term
	calls := 0
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			fr.setField(set, ref)
		case *ssa.Store:
			if ref.Addr == a && base == nil {
				base = fr.term(ref.Val)
			} else if ref.Addr == a {
				base = facts.Unknown()
			}
		case ssa.CallInstruction:
			calls++
		}
	}
	if n := namedOf(a.Type()); calls > 1 && n != nil && fr.s.isForeign(n.Obj().Pkg()) {
		base = facts.Unknown() // one call uses it, another may have changed it before
	}
	return structOf(st, set, base)
}

// setField notes what is written to a field of the struct; written twice or in parts,
// or handed to others, it is not known.
func (fr *frame) setField(set []*facts.Term, addr *ssa.FieldAddr) {
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr != addr {
				continue
			}
			if set[addr.Field] == nil {
				set[addr.Field] = fr.term(r.Val)
			} else {
				set[addr.Field] = facts.Unknown()
			}
		case *ssa.FieldAddr:
			if isWritten(r) {
				set[addr.Field] = facts.Unknown()
			}
		case ssa.CallInstruction:
			set[addr.Field] = facts.Unknown()
		}
	}
}

func isWritten(addr *ssa.FieldAddr) bool {
	for _, r := range *addr.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == addr {
			return true
		}
	}
	return false
}

// structOf is the term of a struct with these fields set over base. The zero value
// says nothing that a missing field does not say.
func structOf(st *types.Struct, set []*facts.Term, base *facts.Term) *facts.Term {
	t := &facts.Term{Op: facts.OpStruct}
	var names []string
	for i, v := range set {
		if v == nil || v.Op == facts.OpZero && base == nil {
			continue
		}
		names = append(names, st.Field(i).Name())
		t.Args = append(t.Args, v)
	}
	if len(names) > maxSetFields {
		return nil
	}
	t.Text = strings.Join(names, ",")
	if base != nil {
		t.Args = append(t.Args, base)
	}
	return t
}

// optionsAt is facts.Call.Opts of a call; before counts the arguments that an
// interface call or a bound method puts first.
func optionsAt(c *ssa.CallCommon, before int) int {
	if !c.Signature().Variadic() || len(c.Args) == 0 {
		return 0
	}
	if _, ok := variadicElements(c.Args[len(c.Args)-1]); !ok {
		return -1
	}
	return before + len(c.Args)
}

// keepsResult reports whether something that outlives the call keeps its result.
func keepsResult(fates []facts.Fate) bool {
	for _, f := range fates {
		switch f.How {
		case facts.FateField, facts.FateGlobal, facts.FateReturn, facts.FateElem:
			return true
		}
	}
	return false
}

// isForeignObject reports whether a call returns an object whose type another module
// declares.
func (fr *frame) isForeignObject(t types.Type) bool {
	if tuple, ok := t.(*types.Tuple); ok {
		if tuple.Len() == 0 {
			return false
		}
		t = tuple.At(0).Type()
	}
	n := namedOf(t)
	return n != nil && fr.s.isForeign(n.Obj().Pkg())
}

// isPromoter reports whether a field is the embedded object inside another module's
// object: methods called on it are the outer one's own.
func (fr *frame) isPromoter(addr *ssa.FieldAddr) bool {
	n := namedOf(addr.X.Type())
	st, ok := pointee(addr.X.Type()).Underlying().(*types.Struct)
	if !ok || n == nil || !fr.s.isForeign(n.Obj().Pkg()) || !st.Field(addr.Field).Embedded() {
		return false
	}
	inner := namedOf(st.Field(addr.Field).Type())
	return inner != nil && inner.Obj().Pkg() == n.Obj().Pkg()
}
