package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func isSlice(t types.Type) bool {
	_, ok := t.Underlying().(*types.Slice)
	return ok
}

func isZeroValue(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	if !ok {
		return false
	}
	if c.Value == nil {
		return true
	}
	switch c.Value.ExactString() {
	case "0", "false", `""`:
		return true
	}
	return false
}

// sameLoad reports whether both are loads of one field or variable.
func sameLoad(a, b ssa.Value) bool {
	x, ok := a.(*ssa.UnOp)
	y, ok2 := b.(*ssa.UnOp)
	if !ok || !ok2 || x.Op != token.MUL || y.Op != token.MUL {
		return false
	}
	if x.X == y.X {
		return true
	}
	f, ok := x.X.(*ssa.FieldAddr)
	g, ok2 := y.X.(*ssa.FieldAddr)
	return ok && ok2 && f.X == g.X && f.Field == g.Field
}

func calleeIsLen(c *ssa.Call) bool {
	b, ok := c.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len"
}

func calleePackage(c *ssa.Call) *types.Package {
	f := c.Call.StaticCallee()
	for f.Parent() != nil {
		f = f.Parent()
	}
	if obj := f.Object(); obj != nil {
		return obj.Pkg()
	}
	return nil
}

func isNumeric(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// storesTo are the stores to an address.
func storesTo(addr ssa.Value) []*ssa.Store {
	var out []*ssa.Store
	for _, r := range *addr.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == addr {
			out = append(out, st)
		}
	}
	return out
}

// returned are the values that a result can have: where a function defers calls, its
// results are kept in variables until they have run.
func returned(r ssa.Value) []ssa.Value {
	load, ok := r.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return []ssa.Value{r}
	}
	v, ok := load.X.(*ssa.Alloc)
	if !ok {
		return []ssa.Value{r}
	}
	var out []ssa.Value
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != v {
				return []ssa.Value{r} // the variable's address is kept
			}
			out = append(out, ref.Val)
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return []ssa.Value{r} // other code may store to it
		}
	}
	if len(out) == 0 {
		return []ssa.Value{r}
	}
	return out
}

// stored is the one value that a local variable takes, or the variable itself.
func stored(a *ssa.Alloc) ssa.Value {
	var out ssa.Value
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
			if out != nil {
				return a
			}
			out = st.Val
		}
	}
	if out == nil {
		return a
	}
	return out
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// isAny reports whether a type is an interface without methods.
func isAny(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	return ok && iface.Empty()
}

// isOneWord reports whether a variable of the type refers to something, or is a text that a key can
// be: unlike a struct, it is what was stored in it and no place of its own. Numbers are left out:
// one that is tested and then set to a limit would count as what it was before.
func isOneWord(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Signature:
		return true
	case *types.Basic:
		return t.Info()&types.IsString != 0
	}
	return false
}
