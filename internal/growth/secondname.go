package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// SecondName reports whether an insert puts in again, under a second name that an object has, what the
// same run puts in under a first one, where every removal takes a single entry under the first name of
// whatever object ends: then each of them leaves what stands under the second.
func (c *Container) SecondName(g *Event) bool {
	second := g.Key
	if !c.Keyed() || second.IsUnknown() || second.Op != facts.OpField || g.Val.IsUnknown() || g.Val.IsZero() {
		return false
	}
	return slices.ContainsFunc(c.Grows, func(first *Event) bool {
		k := first.Key
		return first != g && !k.IsUnknown() && k.Op == facts.OpField && k.Text != second.Text && k.Arg(0).Equal(second.Arg(0)) &&
			first.Val.Equal(g.Val) && OneRun(first, g) && c.onlyUnder(k.Text)
	})
}

// onlyUnder reports whether each removal takes the entry that a field of an object names, and some does.
func (c *Container) onlyUnder(field string) bool {
	some := false
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if some = true; e.Extent != facts.ExtentOne || e.Key.IsUnknown() || e.Key.Op != facts.OpField || e.Key.Text != field {
			return false
		}
	}
	return some
}
