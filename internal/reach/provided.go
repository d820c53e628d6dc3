package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// provided follows a parameter of a function that is handed, with others, to code out of
// view which gives each what another one returns: an object of the parameter's type is the
// one that a provider among them makes, once for each container of dependencies.
func (w *Walker) provided(f *program.Func, u program.Use, n int, base *facts.Term, st Stance) Roots {
	var out Roots
	if u.How != facts.UseArg || n >= len(f.Params) || f.Params[n].Type == "" || f.Parent == "" && f.Recv != "" {
		return out
	}
	for _, p := range w.Reach.providers[f.Params[n].Type] {
		if p.Func == f.ID || p.In.Testing {
			continue
		}
		made := w.Reach.one(facts.OpCall, p.Func, 0)
		out.merge(w.From(p.In, p.Block, w.Reach.startingAt(base, made), st))
	}
	return out
}

// noteProviders notes the functions that are handed to code out of view and return an
// object that they make, by its type.
func (l *Reach) noteProviders() {
	for _, f := range l.SortedFuncs() {
		t := l.MakerOf[f.ID]
		if t == "" || f.Testing {
			continue
		}
		for _, u := range f.UsedAt {
			if l.handedOver(u) {
				l.providers[t] = append(l.providers[t], u)
			}
		}
	}
	for _, f := range l.SortedFuncs() {
		if !slices.ContainsFunc(f.UsedAt, l.handedOver) {
			continue
		}
		for _, p := range f.Params {
			for _, u := range l.providers[p.Type] {
				l.provides[u.Func] = true
			}
		}
	}
}

// handedOver reports whether a function is an argument of code out of view.
func (l *Reach) handedOver(u program.Use) bool {
	return u.How == facts.UseArg && u.Call < len(u.In.Calls) && !l.AnyInView(l.DirectTargets(&u.In.Calls[u.Call]))
}
