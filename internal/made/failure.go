package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// succeededTo reports whether a way leads to a block from where a call has given no error, past some
// blocks. Control may come there on ways without the call as well.
func succeededTo(f *program.Func, to int, c *facts.Call, past map[int]bool) bool {
	for b := range f.Blocks {
		g := f.Blocks[b].Cond
		if g == nil || g.Kind != facts.GuardErr || len(f.Blocks[b].Succs) != 2 || !program.Yields(c, g.X) {
			continue
		}
		ok := 1
		if g.Neg {
			ok = 0
		}
		first := f.Blocks[b].Succs[ok]
		if first == to || !past[first] && program.Follow(f, []int{first}, func(b int) bool { return past[b] || b == c.Block }, func(b int) bool { return b == to }) {
			return true
		}
	}
	return false
}

// steady reports whether a call is one of a method that hardly ever fails, as the table says.
func (m *madeFinder) steady(c *facts.Call) bool {
	return len(c.Args) > 0 && slices.ContainsFunc(m.l.Rows(c), func(r *library.Row) bool { return r.Role == library.Steady })
}
