package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// comesThroughAll reports whether control comes to a removal only behind a loop that goes through
// what an entry of the container holds, and that is left for elsewhere at the first part which is
// not there yet: a fragment that is nil, a flag that is not set, a key that is missing. A part that
// is still there, or in use, is one that others let go of.
func (l *Growth) comesThroughAll(c *Container, at Lifted) bool {
	return walksThrough(c, at.Func, at.Block) || slices.ContainsFunc(at.guards, func(g facts.Guard) bool { return l.answersAll(c, g) })
}

// answersAll reports whether a condition is the answer of a function that gives it only behind such a
// loop of its own.
func (l *Growth) answersAll(c *Container, g facts.Guard) bool {
	if g.Kind != facts.GuardCall || g.X == nil || g.X.Op != facts.OpCall || l.Funcs[g.X.Text] == nil {
		return false
	}
	f, some := l.Funcs[g.X.Text], false
	for b := range f.Blocks {
		if f.Blocks[b].Return && !slices.Contains(f.Blocks[b].Says, facts.Said{Result: g.X.N, Holds: g.Neg}) {
			if !walksThrough(c, f, b) {
				return false
			}
			some = true
		}
	}
	return some
}

func walksThrough(c *Container, f *program.Func, block int) bool {
	for b := range f.Blocks {
		n := f.Blocks[b].Loop
		if n == 0 || program.InLoop(f, block, n) || !InTurn(f, f.Loops[n-1].Head, block) {
			continue
		}
		cond := f.Blocks[b].Cond
		if cond == nil || len(f.Blocks[b].Succs) != 2 {
			continue
		}
		for side, to := range f.Blocks[b].Succs {
			if !program.InLoop(f, to, n) && to != block && !InTurn(f, to, block) && isLacking(c, *cond, side == 1) {
				return true
			}
		}
	}
	return false
}

// isLacking reports whether a condition, or its opposite, says of a part of an entry that it is not
// there yet.
func isLacking(c *Container, g facts.Guard, opposite bool) bool {
	if opposite {
		g = program.Negated(g)
	}
	if (g.Kind == facts.GuardNil) == g.Neg || g.Kind != facts.GuardNil && g.Kind != facts.GuardFlag && g.Kind != facts.GuardHit {
		return false
	}
	part := g.X
	if g.Kind != facts.GuardHit {
		if part == nil || len(part.Args) == 0 {
			return false
		}
		part = part.Arg(0)
	}
	return part.Any(func(u *facts.Term) bool { return u.Op == facts.OpElem && program.RefersTo(u.Arg(0), c.Key) })
}
