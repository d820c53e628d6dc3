package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// CountsUp reports whether a function counts up a number of the container's values on which every
// removal of one asks: each time has to be counted down again, and one that is not keeps the entry
// whatever the others do.
func (l *Growth) CountsUp(c *Container, f *program.Func) bool {
	return slices.ContainsFunc(l.StoresOf[f.ID], func(s facts.Store) bool {
		_, n := countOf(s.Val)
		return n == -1 && program.OwnerOf(s.Field) == c.Value.Named && c.Value.Named != "" && goesByCount(c, s.Field)
	})
}

// goesByCount reports whether all removals of one entry ask for a number in a field of the values.
func goesByCount(c *Container, field string) bool {
	some := false
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid || e.Extent != facts.ExtentOne {
			continue
		}
		some = true
		if !slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
			count, _ := countOf(g.X)
			return count != nil && count.Op == facts.OpField && count.Text == field
		}) {
			return false
		}
	}
	return some
}
