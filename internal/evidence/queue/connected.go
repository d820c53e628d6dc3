package queue

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// connected returns the guard, among those around a place that takes from a list, which says that a
// connection has been made: what is to be sent stays in the list for as long as the other side does
// not answer. nil if there is none, or if the holder of the list, base, is made there, for that
// connection.
func connected(l *growth.Growth, f *program.Func, base *facts.Term, around []facts.Guard) *facts.Guard {
	if root := program.RootOf(base); root.Op != facts.OpParam && root.Op != facts.OpGlobal {
		return nil
	}
	for i := range around {
		g := &around[i]
		if g.Kind == facts.GuardErr && g.Neg && g.X != nil && g.X.Op == facts.OpCall && connects(l, f, g.X, maxDial) {
			return g
		}
	}
	return nil
}

// maxDial is through how many functions in view a call is followed to the one that makes a connection.
const maxDial = 3

// connects reports whether a call makes a connection, as the library table says, or is one of a
// function in view that returns what such a call gives.
func connects(l *growth.Growth, in *program.Func, t *facts.Term, depth int) bool {
	if g := l.Funcs[t.Text]; g != nil && !g.Unread {
		return depth > 0 && slices.ContainsFunc(g.Results, func(r *facts.Term) bool {
			return slices.ContainsFunc(r.Alternatives(), func(a *facts.Term) bool { return a != nil && a.Op == facts.OpCall && connects(l, g, a, depth-1) })
		})
	}
	return slices.ContainsFunc(in.Calls, func(c facts.Call) bool {
		return program.CalleeText(c.Callee) == t.Text && l.HasRow(&c, func(r *library.Row) bool { return r.Role == library.Construct && r.Kind == "conn" })
	})
}
