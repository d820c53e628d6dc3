package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// untaken finds a send that waits for nothing else, to a channel of which all readers wait for
// something else as well, and may go away by that: where it has no place, or comes again.
func (s *spawned) untaken(made *Made) bool {
	for at := range s.waitsAlone(facts.CommSend) {
		p := at.partners()
		if p == nil || p.mayHoldAll(at.in().f, at.wait.Block) || p.room != 0 && (!at.o.repeats(at.part, at.wait.Block) || at.hearsBetween()) {
			continue
		}
		a := p.allLeave(at.o)
		switch {
		case a == nil, a.by == p.home && !made.leftBy(p.leavings(at.o)):
			continue
		case a.by != p.home && !s.m.rootsAt(a.by.f, a.by.call.Block).Live():
			continue // the reader ends once, with the program
		}
		made.Fault = FaultSend
		made.Why = reason.OtherCase.With()
		if a.by == p.home {
			made.Why = reason.LeavesUnreceived.With(p.home.f.Display).By(reason.SelectsReturn)
		}
		made.note("stays-at", reason.BlocksOnceGone.With(), at.in().f, at.wait.Pos)
		made.staysAlso(p, at)
		made.note("left-by", reason.WaitsElsewhere.With(), a.in(), a.wait.Pos)
		s.m.servedFirst(made, at.in().f, at.wait)
		return true
	}
	return false
}

// allLeave is a receive beside something else after which all who receive from the channel go away, nil
// if one of them may stay. Several go away together where they have heard the same thing.
func (p *partners) allLeave(s *spawned) *chanAct {
	var first *chanAct
	var word *facts.Term
	for i := range p.acts {
		a := &p.acts[i]
		if a.op != facts.CommRecv || first != nil && a.by == first.by {
			continue
		}
		if a.by == s {
			return nil
		}
		left, by := p.leavesBySelect(a.by, s)
		if left == nil {
			return nil
		}
		heard := left.by.parts[left.part].lift(by.Chan)
		if first != nil && !heard.Equal(word) {
			return nil
		}
		if first == nil {
			first, word = left, heard
		}
	}
	return first
}

// leavesBySelect is a receive of one partner, beside something else, after which other case it can
// come to its end without receiving, and that case, nil if there is none. What the function itself
// does before it has started the goroutine is not asked.
func (p *partners) leavesBySelect(reader, s *spawned) (*chanAct, *facts.WaitCase) {
	reads := p.of(reader, facts.CommRecv)
	taken := func(part, block int) bool {
		return slices.ContainsFunc(reads, func(a *chanAct) bool {
			return a.part == part && (a.place() == block && !a.shares() || p.outOfLoop(a, block))
		})
	}
	asks := func(part, block int) bool {
		return slices.ContainsFunc(reads, func(a *chanAct) bool { return a.part == part && p.asksFirst(a, block, taken) })
	}
	passes := func(part, block int) bool {
		return taken(part, block) || reader.surely(part, block, taken) || p.told(reader, part, block) || asks(part, block)
	}
	for _, a := range reads {
		if a.late || a.place() < 0 {
			return nil, nil
		}
	}
	for _, a := range reads {
		if reader == p.home && (a.part != 0 || !program.LeadsTo(p.home.f, s.call.Block, s.call.Seq, a.wait.Block, a.wait.Seq)) {
			continue
		}
		for i := range a.wait.Cases {
			k := &a.wait.Cases[i]
			if k == a.kase || k.Then < 0 || passes(a.part, k.Then) {
				continue
			}
			if reader.leavesFrom(a.part, []int{k.Then}, passes) {
				return a, k
			}
		}
	}
	return nil, nil
}

// asksFirst reports whether a block follows on another case of the reader's select, and the reader receives on
// some way from there before it comes back to the select: it has asked whether there is something to receive.
func (p *partners) asksFirst(a *chanAct, block int, taken func(part, block int) bool) bool {
	if !slices.ContainsFunc(a.wait.Cases, func(c facts.WaitCase) bool { return c.Then == block && !c.Chan.Equal(a.kase.Chan) }) {
		return false
	}
	return program.Follow(a.in(), []int{block}, func(b int) bool { return b == a.block }, func(b int) bool { return taken(a.part, b) && !p.outOfLoop(a, b) })
}

// shares reports whether another case of the select leads to the same place as the receive.
func (a *chanAct) shares() bool {
	return slices.ContainsFunc(a.wait.Cases, func(c facts.WaitCase) bool { return c.Then == a.kase.Then && !c.Chan.Equal(a.kase.Chan) })
}
