package program

import (
	"slices"
	"sync"

	"github.com/growthlint/growthlint/internal/facts"
)

// OnFailure reports whether a guard holds where an error was seen.
func OnFailure(g facts.Guard) bool { return g.Kind == facts.GuardErr && !g.Neg }

// Reaches reports whether control can go from one block to another. Each reaches itself.
func Reaches(f *Func, from, to int) bool {
	return from == to || f.Reached.ask(f, from, to)
}

// LeadsTo reports whether a way goes from one place of a function, in a block by its
// order, to another place.
func LeadsTo(f *Func, from, fromSeq, to, toSeq int) bool {
	if from == to {
		return fromSeq < toSeq
	}
	return Reaches(f, from, to)
}

// Leaves reports whether control can go from a block to a return.
func Leaves(f *Func, from int) bool { return f.Reached.Leaves(f, from, -1) }

// Cycles reports whether control can come back to a block without passing another.
func Cycles(f *Func, block, without int) bool {
	return Follow(f, f.Blocks[block].Succs, func(b int) bool { return b == without }, func(b int) bool { return b == block })
}

// ReturnsPast reports whether control can go on from a block to a return without passing
// some others.
func ReturnsPast(f *Func, from int, others func(int) bool) bool {
	return Follow(f, f.Blocks[from].Succs, others, func(b int) bool { return f.Blocks[b].Return })
}

// ComesBy reports whether each way from the beginning of a function to a block comes by another one, or is
// that.
func ComesBy(f *Func, by, to int) bool {
	return by == to || !Follow(f, []int{0}, func(b int) bool { return b == by }, func(b int) bool { return b == to })
}

// Follow visits the blocks that control can reach, the first ones included, without
// passing some others (nil: none), until visit is content. It reports whether it was.
func Follow(f *Func, from []int, others, visit func(int) bool) bool {
	return search(f, from, others, visit, func(b int) []int { return f.Blocks[b].Succs })
}

func search(f *Func, from []int, others, visit func(int) bool, next func(int) []int) bool {
	turns := 0
	defer func() { f.Steps.Add(turns) }()
	seen := make([]bool, len(f.Blocks))
	work := slices.Clone(from)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		turns++
		if seen[b] || others != nil && others(b) {
			continue
		}
		seen[b] = true
		if visit(b) {
			return true
		}
		work = append(work, next(b)...)
	}
	return false
}

// reached remembers answers about the ways through a function. Code asks of many places
// whether they lead to one, or of one whether it leads to many: when questions of a sort
// have come to about as many blocks as there are, one search answers all others.
type reached struct {
	mu    sync.Mutex
	preds [][]int
	// asked is the last question that was answered by itself, spent the number of blocks
	// that this and those of its sort before it have come to.
	asked    [2]int
	spent    int
	from, to set
	// returns are the blocks that lead to a return, past those that do so without passing one.
	returns, past set
}

// set is the set of blocks that lead to, or come after, one.
type set struct {
	of  int
	has []bool
}

func (s *set) is(of int) bool { return s.has != nil && s.of == of }

// ask reports whether control can go from one block to another one.
func (r *reached) ask(f *Func, from, to int) bool {
	if to < 0 || to >= len(f.Blocks) {
		return false // a place that f does not have
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.to.is(to):
		return r.to.has[from]
	case r.from.is(from):
		return r.from.has[to]
	case r.asked[1] == to && r.costly(f):
		r.to = set{to, r.before(f, []int{to}, -1)}
		return r.to.has[from]
	case r.asked[0] == from && r.costly(f):
		r.from = set{from, make([]bool, len(f.Blocks))}
		Follow(f, []int{from}, nil, func(b int) bool { r.from.has[b] = true; return false })
		return r.from.has[to]
	}
	if r.asked[0] != from && r.asked[1] != to {
		r.spent = 0
	}
	r.asked = [2]int{from, to}
	return Follow(f, []int{from}, nil, func(b int) bool { r.spent++; return b == to })
}

// costly reports whether the questions so far were worth a search that answers all.
func (r *reached) costly(f *Func) bool { return 2*r.spent > len(f.Blocks) }

// Leaves reports whether control can go from a block to a return without passing another
// one, -1 for none.
func (r *reached) Leaves(f *Func, from, without int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	known := &r.past
	if without < 0 {
		known = &r.returns
	}
	if !known.is(without) {
		var ends []int
		for b := range f.Blocks {
			if f.Blocks[b].Return {
				ends = append(ends, b)
			}
		}
		*known = set{without, r.before(f, ends, without)}
	}
	return known.has[from]
}

// before are the blocks from which control can come to some, those included, without
// passing another one.
func (r *reached) before(f *Func, ends []int, without int) []bool {
	if r.preds == nil {
		r.preds = make([][]int, len(f.Blocks))
		for b := range f.Blocks {
			for _, s := range f.Blocks[b].Succs {
				r.preds[s] = append(r.preds[s], b)
			}
		}
	}
	out := make([]bool, len(f.Blocks))
	search(f, ends, func(b int) bool { return b == without },
		func(b int) bool { out[b] = true; return false }, func(b int) []int { return r.preds[b] })
	return out
}
