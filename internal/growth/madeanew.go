package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// filledThere reports whether all that a container gains, the function that makes it anew puts in,
// and never without making it: each time it fills another one.
func filledThere(c *Container, making *Event) bool {
	return !slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return g.Func != making.Func || g.Site != making.Site || slices.ContainsFunc(making.Guards, func(on facts.Guard) bool {
			return !holdsAlso(g.Guards, on)
		})
	})
}

// servesFrom reports whether all that a container gains comes in loops in which the function that makes it anew
// serves others from then on: it fills the one map for as long as such a loop goes on.
func servesFrom(c *Container, making *Event) bool {
	return !slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return g.Func != making.Func || g.Site != making.Site || !program.Reaches(g.Func, making.Block, g.Block) || program.Reaches(g.Func, g.Block, making.Block) || !inServing(g)
	})
}

// inServing reports whether an insert stands in a loop without an end of its own that takes what others bring, and
// after which its function has nothing more to do with what it has gathered.
func inServing(g *Event) bool {
	if !g.Roots.Event {
		return false
	}
	for n := range program.LoopsAround(g.Func, g.Block) {
		lp := &g.Func.Loops[n-1]
		gathers := lp.OneShot || lp.Leaves || lp.Answers || lp.Counted || len(lp.Gathered) > 0
		fed := lp.Feed == facts.FeedPeer || lp.Pace == facts.PaceInput && lp.Reads == nil && (lp.Feed == facts.FeedNone || lp.Feed == facts.FeedForever)
		if lp.Endless && fed && !gathers {
			return true
		}
	}
	return false
}

// madeAnew reports a removal that puts a new map in the place of the one before it is filled.
func madeAnew(c *Container, e *Event) bool {
	return (e.How == facts.HowRebuild || e.How == facts.HowAssign) && len(c.Grows) > 0 && filledThere(c, e)
}

// holdsAlso reports whether a condition is among others.
func holdsAlso(among []facts.Guard, g facts.Guard) bool {
	return slices.ContainsFunc(among, func(h facts.Guard) bool { return h.Block == g.Block && h.Neg == g.Neg && h.Op == g.Op })
}
