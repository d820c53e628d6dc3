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
			switch {
			case !m.releasesSomething(c, h.Result):
				a.weak = reason.NotAnalyzed.With()
			case m.runAnyway(c, h.Result) && m.hasRest(f, h):
				a.weak = reason.RunsAtEnd.With()
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

// runAnyway reports whether all functions in view that a call may mean, and that return the function which
// ends a context, run it also at the end of a goroutine of theirs, to which that does not come by
// that context alone: by what they return beside, as far as can be seen.
func (m *madeFinder) runAnyway(c *facts.Call, result int) bool {
	any := false
	for _, id := range m.l.DirectTargets(c) {
		g := m.l.Funcs[id]
		if g == nil || result >= len(g.Results) {
			continue
		}
		for _, t := range g.Results[result].Alternatives() {
			if t == nil || t.Op == facts.OpZero {
				continue
			}
			n := slices.IndexFunc(g.Calls, func(d facts.Call) bool { return program.Yields(&d, t) })
			if t.Op != facts.OpCall || n < 0 || !makesContext(m.l, &g.Calls[n]) || !slices.ContainsFunc(m.crewsOf(g), func(s *spawned) bool { return s.endsBy(n, t.N) }) {
				return false
			}
			any = true
		}
	}
	return any
}

// endsBy reports whether a goroutine calls, whatever comes about, a function that a call of the one that
// starts it has given, and waits nowhere for the end of a context alone.
func (s *spawned) endsBy(call, result int) bool {
	if len(s.parts) == 0 {
		return false
	}
	body := s.parts[0].f
	runs := func(w facts.Flow) bool {
		return w.How == facts.FlowCall && w.Func == body.ID && len(body.GuardsAt(w.Block)) == 0 && body.Blocks[w.Block].Loop == 0
	}
	return slices.ContainsFunc(s.f.Handles, func(h facts.Handle) bool {
		return h.From == facts.HandleCall && h.N == call && h.Result == result && slices.ContainsFunc(h.Flows, runs)
	}) && !slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Waits, func(w facts.Wait) bool { ctx, _ := s.onlyEnd(&p, &w); return ctx != nil })
	})
}

// hasRest reports whether a function releases, keeps or hands on something else that the call of a handle
// has given it.
func (m *madeFinder) hasRest(f *program.Func, h *facts.Handle) bool {
	s := newSettler(m)
	return slices.ContainsFunc(f.Handles, func(o facts.Handle) bool {
		if o.From != h.From || o.N != h.N || o.Result == h.Result {
			return false
		}
		st := s.settle(heldAt{f: f, from: o.From, n: o.N, result: o.Result}, maxSettleDepth)
		return st.kept || len(st.ends)+len(st.moves)+len(st.escapes) > 0
	})
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
