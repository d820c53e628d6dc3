package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxLift is how many calls up what a helper does is read as done by those who call it.
const maxLift = 3

// together reports whether one activation brings about both events, as their functions and those
// that call them tell: of several containers that have the same helpers, the statement in the
// helper says nothing. A function that calls for the one or the other, as its input says, has an
// activation of its own for each; so has a goroutine.
func (l *Growth) together(a, b *Event) bool {
	if a.Func == b.Func {
		return OneRun(a, b)
	}
	if program.Outermost(l.Program, a.Func) == program.Outermost(l.Program, b.Func) {
		return true
	}
	up := l.CallersOf([]string{b.Func.ID}, maxLift)
	if up[a.Func.ID] {
		return l.oneTurn(a.Func, a.Block, up)
	}
	return slices.ContainsFunc(a.Func.Callers, func(e program.Edge) bool {
		if e.Mode == facts.ModeGo {
			return false
		}
		if e.Caller == b.Func {
			return e.Mode == facts.ModeDefer || InTurn(b.Func, e.Block, b.Block) || InTurn(b.Func, b.Block, e.Block)
		}
		if up[e.Caller.ID] {
			return l.oneTurn(e.Caller, e.Block, up)
		}
		return !l.isStarted(e.Caller) && up[program.Outermost(l.Program, e.Caller).ID]
	})
}

// OneRun reports whether a function that comes to one of two places in it also comes to the other,
// before the loops around both begin another turn. A function that does the one or the other, as
// its input says, has an activation of its own for each.
func OneRun(a, b *Event) bool {
	return a.Func == b.Func && (InTurn(a.Func, a.Block, b.Block) || InTurn(a.Func, b.Block, a.Block))
}

// within reports whether a run of a function, or of one with the closures in it, may bring about
// both events.
func (l *Growth) within(a, b *Event) bool {
	if a.Func == b.Func {
		return OneRun(a, b)
	}
	return program.Outermost(l.Program, a.Func) == program.Outermost(l.Program, b.Func)
}

// oneTurn reports whether a function that comes to one place also comes to a call that leads to
// some others, before the loops around both begin another turn.
func (l *Growth) oneTurn(f *program.Func, block int, to map[string]bool) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Mode != facts.ModeGo && slices.ContainsFunc(l.Targets(f, &c), func(id string) bool { return to[id] }) && (InTurn(f, block, c.Block) || InTurn(f, c.Block, block))
	})
}

// InTurn reports whether control can go from one block to another before a loop around both begins
// another turn.
func InTurn(f *program.Func, from, to int) bool {
	if from == to || from >= len(f.Blocks) || to >= len(f.Blocks) {
		return true
	}
	again := func(b int) bool {
		for n := range f.Loops {
			if f.Loops[n].Head == b && program.InLoop(f, from, n+1) && program.InLoop(f, to, n+1) {
				return true
			}
		}
		return false
	}
	return program.Follow(f, f.Blocks[from].Succs, again, func(b int) bool { return b == to })
}

// FollowsInTurn reports whether a place of a function, in a block by its order, comes after another one
// in the same turn of the loops around both.
func FollowsInTurn(f *program.Func, from, fromSeq, to, toSeq int) bool {
	if from == to {
		return toSeq > fromSeq
	}
	return InTurn(f, from, to)
}

// isStarted reports whether a closure runs as a goroutine of its own.
func (l *Growth) isStarted(f *program.Func) bool {
	return slices.ContainsFunc(f.UsedAt, func(u program.Use) bool { return u.How == facts.UseGo })
}
