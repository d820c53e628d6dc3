package summarise

import (
	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// isPart reports whether v is a part, cut here or by a function that cuts, of a large
// array or text that this activation has read or made, in the same turn of a loop: what
// is cut into many parts which are all kept wastes nothing.
func (fr *frame) isPart(v ssa.Value, at *ssa.BasicBlock) bool {
	if !instr.IsText(v.Type()) {
		return false
	}
	src, cut := instr.CutFrom(v, 6)
	if !cut || src == nil || !instr.IsLargeSource(src) {
		return false
	}
	in, ok := src.(ssa.Instruction)
	return ok && fr.out.Blocks[in.Block().Index].Loop == fr.out.Blocks[at.Index].Loop
}
