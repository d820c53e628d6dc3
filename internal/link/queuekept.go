package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// keptOnFailure finds a list that a loop hands to a call that may fail, and that is
// cut only where the call has succeeded: while it fails, everything is kept.
func (l *linker) keptOnFailure(c *Container) *Queue {
	shrinks, ok := liveShrinks(c)
	grows := liveGrows(c)
	if !ok || len(grows) == 0 || slices.ContainsFunc(grows, func(g *Event) bool { return l.success(c, g) != nil }) {
		return nil
	}
	what := ""
	for _, e := range shrinks {
		gates := l.gates(c, e)
		if len(gates) == 0 || !e.Roots.Live() {
			return nil
		}
		for _, g := range gates {
			if !(e.Roots.Event || e.Roots.Tick) && !l.addsFirst(grows, g) || !l.goesOn(g.in, g.guard, 3) && !l.addsFirst(grows, g) {
				return nil
			}
			what = g.in.Display
		}
	}
	why := "it is cut only where " + what + " has succeeded, so what fails is kept"
	reclass(shrinks, ClassOnSuccess, why)
	return &Queue{Shape: QueueKept, Why: why}
}

// successGate is a test, in a function, of whether a call has succeeded.
type successGate struct {
	in    *Func
	guard facts.Guard
}

// gates are the tests behind which a shrink lies: its own function's, or those of all that
// call it. None means that it can be reached otherwise.
func (l *linker) gates(c *Container, e *Event) []successGate {
	if g := l.success(c, e); g != nil {
		return []successGate{{e.Func, *g}}
	}
	var out []successGate
	for _, up := range e.Func.callers {
		if up.caller.Testing {
			continue
		}
		g := l.successOf(c, l.index.around(up.caller, up.block))
		if g == nil || e.Site != e.Func {
			return nil
		}
		out = append(out, successGate{up.caller, *g})
	}
	return out
}

// addsFirst reports whether a function adds to the list, whatever comes of the call that it
// then makes: each time that this fails there is one more.
func (l *linker) addsFirst(grows []*Event, gate successGate) bool {
	return slices.ContainsFunc(grows, func(g *Event) bool {
		return slices.ContainsFunc(l.seenFrom(g), func(at lifted) bool {
			return at.f == gate.in && reaches(at.f, at.block, gate.guard.Block)
		})
	})
}

// success returns the guard that says that a call which has the container, or reads
// it, gave no error.
func (l *linker) success(c *Container, e *Event) *facts.Guard {
	if e.Site != e.Func {
		return nil
	}
	return l.successOf(c, e.Guards)
}

func (l *linker) successOf(c *Container, guards []facts.Guard) *facts.Guard {
	for i := range guards {
		g := &guards[i]
		if g.Kind != facts.GuardErr || !g.Neg || g.X == nil || g.X.Op != facts.OpCall {
			continue
		}
		if mentions(g.X, c) || g.X.Any(func(t *facts.Term) bool { return t.Op == facts.OpCall && l.readsContainer(t.Text, c, 2) }) {
			return g
		}
	}
	return nil
}

// readsContainer reports whether a function in view, or what it calls, looks into c.
func (l *linker) readsContainer(id string, c *Container, depth int) bool {
	f := l.index.funcs[id]
	if f == nil || depth == 0 {
		return false
	}
	if slices.Contains(f.Reads, c.ID) {
		return true
	}
	return slices.ContainsFunc(f.Calls, func(call facts.Call) bool { return l.readsContainer(call.Func, c, depth-1) })
}

// goesOn reports whether control stays in an endless loop after the call of the guard
// has failed: in this function's own, or in that of a caller who does not hear of it
// or goes on all the same.
func (l *linker) goesOn(f *Func, g facts.Guard, depth int) bool {
	failed := failureSide(f, g)
	if failed < 0 || depth == 0 {
		return false
	}
	stays, returns := false, false
	loop := 0
	for n := range loopsAround(f, g.Block) { // the outermost
		if f.Loops[n-1].Endless {
			loop = n
		}
	}
	follow(f, []int{failed}, func(b int) bool { return b == g.Block }, func(b int) bool {
		stays = stays || loop > 0 && f.Loops[loop-1].Head == b
		returns = returns || f.Blocks[b].Return
		return false
	})
	if loop > 0 && inLoop(f, failed, loop) {
		return stays || f.Loops[loop-1].Head == g.Block
	}
	if !returns || loop > 0 {
		return false
	}
	return len(f.Results) == 0 || l.callerGoesOn(f, depth-1)
}

// callerGoesOn reports whether a caller drops the result of f, or goes on after it
// was an error.
func (l *linker) callerGoesOn(f *Func, depth int) bool {
	return slices.ContainsFunc(f.callers, func(e edge) bool {
		if e.caller.Testing {
			return false
		}
		if e.call.Dropped || e.mode == facts.ModeGo {
			return true
		}
		for i := range e.caller.Blocks {
			for _, g := range e.caller.Blocks[i].Guards {
				if g.Kind == facts.GuardErr && g.X != nil && g.X.Op == facts.OpCall && g.X.Text == f.ID {
					return l.goesOn(e.caller, g, depth)
				}
			}
		}
		return false
	})
}

// failureSide is the block to which the test of an error guard goes when there was an
// error, or -1.
func failureSide(f *Func, g facts.Guard) int {
	if g.Block >= len(f.Blocks) {
		return -1
	}
	succs := f.Blocks[g.Block].Succs
	if len(succs) != 2 {
		return -1
	}
	holds := func(b int, neg bool) bool {
		return slices.ContainsFunc(f.Blocks[b].Guards, func(x facts.Guard) bool {
			return x.Block == g.Block && x.Kind == facts.GuardErr && x.Neg == neg
		})
	}
	for i, s := range succs {
		if holds(s, false) || holds(succs[1-i], true) {
			return s
		}
	}
	return -1
}
