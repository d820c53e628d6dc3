package container

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// said are the boolean results that are constants at one return.
func said(ret *ssa.Return) []facts.Said {
	var out []facts.Said
	for i, r := range ret.Results {
		if c, ok := storedLast(r).(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.Bool {
			out = append(out, facts.Said{Result: i, Holds: constant.BoolVal(c.Value)})
		}
	}
	return out
}

// storedLast is what the block has stored in the variable that a result is loaded from, where
// nothing else can have changed the variable; otherwise the result itself.
func storedLast(r ssa.Value) ssa.Value {
	load, ok := r.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return r
	}
	a, ok := load.X.(*ssa.Alloc)
	if !ok {
		return r
	}
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != a {
				return r
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return r
		}
	}
	out := r
	for _, in := range load.Block().Instrs {
		if in == ssa.Instruction(load) {
			break
		}
		if st, ok := in.(*ssa.Store); ok && st.Addr == a {
			out = st.Val
		}
	}
	return out
}
