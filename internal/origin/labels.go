package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// asked reports whether a value is known to be one of a fixed set where it is used.
func asked(t *facts.Term, guards []facts.Guard) bool {
	return slices.ContainsFunc(guards, func(g facts.Guard) bool {
		switch g.Kind {
		case facts.GuardHit:
			return !g.Neg && g.Y.Equal(t)
		case facts.GuardEq:
			return g.Op == "==" && g.X.Equal(t) && g.Y.Op == facts.OpConst
		}
		return false
	})
}
