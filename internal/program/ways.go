package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// LeastOnWay is the least sum of what stands at the blocks of a way from a block to a
// return, a number that no sum reaches if there is none.
func LeastOnWay(f *facts.Func, from int, at map[int]int) int {
	const none = 1 << 20
	sum := make([]int, len(f.Blocks))
	for i := range sum {
		sum[i] = none
	}
	sum[from] = at[from]
	least := none
	for work := []int{from}; len(work) > 0; {
		b := work[0]
		work = work[1:]
		if f.Blocks[b].Return {
			least = min(least, sum[b])
		}
		for _, next := range f.Blocks[b].Succs {
			if n := sum[b] + at[next]; n < sum[next] && !f.Blocks[next].Unreachable {
				sum[next] = n
				work = append(work, next)
			}
		}
	}
	return least
}

// ReturnsWithin reports whether control can leave a loop with the given head, otherwise than at the
// head, to a return.
func ReturnsWithin(f *Func, head int) bool {
	n := f.Blocks[head].Loop
	if n == 0 {
		return false
	}
	for b := range f.Blocks {
		if b == head || !InLoop(f, b, n) {
			continue
		}
		for _, to := range f.Blocks[b].Succs {
			if !InLoop(f, to, n) && (f.Blocks[to].Return || Leaves(f, to)) {
				return true
			}
		}
	}
	return false
}

// UntilLoop is the number (from 1) of the loop around a block that goes on until something has come
// about: one without a condition of its own, or with one that is no count and no time. 0 without.
func UntilLoop(f *Func, block int) int {
	for n := range LoopsAround(f, block) {
		lp := &f.Loops[n-1]
		if lp.Endless {
			return n
		}
		if cond := f.Blocks[lp.Head].Cond; cond != nil && lp.Over == nil {
			switch cond.Kind {
			case facts.GuardCall, facts.GuardFlag, facts.GuardNil, facts.GuardErr, facts.GuardHit:
				return n
			}
		}
	}
	return 0
}

// LeavesInTime reports whether a way leads out of the endless loop around a block once some time
// has passed, or after a number of turns.
func LeavesInTime(f *Func, block int) bool {
	n := UntilLoop(f, block)
	limit := func(g facts.Guard) bool {
		return InLoop(f, g.Block, n) && (g.Kind == facts.GuardTime || g.Kind == facts.GuardLen)
	}
	for i := range f.Blocks {
		if !InLoop(f, i, n) {
			continue
		}
		for _, to := range f.Blocks[i].Succs {
			if InLoop(f, to, n) {
				continue
			}
			cond := f.Blocks[i].Cond
			if cond != nil && limit(*cond) || slices.ContainsFunc(f.GuardsAt(to), limit) || slices.ContainsFunc(f.GuardsAt(i), limit) {
				return true
			}
		}
	}
	return false
}

// ComesToBe is the block of a function in which it makes something, or a call gives it, -1 if that cannot be told.
func ComesToBe(f *Func, root *facts.Term) int {
	switch root.Op {
	case facts.OpNew:
		if mk := MakeOf(f, root.N); mk != nil {
			return mk.Block
		}
	case facts.OpCall:
		for i := range f.Calls {
			if Yields(&f.Calls[i], root) {
				return f.Calls[i].Block
			}
		}
	}
	return -1
}

// ComesTo reports whether control can get from a block to another one, which may be the same,
// without passing one of some blocks.
func ComesTo(f *Func, from, to int, done map[int]bool) bool {
	return Follow(f, f.Blocks[from].Succs, func(b int) bool { return done[b] || f.Blocks[b].Unreachable }, func(b int) bool { return b == to })
}

// CatchesUp reports whether f can do its part again without starting anything between.
func CatchesUp(f *Func, done map[int]bool, start, made int) bool {
	for b := range done {
		if Follow(f, f.Blocks[b].Succs, func(o int) bool { return o == start || o == made && f.Blocks[made].Loop > 0 }, func(o int) bool { return done[o] }) {
			return true
		}
	}
	return false
}

// IsCase reports whether a block follows on a case of a select: nothing that was received
// leads there, but that case.
func IsCase(f *Func, block int) bool {
	if slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Default && c.Op == facts.CommRecv && c.Then == block }) {
		return true
	}
	return slices.ContainsFunc(f.Waits, func(w facts.Wait) bool {
		return len(w.Cases) > 1 && slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return c.Then == block })
	})
}
