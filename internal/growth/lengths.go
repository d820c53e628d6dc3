package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// isBelow reports whether a guard holds below its bound.
func isBelow(g facts.Guard) bool { return g.Op == "<" || g.Op == "<=" }

// isSiblingLen reports whether a guard compares the length of another container of
// the same holder with a bound: an order list beside a map.
func isSiblingLen(c *Container, g facts.Guard) bool {
	if c.Owner == "" || g.Kind != facts.GuardLen || !program.IsLengthTerm(g.X) || g.Op != ">" && g.Op != ">=" || program.IsZeroTerm(g.Y) || !g.Y.Known() {
		return false
	}
	in := g.X.Arg(0)
	return in.Op == facts.OpField && strings.HasPrefix(in.Text, OwnerKey(c)+".")
}

// isItself reports whether a term names a container rather than what one of its elements, or a
// container around it, is.
func isItself(c *Container, t *facts.Term) bool {
	if t != nil && t.Op == facts.OpPhi {
		return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return isItself(c, a) })
	}
	depth := 0
	for a := t; a != nil && (a.Op == facts.OpElem || a.Op == facts.OpSlice || a.Op == facts.OpAppend); a = a.Arg(0) {
		if a.Op == facts.OpElem {
			depth++
		}
	}
	return program.RefersTo(t, c.Key) && depth == c.Level
}

// isOwnLength reports whether a guard is about the length of the container itself.
func isOwnLength(c *Container, g facts.Guard) bool {
	return g.Kind == facts.GuardLen && g.X != nil && g.X.Op == facts.OpCall && len(g.X.Args) > 0 && isItself(c, g.X.Arg(0))
}

// isCap reports whether a shrink happens because the container, or a count beside
// it, has reached a bound.
func isCap(c *Container, e *Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		return isLenGuard(c, g) && !(isOwnLength(c, g) && isBelow(g)) || isSiblingLen(c, g)
	})
}

// isLenGuard reports whether a guard compares the container's length with a bound.
func isLenGuard(c *Container, g facts.Guard) bool {
	if g.Kind != facts.GuardLen || g.X.IsUnknown() || !g.Y.Known() || (g.Op == "==" || g.Op == "!=") && program.IsZeroTerm(g.Y) {
		return false
	}
	if program.IsZeroTerm(g.Y) && (g.Op == ">" || g.Op == ">=" || g.Op == "<=") {
		return false
	}
	if g.X.Op == facts.OpCall {
		return len(g.X.Args) > 0 && isItself(c, g.X.Arg(0)) && !g.Y.IsUnknown()
	}
	if sumsLengths(g.X) { // no addend is longer than the sum
		return slices.ContainsFunc(g.X.Args, func(t *facts.Term) bool { return isItself(c, t.Arg(0)) })
	}
	// A count kept by hand: a field of the same holder.
	own := g.X.Op == facts.OpField && c.Owner != "" && strings.HasPrefix(g.X.Text, OwnerKey(c)+".")
	return own && (g.Y.Op == facts.OpConst || g.Y.Op == facts.OpField || g.Y.Op == facts.OpGlobal)
}

// sumsLengths reports whether a term is the sum of the lengths of several containers.
func sumsLengths(t *facts.Term) bool {
	return t.Op == facts.OpBin && t.Text == "+" && !slices.ContainsFunc(t.Args, func(a *facts.Term) bool {
		return !program.IsLengthTerm(a) || len(a.Args) == 0
	})
}
