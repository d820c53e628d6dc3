package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// niled finds fields that a function sets to nil where something has failed with what they hold, without
// letting go of that, as other such places do first: nobody has it then.
func (m *madeFinder) niled() {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread || m.isEnd(f) {
			continue
		}
		for _, st := range m.l.StoresOf[f.ID] {
			sites := m.releases[st.Field]
			if st.Val.Op != facts.OpZero || st.In > 0 || len(sites) == 0 || !m.forgetsOpen(f, &st, sites) {
				continue
			}
			like := m.nilsReleased(st.Field, sites)
			a, ok := m.openedInto(st.Field)
			if like == nil || !ok {
				continue
			}
			made := m.report(&a, FaultForgotten, m.rootsAt(f, st.Block), reason.NiledUnreleased.With(f.Display, program.LastName(st.Field), like.in.Display))
			if made != nil {
				made.note("released-elsewhere", reason.SameReleased.With(), like.in, like.call.Pos)
			}
		}
	}
}

// forgetsOpen reports whether a store of nil comes where a call has failed that worked with what the field
// holds, and nothing around it lets go of that or hands it on.
func (m *madeFinder) forgetsOpen(f *program.Func, st *facts.Store, sites []callSite) bool {
	key := st.Field
	worked := slices.ContainsFunc(f.GuardsAt(st.Block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardErr && !g.Neg && g.X.Op == facts.OpCall && slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			return program.Yields(&c, g.X) && m.worksWith(f, &c, key, 2)
		})
	})
	if !worked || m.givesOut(f, key, 1) || releasedBefore(f, sites) {
		return false
	}
	around := func(block int) bool {
		here := func(b int) bool { return b == st.Block }
		return here(block) || program.Reaches(f, st.Block, block) ||
			program.Reaches(f, block, st.Block) && program.Follow(f, []int{block}, nil, here)
	}
	sure := slices.DeleteFunc(slices.Clone(sites), func(s callSite) bool {
		return s.in != f && (program.Failed(s.in, s.call.Block) || s.in.Blocks[s.call.Block].Failed)
	})
	return !slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		if !around(c.Block) {
			return false
		}
		within := sure // what a call lets go of where it fails, it leaves where it does not
		if program.FailsOf(f, st.Block, &c) {
			within = sites
		}
		own := slices.ContainsFunc(sites, func(s callSite) bool { return s.in == f && s.call.Seq == c.Seq })
		g := m.l.Funcs[c.Func]
		return own || g != nil && g != f && m.releasesIn(g, within, 1)
	})
}

// releasedBefore reports whether a caller of a function has one of some releases on its way to the call.
func releasedBefore(f *program.Func, sites []callSite) bool {
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return slices.ContainsFunc(sites, func(s callSite) bool {
			return s.in == e.Caller && program.LeadsTo(s.in, s.call.Block, s.call.Seq, e.Block, e.Call.Seq)
		})
	})
}

// worksWith reports whether a call asks something of what a field holds, or is given it: itself, or by what it
// calls.
func (m *madeFinder) worksWith(f *program.Func, c *facts.Call, key string, depth int) bool {
	if slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return slices.Contains(m.readKeys(a), key) }) {
		return true
	}
	return depth > 0 && slices.ContainsFunc(m.l.Targets(f, c), func(id string) bool {
		g := m.l.Funcs[id]
		return g != nil && slices.ContainsFunc(g.Calls, func(d facts.Call) bool { return m.worksWith(g, &d, key, depth-1) })
	})
}

// givesOut reports whether a function, or one that it calls, gives what a field holds to somebody else, or puts it
// elsewhere.
func (m *madeFinder) givesOut(f *program.Func, key string, depth int) bool {
	is := func(t *facts.Term) bool { return slices.Contains(m.readKeys(t), key) }
	return slices.ContainsFunc(f.Results, func(t *facts.Term) bool { return slices.ContainsFunc(t.Alternatives(), is) }) ||
		slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return is(c.Val) }) ||
		slices.ContainsFunc(f.Sites, func(st facts.Site) bool { return st.Op != facts.Shrink && (is(st.Val) || is(st.Key)) }) ||
		slices.ContainsFunc(m.l.StoresOf[f.ID], func(st facts.Store) bool { return st.Field != key && is(st.Val) }) ||
		slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			if g := m.l.Funcs[c.Func]; depth > 0 && g != nil && g != f && m.givesOut(g, key, depth-1) {
				return true
			}
			return c.Mode == facts.ModeGo && slices.ContainsFunc(c.Args, is) || len(c.Args) > 1 && m.l.InView(&c) && slices.ContainsFunc(c.Args[1:], is)
		})
}

// nilsReleased is a release of what a field holds that comes before the field is set to nil, where something
// has failed, nil if there is none.
func (m *madeFinder) nilsReleased(key string, sites []callSite) *callSite {
	for i := range sites {
		s := &sites[i]
		if s.in.Testing || m.isEnd(s.in) || !program.Failed(s.in, s.call.Block) {
			continue
		}
		if slices.ContainsFunc(m.l.StoresOf[s.in.ID], func(st facts.Store) bool {
			return st.Field == key && st.Val.Op == facts.OpZero && (st.Block == s.call.Block || program.Reaches(s.in, s.call.Block, st.Block))
		}) {
			return s
		}
	}
	return nil
}

// openedInto is what opens what a field holds: a call that gives something with an end.
func (m *madeFinder) openedInto(key string) (acquisition, bool) {
	for _, st := range m.l.Stores[key] {
		f := m.l.Funcs[st.Func]
		if f == nil || f.Testing || st.Val.Op != facts.OpCall {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			if h.From == facts.HandleCall && h.Type != facts.FuncType && h.Type != facts.DescriptorType && program.Yields(&f.Calls[h.N], st.Val) {
				return acquisitionBy(f, h, reason.ResourceOf.With(program.ShortCallee(f.Calls[h.N].Callee))), true
			}
		}
	}
	return acquisition{}, false
}
