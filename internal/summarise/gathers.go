package summarise

import (
	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// gathers marks the loops that append, at their turns, to a list that they carry or that
// lies in a variable or field.
func (fr *frame) gathers() {
	for _, b := range fr.f.Blocks {
		n := fr.out.Blocks[b.Index].Loop
		if n == 0 {
			continue
		}
		for _, in := range b.Instrs {
			if c, ok := in.(*ssa.Call); ok && instr.IsAppend(c) && carriesOn(c.Call.Args[0], 4) {
				fr.out.Loops[n-1].Gathers = true
			}
		}
	}
}

// carriesOn reports whether a list is what an earlier turn has left: a loop's variable,
// or one that is loaded from where it is kept.
func carriesOn(v ssa.Value, depth int) bool {
	switch v := v.(type) {
	case *ssa.Phi, *ssa.UnOp:
		return true
	case *ssa.Call:
		return depth > 0 && instr.IsAppend(v) && carriesOn(v.Call.Args[0], depth-1)
	}
	return false
}
