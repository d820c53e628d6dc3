package made

import (
	"slices"
	"strings"

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
		if w.How != facts.FlowElem || w.Part != "" || w.Func != "" || w.Dest.Op != facts.OpField || !m.unusedElements(f, w.Dest.Text) || m.handsOut(w.Dest.Text) {
			return false
		}
	}
	return true
}

// unusedElements reports whether nobody uses what stands in the container of a field: code out of view
// cannot name the field, and no code in view does anything with an element.
func (m *madeFinder) unusedElements(f *program.Func, key string) bool {
	if reach.IsExported(program.LastName(key)) && !f.Package.Closed {
		return false
	}
	known, ok := m.unused[key]
	if !ok {
		known = !slices.ContainsFunc(m.l.SortedFuncs(), func(g *program.Func) bool {
			return !g.Testing && touchesElements(g, key)
		})
		m.unused[key] = known
	}
	return known
}

// handsOut reports whether some code gives the container of a field to somebody.
func (m *madeFinder) handsOut(key string) bool {
	return slices.ContainsFunc(m.l.SortedFuncs(), func(g *program.Func) bool { return !g.Testing && m.handsTerm(g, key) })
}

// touchesElements reports whether a function does anything with the elements of a field of an object that
// it has.
func touchesElements(f *program.Func, key string) bool {
	way := "." + key + "[]"
	return slices.ContainsFunc(f.Holdings, func(h facts.Holding) bool {
		return slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool { return strings.Contains(w.Part, way) })
	})
}

// missesAgain reports whether a condition is that a container in a field has not some key, and code
// takes single keys out of it: what is started for one goes on when the key has gone.
func (m *madeFinder) missesAgain(g *facts.Guard) bool {
	in := g.X
	switch {
	case in == nil:
		return false
	case g.Kind == facts.GuardNil && !g.Neg && in.Op == facts.OpElem:
		in = in.Arg(0)
	case g.Kind != facts.GuardHit || !g.Neg:
		return false
	}
	return in.Op == facts.OpField && m.loses(in.Text)
}
