package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// renewed is an append to a list of the key of an entry that is put in beside it to renew its
// time, whether it is there already or not; nil if there is none. What takes a key out of the
// list again goes through the entries that have become old, so that the list has a key as often
// as its entry was renewed.
func (l *Growth) renewed(c *Container, others []*Container) *Event {
	if c.Keyed() {
		return nil
	}
	for _, m := range others {
		if m == c || !m.Keyed() || m.Expiry == ExpiryNone || HolderKey(m) != HolderKey(c) || !onlyKeysOf(c, m) {
			continue
		}
		for _, g := range c.Grows {
			if !g.Roots.Live() || !g.Val.Known() || g.Origin == origin.OriginFresh || asksFor(g, c, m) {
				continue
			}
			for _, put := range slices.Concat(m.Grows, m.Overwrites) {
				if put.Func == g.Func && put.Key.Equal(g.Val) && !asksFor(put, c, m) {
					onlyWith(c, m)
					return g
				}
			}
		}
	}
	return nil
}

// onlyKeysOf reports whether all that takes out of a list takes one key at a time, each of an
// entry that a walk through another container has found.
func onlyKeysOf(c, m *Container) bool {
	n := 0
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		from := keySource(e.Key)
		if e.Extent != facts.ExtentOne || e.Key == nil || e.Key.Op != facts.OpKey || from == nil || from.Text != m.Key {
			return false
		}
		n++
	}
	return n > 0
}

// onlyWith says of the removals from a list that they come with the entries of another
// container alone.
func onlyWith(c, m *Container) {
	for _, e := range c.Shrinks {
		if e.Class != ClassVoid {
			e.Class, e.Why = ClassElsewhere, reason.Reason{Code: reason.OnceOfMany, Of: m.Name}
		}
	}
}

// asksFor reports whether an event happens under a condition about one of two containers.
func asksFor(e *Event, c, m *Container) bool {
	about := func(t *facts.Term) bool {
		return t.Any(func(u *facts.Term) bool { return program.RefersTo(u, c.Key) || program.RefersTo(u, m.Key) })
	}
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return about(g.X) || about(g.Y) })
}
