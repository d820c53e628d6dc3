package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// ownChannel returns what the function that starts the goroutine made a channel with,
// nil where it did not make it.
func (s *spawned) ownChannel(ch *facts.Term) *facts.Make {
	if ch == nil || ch.Up != 0 || ch.Op != facts.OpNew && ch.Op != facts.OpLocal {
		return nil
	}
	if m := program.MakeOf(s.f, ch.N); m != nil && m.Size != nil {
		return m
	}
	if ch.Op == facts.OpLocal { // a variable that is assigned several times: one made here
		for i := range s.f.Sites {
			st := &s.f.Sites[i]
			if !st.Ref.Equal(ch) || st.Val == nil || st.Val.Op != facts.OpNew || st.Block != s.call.Block {
				continue
			}
			if m := program.MakeOf(s.f, st.Val.N); m != nil && m.Size != nil {
				return m
			}
		}
	}
	return nil
}

// shared reports whether others than the function and the goroutine may use a channel:
// another closure, a call, the caller.
func (s *spawned) shared(ch *facts.Term) bool {
	for i := range s.f.Comms {
		c := &s.f.Comms[i]
		if c.Op == facts.CommHand && c.Chan.Equal(ch) && (c.Arg < 0 || &s.f.Calls[c.Call] != s.call) {
			return true
		}
	}
	return s.used(ch)
}

// used reports whether another closure of the function uses a channel.
func (s *spawned) used(ch *facts.Term) bool {
	return slices.ContainsFunc(s.m.l.ClosuresOf(s.f), func(g *program.Func) bool {
		return !s.runs(g) && program.UsesChannel(g, ch, s.m.l.Levels(g, s.f))
	})
}

func (s *spawned) takesContext() bool {
	return slices.ContainsFunc(s.f.Params, func(p facts.Param) bool { return p.Type == "context.Context" })
}

// drained reports whether there are callers in view, and all of them read the channel
// that they get to its end.
func (s *spawned) drained() bool {
	return s.m.drainedBy(s.f, 3)
}

// drainedBy reports whether all callers of f read what it returns to its end, or return
// it to callers that do. Of those out of view nothing is known.
func (m *madeFinder) drainedBy(f *program.Func, depth int) bool {
	if m.l.OpenFunc(f) {
		return false
	}
	callers := f.Callers
	for _, e := range callers {
		onward := slices.ContainsFunc(e.Caller.Results, func(r *facts.Term) bool {
			return slices.ContainsFunc(r.Alternatives(), func(t *facts.Term) bool { return program.Yields(e.Call, t) })
		})
		if !e.Caller.Testing && !m.drains(e.Caller, f.ID) && !(onward && depth > 0 && m.drainedBy(e.Caller, depth-1)) {
			return false
		}
	}
	return len(callers) > 0
}

// drains reports whether a function ranges over what a call returns, and leaves the loop
// only when the channel is closed.
func (m *madeFinder) drains(f *program.Func, callee string) bool {
	for i := range f.Waits {
		w := &f.Waits[i]
		if !w.Range || w.Cases[0].Chan.Op != facts.OpCall || w.Cases[0].Chan.Text != callee {
			continue
		}
		n := f.Blocks[w.Block].Loop
		for b := range f.Blocks {
			if !program.InLoop(f, b, n) || b == w.Block {
				continue
			}
			if slices.ContainsFunc(f.Blocks[b].Succs, func(to int) bool { return !program.InLoop(f, to, n) }) {
				return false
			}
		}
		return n > 0
	}
	return false
}

// handedTo is the one call that a channel is handed to; others reports whether it goes
// elsewhere too.
func (s *spawned) handedTo(ch *facts.Term) (call *facts.Call, others bool) {
	for i := range s.f.Comms {
		c := &s.f.Comms[i]
		if c.Op != facts.CommHand || !c.Chan.Equal(ch) {
			continue
		}
		switch {
		case c.Arg < 0:
			others = others || ch.Op != facts.OpLocal // a local is the variable that it is read under
		case &s.f.Calls[c.Call] == s.call:
		case call != nil || s.f.Calls[c.Call].Mode != facts.ModePlain:
			others = true
		default:
			call = &s.f.Calls[c.Call]
		}
	}
	return call, others
}

// unsentAfter says that a call which would have sent can fail, where the function does
// nothing about it.
func (s *spawned) unsentAfter(ch *facts.Term, call *facts.Call) reason.Reason {
	if s.m.l.AnyInView(s.m.l.Targets(s.f, call)) || !program.Reaches(s.f, s.call.Block, call.Block) || !s.fallible(call) {
		return reason.Reason{}
	}
	acts := func(block, seq int) bool { return program.LeadsTo(s.f, call.Block, call.Seq, block, seq) }
	for _, c := range s.f.Closings {
		if c.Chan.Equal(ch) && (c.Deferred || acts(c.Block, c.Seq)) {
			return reason.Reason{}
		}
	}
	for i := range s.f.Waits {
		w := &s.f.Waits[i]
		if acts(w.Block, w.Seq) && slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return c.Op == facts.CommSend && c.Chan.Equal(ch) }) {
			return reason.Reason{}
		}
	}
	return reason.LeavesUnsent.With(s.f.Display, program.CalleeName(call.Callee)).By(reason.SilentOnFailure)
}

// fallible reports whether the function looks at, or passes on, the error of a call.
func (s *spawned) fallible(call *facts.Call) bool {
	for i := range s.f.Blocks {
		if slices.ContainsFunc(s.f.Blocks[i].Guards, func(g facts.Guard) bool { return g.Kind == facts.GuardErr && program.Yields(call, g.X) }) {
			return true
		}
	}
	if len(s.f.Results) == 0 {
		return false
	}
	return slices.ContainsFunc(s.f.Results[len(s.f.Results)-1].Alternatives(), func(t *facts.Term) bool { return program.Yields(call, t) })
}
