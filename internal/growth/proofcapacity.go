package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// atCapacity reports whether a removal from the front of a list runs where the list is as long as its
// capacity, and elements are appended: what is cut off the front is capacity as well, so that the next
// append takes a larger array, and the removal waits until that one is full. A list whose elements are
// moved to the front keeps its array.
func (l *Growth) atCapacity(c *Container, e *Event) bool {
	cut := e.Val
	if c.Kind != facts.KindSlice || cut == nil || cut.Op != facts.OpSlice || cut.Text != string(facts.CutTail) || !isItself(c, cut.Arg(0)) {
		return false
	}
	if !asksCapacity(c, e.Guards) && !l.calledAtCapacity(c, e) {
		return false
	}
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return g.How == facts.HowAppend && g.Roots.Live() && !asksCapacity(c, g.Guards)
	})
}

// calledAtCapacity reports whether all who call the function that removes do so only where the list is
// as long as its capacity.
func (l *Growth) calledAtCapacity(c *Container, e *Event) bool {
	f := e.Func
	return e.Site == f && !f.Exported && f.Parent == "" && len(f.UsedAt) == 0 && len(f.Callers) > 0 && !slices.ContainsFunc(f.Callers, func(up program.Edge) bool {
		return up.Iface || !asksCapacity(c, up.Caller.GuardsAt(up.Block))
	})
}

// asksCapacity reports whether one of some conditions compares the length of a list with its capacity.
func asksCapacity(c *Container, guards []facts.Guard) bool {
	return slices.ContainsFunc(guards, func(g facts.Guard) bool {
		return isMeasure(c, g.X, "len") && isMeasure(c, g.Y, "cap") || isMeasure(c, g.X, "cap") && isMeasure(c, g.Y, "len")
	})
}

// isMeasure reports whether a term is the length, or the capacity, of a list.
func isMeasure(c *Container, t *facts.Term, what string) bool {
	return t != nil && t.Op == facts.OpCall && t.Text == what && isItself(c, t.Arg(0))
}
