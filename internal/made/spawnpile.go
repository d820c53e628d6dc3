package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// piles finds a goroutine for each event that waits for something without a limit, or
// tries again and again.
func (s *spawned) piles(made *Made) bool {
	if s.parts[0].f.Shape == facts.ShapeHandler || s.belongs() {
		return false // one for each connection or object, which ends with it
	}
	for _, p := range s.parts {
		for i := range p.f.Calls {
			c := &p.f.Calls[i]
			var why, here reason.Code
			var weak reason.Reason
			switch {
			case c.Callee.Pkg == "time" && c.Callee.Name == "Sleep" && program.UntilLoop(p.f, c.Block) > 0 && !s.watchesContext() && !program.EndsOnError(p.f, c.Block) && !program.LeavesInTime(p.f, c.Block):
				if !s.tries(p, c.Block) {
					continue
				}
				why, here = reason.RetriesEach, reason.RetriesHere
				if program.LeavesAsTold(p.f, c.Block) {
					weak = reason.PassedEnds.With()
				}
			case program.IsCond(c, "Wait"):
				if s.takesTurns(p, c.Block) {
					continue
				}
				why, here = reason.WaitsEach, reason.WaitsHere
				if key := program.PlaceKey(c.Args[0]); key != "" && s.m.woken[key] {
					weak = reason.OthersWake.With()
				}
			}
			if why == "" || c.Mode != facts.ModePlain {
				continue
			}
			made.Fault, made.Weak = FaultPile, weak
			made.Why = why.With(p.f.Display)
			made.note("stays-at", here.With(), p.f, c.Pos)
			return true
		}
	}
	return false
}

// retries finds a goroutine for each event that tries again after a pause until it succeeds,
// or until somebody ends it. Where that somebody is a context that has no end, nobody does.
func (s *spawned) retries(made *Made) bool {
	return slices.ContainsFunc(s.seenFrom(), func(o *spawned) bool {
		return len(o.parts) > 0 && o.parts[0].f.Shape != facts.ShapeHandler && !o.belongs() && (o == s || !o.bounded()) && o.triesOn(made)
	})
}

func (s *spawned) triesOn(made *Made) bool {
	for i := range s.parts {
		p := &s.parts[i]
		rests, at := s.restsOn(p)
		for j := range p.f.Waits {
			w := &p.f.Waits[j]
			endless := at.one == w && program.OnlyRests(w, rests)
			if len(w.Cases) < 2 || !slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return program.Pauses(c) || endless && program.Ticks(c) }) || program.UntilLoop(p.f, w.Block) == 0 || program.EndsOnErrorBut(p.f, w.Block, rests) || program.LeavesInTime(p.f, w.Block) || !program.LeavesUnasked(p.f, w.Block) || !s.tries(*p, w.Block) {
				continue
			}
			made.Fault = FaultPile
			made.Why = reason.RetriesEach.With(p.f.Display)
			if !endless {
				made.Weak = reason.OtherEnds.With()
			} else {
				made.Why = reason.RetriesEach.With(p.f.Display, s.f.Display)
			}
			made.note("stays-at", reason.PausesHere.With(), p.f, w.Pos)
			return true
		}
	}
	return false
}

// belongs reports whether the goroutine works on an object that the function made, and
// returns: there is one for each of these.
func (s *spawned) belongs() bool {
	return slices.ContainsFunc(s.call.Args, func(a *facts.Term) bool {
		return a != nil && a.Op == facts.OpNew && a.Up == 0 && program.Returns(s.f, a)
	})
}

// tries reports whether the pauses of an endless loop are those of something that has not come
// about: a call failed, or a state that the goroutine does not change is asked again. One that does a
// piece of its work at each turn ends when that is done.
func (s *spawned) tries(p bodyPart, block int) bool {
	if s.takesTurns(p, block) {
		return false
	}
	return slices.ContainsFunc(program.TurnConditions(p.f, block), func(g facts.Guard) bool {
		switch g.Kind {
		case facts.GuardErr, facts.GuardNil, facts.GuardHit, facts.GuardFlag, facts.GuardEq:
			return true
		case facts.GuardCall:
			callee := s.m.l.Funcs[g.X.Text]
			return callee == nil || s.asksOnly(callee, maxBodyDepth)
		}
		return false
	})
}

// takesTurns reports whether the goroutine itself changes what it waits for, as the holder of a
// lock or of a place does: then each lets the next one go on.
func (s *spawned) takesTurns(p bodyPart, block int) bool {
	return slices.ContainsFunc(program.TurnConditions(p.f, block), func(g facts.Guard) bool {
		key := program.PlaceKey(g.X)
		return key != "" && slices.ContainsFunc(s.parts, func(q bodyPart) bool { return changes(s.m.l, q.f, key) })
	})
}

// changes reports whether a function changes what a container, field or variable holds.
func changes(l *growth.Growth, f *program.Func, key string) bool {
	return slices.ContainsFunc(f.Sites, func(st facts.Site) bool { return program.PlaceKey(st.Ref) == key }) ||
		slices.ContainsFunc(l.StoresOf[f.ID], func(st facts.Store) bool { return st.Field == key })
}

// asksOnly reports whether a function tells something and changes nothing that is seen.
func (s *spawned) asksOnly(f *program.Func, depth int) bool {
	if depth == 0 || f.Unread || len(f.Sites) > 0 || len(f.Comms) > 0 || len(s.m.l.StoresOf[f.ID]) > 0 {
		return false
	}
	return !slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		if c.Callee.Pkg == "sync" || c.Callee.Pkg == "sync/atomic" || c.Callee.Pkg == "time" {
			return c.Callee.Name == "Wait"
		}
		callee := s.m.l.Funcs[program.CalleeText(c.Callee)]
		return callee == nil || !s.asksOnly(callee, depth-1)
	})
}
