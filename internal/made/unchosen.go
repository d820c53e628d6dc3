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
		at := choosesOnce(s.f)
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

// choosesOnce is a choice by reflection after which the function may return without another one, otherwise than
// by the condition of a loop around it: there may be none left then.
func choosesOnce(f *program.Func) *facts.Call {
	chooses := func(b int) bool {
		return slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Func == "reflect.Select" && c.Block == b })
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Func != "reflect.Select" {
			continue
		}
		heads := map[int]bool{}
		for n := range program.LoopsAround(f, c.Block) {
			heads[f.Loops[n-1].Head] = true
		}
		again := func(b int) bool { return chooses(b) || heads[b] || f.Blocks[b].Unreachable }
		if f.Blocks[c.Block].Return || program.ReturnsPast(f, c.Block, again) {
			return c
		}
	}
	return nil
}
