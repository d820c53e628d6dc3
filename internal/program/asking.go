package program

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// EndsOnError reports whether an error leads out of the endless loop around a block: what
// the loop works on may be gone, as a connection that it keeps alive.
func EndsOnError(f *Func, block int) bool { return EndsOnErrorBut(f, block, nil) }

// EndsOnErrorBut is the same where some blocks, which follow on cases of a select, are never reached.
func EndsOnErrorBut(f *Func, block int, rests map[int]bool) bool {
	for n := range LoopsAround(f, block) {
		if !f.Loops[n-1].Endless {
			continue
		}
		for i := range f.Blocks {
			if InLoop(f, i, n) && f.Blocks[i].Return && Failed(f, i) {
				return true
			}
			for _, to := range f.Blocks[i].Succs {
				if InLoop(f, i, n) && !InLoop(f, to, n) && GoesOn(f, to, rests) && (Failed(f, to) || Failed(f, i) || LeadsOnError(f, i, to)) {
					return true
				}
			}
		}
	}
	return false
}

// ChoosesOnce is a choice by reflection after which the function may return without another one, otherwise than
// by the condition of a loop around it: there may be none left then.
func ChoosesOnce(f *Func) *facts.Call {
	chooses := func(b int) bool {
		return slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Func == "reflect.Select" && c.Block == b })
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Func != "reflect.Select" {
			continue
		}
		heads := map[int]bool{}
		for n := range LoopsAround(f, c.Block) {
			heads[f.Loops[n-1].Head] = true
		}
		again := func(b int) bool { return chooses(b) || heads[b] || f.Blocks[b].Unreachable }
		if f.Blocks[c.Block].Return || ReturnsPast(f, c.Block, again) {
			return c
		}
	}
	return nil
}

// TriesUntil reports whether loop number n (from 1) is left where a call in it has not
// failed.
func TriesUntil(f *Func, n int) bool {
	decided := func(from, to int, failed bool) bool {
		return slices.ContainsFunc(f.GuardsAt(to), func(g facts.Guard) bool { return g.Kind == facts.GuardErr && g.Neg != failed && g.Block == from })
	}
	for i := range f.Blocks {
		for _, to := range f.Blocks[i].Succs {
			if !InLoop(f, i, n) || InLoop(f, to, n) || Failed(f, i) {
				continue
			}
			if decided(i, to, false) || slices.ContainsFunc(f.Blocks[i].Succs, func(other int) bool { return other != to && decided(i, other, true) }) {
				return true
			}
		}
	}
	return false
}

// AsksFlag reports whether the loop around a wait asks a flag: that is how its end is told, and whoever sets
// the flag is asked for the wake.
func AsksFlag(f *Func, block int) bool {
	for n := range LoopsAround(f, block) {
		for b := range f.Blocks {
			if c := f.Blocks[b].Cond; c != nil && c.Kind == facts.GuardFlag && InLoop(f, b, n) {
				return true
			}
		}
	}
	return false
}

func AsksParam(f *Func, t *facts.Term) bool {
	switch {
	case t.IsUnknown() || t.Op == facts.OpCall:
		return false
	case t.Op == facts.OpParam:
		return t.Up == 0 && (f.Recv == "" || t.N > 0)
	}
	return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return AsksParam(f, a) })
}

// AsksOwnLength reports whether a block is reached only by what a list of the function's own has as its
// length.
func AsksOwnLength(f *Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardLen && g.X.Any(func(t *facts.Term) bool {
			return t.Op == facts.OpCall && t.Text == "len" && strings.Contains(t.Arg(0).String(), string(facts.OpAppend))
		})
	})
}

// OnRequestOf reports whether a condition asks for a parameter, or for a part of one: what a call answers
// that was given it is no request.
func OnRequestOf(f *Func, g *facts.Guard) bool {
	if g.Kind != facts.GuardFlag && g.Kind != facts.GuardEq {
		return false
	}
	return AsksParam(f, g.X)
}

// TurnsGiven reports whether control comes to the head of a loop once a call has given something.
func TurnsGiven(f *Func, given map[int]bool, head int, c *facts.Call) bool {
	for b := range f.Blocks {
		for i, to := range f.Blocks[b].Succs {
			if given[b] && to == head && (f.Blocks[b].Cond == nil || len(f.Blocks[b].Succs) != 2 || !FailsOn(f, b, i, c)) {
				return true
			}
		}
	}
	return false
}

// OfParam reports whether a term is a parameter or a part of one.
func OfParam(t *facts.Term) bool {
	return !t.IsUnknown() && RootOf(t).Op == facts.OpParam
}

// ReturnsLater reports whether control comes from a block of loop n to its next turn, and from within
// that to a return, without passing some blocks.
func ReturnsLater(f *Func, from, n int, past, excused func(int) bool) bool {
	head := f.Loops[n-1].Head
	if !Follow(f, f.Blocks[from].Succs, past, func(b int) bool { return b == head }) {
		return false
	}
	within := slices.DeleteFunc(slices.Clone(f.Blocks[head].Succs), func(b int) bool { return !InLoop(f, b, n) })
	return Follow(f, within, func(b int) bool { return b == head || past(b) }, func(b int) bool {
		return f.Blocks[b].Return && !f.Blocks[b].Unreachable && !excused(b)
	})
}
