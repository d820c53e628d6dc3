package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
)

// Misses returns a removal of a container that remembers what is not there, or fails, beside
// one that has what was found and is held to a size: every removal lies on the other branch of
// the question whether something was found, and puts the same key in there. What is never found
// stays here. nil if some removal is of another kind.
//
// Where a word or a flag decides, an entry may as well wait for its end, which comes; then
// nothing is said.
func Misses(l *growth.Growth, c *growth.Container, list []*growth.Container) *growth.Event {
	if !c.Keyed() || c.Level != 0 {
		return nil
	}
	return firstOfAll(c, func(s *growth.Event) bool {
		return otherWay(c, s, asksForResult) && foundInstead(c, s, list)
	})
}

// firstOfAll is the first removal of a container if each takes one key, as an event or a caller says, and
// is of a kind; nil if one is of another.
func firstOfAll(c *growth.Container, is func(*growth.Event) bool) *growth.Event {
	var first *growth.Event
	for _, s := range c.Shrinks {
		switch s.Class {
		case growth.ClassVoid, growth.ClassAPIAll:
			continue
		case growth.ClassEventOne, growth.ClassAPIOne, growth.ClassOnSuccess:
		default:
			return nil
		}
		if !is(s) {
			return nil
		}
		if first == nil {
			first = s
		}
	}
	return first
}

// asksForResult reports whether a guard asks whether there is a result.
func asksForResult(x facts.Guard) bool {
	return x.Kind == facts.GuardErr || x.Kind == facts.GuardNil
}

// foundInstead reports whether a removal goes with an insert of the same key into another
// container of the holder, which has a bound, and with none into this one.
func foundInstead(c *growth.Container, s *growth.Event, list []*growth.Container) bool {
	in := func(g *growth.Event) bool { return g.Func == s.Func && g.Key.Equal(s.Key) }
	return slices.ContainsFunc(list, func(m *growth.Container) bool {
		return m != c && m.Package == c.Package && m.Owner == c.Owner && m.Keyed() && m.Level == 0 && slices.ContainsFunc(m.Grows, in) &&
			slices.ContainsFunc(m.Shrinks, func(e *growth.Event) bool { return e.Class.Complete() })
	})
}
