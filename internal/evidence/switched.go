package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
)

// Switched reports whether every live grow stands behind a condition that an
// environment variable decides: a switch for those who debug.
func Switched(l *growth.Growth, c *growth.Container) bool {
	n := 0
	for _, e := range c.Grows {
		if !e.Roots.Live() {
			continue
		}
		n++
		if !slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
			return isSetting(g) && (fromEnvironment(l, g.X, 2) || fromEnvironment(l, g.Y, 2))
		}) {
			return false
		}
	}
	return n > 0
}

// isSetting reports whether a condition is about a value, and not about whether there is an
// object or something went well: what is made with the words of a variable, such as a
// connection, may be there or fail whatever the words are.
func isSetting(g facts.Guard) bool {
	switch g.Kind {
	case facts.GuardErr, facts.GuardNil, facts.GuardHit:
		return false
	}
	return true
}

// fromEnvironment reports whether a term is computed from an environment variable,
// through stores to fields and variables.
func fromEnvironment(l *growth.Growth, t *facts.Term, depth int) bool {
	return t.Any(func(u *facts.Term) bool {
		switch {
		case u.Op == facts.OpCall && (u.Text == "os.Getenv" || u.Text == "os.LookupEnv"):
			return true
		case depth > 0 && (u.Op == facts.OpGlobal || u.Op == facts.OpField):
			return slices.ContainsFunc(l.Stores[u.Text], func(st facts.Store) bool { return fromEnvironment(l, st.Val, depth-1) })
		}
		return false
	})
}
