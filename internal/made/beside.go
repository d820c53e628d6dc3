package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// beside is something that a function lets run beside others: by a go statement, by a library's
// group, or by a helper that runs what it is given.
type beside struct {
	*spawned
	// waited says that the call which starts it waits for it as well.
	waited bool
}

// besides are what a function lets run beside it, or beside each other.
func (m *madeFinder) besides(f *program.Func) []beside {
	var out []beside
	for i := range f.Calls {
		c := &f.Calls[i]
		if m.starts(c) {
			out = append(out, beside{spawned: m.crewOf(f, c)})
			continue
		}
		async := m.l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Calls && r.Async })
		waited := !async && m.runsBeside(c)
		if !async && !waited {
			continue
		}
		for j := range f.Uses {
			u := &f.Uses[j]
			listed := async && u.How == facts.UseElem && slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return t != nil && t.Op == facts.OpElem })
			if u.How == facts.UseArg && u.Call == i || listed {
				out = append(out, beside{m.usedBy(f, c, u), waited})
			}
		}
		for _, a := range c.Args { // what a function has made for it
			if a != nil && a.Op == facts.OpCall {
				out = append(out, m.givenBy(f, c, a, waited)...)
			}
		}
	}
	return out
}

// usedBy is a function that f hands to a call, or puts into a list for it, as something that runs
// beside f.
func (m *madeFinder) usedBy(f *program.Func, c *facts.Call, u *facts.Use) *spawned {
	s := &spawned{m: m, f: f, call: c}
	g := m.l.Funcs[u.Func]
	if g == nil || g.Unread {
		return s
	}
	e := program.Edge{Caller: f, Call: c, Block: c.Block}
	if u.Bound != nil {
		e.Args = []*facts.Term{u.Bound}
	}
	s.collect(bodyPart{f: g, lift: func(t *facts.Term) *facts.Term { return m.valueOf(f, m.w.Rebase(g, e, t)) }, up: -1}, maxBodyDepth)
	return s
}

// givenBy are the functions that f hands to a call as the result of another one.
func (m *madeFinder) givenBy(f *program.Func, c *facts.Call, v *facts.Term, waited bool) []beside {
	var out []beside
	for _, st := range m.startedAs(f, c, &facts.Call{Value: v}, nil, v) {
		s := &spawned{m: m, f: f, call: c}
		s.collect(bodyPart{f: st.f, lift: func(t *facts.Term) *facts.Term { return m.valueOf(f, st.lift(t)) }, up: -1}, maxBodyDepth)
		out = append(out, beside{s, waited})
	}
	return out
}

// runsBeside reports whether a call of a function in view runs what it is given on goroutines, and
// comes back when they have ended.
func (m *madeFinder) runsBeside(c *facts.Call) bool {
	h := m.l.Funcs[c.Func]
	if h == nil || h.Unread || c.Mode != facts.ModePlain {
		return false
	}
	known, ok := m.groups[h.ID]
	if !ok {
		known = m.isGroup(h)
		m.groups[h.ID] = known
	}
	return known
}

// isGroup reports whether a function starts goroutines, calls functions that it was given, and waits.
func (m *madeFinder) isGroup(h *program.Func) bool {
	starts, calls, waits := false, false, false
	for _, g := range m.l.WithClosures(h) {
		for i := range g.Calls {
			d := &g.Calls[i]
			starts = starts || d.Mode == facts.ModeGo || m.l.HasRow(d, func(r *library.Row) bool { return r.Role == library.Calls && r.Async })
			calls = calls || d.Value != nil
			waits = waits || g == h && waitsForAll(d)
		}
	}
	return starts && calls && waits
}

// waitsForAll reports whether a call waits for all goroutines of a group.
func waitsForAll(c *facts.Call) bool {
	return c.Mode == facts.ModePlain && program.WaitsForGroup(c)
}
