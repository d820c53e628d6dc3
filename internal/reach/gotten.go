package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// gotten follows what a call of a function value gives: a getter, a provider, a factory that was passed
// as a parameter or stands in a field. Each function that the value can be tells where it has the object
// from; ok is false where one of them is not in view, so that what it gives may be anything.
func (w *Walker) gotten(f *program.Func, base, call *facts.Term, st Stance) (out Roots, ok bool) {
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return c.Func == "" && !c.Iface && program.Yields(&c, call) })
	if i < 0 {
		return out, false
	}
	targets := w.Reach.Targets(f, &f.Calls[i])
	for _, id := range targets {
		g := w.Reach.Funcs[id]
		if g == nil || g.Unread || call.N >= len(g.Results) || g.Results[call.N].IsUnknown() {
			return Roots{}, false
		}
		if g.Testing {
			continue
		}
		for _, res := range g.Results[call.N].Alternatives() {
			out.merge(w.From(g, 0, w.Reach.startingAt(base, res), st))
		}
	}
	return out, out.found()
}
