package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// takesBack reports whether who has an entry made by a helper has the same one removed by another: a
// caller of both, under the same key, and with the removal deferred or on the way from the insert. The
// key is not one that somebody names later. That the removal comes on every way is not asked.
func (l *Growth) takesBack(c *Container, e *Event) bool {
	if e.Key == nil || !e.Key.Known() {
		return false
	}
	removals := map[*program.Func][]program.Edge{}
	for _, up := range e.Func.Callers {
		if !up.Iface {
			removals[up.Caller] = append(removals[up.Caller], up)
		}
	}
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return g.Func != e.Func && g.Key != nil && slices.ContainsFunc(g.Func.Callers, func(puts program.Edge) bool {
			return !puts.Iface && slices.ContainsFunc(removals[puts.Caller], func(removes program.Edge) bool {
				return comesAfter(puts, removes) && g.Key.Substitute(puts.Args).Equal(e.Key.Substitute(removes.Args))
			})
		})
	})
}

// comesAfter reports whether one call of a function follows another one, or is deferred behind it, in
// the same turn.
func comesAfter(first, then program.Edge) bool {
	return then.Mode != facts.ModeGo && FollowsInTurn(first.Caller, first.Block, first.Seq, then.Block, then.Seq)
}
