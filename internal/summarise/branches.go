package summarise

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// entry is the one block from which control comes to b, nil if there are several. To the head of a
// loop it comes from before the loop: what held there holds at each turn, as it does where a block
// of its own leads to the loop.
func entry(b *ssa.BasicBlock) *ssa.BasicBlock {
	var out *ssa.BasicBlock
	for _, p := range b.Preds {
		switch {
		case len(b.Preds) > 1 && b.Dominates(p): // the end of a turn
		case out != nil:
			return nil
		default:
			out = p
		}
	}
	return out
}

// isRangeHead reports whether a block asks a range loop for its next element.
func isRangeHead(b *ssa.BasicBlock) bool {
	return strings.HasPrefix(b.Comment, "range") && strings.HasSuffix(b.Comment, ".loop")
}

// selectIndex reports whether v compares the index that a select returned.
func selectIndex(v *ssa.BinOp) (*ssa.Select, int, bool) {
	e, ok := v.X.(*ssa.Extract)
	if !ok || e.Index != 0 {
		return nil, 0, false
	}
	sel, ok := e.Tuple.(*ssa.Select)
	c, isConst := v.Y.(*ssa.Const)
	if !ok || !isConst {
		return nil, 0, false
	}
	return sel, int(c.Int64()), true
}
