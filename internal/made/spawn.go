package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// spawned is a go statement, or a call of a library that does the same, while it is looked at.
type spawned struct {
	m    *madeFinder
	f    *program.Func
	call *facts.Call
	// start is the go statement where f does not have it itself, but something that it calls by
	// call, nil otherwise.
	start *callSite
	// parts are the functions that the goroutine runs: what it starts with and what that
	// calls, as far as it is in view.
	parts []bodyPart
}

// bodyPart is a function that a goroutine runs.
type bodyPart struct {
	f *program.Func
	// lift rewrites a term of f for the function that starts the goroutine.
	lift func(*facts.Term) *facts.Term
	// up is the part that calls it by call, -1 for the first one.
	up   int
	call *facts.Call
}

const (
	maxBodyDepth = 3
	maxBodyParts = 40
)

// spawnedBy collects what a call starts.
func (m *madeFinder) spawnedBy(f *program.Func, c *facts.Call) *spawned {
	s := &spawned{m: m, f: f, call: c}
	for _, st := range m.startedBy(f, c) {
		s.collect(bodyPart{f: st.f, lift: func(t *facts.Term) *facts.Term { return m.valueOf(f, st.lift(t)) }, up: -1}, maxBodyDepth)
	}
	return s
}

// runs reports whether the goroutine is seen to run a function.
func (s *spawned) runs(f *program.Func) bool {
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool { return p.f == f })
}

// collect adds a part and what it calls on its own goroutine.
func (s *spawned) collect(p bodyPart, depth int) {
	g := p.f
	if len(s.parts) >= maxBodyParts || s.runs(g) {
		return
	}
	n := len(s.parts)
	if s.parts = append(s.parts, p); depth == 1 {
		return
	}
	for i := range g.Calls {
		c := &g.Calls[i]
		if c.Mode == facts.ModeGo {
			continue
		}
		if h, lift := s.m.given(s.f, &p, c); h != nil {
			s.collect(bodyPart{f: h, lift: lift, up: n, call: c}, depth-1)
			continue
		}
		if c.Func == "" {
			continue
		}
		h := s.m.l.Funcs[c.Func]
		if h == nil || h.Unread || s.runs(h) {
			continue
		}
		s.collect(bodyPart{f: h, lift: func(t *facts.Term) *facts.Term {
			return p.lift(s.m.forCaller(h, program.Edge{Caller: g, Call: c, Args: c.Args, Block: c.Block}, t))
		}, up: n, call: c}, depth-1)
	}
}

// onceALife reports whether the goroutine is started once in a life of its object, by what begins
// or is that life: not in each turn of a loop that goes on as long, nor by a handler that it sets up.
func (s *spawned) onceALife() bool {
	if s.f.Parent != "" && len(s.f.UsedAt) > 0 && len(s.f.Callers) == 0 {
		return false
	}
	return program.StartsLife(program.Outermost(s.m.l.Program, s.f).Name) && s.m.l.EndlessAround(s.f, s.call.Block, -1) == nil
}

// bounded reports whether something limits how many such goroutines there are: they are waited
// for in the same call, a semaphore admits them, there is one at a time, one at all, or one for
// each of few values.
func (s *spawned) bounded() bool {
	return s.awaited() || s.admitted() || s.single() || s.once() || s.sought()
}

// sought reports whether the function starts a goroutine only where a list that it adds to has
// nothing for one of few values.
func (s *spawned) sought() bool {
	return slices.ContainsFunc(s.f.Sites, func(st facts.Site) bool {
		return st.Op == facts.Grow && (st.Ref.Op == facts.OpField || st.Ref.Op == facts.OpGlobal) && s.m.l.SoughtFew(s.f, s.call.Block, st.Ref.Text)
	})
}

// awaited reports whether the function waits for the goroutines that it started before
// it goes on to the next event.
func (s *spawned) awaited() bool {
	loop := s.m.l.EndlessAround(s.f, s.call.Block, -1)
	same := func(block int) bool {
		return s.m.l.EndlessAround(s.f, block, -1) == loop && program.Reaches(s.f, s.call.Block, block)
	}
	for i := range s.f.Calls {
		c := &s.f.Calls[i]
		if program.WaitsForGroup(c) && c.Mode != facts.ModeGo && (same(c.Block) || c.Mode == facts.ModeDefer) {
			return true
		}
	}
	for i := range s.f.Waits {
		w := &s.f.Waits[i]
		if !same(w.Block) || w.Block == s.call.Block && w.Seq < s.call.Seq {
			continue
		}
		for _, c := range w.Cases {
			if c.Op == facts.CommRecv && (s.body(c.Chan, facts.CommSend) || s.closes(c.Chan)) {
				return true
			}
		}
	}
	return false
}

// closes reports whether the goroutine closes a channel of the function that starts it.
func (s *spawned) closes(ch *facts.Term) bool {
	for _, p := range s.parts {
		if slices.ContainsFunc(p.f.Closings, func(c facts.Closing) bool { return p.lift(c.Chan).Equal(ch) }) {
			return true
		}
	}
	return false
}

// admitted reports whether each goroutine takes a place of a limited number before it
// is started: in a channel that it gives back to, or in a semaphore.
func (s *spawned) admitted() bool {
	return s.admittedBut(func(*facts.Term) bool { return false }, noneAgain)
}

// admittedBut is the same without the places of some channels, and without the calls of which one says that they
// let through again.
func (s *spawned) admittedBut(but func(*facts.Term) bool, again func(*facts.Guard) bool) bool {
	before := func(block, seq int) bool { return program.LeadsTo(s.f, block, seq, s.call.Block, s.call.Seq) }
	for i := range s.f.Waits {
		w := &s.f.Waits[i]
		if !before(w.Block, w.Seq) {
			continue
		}
		for _, c := range w.Cases {
			back := facts.CommRecv
			if c.Op == facts.CommRecv {
				back = facts.CommSend
			}
			if !but(c.Chan) && s.body(c.Chan, back) {
				return true
			}
		}
	}
	for i := range s.f.Comms { // a place that is taken if there is one
		if c := &s.f.Comms[i]; s.triesPlace(c) && !but(c.Chan) && !s.alsoWithout(c.Block, c.Then) {
			return true
		}
	}
	for i := range s.f.Calls {
		c := &s.f.Calls[i]
		if before(c.Block, c.Seq) && (s.m.l.Admits(c) || s.takesPlace(c)) && !s.eitherWay(c) && !s.askedAgain(c, again) {
			return true
		}
	}
	return false
}

// askedAgain reports whether the outcome of a call is a condition of the start that lets through again.
func (s *spawned) askedAgain(c *facts.Call, again func(*facts.Guard) bool) bool {
	return slices.ContainsFunc(s.f.GuardsAt(s.call.Block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardCall && program.Yields(c, g.X) && again(&g)
	})
}

// noneAgain is for what stays whatever lets through again.
func noneAgain(*facts.Guard) bool { return false }

// single reports whether the start is guarded by something that lets one through, or so many as a
// count allows.
func (s *spawned) single() bool { return s.singleBut(func(*facts.Guard) bool { return false }) }

// singleBut is the same without the conditions that one says let through again and again.
func (s *spawned) singleBut(again func(*facts.Guard) bool) bool {
	return s.oneAtATimeBut(again) || slices.ContainsFunc(s.f.GuardsAt(s.call.Block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardLen && (g.Op == "<" || g.Op == "<=" || g.Op == "==")
	})
}

// oneAtATime reports whether the start is guarded by something that lets one through: a
// flag that the function sets, a key that was missing, a compare-and-swap. What
// belongs to an object that each event makes anew lets one through for each event.
func (s *spawned) oneAtATime() bool {
	return s.oneAtATimeBut(func(*facts.Guard) bool { return false })
}

// oneAtATimeBut is the same without the conditions that one says let through again and again.
func (s *spawned) oneAtATimeBut(again func(*facts.Guard) bool) bool {
	return slices.ContainsFunc(s.f.GuardsAt(s.call.Block), func(g facts.Guard) bool {
		if again(&g) {
			return false
		}
		switch g.Kind {
		case facts.GuardHit:
			return g.Neg && !s.m.anew(s.f, s.call.Block, g.X)
		case facts.GuardNil:
			return g.X != nil && (g.X.Op == facts.OpField || g.X.Op == facts.OpGlobal || g.X.Op == facts.OpElem) && !s.m.anew(s.f, s.call.Block, g.X)
		case facts.GuardFlag:
			return s.sets(g.X) && !s.m.anew(s.f, s.call.Block, g.X)
		case facts.GuardEq: // each value that is another than the last one is let through
			return s.sets(g.X) && !s.setsTo(g.X, g.Y) && !s.m.anew(s.f, s.call.Block, g.X)
		case facts.GuardCall:
			return s.m.l.LetsThrough(s.f, g.X) && !s.m.anew(s.f, s.call.Block, g.X.Arg(0))
		}
		return false
	})
}

// anew reports whether a field belongs to an object that the activation which leads to a
// place of f makes for itself.
func (m *madeFinder) anew(f *program.Func, block int, place *facts.Term) bool {
	if place == nil || place.Op != facts.OpField {
		return false
	}
	r := m.l.WalkerOf(program.OwnerOf(place.Text)).From(f, block, place.Arg(0), reach.Stance{})
	return r.Construct && !r.Live() && !r.Unknown
}

// sets reports whether the function writes the field or variable that a guard asked.
func (s *spawned) sets(t *facts.Term) bool {
	key := program.PlaceKey(t)
	return key != "" && slices.ContainsFunc(s.m.l.StoresOf[s.f.ID], func(st facts.Store) bool { return st.Field == key })
}

// setsTo reports whether the function writes to a place the very value that it was compared with,
// which comes from elsewhere.
func (s *spawned) setsTo(place, value *facts.Term) bool {
	key := program.PlaceKey(place)
	return value != nil && value.Op != facts.OpConst && slices.ContainsFunc(s.m.l.StoresOf[s.f.ID], func(st facts.Store) bool {
		return st.Field == key && st.Val.Equal(value)
	})
}

// once reports whether the function that starts the goroutine is run once: by a sync.Once
// that is not made anew for each event.
func (s *spawned) once() bool {
	for f := s.f; f != nil; f = s.m.l.Funcs[f.Parent] {
		for _, u := range f.UsedAt {
			if u.How != facts.UseArg || u.Call >= len(u.In.Calls) {
				continue
			}
			if c := &u.In.Calls[u.Call]; c.Callee.Type == "Once" && !s.m.anew(u.In, c.Block, program.ArgAt(c.Args, 0)) {
				return true
			}
		}
	}
	return false
}

// worksOnGiven reports whether the goroutine has something that its starter's caller has given for
// this one call, beside the object: whoever calls it again has one more at work.
func (s *spawned) worksOnGiven() bool {
	first := 0
	if s.f.Recv != "" {
		first = 1
	}
	given := func(t *facts.Term) bool {
		return t.Any(func(u *facts.Term) bool { return u.Op == facts.OpParam && u.Up == 0 && u.N >= first })
	}
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Calls, func(c facts.Call) bool {
			return slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return given(p.lift(t)) })
		})
	})
}
