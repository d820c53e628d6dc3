package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// FailedBefore reports whether a block is reached only where a call gave nothing, or asks
// something of what it gave that is not understood.
func FailedBefore(f *Func, block int, c *facts.Call) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		if g.X.IsUnknown() {
			return Reaches(f, c.Block, g.Block)
		}
		return FailsBy(&g, c)
	})
}

// FailsBy reports whether a condition asks something of what a call gave, and not that it has not
// failed.
func FailsBy(g *facts.Guard, c *facts.Call) bool {
	return (AsksOf(g, c) || asksError(g, c)) && !(g.Kind == facts.GuardErr && g.Neg) && !(g.Kind == facts.GuardNil && g.Neg)
}

// asksError reports whether a condition holds where a function says something of the error of a call
// that gives one beside something else: there was one.
func asksError(g *facts.Guard, c *facts.Call) bool {
	return g.Kind == facts.GuardCall && !g.Neg && g.X.Op == facts.OpCall && slices.ContainsFunc(g.X.Args, func(t *facts.Term) bool {
		return t != nil && t.N > 0 && Yields(c, t)
	})
}

// FailsOf reports whether a block is reached only where a call has given an error.
func FailsOf(f *Func, block int, c *facts.Call) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return g.Kind == facts.GuardErr && !g.Neg && AsksOf(&g, c) })
}

// GivesUp reports whether a function returns at a block with the error of a call.
func GivesUp(f *Func, block int, c *facts.Call) bool {
	n := f.Blocks[block].Tail
	return n > 0 && &f.Calls[n-1] == c || FailsOf(f, block, c)
}

// AsksOf reports whether a condition asks something of what a call gave.
func AsksOf(g *facts.Guard, c *facts.Call) bool {
	return slices.ContainsFunc(g.X.Alternatives(), func(t *facts.Term) bool { return Yields(c, t) })
}

// Succeeded reports whether a block is reached only where a call has given no error, as far
// as that shows.
func Succeeded(f *Func, block int, c *facts.Call) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return g.Kind == facts.GuardErr && g.Neg && Yields(c, g.X) })
}

// Failed reports whether a block runs only where an error was seen.
func Failed(f *Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), OnFailure)
}

// LeadsOnError reports whether the other way on from a block is that without an error: then
// this one is that with it.
func LeadsOnError(f *Func, from, to int) bool {
	return slices.ContainsFunc(f.Blocks[from].Succs, func(other int) bool {
		return other != to && slices.ContainsFunc(f.GuardsAt(other), func(g facts.Guard) bool { return g.Kind == facts.GuardErr && g.Neg && g.Block == from })
	})
}

// SucceededTo reports whether a way leads to a block from where a call has given no error, past some
// blocks. Control may come there on ways without the call as well.
func SucceededTo(f *Func, to int, c *facts.Call, past map[int]bool) bool {
	for b := range f.Blocks {
		g := f.Blocks[b].Cond
		if g == nil || g.Kind != facts.GuardErr || len(f.Blocks[b].Succs) != 2 || !Yields(c, g.X) {
			continue
		}
		ok := 1
		if g.Neg {
			ok = 0
		}
		first := f.Blocks[b].Succs[ok]
		if first == to || !past[first] && Follow(f, []int{first}, func(b int) bool { return past[b] || b == c.Block }, func(b int) bool { return b == to }) {
			return true
		}
	}
	return false
}
