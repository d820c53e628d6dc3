package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// failedBefore reports whether a block is reached only where a call gave nothing, or asks
// something of what it gave that is not understood.
func failedBefore(f *program.Func, block int, c *facts.Call) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		if g.X.IsUnknown() {
			return program.Reaches(f, c.Block, g.Block)
		}
		return failsBy(&g, c)
	})
}

// failsBy reports whether a condition asks something of what a call gave, and not that it has not
// failed.
func failsBy(g *facts.Guard, c *facts.Call) bool {
	return (isOf(g, c) || asksError(g, c)) && !(g.Kind == facts.GuardErr && g.Neg) && !(g.Kind == facts.GuardNil && g.Neg)
}

// asksError reports whether a condition holds where a function says something of the error of a call
// that gives one beside something else: there was one.
func asksError(g *facts.Guard, c *facts.Call) bool {
	return g.Kind == facts.GuardCall && !g.Neg && g.X.Op == facts.OpCall && slices.ContainsFunc(g.X.Args, func(t *facts.Term) bool {
		return t != nil && t.N > 0 && program.Yields(c, t)
	})
}

// failsOf reports whether a block is reached only where a call has given an error.
func failsOf(f *program.Func, block int, c *facts.Call) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return g.Kind == facts.GuardErr && !g.Neg && isOf(&g, c) })
}

// isOf reports whether a condition asks something of what a call gave.
func isOf(g *facts.Guard, c *facts.Call) bool {
	return slices.ContainsFunc(g.X.Alternatives(), func(t *facts.Term) bool { return program.Yields(c, t) })
}

// succeeded reports whether a block is reached only where a call has given no error, as far
// as that shows.
func succeeded(f *program.Func, block int, c *facts.Call) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return g.Kind == facts.GuardErr && g.Neg && program.Yields(c, g.X) })
}

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
