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
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return g.Func != e.Func && g.Key != nil && slices.ContainsFunc(e.Func.Callers, func(removes program.Edge) bool {
			key := e.Key.Substitute(removes.Args)
			return !removes.Iface && key.Known() && slices.ContainsFunc(g.Func.Callers, func(puts program.Edge) bool {
				return puts.Caller == removes.Caller && !puts.Iface && g.Key.Substitute(puts.Args).Equal(key) && comesAfter(puts, removes)
			})
		})
	})
}

// comesAfter reports whether one call of a function follows another one, or is deferred behind it, in
// the same turn.
func comesAfter(first, then program.Edge) bool {
	if then.Mode == facts.ModeGo {
		return false
	}
	if first.Block == then.Block {
		return then.Seq > first.Seq
	}
	return InTurn(first.Caller, first.Block, then.Block)
}
