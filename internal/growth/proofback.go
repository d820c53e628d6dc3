package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// putBack reports whether every way on from a removal leads to an insert of the very same
// key: under what held there and still does, and with the key gone. Of a removal in a helper
// that holds for all who call it.
func (l *Growth) putBack(c *Container, e *Event) bool { return l.comesBack(c, e, false) }

// putBackUnlessFailed is the same for a function that runs at the end, but for ways on which
// something fails that has not to do with the key.
func (l *Growth) putBackUnlessFailed(c *Container, e *Event) bool { return l.comesBack(c, e, true) }

func (l *Growth) comesBack(c *Container, e *Event, failures bool) bool {
	if e.Extent != facts.ExtentOne || !c.Keyed() || e.Deferred {
		return false
	}
	inserts := l.insertsAround(c, e, failures)
	back := func(out Lifted) bool {
		return slices.ContainsFunc(inserts, func(in Lifted) bool { return l.leadsBack(c, out, in) })
	}
	removals := l.SeenFrom(e)
	if back(removals[0]) {
		return true
	}
	callers := removals[1:]
	return len(callers) > 0 && !slices.ContainsFunc(callers, func(out Lifted) bool { return !back(out) })
}

// insertsAround are the places from which the container surely gains an entry, but for those
// that the removal comes after.
func (l *Growth) insertsAround(c *Container, e *Event, failures bool) []Lifted {
	var out []Lifted
	for _, g := range append(slices.Clone(c.Grows), c.Overwrites...) {
		if g.Op == facts.Overwrite && g.Zero {
			continue
		}
		seen := l.SeenFrom(g)
		out = append(out, seen[0])
		follows := g.Func == e.Func && program.LeadsTo(g.Func, g.Block, g.Seq, e.Block, e.Seq)
		if !follows && (&known{c: c, key: g.Key}).passes(g.Func.Func, []int{0}, g.Block) {
			out = append(out, seen[1:]...)
		}
		out = append(out, l.atTheEnd(c, g, failures)...)
	}
	return out
}

// atTheEnd are the places at which functions defer one that surely puts an entry in.
func (l *Growth) atTheEnd(c *Container, g *Event, failures bool) []Lifted {
	k := &known{c: c, key: g.Key}
	if failures {
		k.excused = func(b int) bool {
			return slices.ContainsFunc(g.Func.GuardsAt(b), func(h facts.Guard) bool {
				return program.OnFailure(h) && h.X != nil && !h.X.Any(func(u *facts.Term) bool { return u.Equal(g.Key) })
			})
		}
	}
	if !k.passes(g.Func.Func, []int{0}, g.Block) {
		return nil
	}
	var out []Lifted
	for _, up := range g.Func.Callers {
		if up.Mode == facts.ModeDefer && !up.Caller.Testing {
			out = append(out, Lifted{Func: up.Caller, Block: up.Block, seq: up.Seq, key: g.Key.Substitute(up.Args), under: g.Under.Substitute(up.Args), atEnd: true})
		}
	}
	return out
}

// leadsBack reports whether every way from one place leads to the other.
func (l *Growth) leadsBack(c *Container, out, in Lifted) bool {
	if out.Func != in.Func || !out.key.Equal(in.key) || c.Level > 0 && !out.under.Equal(in.under) {
		return false // what leaves one place for another has left it
	}
	if l.setBetween(out, in) {
		return false
	}
	if out.Block == in.Block {
		return in.atEnd || in.seq > out.seq
	}
	before := func(b int) bool { return b == in.Block }
	if in.atEnd && !program.Follow(out.Func, []int{0}, before, func(b int) bool { return b == out.Block }) {
		return true // whoever comes to the removal has deferred it
	}
	k := known{c: c, key: out.key, turns: turnsOf(out)}
	for _, g := range out.guards {
		if l.unchanged(out.Func, &g) {
			k.of = append(k.of, g)
		}
	}
	return k.passes(out.Func.Func, k.next(out.Func.Func, out.Block), in.Block)
}

// turnsOf are the heads of the loops around a place whose key a turn may have found out.
func turnsOf(at Lifted) map[int]bool {
	varies := at.key.Any(func(t *facts.Term) bool {
		switch t.Op {
		case facts.OpCall, facts.OpElem, facts.OpKey, facts.OpRecv, facts.OpLocal, facts.OpPhi, facts.OpNew:
			return true
		}
		return false
	})
	if !varies {
		return nil
	}
	out := map[int]bool{}
	for n := at.Func.Blocks[at.Block].Loop; n > 0; n = at.Func.Loops[n-1].Parent {
		out[at.Func.Loops[n-1].Head] = true
	}
	return out
}

// setBetween reports whether a field of which a key is made may be set between two places of a
// function: then it is another key.
func (l *Growth) setBetween(out, in Lifted) bool {
	f := out.Func
	return slices.ContainsFunc(l.StoresOf[f.ID], func(st facts.Store) bool {
		return program.Reaches(f, out.Block, st.Block) && program.Reaches(f, st.Block, in.Block) &&
			out.key.Any(func(t *facts.Term) bool { return t.Op == facts.OpField && t.Text == st.Field })
	})
}
