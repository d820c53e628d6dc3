package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// computesItsEnd reports whether each turn may leave the loop for a value that the turns
// before have computed, with functions of the standard library at most: the loop works its
// way through something that it has.
func (l *natural) computesItsEnd() bool {
	return slices.ContainsFunc(l.exits(), func(x *ssa.If) bool {
		if slices.ContainsFunc(l.head.Preds, func(b *ssa.BasicBlock) bool { return l.has(b) && !x.Block().Dominates(b) }) {
			return false // not at every turn
		}
		carried := false
		pure := l.computed(x.Cond, map[ssa.Value]bool{}, &carried)
		return pure && carried
	})
}

// computed reports whether a value comes of constants, parameters and what the loop carries
// from turn to turn, and notes whether it carries anything.
func (l *natural) computed(v ssa.Value, seen map[ssa.Value]bool, carried *bool) bool {
	if seen[v] || !l.inside(v) {
		return true
	}
	seen[v] = true
	switch x := v.(type) {
	case *ssa.Phi:
		*carried = *carried || x.Block() == l.head
	case *ssa.BinOp, *ssa.Convert, *ssa.ChangeType, *ssa.Slice, *ssa.Extract, *ssa.Index, *ssa.Lookup:
	case *ssa.UnOp:
		if x.Op == token.ARROW || x.Op == token.MUL {
			return false
		}
	case *ssa.Call:
		if _, builtin := x.Call.Value.(*ssa.Builtin); !builtin && !onlyComputes(&x.Call) {
			return false
		}
	default:
		return false
	}
	for _, op := range v.(ssa.Instruction).Operands(nil) {
		if *op != nil && !l.computed(*op, seen, carried) {
			return false
		}
	}
	return true
}

// onlyComputes reports whether a call goes to a function of the standard library that takes
// and gives plain values: such a function waits for nobody.
func onlyComputes(c *ssa.CallCommon) bool {
	f := c.StaticCallee()
	if f == nil || f.Signature.Recv() != nil || f.Object() == nil || !instr.IsStandard(f.Object().Pkg()) {
		return false
	}
	return !slices.ContainsFunc(c.Args, func(a ssa.Value) bool { return !isBasicOrList(a.Type()) })
}

// isBasicOrList reports whether a type is a basic type or a list of them.
func isBasicOrList(t types.Type) bool {
	if sl, ok := t.Underlying().(*types.Slice); ok {
		t = sl.Elem()
	}
	_, ok := t.Underlying().(*types.Basic)
	return ok
}
