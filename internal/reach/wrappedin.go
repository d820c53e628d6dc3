package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// runWrappedIn is how often f runs, which g is given as argument n and which a closure calls that g
// returns: a middleware. The closure runs as often as it does where those put it who have had f
// wrapped; of one that they only return on nothing is told.
func (l *Reach) runWrappedIn(f, g *program.Func, n int) Run {
	key := "wrapped " + f.ID + " " + program.ArgKey(g.ID, n)
	if l.passing.underWay[key] {
		return RunTold
	}
	l.passing.underWay[key] = true
	defer delete(l.passing.underWay, key)
	out := RunTold
	for _, h := range l.ClosuresOf(g) {
		if len(h.Returned) == 0 {
			continue
		}
		if k, _ := l.runsIn(h, l.ParamIndex(g, n), l.Levels(h, g), maxPassed); k == RunTold {
			continue
		}
		for _, u := range h.Returned {
			if !u.In.Testing && isFunction(program.ArgAt(u.Via.Args, n), f) {
				out = max(out, l.RunAt(h, u))
			}
		}
	}
	return out
}

// isFunction reports whether a term may be a function.
func isFunction(t *facts.Term, f *program.Func) bool {
	return slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool { return a.Op == facts.OpFunc && a.Text == f.ID })
}
