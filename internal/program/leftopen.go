package program

import (
	"maps"

	"github.com/growthlint/growthlint/internal/facts"
)

// Given are the blocks to which control comes from a block at which a call gives something, but for those
// to which it only comes where the call has failed, and before the next turn of a loop; a block with the
// head of none is nowhere.
func Given(f *Func, from int, c *facts.Call, head int) map[int]bool {
	out := map[int]bool{}
	for work := []int{from}; len(work) > 0; {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if out[b] {
			continue
		}
		out[b] = true
		for i, to := range f.Blocks[b].Succs {
			if to != head && (f.Blocks[b].Cond == nil || len(f.Blocks[b].Succs) != 2 || !FailsOn(f, b, i, c)) {
				work = append(work, to)
			}
		}
	}
	return out
}

// turnFrom are the blocks to which control comes from a block before the next turn of a loop, with
// that block.
func turnFrom(f *Func, from, head int) map[int]bool {
	out := map[int]bool{from: true}
	Follow(f, f.Blocks[from].Succs, func(b int) bool { return b == head }, func(b int) bool {
		out[b] = true
		return false
	})
	return out
}

// FailsOn reports whether the branch at the end of a block goes its way i only where a call gave
// nothing.
func FailsOn(f *Func, block, i int, c *facts.Call) bool {
	on := *f.Blocks[block].Cond
	on.Neg = on.Neg != (i == 1)
	return FailsBy(&on, c)
}

// failedOn reports whether the branch at the end of a block goes its way i only where a call gave
// nothing, or asks something that is not understood.
func failedOn(f *Func, block, i int, c *facts.Call) bool {
	g := f.Blocks[block].Cond
	return g == nil || g.X.IsUnknown() || FailsOn(f, block, i, c)
}

// AfterAny reports whether a way leads from one of some blocks to another one, in the same turn: where
// it comes to the block again in which the thing is given, that is another thing.
func AfterAny(f *Func, paid map[int]bool, from, to int) bool {
	for p := range paid {
		if Follow(f, []int{p}, func(b int) bool { return b == from && b != p }, func(b int) bool { return b == to }) {
			return true
		}
	}
	return false
}

// OpensTurn reports whether the loop in which a call of f gives the thing can go on to its next
// turn, where it is given another one, by a way that was forgotten: no way of the turn on which
// it is let go of or handed on leads there. What other turns do with it, or what comes after the
// loop, is not told apart, and says that nothing was forgotten.
func OpensTurn(f *Func, from int, c *facts.Call, paid map[int]bool) bool {
	n := f.Blocks[from].Loop
	if n == 0 {
		return false
	}
	head := f.Loops[n-1].Head
	if head != from && Follow(f, f.Blocks[head].Succs, func(b int) bool { return b == from }, func(b int) bool { return paid[b] }) {
		return false
	}
	turn := turnFrom(f, from, head)
	settled := map[int]bool{}
	for p := range paid {
		if !turn[p] {
			return false
		}
		settled[p] = true
		maps.Copy(settled, turnFrom(f, p, head))
	}
	for b := range Given(f, from, c, head) {
		if settled[b] || FailedBefore(f, b, c) {
			continue
		}
		for i, to := range f.Blocks[b].Succs {
			if to == head && (len(f.Blocks[b].Succs) == 1 || !failedOn(f, b, i, c)) {
				return true
			}
		}
	}
	return false
}

// TurnsOver reports whether the loop in which a call of f gives something can go on to its next turn.
func TurnsOver(f *Func, c *facts.Call) bool {
	n := f.Blocks[c.Block].Loop
	if n == 0 {
		return false
	}
	head := f.Loops[n-1].Head
	for b := range Given(f, c.Block, c, head) {
		for i, to := range f.Blocks[b].Succs {
			if to == head && !FailedBefore(f, b, c) && (f.Blocks[b].Cond == nil || !FailsOn(f, b, i, c)) {
				return true
			}
		}
	}
	return false
}

// InOneTurn reports whether control comes from a block to another one in the same turn of loop number n.
func InOneTurn(f *Func, n, from, to int) bool { return turnFrom(f, from, f.Loops[n-1].Head)[to] }

// LeftByFailure reports whether a function returns, or makes the call again in its next turn, where
// the call has given an error, without coming to where what the call gave is let go of or handed
// on, then or before.
func LeftByFailure(f *Func, c *facts.Call, paid map[int]bool) bool {
	if paid[c.Block] {
		return false
	}
	for b := range f.Blocks {
		g := f.Blocks[b].Cond
		if g == nil || g.Kind != facts.GuardErr || len(f.Blocks[b].Succs) != 2 || !AsksOf(g, c) || paid[b] || AfterAny(f, paid, c.Block, b) {
			continue
		}
		to := 0
		if g.Neg {
			to = 1
		}
		left, seen := false, false
		Follow(f, []int{f.Blocks[b].Succs[to]}, func(b int) bool {
			left = left || b == c.Block
			return b == c.Block
		}, func(b int) bool {
			left = left || f.Blocks[b].Return && !f.Blocks[b].Unreachable
			seen = seen || paid[b]
			return seen
		})
		if left && !seen {
			return true
		}
	}
	return false
}
