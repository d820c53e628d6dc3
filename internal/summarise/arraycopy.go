package summarise

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// copiedInto is what the language's copy puts into an array of the function, nil unless that is the
// only thing that writes to it: as a key or a label the array is what was copied.
func (fr *frame) copiedInto(a *ssa.Alloc) *facts.Term {
	if _, ok := instr.Pointee(a.Type()).Underlying().(*types.Array); !ok {
		return nil
	}
	var from ssa.Value
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Slice:
			src := copySource(ref)
			if src == nil || from != nil {
				return nil
			}
			from = src
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return nil
		}
	}
	if from == nil {
		return nil
	}
	return fr.term(from)
}

// copySource is what is copied into a slice of an array that nothing else uses, nil for others.
func copySource(to *ssa.Slice) ssa.Value {
	if len(*to.Referrers()) != 1 {
		return nil
	}
	c, ok := (*to.Referrers())[0].(*ssa.Call)
	if !ok || !instr.IsBuiltin(&c.Call, "copy") || c.Call.Args[0] != ssa.Value(to) {
		return nil
	}
	return c.Call.Args[1]
}
