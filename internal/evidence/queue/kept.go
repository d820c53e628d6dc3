package queue

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// keptOnFailure finds a list that a loop hands to a call that may fail, and that is
// cut only where the call has succeeded: while it fails, everything is kept.
func keptOnFailure(l *growth.Growth, c *growth.Container) *Queue {
	shrinks, ok := liveShrinks(c)
	grows := liveGrows(c)
	if !ok || len(grows) == 0 || slices.ContainsFunc(grows, func(g *growth.Event) bool { return success(l, c, g) != nil }) {
		return nil
	}
	if by := backOnFailure(l, c, shrinks); by != nil {
		why := reason.Reason{Code: reason.AddedAgain, Of: by.Display}
		reclass(shrinks, growth.ClassOnSuccess, why)
		return &Queue{Shape: QueueKept, Why: why}
	}
	var why reason.Reason
	for _, e := range shrinks {
		gates := gates(l, c, e)
		if len(gates) == 0 || !e.Roots.Live() {
			return nil
		}
		for _, g := range gates {
			if triesOn(g) || g.connects && addsBehind(l, grows, g) {
				return nil
			}
			if !(e.Roots.Event || e.Roots.Tick) && !addsFirst(l, grows, g) || !goesOn(l, g.in, g.guard, 3) && !addsFirst(l, grows, g) {
				return nil
			}
			why = reason.Reason{Code: reason.CutOnSuccess, Of: g.in.Display}
			if g.connects {
				why.Code = reason.CutConnected
			}
		}
	}
	reclass(shrinks, growth.ClassOnSuccess, why)
	return &Queue{Shape: QueueKept, Why: why}
}

// backOnFailure is a function in which what fails is put back that any of the removals takes out;
// nil if a removal takes something for good.
func backOnFailure(l *growth.Growth, c *growth.Container, shrinks []*growth.Event) *program.Func {
	var by *program.Func
	for _, e := range shrinks {
		if by = l.BackOnFailure(c, e); by == nil {
			return nil
		}
	}
	return by
}

// successGate is a test, in a function, of whether a call has succeeded.
type successGate struct {
	in    *program.Func
	guard facts.Guard
	// connects says that the call makes a connection, and has not to do with the list.
	connects bool
}

// gates are the tests behind which a shrink lies: its own function's, or those of all that
// call it. None means that it can be reached otherwise.
func gates(l *growth.Growth, c *growth.Container, e *growth.Event) []successGate {
	if e.Site != e.Func {
		return nil
	}
	gate := func(f *program.Func, base *facts.Term, around []facts.Guard) (successGate, bool) {
		if g := successOf(l, c, f, around); g != nil {
			return successGate{in: f, guard: *g}, true
		}
		if g := connected(l, f, base, around); g != nil {
			return successGate{in: f, guard: *g, connects: true}, true
		}
		return successGate{}, false
	}
	if g, ok := gate(e.Func, e.Base, e.Guards); ok {
		return []successGate{g}
	}
	var out []successGate
	for _, up := range e.Func.Callers {
		if up.Caller.Testing {
			continue
		}
		g, ok := gate(up.Caller, e.Base.Substitute(up.Args), l.Around(up.Caller, up.Block))
		if !ok {
			return nil
		}
		out = append(out, g)
	}
	return out
}

// addsFirst reports whether a function adds to the list, whatever comes of the call that it
// then makes: each time that this fails there is one more.
func addsFirst(l *growth.Growth, grows []*growth.Event, gate successGate) bool {
	return slices.ContainsFunc(grows, func(g *growth.Event) bool {
		return slices.ContainsFunc(l.SeenFrom(g), func(at growth.Lifted) bool {
			return at.Func == gate.in && program.Reaches(at.Func, at.Block, gate.guard.Block)
		})
	})
}

// addsBehind reports whether all that adds to the list lies behind a test itself: nothing is added while
// the call fails.
func addsBehind(l *growth.Growth, grows []*growth.Event, gate successGate) bool {
	return !slices.ContainsFunc(grows, func(g *growth.Event) bool {
		return !slices.ContainsFunc(l.SeenFrom(g), func(at growth.Lifted) bool {
			return at.Func == gate.in && slices.ContainsFunc(at.Func.GuardsAt(at.Block), func(a facts.Guard) bool {
				return a.Kind == gate.guard.Kind && a.Neg == gate.guard.Neg && a.X.Equal(gate.guard.X)
			})
		})
	})
}

// triesOn reports whether a function whose call has failed makes it again until it succeeds, or until
// a context ends: nothing is added meanwhile.
func triesOn(gate successGate) bool {
	f, failed := gate.in, failureSide(gate.in, gate.guard)
	if failed < 0 {
		return false
	}
	return !program.Follow(f, []int{failed}, func(b int) bool { return b == gate.guard.Block }, func(b int) bool {
		return f.Blocks[b].Return && !slices.ContainsFunc(f.GuardsAt(b), func(g facts.Guard) bool {
			return g.Kind == facts.GuardErr && !g.Neg && g.X != nil && g.X.Op == facts.OpCall && g.X.Text == "(context.Context).Err"
		})
	})
}

// success returns the guard that says that a call which has the container, or reads
// it, gave no error.
func success(l *growth.Growth, c *growth.Container, e *growth.Event) *facts.Guard {
	if e.Site != e.Func {
		return nil
	}
	return successOf(l, c, e.Func, e.Guards)
}

func successOf(l *growth.Growth, c *growth.Container, f *program.Func, guards []facts.Guard) *facts.Guard {
	for i := range guards {
		g := &guards[i]
		if g.Kind != facts.GuardErr || !g.Neg || g.X == nil || g.X.Op != facts.OpCall {
			continue
		}
		if mentions(g.X, c) || takesBatch(g.X, c, f) || g.X.Any(func(t *facts.Term) bool { return t.Op == facts.OpCall && readsContainer(l, t.Text, c, 2) }) {
			return g
		}
	}
	return nil
}

// takesBatch reports whether a call is handed a list that the function has put together, which reads
// the container: a copy of its first elements.
func takesBatch(call *facts.Term, c *growth.Container, f *program.Func) bool {
	return slices.Contains(f.Reads, c.ID) && slices.ContainsFunc(call.Args, func(a *facts.Term) bool {
		return a != nil && a.Op == facts.OpAppend && program.RootOf(a).Op != facts.OpParam
	})
}

// readsContainer reports whether a function in view, or what it calls, looks into c.
func readsContainer(l *growth.Growth, id string, c *growth.Container, depth int) bool {
	f := l.Funcs[id]
	if f == nil || depth == 0 {
		return false
	}
	if slices.Contains(f.Reads, c.ID) {
		return true
	}
	return slices.ContainsFunc(f.Calls, func(call facts.Call) bool { return readsContainer(l, call.Func, c, depth-1) })
}

// goesOn reports whether control stays in an endless loop after the call of the guard
// has failed: in this function's own, or in that of a caller who does not hear of it
// or goes on all the same.
func goesOn(l *growth.Growth, f *program.Func, g facts.Guard, depth int) bool {
	failed := failureSide(f, g)
	if failed < 0 || depth == 0 {
		return false
	}
	stays, returns := false, false
	loop := 0
	for n := range program.LoopsAround(f, g.Block) { // the outermost
		if f.Loops[n-1].Endless {
			loop = n
		}
	}
	program.Follow(f, []int{failed}, func(b int) bool { return b == g.Block }, func(b int) bool {
		stays = stays || loop > 0 && f.Loops[loop-1].Head == b
		returns = returns || f.Blocks[b].Return
		return false
	})
	if loop > 0 && program.InLoop(f, failed, loop) {
		return stays || f.Loops[loop-1].Head == g.Block
	}
	started := func(e program.Edge) bool { return e.Mode == facts.ModeGo && !e.Caller.Testing }
	if !returns || loop > 0 && slices.ContainsFunc(f.Callers, started) { // its own goroutine has ended
		return false
	}
	return len(f.Results) == 0 || callerGoesOn(l, f, depth-1)
}

// callerGoesOn reports whether a caller drops the result of f, does not test it in a loop without an
// end, or goes on after it was an error.
func callerGoesOn(l *growth.Growth, f *program.Func, depth int) bool {
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		if e.Caller.Testing {
			return false
		}
		if e.Call.Dropped || e.Mode == facts.ModeGo {
			return true
		}
		for i := range e.Caller.Blocks {
			for _, g := range e.Caller.Blocks[i].Guards {
				if g.Kind == facts.GuardErr && g.X != nil && g.X.Op == facts.OpCall && g.X.Text == f.ID {
					return goesOn(l, e.Caller, g, depth)
				}
			}
		}
		for n := range program.LoopsAround(e.Caller, e.Block) {
			if e.Caller.Loops[n-1].Endless {
				return true // which asks nothing of the error, as one that only logs it
			}
		}
		return false
	})
}

// failureSide is the block to which the test of an error guard goes when there was an
// error, or -1.
func failureSide(f *program.Func, g facts.Guard) int {
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
