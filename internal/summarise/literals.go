package summarise

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// maxSetFields is how many fields of a struct a term may tell.
const maxSetFields = 24

// structLiteral tells a local struct by what its fields were set to, or returns nil
// where nothing was set. The order of the writes and of the read is not looked at.
func (fr *frame) structLiteral(a *ssa.Alloc) *facts.Term {
	t := fr.structTerm(a)
	if t == nil {
		return nil
	}
	if t.Text == "" {
		return fr.copiedLiteral(a)
	}
	return t
}

// copiedLiteral tells a variable that takes a struct as it is written out, and nothing else.
func (fr *frame) copiedLiteral(a *ssa.Alloc) *facts.Term {
	load, ok := stored(a).(*ssa.UnOp)
	if !ok {
		return nil
	}
	if lit, ok := load.X.(*ssa.Alloc); ok && lit != a && lit.Comment == "complit" {
		return fr.structLiteral(lit)
	}
	return nil
}

// foreignStruct tells a struct whose type another module declares by its fields, none
// set included; nil for every other value.
func (fr *frame) foreignStruct(a *ssa.Alloc) *facts.Term {
	n := instr.NamedOf(a.Type())
	if n == nil || !fr.s.isForeign(n.Obj().Pkg()) {
		return nil
	}
	return fr.structTerm(a)
}

func (fr *frame) structTerm(a *ssa.Alloc) *facts.Term {
	st, ok := instr.Pointee(a.Type()).Underlying().(*types.Struct)
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
	if n := instr.NamedOf(a.Type()); calls > 1 && n != nil && fr.s.isForeign(n.Obj().Pkg()) {
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

// oneOfConstants is the term of an element of a list of constants that stands where it is read,
// and that nothing else has: one of as many values as were written out. nil for other elements.
func (fr *frame) oneOfConstants(at *ssa.IndexAddr) *facts.Term {
	list, ok := at.X.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := list.X.(*ssa.Alloc)
	if !ok || array.Comment != "slicelit" {
		return nil
	}
	for _, ref := range *array.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Slice:
			if ref != list {
				return nil
			}
		case *ssa.IndexAddr:
			for _, use := range *ref.Referrers() {
				st, ok := use.(*ssa.Store)
				if !ok {
					return nil
				}
				if _, ok := st.Val.(*ssa.Const); !ok {
					return nil
				}
			}
		}
	}
	for _, ref := range *list.Referrers() {
		switch ref := ref.(type) {
		case *ssa.IndexAddr:
			for _, use := range *ref.Referrers() {
				if load, ok := use.(*ssa.UnOp); !ok || load.Op != token.MUL {
					return nil
				}
			}
		case *ssa.Call:
			if !calleeIsLen(ref) {
				return nil
			}
		default:
			return nil
		}
	}
	return &facts.Term{Op: facts.OpMask, Text: "written out", N: fr.made[array]}
}

// wholeArray is the value that an array variable was given as a whole, such as the digest that a
// function returns, nil if it was given several, or something writes to its elements.
func (fr *frame) wholeArray(a *ssa.Alloc) ssa.Value {
	if _, ok := instr.Pointee(a.Type()).Underlying().(*types.Array); !ok {
		return nil
	}
	var given ssa.Value
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != a || given != nil {
				return nil
			}
			given = ref.Val
		case *ssa.IndexAddr:
			if len(storesTo(ref)) > 0 {
				return nil
			}
		}
	}
	if _, constant := given.(*ssa.Const); constant || given == nil || given.Parent() != fr.f {
		return nil
	}
	return given
}

// arrayLiteral is the term of an array that is written out and then read: a struct whose fields
// are its places; nil if something else is done with it.
func (fr *frame) arrayLiteral(a *ssa.Alloc) *facts.Term {
	if _, ok := instr.Pointee(a.Type()).Underlying().(*types.Array); !ok || a.Comment != "complit" {
		return nil
	}
	t := &facts.Term{Op: facts.OpStruct}
	var places []string
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.IndexAddr:
			n, val := writtenOnce(ref)
			if val == nil || len(places) == maxSetFields {
				return nil
			}
			places = append(places, strconv.FormatInt(n, 10))
			t.Args = append(t.Args, fr.term(val))
		case *ssa.UnOp:
		default:
			return nil
		}
	}
	if len(places) == 0 {
		return nil
	}
	t.Text = strings.Join(places, ",")
	return t
}

// writtenOnce is the constant index and the only value that is written to the place of an array,
// nil if there is more to it.
func writtenOnce(at *ssa.IndexAddr) (int64, ssa.Value) {
	n, ok := at.Index.(*ssa.Const)
	if !ok || len(*at.Referrers()) != 1 {
		return 0, nil
	}
	st, ok := (*at.Referrers())[0].(*ssa.Store)
	if !ok || st.Addr != at {
		return 0, nil
	}
	return n.Int64(), st.Val
}
