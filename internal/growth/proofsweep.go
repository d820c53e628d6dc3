package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// takesCounted reports whether a cut takes as many elements from the head of a list as its
// callers say, who all say a constant: it consumes, and does not hold the list to a size.
func (l *Growth) takesCounted(e *Event) bool {
	if e.How != facts.HowTrim || e.Key.IsUnknown() || e.Key.Op != facts.OpParam || e.Key.Up != 0 || e.Site != e.Func {
		return false
	}
	args := l.ArgumentsOf(e.Func, e.Key.N)
	return len(args) > 0 && !slices.ContainsFunc(args, func(a program.Argument) bool {
		_, ok := number(a.Term)
		return !ok
	})
}

// AddedAgain is an append of what is there already, nil if there is none. The function keeps
// beside the list where the element is; it takes it out of the list where that changes, and
// adds it where it stays the same, too.
func (l *Growth) AddedAgain(c *Container, others []*Container) *Event {
	if c.Keyed() || slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Class != ClassVoid && e.Extent != facts.ExtentOne }) {
		return nil
	}
	for _, g := range c.Grows {
		if !g.Roots.Live() || !g.Val.Known() {
			continue
		}
		for _, m := range others {
			if m == c || !m.Keyed() || HolderKey(m) != HolderKey(c) {
				continue
			}
			for _, put := range slices.Concat(m.Grows, m.Overwrites) {
				if put.Func == g.Func && put.Key.Equal(g.Val) && put.Val.Known() && l.staysAndAdds(c, m, g, put) {
					return g
				}
			}
		}
	}
	return l.renewed(c, others)
}

// staysAndAdds reports whether the function of an append takes the element out where the
// other container has something else under it, and comes to the append where that has the
// very same.
func (l *Growth) staysAndAdds(c, m *Container, g, put *Event) bool {
	var entry *facts.Term
	for _, e := range c.Shrinks {
		for _, at := range l.SeenFrom(e) {
			if at.Func != g.Func {
				continue
			}
			for _, h := range at.guards {
				if h.Kind == facts.GuardEq && h.Op == "!=" && h.Y.Equal(put.Val) && h.X.Op == facts.OpElem && program.RefersTo(h.X.Arg(0), m.Key) && h.X.Arg(1).Equal(put.Key) {
					entry = h.X
				}
			}
		}
	}
	if entry == nil {
		return false
	}
	k := known{c: m, of: []facts.Guard{
		{Kind: facts.GuardHit, X: entry.Arg(0), Y: put.Key},
		{Kind: facts.GuardEq, Op: "==", X: entry, Y: put.Val},
	}}
	return k.reaches(g.Func.Func, 0, g.Block)
}

// KeysElsewhere finds sweeps that go through the keys of another container of the holder
// which need not have all of this one's: entries are put in without one there, or it loses
// keys that stay here.
func (l *Growth) KeysElsewhere(byID map[string]*Container, list []*Container) {
	for _, c := range list {
		if !c.Keyed() {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Class != ClassSweep && e.Class != ClassEventOne || e.Extent != facts.ExtentOne {
				continue
			}
			if m := byID[l.sweepsKeysOf(e)]; m != nil && m.Key != c.Key && m.Keyed() && l.hasFewer(byID, c, m) {
				e.Class, e.Why = ClassElsewhere, reason.Reason{Code: reason.KeysHeld, Of: m.Name}
			}
		}
	}
}

// sweepsKeysOf is the ID of the container through whose keys a removal goes, in its own function or in
// all that call that; "" if there is no one such.
func (l *Growth) sweepsKeysOf(e *Event) string {
	seen := l.SeenFrom(e)
	id := rangedFrom(e.Key)
	if id != "" || len(seen) == 1 {
		return id
	}
	id = rangedFrom(seen[1].key)
	if slices.ContainsFunc(seen[2:], func(at Lifted) bool { return rangedFrom(at.key) != id }) {
		return ""
	}
	return id
}

// rangedFrom is the ID of the container that a key is ranged from, "" if it is none or that
// container has no name.
func rangedFrom(key *facts.Term) string {
	if key.IsUnknown() || key.Op != facts.OpKey {
		return ""
	}
	level, in := 0, key.Arg(0)
	for ; in.Op == facts.OpElem; in = in.Arg(0) {
		level++
	}
	place := program.PlaceKey(in)
	if place == "" {
		return ""
	}
	return program.LevelID(place, level)
}

// besides is the insert into another container that stands beside one, under the same key; nil
// if there is none.
func besides(g *Event, m *Container) *Event {
	for _, h := range slices.Concat(m.Grows, m.Overwrites) {
		if g.Roots.Live() && h.Func == g.Func && h.Key.Equal(g.Key) {
			return h
		}
	}
	return nil
}

// onlySome reports whether what a function puts into one container it puts into another only
// under a condition that is about neither: where it does not hold, the other may never have
// had the key. An error after the insert is such a condition unless it takes the key back.
func onlySome(c, m *Container, g *Event) bool {
	h := besides(g, m)
	if h == nil || asksFor(h, c, m) {
		return false
	}
	return slices.ContainsFunc(h.Guards, func(x facts.Guard) bool {
		own := !slices.ContainsFunc(g.Guards, func(y facts.Guard) bool { return y.Block == x.Block })
		switch x.Kind {
		case facts.GuardErr:
			return own && x.Neg && !takenBackAfter(c, g, x)
		case facts.GuardOther, facts.GuardEq, facts.GuardFlag:
			return own && x.X.Known()
		}
		return false
	})
}

// takenBackAfter reports whether the function of an insert removes on the other side of a test
// for an error.
func takenBackAfter(c *Container, g *Event, x facts.Guard) bool {
	return slices.ContainsFunc(c.Shrinks, func(e *Event) bool {
		return e.Func == g.Func && slices.ContainsFunc(e.Guards, func(y facts.Guard) bool { return y.Block == x.Block && y.Neg != x.Neg })
	})
}

// hasFewer reports whether a container surely need not have the keys of another: some are
// put in there alone, or here only under a condition, and some are taken out here alone, by
// themselves or with the container that holds them.
func (l *Growth) hasFewer(byID map[string]*Container, c, m *Container) bool {
	if HolderKey(c) != HolderKey(m) {
		return false
	}
	alone := func(g *Event) bool {
		return g.Roots.Live() && g.RangedFrom != m.ID && !slices.ContainsFunc(m.Grows, func(h *Event) bool { return l.together(g, h) }) &&
			!slices.ContainsFunc(m.Overwrites, func(h *Event) bool { return l.together(g, h) })
	}
	taken := withOuter(byID, c)
	lost := slices.ContainsFunc(withOuter(byID, m), func(s *Event) bool {
		return s.Class != ClassVoid && s.Extent == facts.ExtentOne && !slices.ContainsFunc(taken, func(e *Event) bool { return l.together(s, e) })
	})
	return lost && (slices.ContainsFunc(c.Grows, alone) || slices.ContainsFunc(c.Grows, func(g *Event) bool { return besides(g, m) != nil })) ||
		slices.ContainsFunc(c.Grows, func(g *Event) bool { return onlySome(c, m, g) })
}

// withOuter are the removals of a container and of those that hold it, once it is empty aside.
func withOuter(byID map[string]*Container, c *Container) []*Event {
	out := c.Shrinks
	for level := range c.Level {
		if up := byID[program.LevelID(c.Key, level)]; up != nil {
			out = slices.Concat(out, slices.DeleteFunc(slices.Clone(up.Shrinks), func(e *Event) bool { return e.OnceEmpty(up) }))
		}
	}
	return out
}
