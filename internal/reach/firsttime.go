package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// onceFor reports whether a block is reached only the first time, while a package variable is
// still nil or zero, and nothing makes it so again: what is made there is made once. A number or
// a flag has to be set where it was found to be zero.
func (l *Reach) onceFor(f *program.Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		if g.X.IsUnknown() || g.X.Op != facts.OpGlobal {
			return false
		}
		switch g.Kind {
		case facts.GuardNil:
			return !g.Neg && !l.zeroedAgain(g.X.Text)
		case facts.GuardFlag:
			return g.Neg && l.setsForGood(f, g.X.Text)
		case facts.GuardEq:
			return !g.Neg && g.Op == "==" && g.Y.IsZero() && l.setsForGood(f, g.X.Text)
		}
		return false
	})
}

// setsForGood reports whether f sets a package variable, and nothing in view is seen to make
// it zero again.
func (l *Reach) setsForGood(f *program.Func, key string) bool {
	return !l.zeroedAgain(key) && slices.ContainsFunc(l.StoresOf[f.ID], func(st facts.Store) bool { return st.Field == key })
}

// zeroedAgain reports whether code in view, but for initialisers and tests, sets a package
// variable to its zero value.
func (l *Reach) zeroedAgain(key string) bool {
	return slices.ContainsFunc(l.stored[key], func(s slot) bool { return !s.in.Testing && !s.in.Init && s.val.IsZero() })
}
