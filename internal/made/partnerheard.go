package made

import (
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// unheard finds a receive of the goroutine that waits for nothing else, from a channel that
// nobody has but the function and what it starts: where all who send or close can end without
// having done so, the goroutine stays.
func (s *spawned) unheard(made *Made) bool {
	for _, o := range s.seenFrom() {
		for i := range o.parts {
			part := &o.parts[i]
			for j := range part.f.Waits {
				w := &part.f.Waits[j]
				c := alone(w)
				if c == nil || c.Op != facts.CommRecv || w.Range || part.f.Blocks[w.Block].Loop > 0 || o.deferredAt(i) {
					continue
				}
				p := o.m.partnersOf(o.f, part.lift(c.Chan))
				if p == nil || p.others(p.home, facts.CommSend) || p.others(p.home, facts.CommClose) || p.others(o, facts.CommRecv) {
					continue
				}
				if o.f.Blocks[o.call.Block].Loop > 0 || !p.leavesUnsaid(o) {
					continue
				}
				made.Fault = FaultRecv
				made.Why = fmt.Sprintf("%s may return without sending what it waits for or closing the channel", o.f.Display)
				made.note("stays-at", "it blocks on this receive", part.f, w.Pos)
				return true
			}
		}
	}
	return false
}

// leavesUnsaid reports whether the function has a part in the channel, sends or closes in ways
// that are understood, and can return without either.
func (p *partners) leavesUnsaid(s *spawned) bool {
	acts := append(p.of(p.home, facts.CommSend), p.of(p.home, facts.CommClose)...)
	if len(acts) == 0 || slices.ContainsFunc(acts, func(a *chanAct) bool { return a.place() < 0 }) {
		return false
	}
	return p.goesWithout(p.home, s, acts)
}
