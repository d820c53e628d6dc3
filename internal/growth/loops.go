package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// RangesOver reports whether a function, nil for one out of view, goes over a container.
func RangesOver(f *program.Func, c *Container) bool {
	return f != nil && slices.ContainsFunc(f.Loops, func(l facts.Loop) bool { return l.Over != nil && program.RefersTo(l.Over, c.Key) })
}

// coversExits reports whether every path from the grow to a return passes the shrink;
// where no return can be reached, every path back to the grow.
func coversExits(f *program.Func, g, e *Event) bool {
	if g.Block == e.Block {
		return e.Seq > g.Seq
	}
	if !program.Leaves(f, g.Block) {
		return !program.Cycles(f, g.Block, e.Block)
	}
	return !f.Blocks[g.Block].Return &&
		!slices.ContainsFunc(f.Blocks[g.Block].Succs, func(b int) bool { return f.Reached.Leaves(f, b, e.Block) })
}
