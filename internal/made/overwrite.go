package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// replaced reports whether a store is the first one, or whoever stores has released what
// was there: in the same function, in one that it calls, or in one that calls it.
func (m *madeFinder) replaced(k keptIn, up int) bool {
	key, f, sites := program.PlaceKey(k.place), program.Outermost(m.l.Program, k.in), m.releasesOf(k)
	if slices.ContainsFunc(k.in.GuardsAt(k.flow.Block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && program.ReadKey(g.X) == key
	}) {
		return !m.forgets(key, sites)
	}
	return m.runOnce(f) || m.releasesIn(f, sites, 2) || m.callersRelease(f, sites, up)
}

// latched reports whether a store is made once in the life of the object that it is made
// in: it lies behind a field of that object that the same function sets, and that no code
// sets back.
func (m *madeFinder) latched(k keptIn) bool {
	return m.latchedAt(k.in, k.flow.Block, k.place)
}

// latchedAt is latched for a block of f and the place that takes something there.
func (m *madeFinder) latchedAt(f *program.Func, block int, place *facts.Term) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return m.latch(f, place, &g) })
}

func (m *madeFinder) latch(f *program.Func, place *facts.Term, g *facts.Guard) bool {
	unset := g.Kind == facts.GuardNil && !g.Neg || g.Kind == facts.GuardFlag && g.Neg
	if !unset || g.X == nil || g.X.Op != facts.OpField || !holderOf(g.X).Equal(holderOf(place)) {
		return false
	}
	sets := func(st facts.Store) bool { return st.Field == g.X.Text }
	if !slices.ContainsFunc(m.l.StoresOf[f.ID], sets) {
		return false
	}
	for _, stores := range m.l.StoresOf {
		if slices.ContainsFunc(stores, func(st facts.Store) bool {
			return sets(st) && (st.Val.IsUnknown() || st.Val.Op == facts.OpZero || st.Val.Op == facts.OpConst && st.Val.Text == "false")
		}) {
			return false
		}
	}
	return true
}

// holderOf is the object that a place lies in, through its fields and their elements.
func holderOf(t *facts.Term) *facts.Term {
	for t = program.RootOf(t); t.Op == facts.OpElem; {
		t = program.RootOf(t.Arg(0))
	}
	return t
}

// runOnce reports whether a function is handed to one in view that asks something before it
// calls it: whether it was run already, as far as can be told.
func (m *madeFinder) runOnce(f *program.Func) bool {
	return slices.ContainsFunc(f.UsedAt, func(u program.Use) bool {
		if u.How != facts.UseArg || u.Call >= len(u.In.Calls) {
			return false
		}
		c := &u.In.Calls[u.Call]
		return slices.ContainsFunc(m.l.DirectTargets(c), func(id string) bool {
			g := m.l.Funcs[id]
			is := program.IsParam(u.Arg, 0)
			return g != nil && slices.ContainsFunc(g.Calls, func(d facts.Call) bool {
				return (is(d.Value) || slices.ContainsFunc(d.Args, is)) && len(g.GuardsAt(d.Block)) > 0
			})
		})
	})
}

// forgets reports whether some code sets a place to nil again and again and has not released what
// was there: who asks for nil then stores as if nothing had been there before.
func (m *madeFinder) forgets(key string, sites []callSite) bool {
	return slices.ContainsFunc(m.l.Stores[key], func(st facts.Store) bool {
		g := m.l.Funcs[st.Func]
		if g == nil || g.Testing || st.Val.Op != facts.OpZero || m.isEnd(g) || m.emptied(g, &st, key) || !m.rootsAt(g, st.Block).Live() {
			return false
		}
		f := program.Outermost(m.l.Program, g)
		return !m.releasesIn(f, sites, 2) && !m.callersRelease(f, sites, 2)
	})
}

// emptied reports whether a store of nil comes only where a call has failed that the same function has put
// into the place just before: there was nothing in it.
func (m *madeFinder) emptied(f *program.Func, st *facts.Store, key string) bool {
	return slices.ContainsFunc(m.l.StoresOf[f.ID], func(o facts.Store) bool {
		return o.Field == key && o.In == st.In && o.Val.Op == facts.OpCall && slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			return c.Block == o.Block && program.Yields(&c, o.Val) && program.FailsOf(f, st.Block, &c)
		})
	})
}

// releasesOf are the calls that release what a place has kept: what it holds itself, or what
// the object that it holds has.
func (m *madeFinder) releasesOf(k keptIn) []callSite {
	var out []callSite
	for _, key := range k.keys() {
		out = append(out, m.releases[key]...)
	}
	return slices.DeleteFunc(out, func(c callSite) bool { return c.in.Testing || m.used(k.in) && m.unreached(c.in) })
}

// used reports whether code in view, tests apart, calls a function or hands it on: of what nobody
// uses yet, the end is not used either.
func (m *madeFinder) used(f *program.Func) bool {
	f = program.Outermost(m.l.Program, f)
	return len(f.UsedAt) > 0 || slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return !e.Caller.Testing })
}

// unreached reports whether nothing runs a function, whatever object it is called on. That other
// modules may is no end: who makes the object in view has to come to it.
func (m *madeFinder) unreached(f *program.Func) bool {
	r := m.l.WalkerOf("").From(f, 0, facts.Unknown(), reach.Stance{})
	return r.Dead && !r.Live() && !r.Setup && !r.Teardown && !r.Unknown
}

// keys are the fields by which one comes to what a place has kept: its own, and those of the
// objects that the function has put it in first.
func (k keptIn) keys() []string {
	if !k.flow.Within {
		return []string{program.PlaceKey(k.place)}
	}
	return append([]string{program.PlaceKey(k.place)}, k.inside...)
}

// callersRelease reports whether some caller of f releases what the place held.
func (m *madeFinder) callersRelease(f *program.Func, sites []callSite, up int) bool {
	if up == 0 {
		return false
	}
	for _, e := range f.Callers {
		g := program.Outermost(m.l.Program, e.Caller)
		if g != f && (m.releasesIn(g, sites, 1) || m.callersRelease(g, sites, up-1)) {
			return true
		}
	}
	return false
}

// releasesIn reports whether f, a closure of it, or a function that it calls has one of some
// releases, and comes to it again and again: what main defers, or does once it
// has nothing more to serve, comes after the last store and before none.
func (m *madeFinder) releasesIn(f *program.Func, sites []callSite, depth int) bool {
	if len(sites) == 0 {
		return false
	}
	family := m.l.WithClosures(f)
	if slices.ContainsFunc(sites, func(c callSite) bool {
		return slices.Contains(family, c.in) && m.comesAgain(c.in, c.call)
	}) {
		return true
	}
	if depth == 0 {
		return false
	}
	for _, g := range family {
		for i := range g.Calls {
			c := &g.Calls[i]
			if h := m.l.Funcs[c.Func]; h != nil && h != f && m.releasesIn(h, sites, depth-1) && m.comesAgain(g, c) {
				return true
			}
		}
	}
	return false
}

// comesAgain reports whether a call is made again and again for one and the same object: the one
// that has what the call takes first, or that itself.
func (m *madeFinder) comesAgain(f *program.Func, c *facts.Call) bool {
	of := c.Value
	if of == nil {
		of = program.ArgAt(c.Args, 0)
	}
	if of.Op == facts.OpField {
		of = of.Arg(0)
	}
	if of.Op == facts.OpGlobal {
		of = facts.Unknown()
	}
	return m.w.From(f, c.Block, of, reach.Stance{}).Live()
}

// liveRelease is a place that releases what the field or variable holds, and whether one
// of them is reached while the holder lives, again and again.
func (m *madeFinder) liveRelease(k keptIn) (*callSite, bool) {
	var at *callSite
	for _, c := range m.releasesOf(k) {
		at = &c
		g := program.Outermost(m.l.Program, c.in)
		if !(program.IsEndName(g.Name) && !program.TakesKey(g)) && m.comesAgain(c.in, c.call) {
			return at, true
		}
	}
	return at, false
}

// registers reports whether a context is kept by the one that it was made from: one that
// lives longer and can be cancelled.
func (m *madeFinder) registers(a *acquisition) bool {
	if a.call == nil || len(a.call.Args) == 0 {
		return false
	}
	parent := a.call.Args[0]
	return parent.Op == facts.OpField || parent.Op == facts.OpGlobal
}

// renewed reports whether a function that stores, or one that calls it, has used what stood there
// before: it does not begin the life of the object.
func (m *madeFinder) renewed(k keptIn) bool {
	key := program.PlaceKey(k.place)
	uses := func(f *program.Func, block, seq int) bool {
		return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			return len(c.Args) > 0 && slices.Contains(m.readKeys(c.Args[0]), key) && program.LeadsTo(f, c.Block, c.Seq, block, seq)
		})
	}
	return slices.ContainsFunc(k.in.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && uses(e.Caller, e.Block, e.Call.Seq)
	}) || uses(k.in, k.flow.Block, 0)
}

// keptUnlessFailed takes back of a thing that it is let go of where that comes only where something else has failed,
// and not on a way on which it is kept. What keeps it then are the places from which it can be let go of: what
// is made around it may have an end that leaves it as it is.
func (m *madeFinder) keptUnlessFailed(a *acquisition, st *handleState) {
	s := newSettler(m).settle(heldAt{f: a.f, from: a.handle.From, n: a.handle.N, result: a.handle.Result}, maxSettleDepth)
	apart := func(k keptIn, e ending) bool {
		return k.in == a.f && !program.Reaches(a.f, e.block, k.flow.Block) && !program.Reaches(a.f, k.flow.Block, e.block)
	}
	if len(s.ends) == 0 || slices.ContainsFunc(s.ends, func(e ending) bool {
		return e.late || e.after != nowhere || !program.Failed(a.f, e.block) || slices.ContainsFunc(st.kept, func(k keptIn) bool { return !apart(k, e) })
	}) {
		return
	}
	ended := func(k keptIn) bool {
		return slices.ContainsFunc(s.moves, func(mv move) bool { return strings.HasSuffix(mv.part, "."+program.PlaceKey(k.place)) })
	}
	if kept := slices.DeleteFunc(slices.Clone(st.kept), func(k keptIn) bool { return !ended(k) }); len(kept) > 0 {
		st.kept, st.released = kept, false
	}
}
