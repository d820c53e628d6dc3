package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// countedElsewhere is the name of a count kept by hand that decides whether a removal runs, where an insert is seen
// that does not count up, and nobody around it does; otherwise "".
func (l *Growth) countedElsewhere(c *Container, e *Event) string {
	if c.Owner == "" || slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return isOwnLength(c, g) }) {
		return ""
	}
	for _, g := range e.Guards {
		count, _ := countOf(g.X)
		if g.Kind != facts.GuardLen || count.IsUnknown() || count.Op != facts.OpField || !strings.HasPrefix(count.Text, OwnerKey(c)+".") || isBelow(g) || !l.countsUp(count.Text) {
			continue
		}
		if slices.ContainsFunc(c.Grows, func(grow *Event) bool {
			return grow.Roots.Live() && !l.countsBeside(grow.Func, grow.Block, nil, count.Text, maxBeside)
		}) {
			return program.LastName(count.Text)
		}
	}
	return ""
}

// countsUp reports whether some code makes a number higher.
func (l *Growth) countsUp(field string) bool {
	return slices.ContainsFunc(l.Stores[field], func(st facts.Store) bool {
		_, n := countOf(st.Val)
		return n < 0
	})
}

// countsBeside reports whether a function sets a number before or after a block on one of its ways, or calls what
// does, other than by the call that led there, or is called on such a way.
func (l *Growth) countsBeside(f *program.Func, block int, by *facts.Call, field string, depth int) bool {
	beside := func(b int) bool { return program.Reaches(f, b, block) || program.Reaches(f, block, b) }
	if slices.ContainsFunc(l.StoresOf[f.ID], func(st facts.Store) bool { return st.Field == field && beside(st.Block) }) {
		return true
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c == by || !beside(c.Block) || slices.Contains(l.Targets(f, c), f.ID) { // one that stands before another of its kind
			continue
		}
		if l.sets(f, c, field, 3, false) {
			return true
		}
	}
	return depth > 0 && slices.ContainsFunc(f.Callers, func(up program.Edge) bool {
		return !up.Caller.Testing && l.countsBeside(up.Caller, up.Block, up.Call, field, depth-1)
	})
}
