package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Siblings finds, for each container that loses nothing, the containers of the same
// holder that are filled by the same activation and lose one key elsewhere: the
// asymmetry names the function in which the delete belongs.
func Siblings(l *growth.Growth, list []*growth.Container) growth.Table[[]Sibling] {
	out := growth.Table[[]Sibling]{}
	others := filledTogether(list, func(s *growth.Container) bool {
		return s.Level == 0 && slices.ContainsFunc(s.Shrinks, growth.IsEnd)
	})
	for _, c := range list {
		if c.Level != 0 || len(c.Grows) == 0 {
			continue
		}
		for _, s := range others.with(c) {
			l.Steps.Add(1)
			if found := compare(l, c, s); found != nil {
				out[c] = append(out[c], *found)
			}
		}
	}
	return out
}

// together finds containers of one holder that an activation fills together: of all
// pairs of containers, of which a holder may have thousands, these are few.
type together struct {
	byFiller map[filler][]*growth.Container
	place    map[*growth.Container]int
}

// filler is a function that fills containers of a holder.
type filler struct {
	holder string
	f      *program.Func
}

// filledTogether sorts those containers of a list that count by what fills them.
func filledTogether(list []*growth.Container, counts func(*growth.Container) bool) together {
	t := together{map[filler][]*growth.Container{}, map[*growth.Container]int{}}
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
func fillersOf(c *growth.Container) []filler {
	var out []filler
	seen := map[*program.Func]bool{}
	for _, g := range c.Grows {
		if !g.Roots.OnlyBuilds() && !seen[g.Func] {
			seen[g.Func] = true
			out = append(out, filler{growth.HolderKey(c), g.Func})
		}
	}
	return out
}

// with are the others that are filled together with a container, in the list's order.
func (t together) with(c *growth.Container) []*growth.Container {
	var out []*growth.Container
	fillers := fillersOf(c)
	for _, f := range fillers {
		out = append(out, t.byFiller[f]...)
	}
	if len(fillers) > 1 {
		slices.SortFunc(out, func(a, b *growth.Container) int { return t.place[a] - t.place[b] })
		out = slices.Compact(out)
	}
	return slices.DeleteFunc(out, func(s *growth.Container) bool { return s == c })
}

// compare tells of s as a sibling of c if both grow in one activation and an end of s
// does not shrink c, else nil.
func compare(l *growth.Growth, c, s *growth.Container) *Sibling {
	if s.Local != c.Local || c.Owner == "" && !c.Local && !sharesGrower(c, s) {
		return nil
	}
	start, same := startOf(c, s)
	if !start {
		return nil
	}
	for _, e := range s.Shrinks {
		if growth.IsEnd(e) && l.ShrinksToo(c, e) {
			return nil // one end that takes both is enough to clear c
		}
	}
	for _, e := range s.Shrinks {
		if growth.IsEnd(e) && !l.GrownIn(c, e) && !takesMembers(l, e) {
			return &Sibling{ID: s.ID, End: e, Same: same}
		}
	}
	return nil
}

// takesMembers reports whether a removal takes something out of what another process has under one
// key: the key stays, there as here.
func takesMembers(l *growth.Growth, e *growth.Event) bool {
	return e.Extent == facts.ExtentSome && e.Call != nil && l.IsRemote(e.Call)
}

func sharesGrower(c, s *growth.Container) bool {
	return slices.ContainsFunc(c.Grows, func(g *growth.Event) bool {
		return slices.ContainsFunc(s.Grows, func(h *growth.Event) bool { return g.Func == h.Func })
	})
}

// startOf reports whether an activation grows both, and whether under the same key.
func startOf(c, s *growth.Container) (start, same bool) {
	for _, g := range c.Grows {
		for _, h := range s.Grows {
			if !growth.OneRun(g, h) || g.Roots.OnlyBuilds() || h.Roots.OnlyBuilds() {
				continue
			}
			start = true
			same = same || g.Key.Equal(h.Key)
		}
	}
	return start, same
}
