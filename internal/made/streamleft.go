package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// leftBy is a function in view that ranges, again and again, over the channel which f returns, may
// return from within the loop, and gives the channel to nobody who could receive the rest; nil if
// there is none. A caller that hands the channel on to its own callers is followed depth calls up.
func (m *madeFinder) leftBy(f *program.Func, depth int) *program.Func {
	for _, e := range f.Callers {
		if e.Caller.Testing || e.Mode != facts.ModePlain || e.Param || e.Iface {
			continue
		}
		if m.l.Rates().At(e.Caller, e.Block).Has(reach.RateEvent|reach.RateTick|reach.RateKept) && m.leavesRest(e.Caller, e.Call, f.ID) {
			return e.Caller
		}
		onward := slices.ContainsFunc(e.Caller.Results, func(r *facts.Term) bool {
			return slices.ContainsFunc(r.Alternatives(), func(t *facts.Term) bool { return program.Yields(e.Call, t) })
		})
		if onward && depth > 0 {
			if g := m.leftBy(e.Caller, depth-1); g != nil {
				return g
			}
		}
	}
	return nil
}

// leavesRest reports whether a function may return from within a range over what a call of it
// gives, which is received from nowhere else and goes nowhere else.
func (m *madeFinder) leavesRest(f *program.Func, call *facts.Call, callee string) bool {
	of := func(t *facts.Term) bool { return t != nil && t.Op == facts.OpCall && t.Text == callee && t.Up == 0 }
	ranges := 0
	for i := range f.Waits {
		w := &f.Waits[i]
		if slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return of(c.Chan) }) {
			ranges++
			if !w.Range || !program.ReturnsWithin(f, w.Block) {
				return false
			}
		}
	}
	for _, h := range m.l.ClosuresOf(f) {
		by := func(t *facts.Term) bool { return t != nil && t.Op == facts.OpCall && t.Text == callee && t.Up > 0 }
		if slices.ContainsFunc(h.Comms, func(c facts.Comm) bool { return by(c.Chan) }) || slices.ContainsFunc(h.Waits, func(w facts.Wait) bool {
			return slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return by(c.Chan) })
		}) {
			return false
		}
	}
	handed := slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Op == facts.CommHand && of(c.Chan) })
	return ranges == 1 && !handed && len(call.Fates) == 0
}

// streams finds a loop of sends to a channel that is handed out as the result, or in an object
// that is, by a function that takes a context which the sends do not look at.
func (s *spawned) streams(made *Made) bool {
	for at := range s.waitsAlone(facts.CommSend) {
		o, p := at.o, at.in()
		if p.f.Blocks[at.wait.Block].Loop == 0 {
			continue
		}
		kept := o.keptOut(p, at.on())
		if !kept && (o != s || !o.givenOut(at)) {
			continue
		}
		if !kept && s.drained() {
			return false
		}
		made.Fault = FaultStream
		made.note("stays-at", reason.BlocksOnceGone.With(), p.f, at.wait.Pos)
		o.leftByTaker(made)
		return true
	}
	return false
}

// givenOut reports whether a send is on a channel that the function makes and returns, which has no place for
// what is sent at each turn, and to which the goroutine comes whatever has ended.
func (s *spawned) givenOut(at waitAlone) bool {
	ch := at.in().lift(at.on())
	mk := s.ownChannel(ch)
	switch {
	case mk == nil || !program.Unbuffered(mk) && at.hearsBetween(): // it hears of the end before all places are taken
		return false
	case program.HoldsTurns(mk, at.in().f, at.wait.Block):
		return false
	}
	return program.Returns(s.f, ch) && !s.used(ch)
}

// leftByTaker says how whoever takes the channel can leave it.
func (s *spawned) leftByTaker(made *Made) {
	made.Why = reason.CallerStops.With()
	if s.takesContext() {
		made.Why = reason.StreamUnwatched.With()
	} else if by := s.m.leftBy(s.f, maxDebtHops); by != nil {
		made.Why = reason.StopsReading.With(by.Display)
		made.note("left-by", reason.ReturnsEarly.With(by.Display), by, by.Pos)
	} else {
		made.Weak = reason.TakerReads.With()
	}
}
