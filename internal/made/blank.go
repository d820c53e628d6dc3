package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// blanks finds functions that release something and are thrown away beside the result
// that they belong to.
func (m *madeFinder) blanks() {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || m.isEnd(f) {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			if h.From != facts.HandleCall || h.Type != facts.FuncType || !h.Several || len(h.Flows) > 0 || h.Result == 0 {
				continue
			}
			c := &f.Calls[h.N]
			if c.Callee.Pkg == "context" || c.Dropped || c.Mode != facts.ModePlain {
				continue
			}
			a := acquisitionBy(f, h, reason.OpenedBy.With(program.ShortCallee(c.Callee)))
			a.of = c.Func + a.of
			if slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return m.isContext(f, t) }) {
				a.weak = reason.ParentEnds.With()
			}
			if !m.releasesSomething(c, h.Result) {
				a.weak = reason.NotAnalyzed.With()
			}
			m.report(&a, FaultBlank, m.rootsAt(f, c.Block), reason.ReleaseDiscarded.With())
		}
	}
}

// releasesSomething reports whether a function that a call in view returns, as far as can
// be seen, lets something go: it calls what ends an object, removes an entry, closes.
func (m *madeFinder) releasesSomething(c *facts.Call, result int) bool {
	for _, id := range m.l.DirectTargets(c) {
		g := m.l.Funcs[id]
		if g == nil || result >= len(g.Results) {
			continue
		}
		for _, t := range g.Results[result].Alternatives() {
			if t == nil {
				continue
			}
			if t.Op == facts.OpCall && slices.ContainsFunc(g.Calls, func(d facts.Call) bool {
				return program.Yields(&d, t) && (makesContext(m.l, &d) || m.releasesSomething(&d, t.N))
			}) {
				return true
			}
			if h := m.l.Funcs[t.Text]; t.Op == facts.OpFunc && h != nil && (m.isRelease(h) || h.Parent == "" && program.IsReleaseName(h.Name)) {
				return true
			}
		}
	}
	return false
}

// makesContext reports whether a call makes a context and what cancels it.
func makesContext(l *growth.Growth, c *facts.Call) bool {
	return l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Construct && r.Kind == "context"
	})
}

// isRelease reports whether a function closes, calls what releases, or removes an entry.
func (m *madeFinder) isRelease(h *program.Func) bool {
	return len(h.Closings) > 0 || slices.ContainsFunc(h.Calls, func(c facts.Call) bool {
		return m.l.ReleasesReceiver(&c) || program.IsReleaseName(c.Callee.Name)
	}) || slices.ContainsFunc(h.Sites, func(s facts.Site) bool { return s.Op == facts.Shrink })
}
