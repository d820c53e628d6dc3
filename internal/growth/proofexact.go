package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// atExactly reports whether a removal asks whether there are exactly so many entries, takes only
// those of which something more holds, and an insert comes after it also where it has taken none.
// With one entry more than that it is not asked again. A test for so many or more would be, at each
// insert.
func (l *Growth) atExactly(c *Container, e *Event) bool {
	f := e.Func
	if e.Site != f || e.Block >= len(f.Blocks) {
		return false
	}
	for i, g := range e.Guards {
		if !isOwnLength(c, g) || g.Op != "==" || g.Neg || program.IsZeroTerm(g.Y) || g.Block >= len(f.Blocks) {
			continue
		}
		if !slices.ContainsFunc(e.Guards[i+1:], func(h facts.Guard) bool { return ofEntry(c, h) }) {
			continue
		}
		var full []int
		for _, s := range f.Blocks[g.Block].Succs {
			if program.Reaches(f, s, e.Block) && (s == e.Block || slices.ContainsFunc(f.GuardsAt(s), func(h facts.Guard) bool { return h.Block == g.Block })) {
				full = append(full, s)
			}
		}
		if slices.ContainsFunc(c.Grows, func(grow *Event) bool {
			return grow.Func == f && grow.Roots.Live() && program.Follow(f, full, func(b int) bool { return b == e.Block }, func(b int) bool { return b == grow.Block })
		}) {
			return true
		}
	}
	return false
}

// ofEntry reports whether a condition is about what an entry of the container has.
func ofEntry(c *Container, g facts.Guard) bool {
	return slices.ContainsFunc([]*facts.Term{g.X, g.Y}, func(t *facts.Term) bool {
		return t.Any(func(u *facts.Term) bool { return u.Op == facts.OpElem && program.RefersTo(u.Arg(0), c.Key) })
	})
}
