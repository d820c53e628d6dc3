package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// Zombies looks for elements that are emptied under keys that stay.
func Zombies(l *growth.Growth, byID map[string]*growth.Container, list []*growth.Container) growth.Table[*Zombie] {
	out := growth.Table[*Zombie]{}
	for _, c := range list {
		if !c.Keyed() || len(c.Grows) == 0 {
			continue
		}
		inner := byID[program.LevelID(c.Key, c.Level+1)]
		var z Zombie
		for _, e := range emptied(l, c, inner) {
			if !removesToo(l, c, e) {
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
		z.Tidied = tidied(c)
		out[c] = &z
	}
	return out
}

// emptied are the operations that leave nothing, or one thing less, in an element of c.
func emptied(l *growth.Growth, c, inner *growth.Container) []*growth.Event {
	var out []*growth.Event
	for _, e := range c.Empties {
		if e.How != facts.HowInsert && e.Roots.Live() && !isAmount(l, e) {
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
	slices.SortStableFunc(out, func(a, b *growth.Event) int { return a.Pos.Compare(b.Pos) })
	return out
}

// isAmount reports whether what is counted down is no count of those who use an entry: code in view sets
// it, in an entry that is there, to what it works out otherwise than by a step up or down.
func isAmount(l *growth.Growth, e *growth.Event) bool {
	if e.How != facts.HowCount || e.Val == nil || e.Val.Op != facts.OpField {
		return false
	}
	return slices.ContainsFunc(l.Stores[e.Val.Text], func(st facts.Store) bool {
		g := l.Funcs[st.Func]
		return g != nil && !g.Testing && st.In <= 0 && isWorkedOut(st.Val)
	})
}

// isWorkedOut reports whether a number is neither a constant nor another one and a constant, nor
// what somebody else gives.
func isWorkedOut(t *facts.Term) bool {
	switch t.Op {
	case facts.OpCall:
		return true
	case facts.OpBin:
		return !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return a.Op == facts.OpConst })
	}
	return false
}

// isNilled reports whether an assignment puts nil in the place of a value: other
// assignments to the container put something there. A nil put under a key that may be new
// is a value like others, a mark.
func isNilled(c *growth.Container, e *growth.Event) bool {
	nilled := func(e *growth.Event) bool { return e.Zero && e.Val != nil && e.Val.Op == facts.OpZero }
	if !nilled(e) {
		return false
	}
	return slices.ContainsFunc(c.Grows, func(g *growth.Event) bool { return !nilled(g) })
}

// isEmptying reports whether a shrink of an element may leave nothing in it. Holding an
// element to a size does not, nor does putting another value in its place.
func isEmptying(e *growth.Event) bool {
	switch e.Class {
	case growth.ClassVoid, growth.ClassCap:
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
func refills(c, inner *growth.Container, e *growth.Event) bool {
	again := func(g *growth.Event, key *facts.Term) bool {
		return g.Func == e.Func && g.Pos != e.Pos && (key.IsUnknown() || e.Under.IsUnknown() || key.Equal(e.Under))
	}
	for _, g := range inner.Grows {
		if again(g, g.Under) || g.Func == e.Func && g.Pos == e.Pos {
			return true
		}
	}
	return slices.ContainsFunc(c.Grows, func(g *growth.Event) bool { return !g.Zero && !growth.IsGetOrCreate(g) && again(g, g.Key) })
}

// removesToo reports whether some way through the code that empties an element also
// removes keys of c: in the same function, in one that it calls, or in one that its
// caller calls beside it. A removal that names the key otherwise than any insert is one here as
// well: what is wrong then is its key, not that nothing removes.
func removesToo(l *growth.Growth, c *growth.Container, e *growth.Event) bool {
	for _, s := range c.Shrinks {
		if s.Class == growth.ClassVoid && s.Why.Code != reason.OtherForm || s.Extent == facts.ExtentAll {
			continue
		}
		if l.OneActivation(e, s) && !takesOthers(l, e, s) {
			return true
		}
	}
	return false
}

// takesOthers reports whether what empties elements goes through all keys, and the removal, which it
// does not call, takes one that its own callers name.
func takesOthers(l *growth.Growth, e, s *growth.Event) bool {
	if e.Under.IsUnknown() || e.Under.Op != facts.OpKey || s.Key == nil || s.Key.Op != facts.OpParam {
		return false
	}
	return program.Outermost(l.Program, e.Func) != program.Outermost(l.Program, s.Func) && !l.CallersOf([]string{s.Func.ID}, 2)[e.Func.ID]
}

// tidied is a removal that follows where it has found nothing in the element: whoever wrote it means
// empty ones to go. nil if there is none.
func tidied(c *growth.Container) *growth.Event {
	i := slices.IndexFunc(c.Shrinks, func(s *growth.Event) bool {
		return s.Class != growth.ClassVoid && s.Extent == facts.ExtentOne && slices.ContainsFunc(s.Guards, func(g facts.Guard) bool {
			return g.Kind == facts.GuardLen && g.Op == "==" && program.IsZeroTerm(g.Y) && g.X.Any(func(t *facts.Term) bool {
				return t.Op == facts.OpElem && growth.Names(t.Arg(0), c)
			})
		})
	})
	if i < 0 {
		return nil
	}
	return c.Shrinks[i]
}
