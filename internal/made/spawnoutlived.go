package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// outlived finds a wait for nothing but the end of something that goes on when the call that
// started the goroutine has returned: a context of the receiver, a channel that is closed
// only where its owner ends. Each call that is made while that lives leaves one.
func (s *spawned) outlived(made *Made) bool {
	p := s.parts[0]
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		names := []string{}
		for _, c := range w.Cases {
			if c.Op != facts.CommRecv {
				break
			}
			ch := p.lift(c.Chan)
			what := s.longer(ch)
			if what == nil || !s.joins() && !s.leftBy(made, ch, what) {
				break
			}
			names = append(names, program.LastName(what.Text))
		}
		if len(names) == 0 || len(names) < len(w.Cases) {
			continue
		}
		made.Fault = FaultContext
		why := reason.OutliveCall
		if len(names) == 1 {
			why = reason.OutlivesCall
		}
		made.Why = why.With(reason.Either(names), s.f.Display)
		made.note("stays-at", reason.BlocksAfterCall.With(), p.f, w.Pos)
		return true
	}
	return false
}

// longer is the field that tells how long the goroutine waits for a channel to be closed, nil
// if something else than the end of the field's owner may come on it.
func (s *spawned) longer(ch *facts.Term) *facts.Term {
	switch {
	case ch.Op == facts.OpCall && ch.Text == program.DoneCall:
		ctx := ch.Arg(0)
		if ctx.Op != facts.OpField || len(s.m.releases[ctx.Text]) > 0 || s.sets(ctx) {
			return nil
		}
		return ctx
	case ch.Op == facts.OpField && !s.sets(ch) && s.m.closedAtEnd(ch.Text):
		return ch
	}
	return nil
}

// leftBy reports whether the function is called again and again while the owner of a field
// lives, and returns without having waited for the field's end itself.
func (s *spawned) leftBy(made *Made, ch, field *facts.Term) bool {
	if program.RootOf(field).Op != facts.OpParam || program.StartsLife(program.Outermost(s.m.l.Program, s.f).Name) && !s.outlives(made) || s.bounded() {
		return false
	}
	if !s.leavesBefore(s.waited(func(t *facts.Term) bool { return t.Equal(ch) })) {
		return false
	}
	r := s.m.l.WalkerOf(program.OwnerOf(field.Text)).From(s.f, s.call.Block, field.Arg(0), reach.Stance{})
	return r.Live() && !r.Construct && !r.Unknown
}

// joins reports whether the function waits for its work after it started the goroutine,
// and returns.
func (s *spawned) joins() bool {
	return slices.ContainsFunc(s.f.Calls, func(c facts.Call) bool {
		return waitsForAll(&c) && program.LeadsTo(s.f, s.call.Block, s.call.Seq, c.Block, c.Seq)
	})
}
