package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// maxWatchHops is how many callers up a context is followed.
const maxWatchHops = 4

// watches finds a wait for nothing but the end of a context, or a loop that nothing else leads out
// of, where the context goes on when the work is over for which the goroutine was started: in
// each turn of an endless loop there is one more, and all stay until the context ends.
func (s *spawned) watches(made *Made) bool {
	p := &s.parts[0]
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		ctx, why := s.onlyEnd(p, w)
		if ctx == nil {
			continue
		}
		in, loop := s.turns(ctx)
		if loop == nil || s.boundedAgain(&stay{p, w}) {
			continue
		}
		made.Fault = FaultContext
		made.Why = why.With(in.Display, p.f.Display)
		made.note("stays-at", reason.BlocksTillContext.With(), p.f, w.Pos)
		made.note("turns", reason.LoopStartsEach.With(), in, loop.Pos)
		return true
	}
	return false
}

// onlyEnd is the context, as the function that starts the goroutine sees it, whose end alone a
// wait is for or, in a loop that goes on for ever otherwise, leads out; nil if it is none. The
// second result says so.
func (s *spawned) onlyEnd(p *bodyPart, w *facts.Wait) (*facts.Term, reason.Code) {
	for _, c := range w.Cases {
		if c.Op != facts.CommRecv || c.Chan.Op != facts.OpCall || c.Chan.Text != program.DoneCall {
			continue
		}
		ctx := c.Chan.Arg(0)
		if len(w.Cases) == 1 && len(p.f.GuardsAt(w.Block)) == 0 {
			return p.lift(ctx), reason.OneMoreWaits
		}
		if len(w.Cases) > 1 && s.m.trapBut(p.f, s.onlyUnder(p, ctx)) >= 0 {
			return p.lift(ctx), reason.OneMoreLoops
		}
	}
	return nil, ""
}

// onlyUnder are the blocks of a part that follow on the end of a context, and what never comes.
func (s *spawned) onlyUnder(p *bodyPart, ctx *facts.Term) map[int]bool {
	out := map[int]bool{}
	for b := range s.m.restingAs(p.f, p.lift) {
		out[b] = true
	}
	for i := range p.f.Waits {
		for _, c := range p.f.Waits[i].Cases {
			if c.Op == facts.CommRecv && c.Then >= 0 && c.Chan.Op == facts.OpCall && c.Chan.Text == program.DoneCall && c.Chan.Arg(0).Equal(ctx) {
				out[c.Then] = true
			}
		}
	}
	return out
}

// turns is the endless loop that starts the goroutine again and again while the context
// goes on, nil if none is in view.
func (s *spawned) turns(ctx *facts.Term) (*program.Func, *facts.Loop) {
	if loop := s.m.l.EndlessAround(s.f, s.call.Block, -1); loop != nil {
		if s.m.fromOutside(s.f, loop, ctx) {
			return s.f, loop
		}
		return nil, nil
	}
	if !s.comesBack(ctx) {
		return nil, nil // the function goes on as long as the context
	}
	return s.m.turnedBy(s.f, ctx, maxWatchHops)
}

// turnedBy is the endless loop of a caller, up to some hops away, that runs f again and
// again with a context that comes from outside of the loop.
func (m *madeFinder) turnedBy(f *program.Func, ctx *facts.Term, hops int) (*program.Func, *facts.Loop) {
	if hops == 0 || ctx.IsUnknown() {
		return nil, nil
	}
	for _, e := range f.Callers {
		if e.Caller.Testing || e.Iface || e.Param || e.Caller == f || e.Mode == facts.ModeDefer {
			continue
		}
		t := m.w.Rebase(f, e, ctx)
		if loop := m.l.EndlessAround(e.Caller, e.Block, -1); loop != nil {
			if m.fromOutside(e.Caller, loop, t) {
				return e.Caller, loop
			}
			continue
		}
		if in, loop := m.turnedBy(e.Caller, t, hops-1); loop != nil {
			return in, loop
		}
	}
	return nil, nil
}

// fromOutside reports whether a context is the same one in each turn of a loop of f: what
// f was given or found in an object that it was given, or what was made before.
func (m *madeFinder) fromOutside(f *program.Func, loop *facts.Loop, t *facts.Term) bool {
	if t == nil || loop.OneShot {
		return false
	}
	switch t.Op {
	case facts.OpParam, facts.OpGlobal:
		return true
	case facts.OpField: // one that is replaced or cancelled need not go on
		return len(m.releases[t.Text]) == 0 && !m.storesIn(f, t.Text) && m.fromOutside(f, loop, t.Arg(0))
	case facts.OpCall:
		return m.madeBefore(f, loop, t)
	}
	return false
}

// storesIn reports whether f, or a closure in it, writes a field.
func (m *madeFinder) storesIn(f *program.Func, field string) bool {
	return slices.ContainsFunc(append([]string{f.ID}, m.l.Closures[f.ID]...), func(id string) bool {
		return slices.ContainsFunc(m.l.StoresOf[id], func(st facts.Store) bool { return st.Field == field })
	})
}

// madeBefore reports whether the calls that give a value lie in f or around it, and none in
// the loop.
func (m *madeFinder) madeBefore(f *program.Func, loop *facts.Loop, t *facts.Term) bool {
	found := false
	for g := f; g != nil; g = m.l.Funcs[g.Parent] {
		for i := range g.Calls {
			c := &g.Calls[i]
			if !program.Yields(c, t) {
				continue
			}
			if g == f && program.Within(f, c.Block, loop) {
				return false
			}
			found = true
		}
	}
	return found
}
