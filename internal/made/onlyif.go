package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// onlyIf says why a function may not come to a block at which it makes something for those who call
// it, no reason if nothing tells.
func (m *madeFinder) onlyIf(f *program.Func, block int) reason.Reason {
	switch guards := f.GuardsAt(block); {
	case slices.ContainsFunc(guards, func(g facts.Guard) bool { return program.OnRequestOf(f, &g) }):
		return reason.OnRequest.With()
	case slices.ContainsFunc(guards, m.unlessInContext):
		return reason.UnlessInContext.With()
	}
	return reason.Reason{}
}

// unlessInContext reports whether a condition holds where a context has nothing under a key under
// which code in view puts something. The look-up may be in a function that gives what it has found.
func (m *madeFinder) unlessInContext(g facts.Guard) bool {
	if !(g.Kind == facts.GuardCall && g.Neg || g.Kind == facts.GuardNil && !g.Neg) || g.X.Op != facts.OpCall {
		return false
	}
	if m.l.InContext(g.X) {
		return true
	}
	callee := m.l.Funcs[g.X.Text]
	return callee != nil && len(callee.Results) > 0 && slices.ContainsFunc(callee.Results[0].Alternatives(), m.l.InContext)
}
