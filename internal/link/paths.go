package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// reaches reports whether control can go from one block to another. Each reaches itself.
func reaches(f *facts.Func, from, to int) bool {
	return from == to || follow(f, []int{from}, nil, func(b int) bool { return b == to })
}

// leadsTo reports whether a way goes from one place of a function, in a block by its
// order, to another place.
func leadsTo(f *facts.Func, from, fromSeq, to, toSeq int) bool {
	if from == to {
		return fromSeq < toSeq
	}
	return reaches(f, from, to)
}

// leaves reports whether control can go from a block to a return.
func leaves(f *facts.Func, from int) bool {
	return follow(f, []int{from}, nil, func(b int) bool { return f.Blocks[b].Return })
}

// cycles reports whether control can come back to a block without passing another.
func cycles(f *facts.Func, block, without int) bool {
	return follow(f, f.Blocks[block].Succs, func(b int) bool { return b == without }, func(b int) bool { return b == block })
}

// returnsPast reports whether control can go on from a block to a return without passing
// some others.
func returnsPast(f *facts.Func, from int, others func(int) bool) bool {
	return follow(f, f.Blocks[from].Succs, others, func(b int) bool { return f.Blocks[b].Return })
}

// coversExits reports whether every path from the grow to a return passes the shrink;
// where no return can be reached, every path back to the grow.
func coversExits(f *facts.Func, g, e *Event) bool {
	if g.Block == e.Block {
		return e.Seq > g.Seq
	}
	if !leaves(f, g.Block) {
		return !cycles(f, g.Block, e.Block)
	}
	return !f.Blocks[g.Block].Return && !returnsPast(f, g.Block, func(b int) bool { return b == e.Block })
}

// follow visits the blocks that control can reach, the first ones included, without
// passing some others (nil: none), until visit is content. It reports whether it was.
func follow(f *facts.Func, from []int, others, visit func(int) bool) bool {
	seen := make([]bool, len(f.Blocks))
	work := slices.Clone(from)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] || others != nil && others(b) {
			continue
		}
		seen[b] = true
		if visit(b) {
			return true
		}
		work = append(work, f.Blocks[b].Succs...)
	}
	return false
}
