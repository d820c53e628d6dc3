package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/reason"
)

// hearsItself finds a send that waits for nothing else, to a channel without places from which only the
// goroutine itself receives: it cannot be at both.
func (s *spawned) hearsItself(made *Made) bool {
	for at := range s.waitsAlone(facts.CommSend) {
		p := at.partners()
		if p == nil || p.room != 0 || at.o.f.Blocks[at.o.call.Block].Loop > 0 && !p.madeInLoop(at.o.f) {
			continue
		}
		if len(p.of(at.o, facts.CommRecv)) == 0 || slices.ContainsFunc(p.acts, func(a chanAct) bool {
			return a.by != at.o && a.op == facts.CommRecv
		}) {
			continue
		}
		made.Fault = FaultSend
		made.Why = reason.HearsItself.With()
		made.note("stays-at", reason.BlocksHere.With(), at.in().f, at.wait.Pos)
		return true
	}
	return false
}
