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
			if other := ends[1-j]; end.h != nil && other.h != nil && s.worksOn(end.h) && s.leftOpen(end, other, j == 1) {
				made.Fault = FaultRecv
				made.Why = reason.PipeUnclosed.With()
				if j == 1 {
					made.Fault = FaultSend
					made.Why = reason.PipeUnread.With(s.f.Display)
				}
				made.note("pipe", reason.PipeMadeHere.With(), s.f, c.Pos)
				if j == 1 {
					s.noteLeaver(made, other.h)
				}
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

// leftOpen reports whether nobody closes an end of a pipe, or takes it over, that a goroutine waits
// for which alone works on the other end. A writer stays as well where the function returns before
// it has done anything with the end that is read.
func (s *spawned) leftOpen(own, other pipeEnd, writes bool) bool {
	if !s.onlyOn(own) {
		return false
	}
	st := newSettler(s.m)
	if !writes {
		out := st.settle(other.at, maxSettleDepth)
		return len(out.ends)+len(out.escapes)+len(out.moves) == 0
	}
	met, ends := map[int]bool{}, s.f.Blocks[s.call.Block].Return
	for i := range other.h.Flows {
		w := &other.h.Flows[i]
		b := st.blockOf(s.funcOf(w), s.f, w.Block)
		u := s.leavesUntouched(w)
		if here := b == s.call.Block; b == nowhere || here && u.By == nil || !here && program.Reaches(s.f, b, s.call.Block) {
			return false
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
	return ends || program.ReturnsPast(s.f, s.call.Block, func(b int) bool { return met[b] || s.f.Blocks[b].Unreachable })
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
