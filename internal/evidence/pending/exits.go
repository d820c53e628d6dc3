package pending

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// site is what the activations of one function that one call begins, or an insert of its
// own, have in common.
type site struct {
	f    *program.Func
	call *facts.Call // nil for an insert of the function's own
}

func arrangedAt(f *program.Func, block, seq int) growth.Arrangement {
	p := growth.Arrangement{Block: block, Seq: seq, Reached: make([]bool, len(f.Blocks))}
	program.Follow(f, []int{block}, nil, func(b int) bool { p.Reached[b] = true; return false })
	return p
}

// exitsWithout are those of a function that removes nothing, for all containers the same.
func exitsWithout(l *growth.Growth, f *program.Func) map[int]*growth.Exits {
	known := l.Exits[f]
	if known == nil {
		known = map[int]*growth.Exits{}
		l.Exits[f] = known
	}
	return known
}
