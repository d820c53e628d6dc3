package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultUnwoken means that it waits for a condition, and what would end the wait does not wake it.
const FaultUnwoken Fault = "is not woken at its end"

// unwoken finds a wait for a condition of an object of the activation's own, which goes on for as
// long as a flag is not set, where somebody sets the flag and wakes nobody.
func (s *spawned) unwoken(made *Made) bool {
	if !comesOften(made.Roots) && !made.Roots.Exported {
		return false
	}
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Calls {
			c := &p.f.Calls[j]
			if !program.IsCond(c, "Wait") || c.Mode != facts.ModePlain {
				continue
			}
			key := program.PlaceKey(c.Args[0])
			if key == "" || !s.eachHasOwn(p, c.Args[0]) {
				continue
			}
			st := s.setUnwoken(p.f, c.Block, key)
			if st == nil {
				continue
			}
			in := s.m.l.Funcs[st.Func]
			made.Fault = FaultUnwoken
			flag := reason.FlagSet
			if st.Val.IsZero() {
				flag = reason.FlagCleared
			}
			made.Why = reason.NotWoken.With(program.LastName(st.Field), in.Display).By(flag)
			made.note("stays-at", reason.BlocksHere.With(), p.f, c.Pos)
			made.note("end", reason.ChangesFlag.With(), in, in.Pos)
			return true
		}
	}
	return false
}

// eachHasOwn reports whether a place, in the terms of a part, belongs to an object that the activation
// which starts the goroutine has made for itself.
func (s *spawned) eachHasOwn(p *bodyPart, place *facts.Term) bool {
	for ; place.Op == facts.OpField; place = place.Arg(0) {
		switch object := p.lift(place.Arg(0)); {
		case object.Op == facts.OpNew && object.Up == 0:
			return true
		case object.Op == facts.OpCall && s.m.l.ReturnsNew(object.Text, object.N):
			return true
		case s.m.anew(s.f, s.call.Block, &facts.Term{Op: facts.OpField, Text: place.Text, Args: []*facts.Term{object}}):
			return true
		}
	}
	return false
}

// setUnwoken is a store after which a wait at a block need not go on, by somebody else, who wakes
// nobody that waits for the condition; nil if there is none.
func (s *spawned) setUnwoken(f *program.Func, block int, cond string) *facts.Store {
	for _, g := range f.GuardsAt(block) {
		flag := flagAsked(&g)
		if n := f.Blocks[block].Loop; flag == "" || n > 0 && !program.InLoop(f, g.Block, n) || s.m.wokenInTime(cond, &g) {
			continue
		}
		for _, h := range s.m.l.SortedFuncs() {
			for i := range s.m.l.StoresOf[h.ID] {
				st := &s.m.l.StoresOf[h.ID][i]
				if st.Field == flag && !h.Testing && st.In <= 0 && st.Of == "" && ends(&g, st.Val) && !s.runs(h) && !s.m.wakes(h, cond) {
					return st
				}
			}
		}
	}
	return nil
}

// flagAsked is the key of the field or variable that a guard asks as a flag, "" if it asks none.
func flagAsked(g *facts.Guard) string {
	if g.Kind != facts.GuardFlag || g.X.IsUnknown() {
		return ""
	}
	return program.PlaceKey(g.X)
}

// ends reports whether a guard on a flag surely no longer holds once a value is stored.
func ends(g *facts.Guard, v *facts.Term) bool {
	if g.Neg {
		return v != nil && v.Op == facts.OpConst && !v.IsZero()
	}
	return v.IsZero()
}

// maxWakeHops is how far from what sets a flag a wake is looked for.
const maxWakeHops = 2

// wakes reports whether a function, or one that calls it and goes on from there, wakes those who wait
// for a condition.
func (m *madeFinder) wakes(f *program.Func, cond string) bool {
	return m.wakesBelow(f, cond, maxWakeHops) || m.wakesUp(f, cond, maxWakeHops)
}

func (m *madeFinder) wakesUp(f *program.Func, cond string, hops int) bool {
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		after := func(c *facts.Call) bool {
			return e.Call == nil || wakesCond(c, cond) || e.Mode == facts.ModePlain && (late(c) || program.LeadsTo(e.Caller, e.Call.Block, e.Call.Seq, c.Block, c.Seq))
		}
		for i := range e.Caller.Calls {
			if c := &e.Caller.Calls[i]; c != e.Call && after(c) && m.callWakes(e.Caller, c, cond, maxWakeHops) {
				return true
			}
		}
		return hops > 1 && m.wakesUp(e.Caller, cond, hops-1)
	})
}

func (m *madeFinder) wakesBelow(f *program.Func, cond string, hops int) bool {
	return slices.ContainsFunc(m.l.WithClosures(f), func(g *program.Func) bool {
		return slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return m.callWakes(g, &c, cond, hops) })
	})
}

// callWakes reports whether a call wakes those who wait for a condition.
func (m *madeFinder) callWakes(f *program.Func, c *facts.Call, cond string, hops int) bool {
	return wakesCond(c, cond) || hops > 0 && slices.ContainsFunc(m.l.Targets(f, c), func(id string) bool {
		g := m.l.Funcs[id]
		return g != nil && m.wakesBelow(g, cond, hops-1)
	})
}

// wakesCond reports whether a call is a wake for a condition, or for one that cannot be told.
func wakesCond(c *facts.Call, cond string) bool {
	if !program.IsCond(c, "Broadcast", "Signal") {
		return false
	}
	key := program.PlaceKey(c.Args[0])
	return key == cond || key == ""
}

// wokenInTime reports whether those who wait for a condition are woken now and then, whatever has
// come about, or by a function that is kept for that. What wakes them only for as long as they wait
// anyway, as a guard has it, does not.
func (m *madeFinder) wokenInTime(cond string, waits *facts.Guard) bool {
	for _, f := range m.l.SortedFuncs() {
		if slices.ContainsFunc(f.Uses, func(u facts.Use) bool { return program.PlaceKey(u.Bound) == cond }) {
			return true
		}
		for i := range f.Calls {
			c := &f.Calls[i]
			if !program.IsCond(c, "Broadcast", "Signal") || program.PlaceKey(c.Args[0]) != cond {
				continue
			}
			before := slices.ContainsFunc(f.GuardsAt(c.Block), func(g facts.Guard) bool {
				return flagAsked(&g) == flagAsked(waits) && g.Neg == waits.Neg
			})
			if !before && m.rootsAt(f, c.Block).Tick {
				return true
			}
		}
	}
	return false
}
