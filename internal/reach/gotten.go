package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
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
	if len(targets) == 0 { // one object for all who ask
		targets = w.Reach.wrapped(f.Calls[i].Value, 2)
		st.rate |= w.Reach.Rates().At(f, f.Calls[i].Block) & rateHow
	}
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

// wrapped are the functions whose results a function value gives that a library function has made around
// them: such as one that calls its function once, and gives what that gave from then on.
func (l *Reach) wrapped(value *facts.Term, hops int) []string {
	var out []string
	for _, t := range value.Alternatives() {
		if t.IsUnknown() {
			continue
		}
		if t.Op != facts.OpCall {
			for _, s := range l.stored[program.PlaceKey(t)] {
				if hops > 0 && !s.in.Testing {
					out = append(out, l.wrapped(s.val, hops-1)...)
				}
			}
			continue
		}
		for _, r := range l.Table.Func(program.SplitCallee(t.Text)) {
			if fn := program.ArgAt(t.Args, r.Arg); r.Role == library.Calls && r.Times == library.Once && fn.Op == facts.OpFunc {
				out = append(out, fn.Text)
			}
		}
	}
	return out
}
