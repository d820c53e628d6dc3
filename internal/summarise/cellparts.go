package summarise

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// receiveOf is the statement that gave a value by receiving it, and by which of its cases; ok says
// that the value tells whether there was one.
func receiveOf(v ssa.Value) (by ssa.Instruction, kase int, ok bool) {
	switch v := v.(type) {
	case *ssa.UnOp:
		if isReceive(v) && !v.CommaOk {
			return v, 0, false
		}
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.UnOp:
			if isReceive(t) {
				return t, 0, v.Index == 1
			}
		case *ssa.Select:
			if v.Index == 1 {
				return t, 0, true
			}
			return t, receivingCase(t, v.Index-2), false
		}
	}
	return nil, 0, false
}

// receivingCase is the case of a select that receives, the n-th of those.
func receivingCase(in *ssa.Select, n int) int {
	for i, st := range in.States {
		if st.Dir != types.RecvOnly {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return 0
}

// isSettable reports whether values of a type are set or not.
func isSettable(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Interface, *types.Pointer:
		return true
	case *types.Basic:
		return u.Kind() == types.Bool
	}
	return false
}

// storedOnce is the value that a variable always has which is read, nil if it may have several.
func storedOnce(v ssa.Value) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil
	}
	if a, ok := load.X.(*ssa.Alloc); ok {
		return soleStore(a)
	}
	return nil
}

// soleStore is the one value that is stored to a variable, nil if there are several, or somebody else
// may store to it.
func soleStore(a *ssa.Alloc) ssa.Value {
	var out ssa.Value
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != a || out != nil {
				return nil
			}
			out = ref.Val
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.FieldAddr:
			if slices.ContainsFunc(*ref.Referrers(), func(in ssa.Instruction) bool { _, load := in.(*ssa.UnOp); return !load }) {
				return nil
			}
		default:
			return nil
		}
	}
	return out
}

// constantTruth tells whether a constant is set.
func constantTruth(c *ssa.Const) facts.Truth {
	switch {
	case c.Value == nil, c.Value.Kind() == constant.Bool && !constant.BoolVal(c.Value):
		return facts.TruthNo
	}
	return facts.TruthYes
}

// isNewError reports whether a call makes an error, which is never nil.
func isNewError(c *ssa.Call) bool {
	f := c.Call.StaticCallee()
	if f == nil || f.Pkg == nil {
		return false
	}
	switch f.Pkg.Pkg.Path() {
	case "errors":
		return f.Name() == "New"
	case "fmt":
		return f.Name() == "Errorf"
	}
	return false
}
