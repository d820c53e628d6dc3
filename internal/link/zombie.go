package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Zombie is the evidence that keys outlive their values (analysis §6): code that runs
// while the holder lives takes the last thing out of an element, and no way through
// that code removes the element's key.
type Zombie struct {
	// Empties are the places that do so, in source order, at least one.
	Empties []*Event
	// How says what they do: the form of the first.
	How facts.How
	// Levels is how far below the container the emptied thing lies: 0 is the value itself.
	Levels int
}

// zombies looks for elements that are emptied under keys that stay.
func (l *linker) zombies(byID map[string]*Container, list []*Container) {
	for _, c := range list {
		if !c.Keyed() || len(c.Grows) == 0 {
			continue
		}
		inner := byID[levelID(c.Key, c.Level+1)]
		var z Zombie
		for _, e := range l.emptied(c, inner) {
			if !l.removesToo(c, e) {
				z.Empties = append(z.Empties, e)
			}
		}
		if len(z.Empties) == 0 {
			continue
		}
		z.How = z.Empties[0].How
		if inner != nil && slices.Contains(inner.Shrinks, z.Empties[0]) {
			z.Levels = 1
		}
		c.Zombie = &z
	}
}

// emptied are the operations that leave nothing, or one thing less, in an element of c.
func (l *linker) emptied(c, inner *Container) []*Event {
	var out []*Event
	for _, e := range c.Empties {
		if e.How != facts.HowInsert && e.Roots.Live() {
			out = append(out, e)
		}
	}
	for _, e := range c.Overwrites {
		if isNilled(c, e) && e.Roots.Live() {
			out = append(out, e)
		}
	}
	if inner != nil {
		for _, e := range inner.Shrinks {
			if e.Roots.Live() && isEmptying(e) && !refills(c, inner, e) {
				out = append(out, e)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *Event) int { return a.Pos.Compare(b.Pos) })
	return out
}

// isNilled reports whether an assignment puts nil in the place of a value: other
// assignments to the container put something there. A nil put under a key that may be new
// is a value like others, a mark.
func isNilled(c *Container, e *Event) bool {
	nilled := func(e *Event) bool { return e.Zero && e.Val != nil && e.Val.Op == facts.OpZero }
	if !nilled(e) {
		return false
	}
	return slices.ContainsFunc(c.Grows, func(g *Event) bool { return !nilled(g) })
}

// isEmptying reports whether a shrink of an element may leave nothing in it. Holding an
// element to a size does not, nor does putting another value in its place.
func isEmptying(e *Event) bool {
	switch e.Class {
	case ClassVoid, ClassCap:
		return false
	}
	switch e.How {
	case facts.HowDelete, facts.HowClear, facts.HowPop, facts.HowFilter:
		return true
	case facts.HowRebuild:
		return e.Zero
	}
	return false
}

// refills reports whether the function that shrinks an element also adds to it, under
// the same key: an exchange, not an end.
func refills(c, inner *Container, e *Event) bool {
	again := func(g *Event, key *facts.Term) bool {
		return g.Func == e.Func && g.Pos != e.Pos && (key.IsUnknown() || e.Under.IsUnknown() || key.Equal(e.Under))
	}
	for _, g := range inner.Grows {
		if again(g, g.Under) || g.Func == e.Func && g.Pos == e.Pos {
			return true
		}
	}
	return slices.ContainsFunc(c.Grows, func(g *Event) bool { return !g.Zero && !isGetOrCreate(g) && again(g, g.Key) })
}

// removesToo reports whether some way through the code that empties an element also
// removes keys of c: in the same function, in one that it calls, or in one that its
// caller calls beside it.
func (l *linker) removesToo(c *Container, e *Event) bool {
	for _, s := range c.Shrinks {
		if s.Class == ClassVoid || s.Extent == facts.ExtentAll {
			continue
		}
		if l.oneActivation(e, s) {
			return true
		}
	}
	return false
}

// oneActivation reports whether two events belong to one activation.
func (l *linker) oneActivation(a, b *Event) bool {
	if outermost(l.index, a.Func) == outermost(l.index, b.Func) || a.Site == b.Site {
		return true
	}
	from := []*Func{a.Func}
	for _, e := range a.Func.callers {
		from = append(from, e.caller)
	}
	target := b.Func.ID
	up := l.callersOf([]string{target}, 3)
	return slices.ContainsFunc(from, func(f *Func) bool { return up[f.ID] || up[outermost(l.index, f).ID] })
}
