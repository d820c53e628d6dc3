package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
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

// madeAnew reports a removal that puts a new map in the place of the one before it is filled.
func madeAnew(c *Container, e *Event) bool {
	return (e.How == facts.HowRebuild || e.How == facts.HowAssign) && len(c.Grows) > 0 && filledThere(c, e)
}

// holdsAlso reports whether a condition is among others.
func holdsAlso(among []facts.Guard, g facts.Guard) bool {
	return slices.ContainsFunc(among, func(h facts.Guard) bool { return h.Block == g.Block && h.Neg == g.Neg && h.Op == g.Op })
}
