package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// followerDebts are the goroutines that go on until a context ends which the function that starts
// them has made, by the function that cancels it: whoever has that has to call it, where nothing
// else ends the context.
func (m *madeFinder) followerDebts() []debt {
	var out []debt
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Calls {
			if c := &f.Calls[i]; m.starts(c) {
				if d := m.follower(f, c); d != nil {
					out = append(out, *d)
				}
			}
		}
	}
	return out
}

// follower is the debt of one goroutine, nil if it follows no such context.
func (m *madeFinder) follower(f *program.Func, c *facts.Call) *debt {
	s := m.crewOf(f, c)
	if len(s.parts) == 0 {
		return nil
	}
	made := s.followed()
	if made < 0 {
		return nil
	}
	until := program.ArgAt(f.Calls[made].Args, 0)
	if until.IsUnknown() {
		return nil
	}
	h := slices.IndexFunc(f.Handles, func(h facts.Handle) bool {
		return h.From == facts.HandleCall && h.N == made && h.Type == facts.FuncType
	})
	if h < 0 {
		return nil
	}
	k, ok := m.soleField(&acquisition{f: f, handle: &f.Handles[h]})
	if !ok {
		return nil
	}
	a := acquisition{f: f, call: c, block: c.Block, pos: c.Pos, what: c.What, of: s.parts[0].f.ID}
	a.acquired = acquired{name: reason.Goroutine.With(), madeIn: f, madeAt: c.Pos, kind: MadeGoroutine}
	if ends := m.releasesOf(k); len(ends) > 0 {
		a.say = reason.RunsUntil.With("", program.Outermost(m.l.Program, ends[0].in).Display)
	}
	at := heldAt{f: f, from: facts.HandleCall, n: made, result: f.Handles[h].Result}
	return &debt{acquisition: a, at: at, until: until}
}

// followed is the number of the call that has made the context whose end alone leads out of a
// goroutine, -1 if that is another one.
func (s *spawned) followed() int {
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Waits {
			ctx, _ := s.onlyEnd(p, &p.f.Waits[j])
			if n := s.contextMade(ctx); n >= 0 {
				return n
			}
			if n := s.followedBut(p, &p.f.Waits[j]); n >= 0 {
				return n
			}
		}
	}
	return -1
}

// followedBut is the same where errors lead out of the loop besides: they need something to do first, and
// who has stopped listening gets nothing to do.
func (s *spawned) followedBut(p *bodyPart, w *facts.Wait) int {
	for i := range w.Cases {
		ch := p.lift(w.Cases[i].Chan)
		if ch.IsUnknown() || ch.Op != facts.OpCall || ch.Text != program.DoneCall {
			continue
		}
		if n := s.contextMade(ch.Arg(0)); n >= 0 && s.onlyEndsBy(p, w, ch.Equal) {
			return n
		}
	}
	return -1
}

// contextMade is the number of the call that has made a context without a time of its own, which
// is a value of the function that starts the goroutine, or stands in a field of an object that it
// makes; -1 if there is none.
func (s *spawned) contextMade(ctx *facts.Term) int {
	if ctx.IsUnknown() {
		return -1
	}
	if ctx.Op == facts.OpField && ctx.Arg(0).Op == facts.OpNew && ctx.Arg(0).Up == 0 {
		var val *facts.Term
		for _, st := range s.m.l.StoresOf[s.f.ID] {
			if st.Field == ctx.Text && st.In == ctx.Arg(0).N+1 {
				if val != nil {
					return -1
				}
				val = st.Val
			}
		}
		ctx = val
	}
	if ctx.IsUnknown() || ctx.Op != facts.OpCall || ctx.Up != 0 {
		return -1
	}
	return slices.IndexFunc(s.f.Calls, func(c facts.Call) bool {
		r := underContext(s.m, &c)
		return r != nil && r.Kind == "context" && c.Mode == facts.ModePlain && program.Yields(&c, ctx) && c.Func == ctx.Text
	})
}

// goesOn reports whether a context of a function goes on when the function, that runs again and
// again, is over.
func (m *madeFinder) goesOn(f *program.Func, block int, ctx *facts.Term) bool {
	if m.hasNoEnd(f, ctx, maxValueHops) {
		return true
	}
	if ctx.IsUnknown() || ctx.Op == facts.OpCall {
		return false
	}
	r := m.w.From(f, block, ctx, reach.Stance{})
	return (r.Event || r.Tick) && r.Process
}
