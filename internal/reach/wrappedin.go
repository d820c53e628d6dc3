package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// runWrappedIn is how often f runs, which g is given as argument n and which a closure calls that g
// returns: a middleware, a filter. The closure runs as often as it does where those put it, or call
// it, who have had f wrapped; of one that they only return on nothing is told.
func (l *Reach) runWrappedIn(f, g *program.Func, n int) Run {
	key := "wrapped " + f.ID + " " + program.ArgKey(g.ID, n)
	if l.passing.underWay[key] {
		return RunTold
	}
	l.passing.underWay[key] = true
	defer delete(l.passing.underWay, key)
	out := RunTold
	for _, h := range l.ClosuresOf(g) {
		if k, _ := l.runsIn(h, l.ParamIndex(g, n), l.Levels(h, g), maxPassed); k == RunTold {
			continue
		}
		for h != nil && h != g {
			out = max(out, l.runGivenBack(f, g, h, n))
			h = l.Funcs[h.Parent] // a closure in the one that g returns, such as a goroutine
		}
	}
	return out
}

// runGivenBack is how often a closure of g runs where those put it, or call it, who have had it
// returned by g for f as argument n.
func (l *Reach) runGivenBack(f, g, h *program.Func, n int) Run {
	out := RunTold
	for _, u := range h.Returned {
		if !u.In.Testing && l.isFunction(program.ArgAt(u.Via.Args, n), f) {
			out = max(out, l.RunAt(h, u))
		}
	}
	for _, e := range h.Callers {
		if v := e.Call.Value; v != nil && v.Op == facts.OpCall && v.Text == g.ID && !e.Caller.Testing && l.isFunction(program.ArgAt(v.Args, n), f) {
			out = max(out, l.runCalled(e))
		}
	}
	return out
}

// runCalled is how often a call runs what another call has yielded, for one time that it did.
func (l *Reach) runCalled(e program.Edge) Run {
	out := runNow
	if e.Mode == facts.ModeGo {
		out = runOnce
	}
	v := e.Call.Value
	made := -1
	if v.Up == 0 {
		made = callBlock(e.Caller, v.Text)
	}
	if lp := l.UnboundedAround(e.Caller, e.Block, made); lp != nil {
		out = max(out, runInLoop(lp))
	}
	f := e.Caller
	for range v.Up { // a closure calls it that was made beside it
		for _, u := range f.UsedAt {
			if u.In.ID == f.Parent && !u.In.Testing {
				out = max(out, l.RunAt(f, u))
			}
		}
		if f = l.Funcs[f.Parent]; f == nil {
			break
		}
	}
	return out
}

// isFunction reports whether a term may be a function, or a call that yields it.
func (l *Reach) isFunction(t *facts.Term, f *program.Func) bool {
	return slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool {
		return a.Op == facts.OpFunc && a.Text == f.ID || a.Op == facts.OpCall && f.Parent != "" && slices.Contains(l.ResultTargets(a, maxPassed), f.ID)
	})
}
