package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// MembersLeave is the place where a key leaves the container that all keys of this one are
// members of, and stays here: what removes it here asks for what only a member has, a count that
// only a member brings about, or that it is one still.
func (l *Growth) MembersLeave(byID map[string]*Container, c *Container) *Event {
	m, counts := membersOf(byID, c)
	if m == nil {
		return nil
	}
	asked := false
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if e.Extent != facts.ExtentOne || !counts(e) && !l.asksMember(e, m) {
			return nil
		}
		asked = true
	}
	if !asked {
		return nil
	}
	outer := byID[OuterID(c)]
	for _, s := range m.Shrinks {
		again := slices.ContainsFunc(m.Grows, func(h *Event) bool { return OneRun(h, s) })
		if again || !IsEnd(s) || s.Extent != facts.ExtentOne || l.ShrinksToo(c, s) || l.GrownIn(c, s) {
			continue
		}
		if outer == nil || !l.ShrinksToo(outer, s) {
			return s
		}
	}
	return nil
}

// membersOf is the container of the holder of which all keys of another one are members, nil if
// there is none; counts tells of a removal whether it asks for a count of the entry that all keys
// which were ranged from there have.
func membersOf(byID map[string]*Container, c *Container) (m *Container, counts func(*Event) bool) {
	if !c.Keyed() || len(c.Grows) == 0 {
		return nil, nil
	}
	ranged := c.Level == 0
	for _, g := range c.Grows {
		if g.Origin != origin.OriginRanged || g.Key == nil || m != nil && m != byID[g.RangedFrom] {
			return nil, nil
		}
		if m = byID[g.RangedFrom]; m == nil || m == c || !m.Keyed() || HolderKey(m) != HolderKey(c) {
			return nil, nil
		}
		ranged = ranged && g.Key.Op == facts.OpKey
	}
	return m, func(e *Event) bool {
		return ranged && slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return asksCount(c, e, g) })
	}
}

// asksCount reports whether a guard compares a count of the very entry that is removed.
func asksCount(c *Container, e *Event, g facts.Guard) bool {
	count, _ := countOf(g.X)
	_, ok := number(g.Y)
	return ok && program.IsComparison(&g) && count != nil && isCountOf(c, count, e.Key)
}

// asksMember reports whether a removal runs only while another container has the key that it
// takes: its own function asks, or all who call that do.
func (l *Growth) asksMember(e *Event, m *Container) bool {
	has := func(key *facts.Term) func(facts.Guard) bool {
		return func(g facts.Guard) bool {
			return g.Kind == facts.GuardHit && !g.Neg && isItself(m, g.X) && g.Y.Equal(key)
		}
	}
	if slices.ContainsFunc(e.Guards, has(e.Key)) {
		return true
	}
	f := e.Func
	if f.Parent != "" || len(f.UsedAt) > 0 || l.OpenFunc(f) {
		return false
	}
	n := 0
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		n++
		if !slices.ContainsFunc(l.Around(up.Caller, up.Block), has(e.Key.Substitute(up.Args))) {
			return false
		}
	}
	return n > 0
}

// OnceEmpty reports whether a removal takes an entry once the container that it holds is empty: it
// takes nothing out of that.
func (e *Event) OnceEmpty(outer *Container) bool {
	return e.Extent == facts.ExtentOne && slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		if g.Kind != facts.GuardLen || !program.IsLengthTerm(g.X) || !program.IsZeroTerm(g.Y) || g.Op != "==" && g.Op != "<=" {
			return false
		}
		in := g.X.Arg(0)
		return in.Op == facts.OpElem && isItself(outer, in.Arg(0)) && in.Arg(1).Equal(e.Key)
	})
}
