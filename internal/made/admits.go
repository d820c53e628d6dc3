package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// admits reports whether a call of a library lets so many through, or one.
func admits(l *growth.Growth, c *facts.Call) bool {
	return l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Admits
	})
}

// takesPlace reports whether a call in view takes a place in a channel that the goroutine
// gives back: it sends where that receives, or the other way round.
func (s *spawned) takesPlace(c *facts.Call) bool {
	for _, id := range s.m.l.DirectTargets(c) {
		g := s.m.l.Funcs[id]
		if g == nil {
			continue
		}
		for i := range g.Waits {
			if slices.ContainsFunc(g.Waits[i].Cases, s.givesBack) {
				return true
			}
		}
		if slices.ContainsFunc(g.Comms, func(o facts.Comm) bool { return o.Default && s.givesBack(facts.WaitCase{Op: o.Op, Chan: o.Chan}) }) {
			return true
		}
	}
	return false
}

// givesBack reports whether the goroutine does the opposite of an operation on the same
// field or variable.
func (s *spawned) givesBack(c facts.WaitCase) bool {
	key := program.PlaceKey(c.Chan)
	return key != "" && slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		opposite := func(op facts.CommOp, ch *facts.Term) bool { return op != c.Op && program.PlaceKey(ch) == key }
		return slices.ContainsFunc(p.f.Comms, func(d facts.Comm) bool { return opposite(d.Op, d.Chan) })
	})
}

// letsThrough reports whether the outcome of a call tells that this one is let through:
// one of a library that admits, or one in view that does so or changes what it asks.
func letsThrough(l *growth.Growth, f *program.Func, call *facts.Term) bool {
	if call == nil || call.Op != facts.OpCall {
		return false
	}
	for i := range f.Calls {
		if c := &f.Calls[i]; program.Yields(c, call) && admits(l, c) {
			return true
		}
	}
	g := l.Funcs[call.Text]
	if g == nil {
		return false
	}
	return len(l.StoresOf[g.ID]) > 0 || slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return admits(l, &c) })
}
