package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// maxNamedOnce bounds the callers through which a function is followed.
const maxNamedOnce = 6

// namedOnce finds registries of what a program is made of: a name that is there already is a
// mistake of whoever wrote the program, which ends it.
type namedOnce struct {
	l       *growth.Growth
	panics  map[filler]bool // whether a function ends the program for a key that is there
	unheard map[*program.Func]bool
}

// isRegistry reports whether each place that goes on to fill a container is in a function that
// panics if it, or one beside it in the holder, has the key, or below such a function, and nothing
// in view calls that for what comes from outside: who passes a second time what came before would
// end the program.
func (n *namedOnce) isRegistry(c *growth.Container) bool {
	live := 0
	for _, e := range c.Grows {
		if !e.Roots.Live() {
			continue
		}
		live++
		if e.Roots.Tick || e.Origin == origin.OriginFresh || e.Origin == origin.OriginOutside || !n.below(growth.HolderKey(c), e.Func, maxNamedOnce) || !n.isUnheard(e.Func) {
			return false
		}
	}
	return live > 0
}

// below reports whether a function panics for a key that is there, or only such functions call it.
func (n *namedOnce) below(holder string, f *program.Func, depth int) bool {
	if n.refuses(holder, f) {
		return true
	}
	callers := slices.DeleteFunc(slices.Clone(f.Callers), func(e program.Edge) bool { return e.Caller.Testing })
	return depth > 0 && len(callers) > 0 && len(f.UsedAt) == 0 && !n.l.OpenFunc(f) &&
		!slices.ContainsFunc(callers, func(e program.Edge) bool { return !n.below(holder, e.Caller, depth-1) })
}

// refuses reports whether a function looks a key up in a container of a holder and comes to nothing
// but a panic where it is there.
func (n *namedOnce) refuses(holder string, f *program.Func) bool {
	at := filler{holder, f}
	known, ok := n.panics[at]
	if !ok {
		known = slices.ContainsFunc(f.Blocks, func(b facts.Block) bool {
			g := b.Cond
			if g == nil || g.Kind != facts.GuardHit || len(b.Succs) != 2 || n.holderOf(g.X) != holder {
				return false
			}
			there := b.Succs[0]
			if g.Neg {
				there = b.Succs[1]
			}
			return onlyPanics(f, there)
		})
		n.panics[at] = known
	}
	return known
}

// holderOf is the key of the holder of the container that a term names.
func (n *namedOnce) holderOf(t *facts.Term) string {
	key := program.PlaceKey(t)
	if c, in := n.l.Containers[key], n.l.DeclaredIn[key]; c != nil && in != nil {
		return in.Summary.Path + "." + c.Owner
	}
	return ""
}

// onlyPanics reports whether all that control can come to from a block ends in a panic.
func onlyPanics(f *program.Func, block int) bool {
	panics := false
	returns := program.Follow(f, []int{block}, nil, func(b int) bool {
		panics = panics || f.Blocks[b].Panic
		return f.Blocks[b].Return
	})
	return panics && !returns
}

// isUnheard reports whether nothing in view calls a function for what comes from outside, or again and
// again: no handler, no loop without a bound, no goroutine and no callback leads to it.
func (n *namedOnce) isUnheard(f *program.Func) bool {
	known, ok := n.unheard[f]
	if ok {
		return known
	}
	seen := map[*program.Func]bool{f: true}
	calm := func(h *program.Func, block int, to *[]*program.Func) bool {
		if h.Testing {
			return true
		}
		if !seen[h] {
			seen[h] = true
			*to = append(*to, h)
		}
		return n.l.UnboundedAround(h, block, -1) == nil
	}
	known = true
	for work := []*program.Func{f}; known && len(work) > 0; {
		g := work[0]
		work = work[1:]
		known = g.Shape != facts.ShapeHandler &&
			!slices.ContainsFunc(g.Callers, func(e program.Edge) bool {
				return !calm(e.Caller, e.Block, &work) || e.Mode == facts.ModeGo && !e.Caller.Testing
			}) &&
			!slices.ContainsFunc(g.UsedAt, func(u program.Use) bool {
				return !calm(u.In, u.Block, &work) || !u.In.Testing && n.l.RunAt(g, u) >= reach.RunTurns
			})
	}
	n.unheard[f] = known
	return known
}
