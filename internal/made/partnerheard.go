package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/reason"
)

// unheard finds a receive of the goroutine that waits for nothing else, from a channel that
// nobody has but the function and what it starts: where all who send or close can end without
// having done so, the goroutine stays.
func (s *spawned) unheard(made *Made) bool {
	for a := range s.waitsAlone(facts.CommRecv) {
		o, part := a.o, a.in()
		if a.wait.Range || part.f.Blocks[a.wait.Block].Loop > 0 || o.deferredAt(a.part) {
			continue
		}
		p := a.partners()
		if p == nil || p.others(p.home, facts.CommSend) || p.others(p.home, facts.CommClose) || p.others(o, facts.CommRecv) {
			continue
		}
		if o.f.Blocks[o.call.Block].Loop > 0 || !p.leavesUnsaid(o) {
			continue
		}
		made.Fault = FaultRecv
		made.Why = reason.ReturnsUnheard.With(o.f.Display)
		made.note("stays-at", reason.BlocksOnReceive.With(), part.f, a.wait.Pos)
		return true
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

// goesWithout reports whether a partner can come to its end, from where s was started or from
// its own start, without one of some operations, each of which is told by the part and block
// where it has come about.
func (p *partners) goesWithout(q, s *spawned, acts []*chanAct) bool {
	done := func(part, block int) bool {
		return slices.ContainsFunc(acts, func(a *chanAct) bool { return a.part == part && a.place() == block })
	}
	if q != p.home {
		return q.canEnd(done)
	}
	at := s.call.Block
	passes := func(part, block int) bool { return done(part, block) || q.surely(part, block, done) }
	if passes(0, at) {
		return false
	}
	return q.f.Blocks[at].Return || q.leavesFrom(0, q.f.Blocks[at].Succs, passes)
}
