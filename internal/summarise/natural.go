package summarise

import "golang.org/x/tools/go/ssa"

// has reports whether a block belongs to the loop.
func (l *natural) has(b *ssa.BasicBlock) bool {
	if l.nest.inner[b.Index] == nil {
		return false
	}
	at := l.nest.place[b.Index]
	return l.from <= at && at < l.from+l.size
}

// natural is a natural loop: its head and the blocks that reach a back edge to it. Two
// loops with different heads lie one in the other or apart from each other.
type natural struct {
	nest   *nest
	head   *ssa.BasicBlock
	parent *natural // the innermost loop around it, nil for none
	number int      // in the summary, counted from 1
	size   int      // of the body
	from   int      // where the body begins in the nest's order
	// body are the loop's blocks, those of inner loops included, waiting those of them
	// that may wait or that set a timer.
	body, waiting []*ssa.BasicBlock
	// leads reports whether some exit of the loop leads on into the function rather than
	// to its end.
	leads bool
	// told is set while the loop is read as one whose condition is a flag.
	told bool
}

// nest holds the loops of a function, inner ones before those around them.
type nest struct {
	loops []*natural
	// inner is the innermost loop of each block, place the block's in an order in which
	// each loop's body is in one piece.
	inner []*natural
	place []int
}
