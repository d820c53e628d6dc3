package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Admits reports whether a call of a library lets so many through, or one.
func (l *Growth) Admits(c *facts.Call) bool {
	return l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Admits
	})
}

// LetsThrough reports whether the outcome of a call tells that this one is let through:
// one of a library that admits, or one in view that does so or changes what it asks.
func (l *Growth) LetsThrough(f *program.Func, call *facts.Term) bool {
	if call == nil || call.Op != facts.OpCall {
		return false
	}
	for i := range f.Calls {
		if c := &f.Calls[i]; program.Yields(c, call) && l.Admits(c) {
			return true
		}
	}
	g := l.Funcs[call.Text]
	if g == nil {
		return false
	}
	return len(l.StoresOf[g.ID]) > 0 || slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return l.Admits(&c) })
}
