package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// handedStop finds a wait for nothing but a word on a channel that a function makes and returns, by a goroutine
// that belongs to the work which the function has started: where that work comes to its end of its own, says so on
// another channel which the function returns, and leaves the goroutine. Who has learnt that the work is over has
// nothing more to stop.
func (s *spawned) handedStop(made *Made) bool {
	if !comesOften(made.Roots) && !made.Roots.Exported && !made.Roots.Captured {
		return false
	}
	for at := range s.waitsAlone(facts.CommRecv) {
		o := at.o
		if o == s || at.in().f != s.parts[0].f || at.wait.Range || at.in().f.Blocks[at.wait.Block].Loop > 0 {
			continue
		}
		ch := at.in().lift(at.on())
		work := o.workOf(s.f)
		if work == nil || !o.returnsMade(ch) || s.m.saidInView(o.f, ch) || !work.tellsOther(ch) {
			continue
		}
		if !s.leavesBefore(s.waited(func(t *facts.Term) bool { return work.parts[0].lift(t).Equal(ch) })) {
			continue
		}
		made.Fault = FaultRecv
		made.Why = reason.StopHandedOut.With()
		made.note("stays-at", reason.BlocksOnReceive.With(), at.in().f, at.wait.Pos)
		return true
	}
	return false
}

// workOf is the goroutine of the function that runs another function first, nil if there is none.
func (s *spawned) workOf(f *program.Func) *spawned {
	for _, o := range s.m.crewsOf(s.f) {
		if len(o.parts) > 0 && o.parts[0].f == f {
			return o
		}
	}
	return nil
}

// returnsMade reports whether a channel is one that the function makes and returns.
func (s *spawned) returnsMade(ch *facts.Term) bool {
	return s.ownChannel(ch) != nil && program.Returns(s.f, ch)
}

// tellsOther reports whether the goroutine closes, or sends on, another channel than one that its starter makes
// and returns.
func (s *spawned) tellsOther(ch *facts.Term) bool {
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Comms, func(c facts.Comm) bool {
			if c.Op != facts.CommClose && c.Op != facts.CommSend {
				return false
			}
			t := p.lift(c.Chan)
			return !t.Equal(ch) && s.returnsMade(t)
		})
	})
}

// saidInView reports whether code in view may close a channel that f makes and returns, or send on it: f with its
// closures and goroutines, or those who are given the channel, if they do anything with it but to return it on.
func (m *madeFinder) saidInView(f *program.Func, ch *facts.Term) bool {
	if slices.ContainsFunc(append([]*spawned{m.homeOf(f)}, m.allCrews(f)...), func(o *spawned) bool { return o.closes(ch) || o.body(ch, facts.CommSend) }) {
		return true
	}
	for _, g := range m.l.WithClosures(f) {
		own := *ch
		own.Up = m.l.Levels(g, f)
		if slices.ContainsFunc(g.Comms, func(c facts.Comm) bool {
			passed := c.Op == facts.CommHand && c.Arg >= 0 && m.l.Funcs[g.Calls[c.Call].Func] != nil
			return c.Op != facts.CommRecv && c.To != facts.FateReturn && !passed && own.Equal(c.Chan)
		}) {
			return true
		}
	}
	given := map[string]bool{f.ID: true, program.DynamicCall: len(f.UsedAt) > 0}
	for range maxDebtHops {
		for _, g := range m.l.SortedFuncs() {
			for i := range g.Comms {
				c := &g.Comms[i]
				root := program.RootOf(c.Chan)
				if g.Testing || c.Op == facts.CommRecv || root.Op != facts.OpCall || !given[root.Text] {
					continue
				}
				if c.To != facts.FateReturn {
					return true
				}
				given[g.ID] = true
			}
		}
	}
	return false
}
