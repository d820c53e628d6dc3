package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// onceFor reports whether a block is reached only the first time, while a package variable is
// still nil, or is zero and is set where that was found: what is made there is made once, not
// again and again.
func (l *linker) onceFor(f *Func, block int) bool {
	return slices.ContainsFunc(f.guardsAt(block), func(g facts.Guard) bool {
		if g.X.IsUnknown() || g.X.Op != facts.OpGlobal {
			return false
		}
		switch g.Kind {
		case facts.GuardNil:
			return !g.Neg
		case facts.GuardFlag:
			return g.Neg && l.setsForGood(f, g.X.Text)
		case facts.GuardEq:
			return !g.Neg && g.Op == "==" && g.Y.IsZero() && l.setsForGood(f, g.X.Text)
		}
		return false
	})
}

// setsForGood reports whether f sets a package variable, and nothing in view makes it zero
// again.
func (l *linker) setsForGood(f *Func, key string) bool {
	sets := slices.ContainsFunc(l.storesOf[f.ID], func(st facts.Store) bool { return st.Field == key })
	return sets && !slices.ContainsFunc(l.stored[key], func(s slot) bool { return !s.in.Testing && !s.in.Init && s.val.IsZero() })
}
