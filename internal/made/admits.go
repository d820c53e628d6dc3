package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

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
