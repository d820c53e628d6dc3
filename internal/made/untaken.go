package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// untaken finds a send that waits for nothing else, to a channel without places of which the one
// reader is another goroutine: that may take another case of its select and end.
func (s *spawned) untaken(made *Made) bool {
	for at := range s.waitsAlone(facts.CommSend) {
		p := at.partners()
		if p == nil || p.room != 0 {
			continue
		}
		reader := p.reader()
		if reader == nil || reader == at.o || reader == p.home {
			continue
		}
		a := p.leavesBySelect(reader)
		if a == nil {
			continue
		}
		made.Fault = FaultSend
		made.Why = reason.OtherCase.With()
		made.note("stays-at", reason.BlocksOnceGone.With(), at.in().f, at.wait.Pos)
		made.note("left-by", reason.WaitsElsewhere.With(), a.in(), a.wait.Pos)
		return true
	}
	return false
}

// leavesBySelect is a receive of a goroutine, beside something else, after which other case it can
// come to its end without receiving, nil if there is none.
func (p *partners) leavesBySelect(reader *spawned) *chanAct {
	reads := p.of(reader, facts.CommRecv)
	taken := func(part, block int) bool {
		return slices.ContainsFunc(reads, func(a *chanAct) bool { return a.part == part && a.place() == block && !a.shares() })
	}
	passes := func(part, block int) bool {
		return taken(part, block) || reader.surely(part, block, taken) || p.told(reader, part, block)
	}
	for _, a := range reads {
		if a.late || a.place() < 0 || !p.everyTurn(a) {
			return nil
		}
	}
	for _, a := range reads {
		for i := range a.wait.Cases {
			k := &a.wait.Cases[i]
			if k == a.kase || k.Then < 0 || passes(a.part, k.Then) {
				continue
			}
			if reader.leavesFrom(a.part, []int{k.Then}, passes) {
				return a
			}
		}
	}
	return nil
}

// shares reports whether another case of the select leads to the same place as the receive.
func (a *chanAct) shares() bool {
	return slices.ContainsFunc(a.wait.Cases, func(c facts.WaitCase) bool { return c.Then == a.kase.Then && !c.Chan.Equal(a.kase.Chan) })
}

// everyTurn reports whether a receive stands in no loop that something counts.
func (p *partners) everyTurn(a *chanAct) bool {
	f := a.in()
	for n := range program.LoopsAround(f, a.block) {
		if !f.Loops[n-1].Endless {
			return false
		}
	}
	return true
}
