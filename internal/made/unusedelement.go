package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// inUnusedElement reports whether what a call gives goes nowhere but into elements of a map or list
// in a field, and no code uses what stands there: it is put in, looked for and taken out alone.
func (m *madeFinder) inUnusedElement(f *program.Func, h *facts.Handle) bool {
	held := heldAt{f: f, from: h.From, n: h.N, result: h.Result}.holdingAt()
	if held == nil || len(held.Flows) == 0 {
		return false
	}
	for i := range held.Flows {
		w := &held.Flows[i]
		if w.How != facts.FlowElem || w.Part != "" || w.Func != "" || w.Dest.Op != facts.OpField || !m.unusedElements(f, w.Dest.Text) {
			return false
		}
	}
	return true
}

// unusedElements reports whether nobody uses what stands in the container of a field: code out of view
// cannot name the field, and no code in view does anything with an element or hands the container on.
func (m *madeFinder) unusedElements(f *program.Func, key string) bool {
	if reach.IsExported(program.LastName(key)) && !f.Package.Closed {
		return false
	}
	known, ok := m.unused[key]
	if !ok {
		s := newSettler(m)
		known = !slices.ContainsFunc(m.l.SortedFuncs(), func(g *program.Func) bool {
			return !g.Testing && (m.handsTerm(g, key) || s.handsPart(g, key) || s.handsPart(g, key+"[]"))
		})
		m.unused[key] = known
	}
	return known
}

// missesAgain reports whether a condition is that a container in a field has not some key, and code
// takes single keys out of it: what is started for one goes on when the key has gone.
func (m *madeFinder) missesAgain(g *facts.Guard) bool {
	if g.Kind != facts.GuardHit || !g.Neg || g.X == nil || g.X.Op != facts.OpField {
		return false
	}
	return m.loses(g.X.Text)
}
