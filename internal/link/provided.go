package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// provided follows a parameter of a function that is handed, with others, to code out of
// view which gives each what another one returns: an object of the parameter's type is the
// one that a provider among them makes, once for each container of dependencies.
func (w *walker) provided(f *Func, u use, n int, base *facts.Term, st stance) Roots {
	var out Roots
	if u.How != facts.UseArg || n >= len(f.Params) || f.Params[n].Type == "" || f.Parent == "" && f.Recv != "" {
		return out
	}
	for _, p := range w.l.providers[f.Params[n].Type] {
		if p.Func == f.ID || p.in.Testing {
			continue
		}
		made := &facts.Term{Op: facts.OpCall, Text: p.Func}
		out.merge(w.from(p.in, p.Block, startingAt(base, made), st))
	}
	return out
}

// noteProviders notes the functions that are handed to code out of view and return an
// object that they make, by its type.
func (l *linker) noteProviders() {
	for _, f := range l.index.sortedFuncs() {
		t := l.index.makerOf[f.ID]
		if t == "" || f.Testing {
			continue
		}
		for _, u := range f.usedAt {
			if l.handedOver(u) {
				l.providers[t] = append(l.providers[t], u)
			}
		}
	}
	for _, f := range l.index.sortedFuncs() {
		if !slices.ContainsFunc(f.usedAt, l.handedOver) {
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
func (l *linker) handedOver(u use) bool {
	return u.How == facts.UseArg && u.Call < len(u.in.Calls) && !l.anyInView(l.index.directTargets(&u.in.Calls[u.Call]))
}
