package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// putBack reports whether every way on from a removal leads to an insert of the very same
// key: under what held there and still does, and with the key gone. Of a removal in a helper
// that holds for all who call it.
func (l *linker) putBack(c *Container, e *Event) bool { return l.comesBack(c, e, false) }

// putBackUnlessFailed is the same for a function that runs at the end, but for ways on which
// something fails that has not to do with the key.
func (l *linker) putBackUnlessFailed(c *Container, e *Event) bool { return l.comesBack(c, e, true) }

func (l *linker) comesBack(c *Container, e *Event, failures bool) bool {
	if e.Extent != facts.ExtentOne || !c.Keyed() || e.Deferred {
		return false
	}
	inserts := l.insertsAround(c, e, failures)
	back := func(out lifted) bool {
		return slices.ContainsFunc(inserts, func(in lifted) bool { return l.leadsBack(c, out, in) })
	}
	removals := l.seenFrom(e)
	if back(removals[0]) {
		return true
	}
	callers := removals[1:]
	return len(callers) > 0 && !slices.ContainsFunc(callers, func(out lifted) bool { return !back(out) })
}

// insertsAround are the places from which the container surely gains an entry, but for those
// that the removal comes after.
func (l *linker) insertsAround(c *Container, e *Event, failures bool) []lifted {
	var out []lifted
	for _, g := range append(slices.Clone(c.Grows), c.Overwrites...) {
		if g.Op == facts.Overwrite && g.Zero {
			continue
		}
		seen := l.seenFrom(g)
		out = append(out, seen[0])
		follows := g.Func == e.Func && leadsTo(g.Func, g.Block, g.Seq, e.Block, e.Seq)
		if !follows && (&known{c: c, key: g.Key}).passes(g.Func.Func, []int{0}, g.Block) {
			out = append(out, seen[1:]...)
		}
		out = append(out, l.atTheEnd(c, g, failures)...)
	}
	return out
}

// atTheEnd are the places at which functions defer one that surely puts an entry in.
func (l *linker) atTheEnd(c *Container, g *Event, failures bool) []lifted {
	k := &known{c: c, key: g.Key}
	if failures {
		k.excused = func(b int) bool {
			return slices.ContainsFunc(g.Func.guardsAt(b), func(h facts.Guard) bool {
				return onFailure(h) && h.X != nil && !h.X.Any(func(u *facts.Term) bool { return u.Equal(g.Key) })
			})
		}
	}
	if !k.passes(g.Func.Func, []int{0}, g.Block) {
		return nil
	}
	var out []lifted
	for _, up := range g.Func.callers {
		if up.mode == facts.ModeDefer && !up.caller.Testing {
			out = append(out, lifted{f: up.caller, block: up.block, seq: up.seq, key: g.Key.Substitute(up.args), atEnd: true})
		}
	}
	return out
}

// leadsBack reports whether every way from one place leads to the other.
func (l *linker) leadsBack(c *Container, out, in lifted) bool {
	if out.f != in.f || !out.key.Equal(in.key) {
		return false
	}
	if out.block == in.block {
		return in.atEnd || in.seq > out.seq
	}
	before := func(b int) bool { return b == in.block }
	if in.atEnd && !follow(out.f, []int{0}, before, func(b int) bool { return b == out.block }) {
		return true // whoever comes to the removal has deferred it
	}
	k := known{c: c, key: out.key}
	for _, g := range out.guards {
		if l.unchanged(out.f, &g) {
			k.of = append(k.of, g)
		}
	}
	return k.passes(out.f.Func, k.next(out.f.Func, out.block), in.block)
}
