package summarise

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// maxFlagged bounds the methods through which a flag is asked for.
const maxFlagged = 3

// asksFlag reports whether a call asks for what others set meanwhile: an atomic value, the error of a
// context, or by a function of the package that tells no more than that.
func asksFlag(c *ssa.CallCommon) bool { return asksFlagWithin(c, maxFlagged) }

func asksFlagWithin(c *ssa.CallCommon, depth int) bool {
	name := calleeText(c)
	if name == "(context.Context).Err" || isAtomicLoad(name) {
		return true
	}
	f := c.StaticCallee()
	return f != nil && depth > 0 && isFlag(f, depth-1)
}

// isAtomicLoad reports whether a function of package sync/atomic reads a value. What a pointer or a
// Value has in it is no flag, but something to work on.
func isAtomicLoad(name string) bool {
	rest, ok := strings.CutPrefix(name, "(*sync/atomic.")
	if ok {
		typ, method, _ := strings.Cut(rest, ").")
		return method == "Load" && (typ == "Bool" || strings.HasPrefix(typ, "Int") || strings.HasPrefix(typ, "Uint"))
	}
	rest, ok = strings.CutPrefix(name, "sync/atomic.Load")
	return ok && (strings.HasPrefix(rest, "Int") || strings.HasPrefix(rest, "Uint"))
}

// isFlag reports whether a function says yes or no by nothing but what others set meanwhile: atomic
// values, fields under a lock, contexts, channels that it does not wait for. It changes nothing, and
// compares with constants alone: how far something has come is no flag.
func isFlag(f *ssa.Function, depth int) bool {
	results := f.Signature.Results()
	if len(f.Blocks) == 0 || results.Len() != 1 || !types.Identical(results.At(0).Type().Underlying(), types.Typ[types.Bool]) {
		return false
	}
	shared := false
	for _, b := range f.Blocks {
		for _, in := range b.Instrs {
			ok, told := flagStep(in, depth)
			if !ok {
				return false
			}
			shared = shared || told
		}
	}
	return shared
}

// flagStep reports whether a function that tells a flag may do something, and whether that reads what
// several use at once.
func flagStep(in ssa.Instruction, depth int) (ok, shared bool) {
	switch in := in.(type) {
	case *ssa.FieldAddr, *ssa.Field, *ssa.Phi, *ssa.If, *ssa.Jump, *ssa.Return, *ssa.RunDefers, *ssa.Extract, *ssa.Convert, *ssa.ChangeType, *ssa.DebugRef, *ssa.Alloc:
		return true, false
	case *ssa.UnOp:
		return in.Op != token.ARROW, false
	case *ssa.BinOp:
		return comparesConstant(in), false
	case *ssa.Store:
		_, local := in.Addr.(*ssa.Alloc)
		return local, false
	case *ssa.Select:
		return !in.Blocking, true
	case *ssa.Defer:
		return isLocking(&in.Call), true
	case *ssa.Call:
		switch calleeText(&in.Call) {
		case "(context.Context).Done":
			return true, false
		}
		return isLocking(&in.Call) || asksFlagWithin(&in.Call, depth), true
	}
	return false, false
}

// comparesConstant reports whether an operation compares with a constant, or takes single bits.
func comparesConstant(b *ssa.BinOp) bool {
	_, left := b.X.(*ssa.Const)
	_, right := b.Y.(*ssa.Const)
	switch b.Op {
	case token.EQL, token.NEQ, token.AND, token.OR:
		return left || right || isCase(b.X)
	}
	return false
}

// isLocking reports whether a call takes or lets go of a lock.
func isLocking(c *ssa.CallCommon) bool {
	switch calleeText(c) {
	case "(*sync.Mutex).Lock", "(*sync.Mutex).Unlock", "(*sync.RWMutex).RLock", "(*sync.RWMutex).RUnlock", "(*sync.RWMutex).Lock", "(*sync.RWMutex).Unlock":
		return true
	}
	return false
}

// isFlagTest reports whether a condition is the answer of a flag, or compares one with a constant.
func isFlagTest(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Call:
		return asksFlag(&v.Call)
	case *ssa.BinOp:
		if !comparesConstant(v) {
			return false
		}
		for _, side := range []ssa.Value{v.X, v.Y} {
			if c, ok := side.(*ssa.Call); ok {
				return asksFlag(&c.Call)
			}
		}
	}
	return false
}

// isCase reports whether a value is the number of the case that a select has taken: it leads on
// and is no result.
func isCase(v ssa.Value) bool {
	e, ok := v.(*ssa.Extract)
	if !ok || e.Index != 0 {
		return false
	}
	_, ok = e.Tuple.(*ssa.Select)
	return ok
}
