package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// unchosen finds a send that waits for nothing else, to a channel of which each turn of a loop makes another
// one, where the function receives by reflect.Select from whichever is ready first, and may return without
// having come to the others.
func (s *spawned) unchosen(made *Made) bool {
	for w := range s.ownWaitsAlone(facts.CommSend) {
		in := w.in()
		all := s.m.allPartners(s.f, in.lift(w.on()))
		if all == nil || !all.chosen || !s.oneOfMany(all) || all.room != 0 && !s.repeats(w.part, w.wait.Block) || all.mayHoldAll(in.f, w.wait.Block) {
			continue
		}
		at := program.ChoosesOnce(s.f)
		if at == nil || !made.leftBy(leftAt{s.f, at.Block, s.m.rootsAt(s.f, at.Block)}) {
			continue
		}
		made.Fault = FaultSend
		made.Why = reason.OthersUnchosen.With(s.f.Display)
		made.note("stays-at", reason.BlocksOnceGone.With(), in.f, w.wait.Pos)
		made.note("left-by", reason.WaitsElsewhere.With(), s.f, at.Pos)
		return true
	}
	return false
}

// oneOfMany reports whether each turn of the loop in which the goroutine is started makes a channel of its own,
// from which nobody receives but by the choice.
func (s *spawned) oneOfMany(p *partners) bool {
	n, at := s.f.Blocks[s.call.Block].Loop, p.madeAt()
	return n > 0 && at >= 0 && program.InLoop(s.f, at, n) && !slices.ContainsFunc(p.acts, func(a chanAct) bool { return a.op == facts.CommRecv })
}
