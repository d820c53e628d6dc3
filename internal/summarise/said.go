package summarise

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
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

// saysNoError reports whether the last result of a return is an error that is nil.
func saysNoError(ret *ssa.Return) bool {
	n := len(ret.Results)
	return n > 0 && instr.IsErrorType(ret.Results[n-1].Type()) && isZeroValue(storedLast(ret.Results[n-1]))
}

// isFailure reports whether the last result of a return is an error that was made or named
// for it: a variable of a package, an object, or what a call returns beside empty results.
func isFailure(ret *ssa.Return) bool {
	n := len(ret.Results)
	if n == 0 || !instr.IsErrorType(ret.Results[n-1].Type()) {
		return false
	}
	switch v := storedLast(ret.Results[n-1]).(type) {
	case *ssa.MakeInterface:
		return true
	case *ssa.UnOp:
		_, ok := v.X.(*ssa.Global)
		return ok
	case *ssa.Call:
		f := v.Call.StaticCallee()
		if f == nil || f.Pkg == nil {
			return false
		}
		return instr.IsStandard(calleePackage(v)) || n > 1 && isZeroValue(storedLast(ret.Results[0]))
	}
	return false
}

// passedOn is 1 + the number of the call whose error a return passes on untested, 0 if it
// passes on none.
func (fr *frame) passedOn(ret *ssa.Return) int {
	n := len(ret.Results)
	if n == 0 || !instr.IsErrorType(ret.Results[n-1].Type()) {
		return 0
	}
	v := storedLast(ret.Results[n-1])
	if e, ok := v.(*ssa.Extract); ok {
		v = e.Tuple
	}
	if call, ok := v.(*ssa.Call); ok {
		if i, ok := fr.calls[call]; ok {
			return i + 1
		}
	}
	return 0
}

// returnsNil reports whether a value is what a variable for a result holds at a return that gives nil
// there, whatever the variable held before.
func returnsNil(load *ssa.UnOp) bool {
	c, ok := storedLast(load).(*ssa.Const)
	return ok && c.IsNil()
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
