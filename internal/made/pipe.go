package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// pipeKind is the kind of rows whose calls make two ends of which each waits for the other.
const pipeKind = "pipe"

// pipeEnd is one end of a pipe that a function makes.
type pipeEnd struct {
	at heldAt
	h  *facts.Holding
}

// pipes finds a goroutine that works on one end of a pipe which the function makes, and that stays
// because nobody closes the other end: a reader waits for more, a writer for somebody who takes it.
func (s *spawned) pipes(made *Made) bool {
	for i := range s.f.Calls {
		c := &s.f.Calls[i]
		if c.Mode != facts.ModePlain || !s.m.l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Construct && r.Kind == pipeKind }) {
			continue
		}
		ends := [2]pipeEnd{s.pipeEnd(i, 0), s.pipeEnd(i, 1)}
		if s.pipeOfObject(made, ends, c) {
			return true
		}
		for j, end := range ends {
			other := ends[1-j]
			if end.h == nil || other.h == nil || !s.worksOn(end.h) || !s.onlyOn(end) {
				continue
			}
			if j == 0 && s.unclosedEnd(other) {
				made.Fault, made.Why = FaultRecv, reason.PipeUnclosed.With()
				made.note("pipe", reason.PipeMadeHere.With(), s.f, c.Pos)
				return true
			}
			if how := s.leavesReading(other); j == 1 && how != "" {
				made.Fault, made.Why = FaultSend, how.With(s.f.Display)
				made.note("pipe", reason.PipeMadeHere.With(), s.f, c.Pos)
				s.noteLeaver(made, other.h)
				return true
			}
		}
	}
	return false
}

// pipeOfObject finds a goroutine that reads from a pipe whose other end an object has that is
// returned, where an end of the object does not close it, as another of its methods does.
func (s *spawned) pipeOfObject(made *Made, ends [2]pipeEnd, c *facts.Call) bool {
	if ends[0].h == nil || ends[1].h == nil || !s.worksOn(ends[0].h) || !s.onlyOn(ends[0]) {
		return false
	}
	end, by := s.forgottenPipe(ends[1])
	if end == nil {
		return false
	}
	made.Fault = FaultRecv
	made.Why = reason.PipeForgotten.With(end.Display, by.Display)
	made.note("pipe", reason.PipeMadeHere.With(), s.f, c.Pos)
	made.note("end", reason.EndsWriter.With(end.Display), end, end.Pos)
	return true
}

func (s *spawned) pipeEnd(call, result int) pipeEnd {
	at := heldAt{f: s.f, from: facts.HandleCall, n: call, result: result}
	return pipeEnd{at, at.holdingAt()}
}

// within reports whether something is done with an end on the goroutine.
func (s *spawned) within(w *facts.PartFlow) bool {
	if w.Func != "" {
		g := s.m.l.Funcs[w.Func]
		return g != nil && s.runs(g)
	}
	return w.How == facts.FlowArg && w.Call < len(s.f.Calls) && &s.f.Calls[w.Call] == s.call
}

// worksOn reports whether the goroutine reads or writes an end of a pipe until that is done with:
// it hands it to what does, or does so itself in a loop.
func (s *spawned) worksOn(h *facts.Holding) bool {
	return slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool {
		if w.How != facts.FlowArg || w.Part != "" || !s.within(&w) {
			return false
		}
		if w.Func == "" {
			return true
		}
		g := s.m.l.Funcs[w.Func]
		c := &g.Calls[w.Call]
		return !s.m.l.ReleasesReceiver(c) && !c.Deferred && (w.Arg > 0 || c.Callee.Type == "" || g.Blocks[c.Block].Loop > 0)
	})
}

// unclosedEnd reports whether nobody closes an end of a pipe, or takes it over, that a goroutine waits for
// which alone works on the other end.
func (s *spawned) unclosedEnd(other pipeEnd) bool {
	out := newSettler(s.m).settle(other.at, maxSettleDepth)
	return len(out.ends)+len(out.escapes)+len(out.moves) == 0
}

// leavesReading tells how the function may return and leave a goroutine that alone writes to a pipe: before
// it has done anything with the end that is read, or, where it reads that piece by piece, before there
// are no more; "" if neither is so.
func (s *spawned) leavesReading(other pipeEnd) reason.Code {
	st := newSettler(s.m)
	met := map[int]bool{}
	var said []ending
	for i := range other.h.Flows {
		w := &other.h.Flows[i]
		if ends := s.pieces(w); len(ends) > 0 {
			said = append(said, ends...)
			continue
		}
		b := st.blockOf(s.funcOf(w), s.f, w.Block)
		u := s.leavesUntouched(w)
		if here := b == s.call.Block; b == nowhere || here && u.By == nil || !here && program.Reaches(s.f, b, s.call.Block) {
			return ""
		}
		if u.By == nil {
			met[b] = true
			continue
		}
		for k := range s.f.Blocks {
			if c := &s.f.Calls[w.Call]; u.Fails && program.Succeeded(s.f, k, c) {
				met[k] = true
			}
		}
	}
	switch {
	case !leftUnsaid(s.f, s.call.Block, &settlement{ends: said}, func(b int) bool { return met[b] || s.f.Blocks[b].Unreachable }, nil):
		return ""
	case len(said) > 0:
		return reason.PipeLeft
	}
	return reason.PipeUnread
}

// pieces are the branches on which what the function reads of an end, a piece at each turn of a loop, has
// said that there is no more; none if it does anything else with the end there.
func (s *spawned) pieces(w *facts.PartFlow) []ending {
	if w.Func != "" || w.How != facts.FlowArg || w.Part != "" {
		return nil
	}
	f, c := s.f, &s.f.Calls[w.Call]
	if w.Arg == 0 && c.Callee.Type != "" {
		return saidNoMore(f, c)
	}
	if !s.m.l.WrapsArgument(c, w.Arg) || s.goesElsewhere(c) {
		return nil
	}
	var out []ending
	for i := range f.Calls {
		d := &f.Calls[i]
		for n, a := range d.Args {
			if a == nil || a.N > 0 || !program.GivenBy(c, a) {
				if slices.ContainsFunc(a.Alternatives(), func(t *facts.Term) bool { return t.N == 0 && program.GivenBy(c, t) }) {
					return nil
				}
				continue
			}
			ends := s.pieces(&facts.PartFlow{Flow: facts.Flow{How: facts.FlowArg, Call: i, Arg: n}})
			if asks := n == 0 && d.Callee.Type != "" && !s.m.l.HasRow(d, func(r *library.Row) bool { return r.Role == library.Reads }); len(ends) == 0 && !asks {
				return nil
			}
			out = append(out, ends...)
		}
	}
	return out
}

// goesElsewhere reports whether the function gives what a call gives to anybody but a call of its own.
func (s *spawned) goesElsewhere(c *facts.Call) bool {
	is := func(t *facts.Term) bool {
		return slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool { return program.GivenBy(c, a) })
	}
	return slices.ContainsFunc(s.f.Results, is) || slices.ContainsFunc(s.f.Comms, func(o facts.Comm) bool { return is(o.Val) }) ||
		slices.ContainsFunc(s.m.l.StoresOf[s.f.ID], func(st facts.Store) bool { return is(st.Val) }) ||
		slices.ContainsFunc(s.m.l.ClosuresOf(s.f), func(g *program.Func) bool {
			return slices.ContainsFunc(g.Calls, func(d facts.Call) bool {
				return slices.ContainsFunc(d.Args, func(a *facts.Term) bool {
					return a != nil && a.Any(func(t *facts.Term) bool { return t.Up > 0 && program.Yields(c, t) })
				})
			})
		})
}

// saidNoMore are the branches of a function on which a call in a loop of it that reads has said that there is
// no more, or nothing that is understood.
func saidNoMore(f *program.Func, c *facts.Call) []ending {
	if c.Mode != facts.ModePlain || f.Blocks[c.Block].Loop == 0 {
		return nil
	}
	var out []ending
	for b := range f.Blocks {
		g := f.Blocks[b].Cond
		if g == nil || len(f.Blocks[b].Succs) != 2 {
			continue
		}
		holds, by := 0, program.GivenBy(c, g.X)
		switch {
		case by && g.Kind == facts.GuardCall:
			holds = 1
		case by && (g.Kind == facts.GuardErr || g.Kind == facts.GuardNil || g.Kind == facts.GuardEq):
		case g.Kind == facts.GuardCall && g.X != nil && g.X.Op == facts.OpCall && g.X.Text == "errors.Is" && program.GivenBy(c, g.X.Arg(0)):
		default:
			continue
		}
		if g.Neg {
			holds = 1 - holds
		}
		out = append(out, ending{block: f.Blocks[b].Succs[holds], after: b})
	}
	return out
}

// noteLeaver notes who leaves an end that it is handed as it was.
func (s *spawned) noteLeaver(made *Made, h *facts.Holding) {
	for i := range h.Flows {
		if by := s.leavesUntouched(&h.Flows[i]).By; by != nil {
			made.note("left-by", reason.LeavesEnd.With(by.Display), by, by.Pos)
		}
	}
}

// leavesUntouched tells whether what the function hands an end to, once the goroutine runs, may leave it as it was.
func (s *spawned) leavesUntouched(w *facts.PartFlow) growth.Untouched {
	if w.Func != "" || w.How != facts.FlowArg || w.Part != "" || w.Call >= len(s.f.Calls) || s.f.Calls[w.Call].Seq < s.call.Seq {
		return growth.Untouched{}
	}
	return s.m.l.LeavesUntouched(s.f, &s.f.Calls[w.Call], w.Arg)
}

// funcOf is the function in which something is done with an end.
func (s *spawned) funcOf(w *facts.PartFlow) *program.Func {
	if w.Func == "" {
		return s.f
	}
	return s.m.l.Funcs[w.Func]
}

// onlyOn reports whether nobody but the goroutine does anything with an end.
func (s *spawned) onlyOn(end pipeEnd) bool {
	return !slices.ContainsFunc(end.h.Flows, func(w facts.PartFlow) bool { return !s.within(&w) })
}
