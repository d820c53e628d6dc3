package reach

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
)

// runsAsElement tells how often a function runs that stands in a list or table which its
// maker, or who gets it from that, does not let out: as often as these call an element of it, or
// as it runs where they hand one on, if it is known what becomes of it there.
func (l *Reach) runsAsElement(u program.Use) Run {
	out := runNow
	calls := func(g *program.Func, made int, is func(*facts.Term) bool) {
		for i := range g.Calls {
			c := &g.Calls[i]
			for n, a := range c.Args {
				if a != nil && is(a) && l.AnyInView(l.DirectTargets(c)) {
					out = max(out, l.runHanded(c, n, maxPassed)) // the table as a whole
				}
				if a != nil && a.Op == facts.OpElem && is(a.Arg(0)) && (l.AnyInView(l.DirectTargets(c)) || l.Callback(c, n) != libcall.CallbackUnknown) {
					out = max(out, l.runHanded(c, n, maxPassed))
				}
			}
			if c.Value == nil || c.Value.Op != facts.OpElem || !is(c.Value.Arg(0)) {
				continue
			}
			if lp := l.UnboundedAround(g, c.Block, made); lp != nil {
				out = max(out, runInLoop(lp))
			}
		}
	}
	calls(u.In, u.Block, func(t *facts.Term) bool { return u.Into != nil && t.Op == facts.OpNew && t.Up == 0 && t.N == u.Into.N })
	for _, e := range u.In.Callers {
		calls(e.Caller, e.Block, func(t *facts.Term) bool { return t.Op == facts.OpCall && t.Text == u.In.ID })
	}
	return out
}
