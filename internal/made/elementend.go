package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// elementFate is what becomes of an element that leaves its container.
type elementFate int

const (
	// elementLeft: nobody is seen to let go of what it has.
	elementLeft elementFate = iota
	// elementGone: it goes where nobody follows, or to somebody else.
	elementGone
	// elementEnded: what it has is let go of.
	elementEnded
)

// leaving is a place at which an element leaves a container, or all do, seen from a function.
type leaving struct {
	f     *program.Func
	block int
	// base is the object that has the container.
	base *facts.Term
	// key is the key of what leaves, all that all do.
	key *facts.Term
	all bool
	// slot says that it is the place of a list: how long that is tells nothing of what is there.
	slot bool
}

const (
	maxLeavingHops = 3
	maxEndDepth    = 3
)

// heldTwice reports whether a thing is in the elements of another container too.
func heldTwice(debts []elementDebt, d *elementDebt) bool {
	return slices.ContainsFunc(debts, func(o elementDebt) bool {
		return o.pos == d.pos && o.f == d.f && o.of == d.of && (o.key != d.key || o.rest != d.rest)
	})
}

// fateIn is what becomes of an element as a function sees to it.
type fateIn struct {
	fate elementFate
	f    *program.Func
}

// fatesOf tells what becomes of an element where it leaves: in the function, or, where that takes
// out what its callers name and does no more, in each of them.
func (m *madeFinder) fatesOf(s *settler, d *elementDebt, v *leaving, hops int) []fateIn {
	root, way := program.WayTo(v.base)
	at, ok := heldOf(v.f, root, way+"."+d.key+"[]"+d.rest)
	if !ok {
		return []fateIn{{elementGone, v.f}}
	}
	fate := elementEnded
	if !m.endsNear(d, v) {
		fate = m.settledAt(s, v, at)
	}
	named := v.all || v.key.Any(func(t *facts.Term) bool { return t.Op == facts.OpParam && !t.Equal(root) })
	for i := range v.f.Holdings {
		h := &v.f.Holdings[i]
		if fate != elementLeft || h.From != facts.HandleParam || root.Op == facts.OpParam && h.N == root.N || d.rest == "" {
			continue
		}
		if slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool { return w.Part != "" && strings.HasPrefix(d.rest, w.Part) }) {
			fate, named = m.settledAt(s, v, heldAt{f: v.f, from: facts.HandleParam, n: h.N, part: d.rest}), true
		}
	}
	if fate != elementLeft || !named || hops == 0 {
		return []fateIn{{fate, v.f}}
	}
	return m.fatesAbove(s, d, v, hops)
}

// fatesAbove tells what the callers of a function do with what that takes out for them.
func (m *madeFinder) fatesAbove(s *settler, d *elementDebt, v *leaving, hops int) []fateIn {
	var out []fateIn
	for _, e := range v.f.Callers {
		switch {
		case e.Caller.Testing:
			continue
		case e.Param || e.Iface:
			out = append(out, fateIn{elementGone, e.Caller})
			continue
		}
		up := &leaving{f: e.Caller, block: e.Block, base: m.w.Rebase(v.f, e, v.base), key: m.w.Rebase(v.f, e, v.key), all: v.all}
		if e.Mode != facts.ModePlain {
			up.block = nowhere
		}
		out = append(out, m.fatesOf(s, d, up, hops-1)...)
	}
	if !slices.ContainsFunc(out, func(in fateIn) bool { return in.fate != elementLeft }) {
		return []fateIn{{elementLeft, v.f}}
	}
	return out
}

// settledAt tells what a function does with an element on the ways that come by a place.
func (m *madeFinder) settledAt(s *settler, v *leaving, at heldAt) elementFate {
	st := s.settle(at, maxSettleDepth)
	for _, e := range st.ends {
		if e.late || v.beside(e.block) && !v.untold(e.told) {
			return elementEnded
		}
	}
	if slices.ContainsFunc(st.escapes, v.beside) {
		return elementGone
	}
	if slices.ContainsFunc(st.moves, func(mv move) bool { return v.beside(mv.block) }) ||
		slices.ContainsFunc(st.puts, func(p put) bool { return p.in != v.f || v.beside(p.block) }) {
		return elementGone
	}
	return elementLeft
}

// beside reports whether some way comes by a block as well as by the place.
func (v *leaving) beside(block int) bool {
	return block == nowhere || v.block == nowhere || program.Reaches(v.f, block, v.block) || program.Reaches(v.f, v.block, block)
}

// untold reports whether a send that is a case of a select has not been made on any way that comes by the place.
func (v *leaving) untold(c *facts.Comm) bool {
	if c == nil || c.Then < 0 || v.block == nowhere {
		return false
	}
	head := nowhere
	if n := v.f.Blocks[v.block].Loop; n > 0 && v.turns() {
		head = v.f.Loops[n-1].Head
	}
	reaches := func(from []int, to int) bool {
		return program.Follow(v.f, from, func(b int) bool { return b == head }, func(b int) bool { return b == to })
	}
	return !reaches([]int{c.Then}, v.block) && !reaches(v.f.Blocks[v.block].Succs, c.Block)
}

// turns reports whether what leaves is what a loop over the container has come to: each turn has another one.
func (v *leaving) turns() bool { return v.key != nil && v.key.Op == facts.OpKey }

// heldIn reports whether an end asks a container for the thing that puts it there.
func (e *ending) heldIn(puts []put) bool {
	return e.held != "" && slices.ContainsFunc(puts, func(p put) bool { return program.PlaceKey(p.dest) == e.held })
}

// endsNear reports whether the function, or what it calls on a way that comes by the place, lets
// go of such a thing in an object that was not made just before.
func (m *madeFinder) endsNear(d *elementDebt, v *leaving) bool {
	for _, g := range m.l.WithClosures(program.Outermost(m.l.Program, v.f)) {
		near := func(block int, late bool) bool { return late || g != v.f || v.beside(block) }
		for _, at := range m.endSites(d) {
			if at.in == g && near(at.call.Block, late(at.call)) {
				return true
			}
		}
		for i := range g.Calls {
			c := &g.Calls[i]
			if !near(c.Block, late(c)) {
				continue
			}
			for _, id := range m.l.Targets(g, c) {
				if h := m.l.Funcs[id]; h != nil && h != v.f && m.endsWithin(d, h, maxEndDepth) {
					return true
				}
			}
		}
	}
	return false
}

// endsWithin reports whether a function, or what it calls, lets go of such a thing; what makes
// one may have let go of that.
func (m *madeFinder) endsWithin(d *elementDebt, f *program.Func, depth int) bool {
	if slices.Contains(d.by, f) || depth == 0 {
		return false
	}
	family := m.l.WithClosures(f)
	if slices.ContainsFunc(m.endSites(d), func(at callSite) bool { return slices.Contains(family, at.in) }) {
		return true
	}
	for _, g := range family {
		for i := range g.Calls {
			for _, id := range m.l.Targets(g, &g.Calls[i]) {
				if h := m.l.Funcs[id]; h != nil && h != f && m.endsWithin(d, h, depth-1) {
					return true
				}
			}
		}
	}
	return false
}

// endSites are the calls that let go of the thing in an object, or of a part that has it.
func (m *madeFinder) endSites(d *elementDebt) []callSite {
	if out, known := m.partEnds[d.rest]; known {
		return out
	}
	var out []callSite
	for key, sites := range m.releases {
		if i := strings.Index(d.rest, "."+key); i >= 0 {
			if after := d.rest[i+1+len(key):]; after == "" || after[0] == '.' || after[0] == '[' {
				out = append(out, slices.DeleteFunc(slices.Clone(sites), func(at callSite) bool { return at.in.Testing })...)
			}
		}
	}
	m.partEnds[d.rest] = out
	return out
}

// endsItself reports whether an object lets go of the thing by what runs on it: in a goroutine that was started with
// it, or where code out of view calls. Where it is taken from the container for that, the container's owner does.
func (m *madeFinder) endsItself(d *elementDebt) bool {
	return slices.ContainsFunc(m.endSites(d), func(at callSite) bool {
		what := at.call.Value
		if what == nil {
			what = program.ArgAt(at.call.Args, 0)
		}
		return m.runsOn(at.in, program.RootOf(what), maxEndDepth)
	})
}

// runsOn reports whether a function works on an object, a term of it, on a goroutine of its own
// or for code out of view.
func (m *madeFinder) runsOn(f *program.Func, obj *facts.Term, hops int) bool {
	if obj.Op != facts.OpParam && (f.Parent == "" || obj.Up == 0) || hops == 0 {
		return false
	}
	for _, u := range f.UsedAt {
		if u.How == facts.UseGo || u.How != facts.UseCall && u.How != facts.UseDefer && (u.How != facts.UseArg || u.Call >= len(u.In.Calls) || !m.l.InView(&u.In.Calls[u.Call])) {
			return true
		}
	}
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		if e.Caller.Testing {
			return false
		}
		up := program.RootOf(m.w.Rebase(f, e, obj))
		if e.Mode == facts.ModeGo {
			return up.Op != facts.OpElem
		}
		return m.runsOn(e.Caller, up, hops-1)
	})
}
