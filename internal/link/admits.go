package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// admits reports whether a call of a library lets so many through, or one.
func (l *linker) admits(c *facts.Call) bool {
	return l.hasRow(c, func(r *library.Row) bool {
		return r.Role == library.Admits
	})
}

// takesPlace reports whether a call in view takes a place in a channel that the goroutine
// gives back: it sends where that receives, or the other way round.
func (s *spawned) takesPlace(c *facts.Call) bool {
	for _, id := range s.m.l.index.directTargets(c) {
		g := s.m.l.index.funcs[id]
		if g == nil {
			continue
		}
		for i := range g.Waits {
			if slices.ContainsFunc(g.Waits[i].Cases, s.givesBack) {
				return true
			}
		}
	}
	return false
}

// givesBack reports whether the goroutine does the opposite of an operation on the same
// field or variable.
func (s *spawned) givesBack(c facts.WaitCase) bool {
	key := placeKey(c.Chan)
	return key != "" && slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		opposite := func(op facts.CommOp, ch *facts.Term) bool { return op != c.Op && placeKey(ch) == key }
		return slices.ContainsFunc(p.f.Comms, func(d facts.Comm) bool { return opposite(d.Op, d.Chan) })
	})
}

// letsThrough reports whether the outcome of a call tells that this one is let through:
// one of a library that admits, or one in view that does so or changes what it asks.
func (l *linker) letsThrough(f *Func, call *facts.Term) bool {
	if call == nil || call.Op != facts.OpCall {
		return false
	}
	for i := range f.Calls {
		if c := &f.Calls[i]; yields(c, call) && l.admits(c) {
			return true
		}
	}
	g := l.index.funcs[call.Text]
	if g == nil {
		return false
	}
	return len(l.storesOf[g.ID]) > 0 || slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return l.admits(&c) })
}
