package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// siblings finds, for each container that loses nothing, the containers of the same
// holder that are filled by the same activation and lose one key elsewhere: the
// asymmetry names the function in which the delete belongs (analysis §5).
func (l *linker) siblings(list []*Container) {
	others := filledTogether(list, func(s *Container) bool {
		return s.Level == 0 && slices.ContainsFunc(s.Shrinks, isEnd)
	})
	for _, c := range list {
		if c.Level != 0 || len(c.Grows) == 0 {
			continue
		}
		for _, s := range others.with(c) {
			l.index.steps.add(1)
			l.compare(c, s)
		}
	}
}

// isEnd reports whether a shrink takes one key where something ends.
func isEnd(e *Event) bool {
	return (e.Class == ClassEventOne || e.Class == ClassSweep || e.Class == ClassAPIOne) && e.Extent != facts.ExtentAll && e.Roots.Live()
}

// together finds containers of one holder that an activation fills together: of all
// pairs of containers, of which a holder may have thousands, these are few.
type together struct {
	byFiller map[filler][]*Container
	place    map[*Container]int
}

// filler is a function that fills containers of a holder.
type filler struct {
	holder string
	f      *Func
}

// filledTogether sorts those containers of a list that count by what fills them.
func filledTogether(list []*Container, counts func(*Container) bool) together {
	t := together{map[filler][]*Container{}, map[*Container]int{}}
	for i, c := range list {
		if !counts(c) {
			continue
		}
		t.place[c] = i
		for _, f := range fillersOf(c) {
			t.byFiller[f] = append(t.byFiller[f], c)
		}
	}
	return t
}

// fillersOf are the functions that fill a container once it is made, each once.
func fillersOf(c *Container) []filler {
	var out []filler
	seen := map[*Func]bool{}
	for _, g := range c.Grows {
		if !g.Roots.Construct && !seen[g.Func] {
			seen[g.Func] = true
			out = append(out, filler{holderKey(c), g.Func})
		}
	}
	return out
}

// with are the others that are filled together with a container, in the list's order.
func (t together) with(c *Container) []*Container {
	var out []*Container
	fillers := fillersOf(c)
	for _, f := range fillers {
		out = append(out, t.byFiller[f]...)
	}
	if len(fillers) > 1 {
		slices.SortFunc(out, func(a, b *Container) int { return t.place[a] - t.place[b] })
		out = slices.Compact(out)
	}
	return slices.DeleteFunc(out, func(s *Container) bool { return s == c })
}

// holderKey groups containers by what holds them.
func holderKey(c *Container) string {
	return c.Package.Summary.Path + "." + c.Owner
}

// compare adds s as a sibling of c if both grow in one activation and an end of s
// does not shrink c.
func (l *linker) compare(c, s *Container) {
	if s.Local != c.Local || c.Owner == "" && !c.Local && !sharesGrower(c, s) {
		return
	}
	start, same := startOf(c, s)
	if !start {
		return
	}
	for _, e := range s.Shrinks {
		if isEnd(e) && l.shrinksToo(c, e) {
			return // one end that takes both is enough to clear c
		}
	}
	for _, e := range s.Shrinks {
		if isEnd(e) && !l.grownIn(c, e) {
			c.Siblings = append(c.Siblings, Sibling{ID: s.ID, End: e, Same: same})
			return
		}
	}
}

func sharesGrower(c, s *Container) bool {
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return slices.ContainsFunc(s.Grows, func(h *Event) bool { return g.Func == h.Func })
	})
}

// startOf reports whether an activation grows both, and whether under the same key.
func startOf(c, s *Container) (start, same bool) {
	for _, g := range c.Grows {
		for _, h := range s.Grows {
			if g.Func != h.Func || g.Roots.Construct || h.Roots.Construct {
				continue
			}
			start = true
			same = same || g.Key.Equal(h.Key)
		}
	}
	return start, same
}

// grownIn reports whether the activation that shrinks the sibling grows c: that is a
// change of state, not an end.
func (l *linker) grownIn(c *Container, end *Event) bool {
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return outermost(l.index, g.Func) == outermost(l.index, end.Func) && !c.Local
	})
}

// shrinksToo reports whether the function that shrinks the sibling, or what it
// calls, or what calls it, shrinks c as well.
func (l *linker) shrinksToo(c *Container, end *Event) bool {
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if outermost(l.index, e.Func) == outermost(l.index, end.Func) || e.Site == end.Site || l.calls(end.Func, e.Func) || l.calls(e.Func, end.Func) {
			return true
		}
	}
	return false
}

// calls reports whether a calls b directly.
func (l *linker) calls(a, b *Func) bool {
	return slices.ContainsFunc(b.callers, func(e edge) bool { return e.caller == a })
}
