package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// refused completes a finding on a goroutine for each event that is started whether or not a place
// was free for it: it gives back a place that the function, or what it calls, takes if there is one.
func (s *spawned) refused(made *Made) {
	tell := func(in *program.Func, pos facts.Pos, why reason.Reason) {
		made.Fault = FaultRefused
		made.Why = why
		made.note("place", reason.SlotIfFree.With(), in, pos)
	}
	for i := range s.f.Comms {
		if c := &s.f.Comms[i]; s.triesPlace(c) {
			why := reason.DespiteFullSome.With()
			if key := program.PlaceKey(c.Chan); key != "" {
				why = reason.DespiteFull.With(program.LastName(key))
			}
			tell(s.f, c.Pos, why)
			return
		}
	}
	for i := range s.f.Calls {
		c := &s.f.Calls[i]
		if !program.LeadsTo(s.f, c.Block, c.Seq, s.call.Block, s.call.Seq) || !s.eitherWay(c) {
			continue
		}
		if s.m.l.Admits(c) && (s.givesBackTo(c) || !s.forAnother(c)) || s.takesPlace(c) || s.m.placeOf(c) && s.givesBackBy(c) {
			tell(s.f, c.Pos, reason.DespiteRefusal.With(program.CalleeName(c.Callee)))
			return
		}
	}
}

// triesPlace reports whether an operation of the function takes a place if there is one, which the
// goroutine gives back.
func (s *spawned) triesPlace(c *facts.Comm) bool {
	return c.Default && c.Op == facts.CommSend && c.Then > 0 && program.Reaches(s.f, c.Then, s.call.Block) && s.body(c.Chan, facts.CommRecv)
}

// alsoWithout reports whether control comes from a block to the start of the goroutine without
// passing another one.
func (s *spawned) alsoWithout(from, without int) bool {
	return program.Follow(s.f, s.f.Blocks[from].Succs, func(b int) bool { return b == without }, func(b int) bool { return b == s.call.Block })
}

// eitherWay reports whether the function asks what a call has answered, and comes to the start of
// the goroutine whatever that was.
func (s *spawned) eitherWay(c *facts.Call) bool {
	of := func(g *facts.Guard) bool {
		return g != nil && slices.ContainsFunc(g.X.Alternatives(), func(t *facts.Term) bool { return program.Yields(c, t) })
	}
	for i := range s.f.Blocks {
		b := &s.f.Blocks[i]
		if !of(b.Cond) || !program.Reaches(s.f, c.Block, i) {
			continue
		}
		return !slices.ContainsFunc(b.Succs, func(to int) bool {
			return to != s.call.Block && !program.Reaches(s.f, to, s.call.Block)
		})
	}
	return false
}

// givesBackTo reports whether the goroutine does something with what a call of the library has asked
// for a place: it gives that back.
func (s *spawned) givesBackTo(c *facts.Call) bool {
	key := program.PlaceKey(program.ArgAt(c.Args, 0))
	return key != "" && slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Calls, func(d facts.Call) bool { return program.PlaceKey(p.lift(program.ArgAt(d.Args, 0))) == key })
	})
}

// forAnother reports whether the place that a call has taken is that of something else, which is
// called or started where there was one.
func (s *spawned) forAnother(c *facts.Call) bool {
	return slices.ContainsFunc(s.f.Calls, func(d facts.Call) bool {
		return slices.ContainsFunc(s.f.GuardsAt(d.Block), func(g facts.Guard) bool {
			return !g.Neg && g.X != nil && program.Yields(c, g.X)
		})
	})
}

// placeOf reports whether a call of a function in view takes a place in a channel if there is one.
func (m *madeFinder) placeOf(c *facts.Call) bool {
	return slices.ContainsFunc(m.l.DirectTargets(c), func(id string) bool {
		g := m.l.Funcs[id]
		return g != nil && slices.ContainsFunc(g.Comms, func(o facts.Comm) bool { return o.Default && o.Op == facts.CommSend })
	})
}

// givesBackBy reports whether the goroutine calls a function that a call has given it: what gives
// back what that took.
func (s *spawned) givesBackBy(c *facts.Call) bool {
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Calls, func(d facts.Call) bool {
			return d.Value != nil && slices.ContainsFunc(p.lift(d.Value).Alternatives(), func(t *facts.Term) bool { return program.Yields(c, t) })
		})
	})
}

// refused reports the offers of what has to be let go of. What holds nothing before it is used may
// be dropped.
func (m *madeFinder) refused(d *debt, st *settlement) {
	if d.idle || d.ways || d.of == "" {
		return
	}
	for _, o := range st.offers {
		if m.isEnd(o.f) {
			continue
		}
		a := d.acquisition
		a.f, a.block, a.pos, a.what = o.f, o.comm.Block, o.comm.Pos, o.comm.What
		why := reason.ChannelFull.With()
		if made := m.report(&a, FaultNoRoom, m.rootsAt(o.f, o.comm.Block), why); made != nil {
			made.note("offered", reason.SentInPassing.With(o.f.Display), o.f, o.comm.Pos)
		}
	}
}
