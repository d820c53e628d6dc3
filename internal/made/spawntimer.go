package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// stoppedTimer finds a wait for a timer that other code stops: a stopped timer sends
// nothing, and its channel is not closed.
func (s *spawned) stoppedTimer(made *Made) bool {
	for _, p := range s.parts {
		for i := range p.f.Waits {
			w := &p.f.Waits[i]
			c := program.Alone(w)
			if c == nil || c.Op != facts.CommRecv || c.Chan.Op != facts.OpField || c.Chan.Text != program.TimerChan && c.Chan.Text != program.TickerChan {
				continue
			}
			timer := p.lift(c.Chan.Arg(0))
			at := s.stopOf(timer)
			if w.Range && program.PlaceKey(timer) != "" {
				at = nil // a loop over the channel is judged by its ways out
			}
			if at == nil && !s.handsOut(p, w, timer) {
				continue
			}
			made.Fault = FaultTimer
			made.note("stays-at", reason.BlocksOnceStopped.With(), p.f, w.Pos)
			if at == nil {
				made.Why = reason.ReturnedTicker.With(s.f.Display)
				return true
			}
			made.Why = reason.StoppedTimer.With(at.in.Display)
			made.note("stop", reason.StopsTimer.With(), at.in, at.call.Pos)
			if at.in == s.f && program.PlaceKey(timer) == "" && program.StartsLife(program.Outermost(s.m.l.Program, s.f).Name) {
				made.Weak = reason.StartedOnce.With()
			}
			return true
		}
	}
	return false
}

// stopOf is where other code stops a timer, nil if it does not.
func (s *spawned) stopOf(timer *facts.Term) *callSite {
	if key := program.PlaceKey(timer); key != "" {
		for i := range s.m.stops[key] {
			if at := &s.m.stops[key][i]; !at.in.Testing && !s.runs(at.in) && !s.runs(program.Outermost(s.m.l.Program, at.in)) {
				return at
			}
		}
		return nil
	}
	if !s.makesTimer(timer) {
		return nil
	}
	var stop *callSite
	for _, g := range s.family() {
		for i := range g.Calls {
			c := &g.Calls[i]
			if c.Callee.Pkg != "time" || len(c.Args) == 0 || growth.Strip(c.Args[0]) != growth.Strip(timer) {
				continue
			}
			switch {
			case c.Callee.Name == "Reset":
				return nil // it is set again after a pause
			case c.Callee.Name == "Stop" && stop == nil && !s.runs(g) && !s.runs(s.m.l.Funcs[g.Parent]):
				stop = &callSite{g, c}
			}
		}
	}
	return stop
}

// makesTimer reports whether a timer is the one that the function around the goroutine
// makes: with two alike it could not be told which is stopped.
func (s *spawned) makesTimer(timer *facts.Term) bool {
	if timer == nil || timer.Op != facts.OpCall || timer.Text != "time.NewTicker" && timer.Text != "time.NewTimer" {
		return false
	}
	n := 0
	for _, g := range s.family() {
		for i := range g.Calls {
			if c := &g.Calls[i]; c.Func == timer.Text {
				n++
			}
		}
	}
	return n == 1
}

// family are the functions written within one declared function, and that itself.
func (s *spawned) family() []*program.Func {
	return s.m.l.WithClosures(program.Outermost(s.m.l.Program, s.f))
}

// handsOut reports whether the function returns the ticker whose channel the goroutine
// ranges over without another way out: whoever takes it can do nothing but stop it.
func (s *spawned) handsOut(p bodyPart, w *facts.Wait, timer *facts.Term) bool {
	if !w.Range || !s.makesTimer(timer) || !program.Returns(s.f, timer) {
		return false
	}
	n := p.f.Blocks[w.Block].Loop
	return n > 0 && p.f.Loops[n-1].Endless && !s.m.leavable(p.f, n)
}
