package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// abandoned finds a goroutine that sends again and again on a channel of an object which the
// function makes and returns, where somebody who is given the object takes some of it and forgets
// it: nobody receives the next one, and the context for which it waits beside that has no end.
func (s *spawned) abandoned(made *Made) bool {
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Waits {
			w := &p.f.Waits[j]
			key, result := s.sendsOnReturned(p, w)
			if key == "" || p.f.Blocks[w.Block].Loop == 0 {
				continue
			}
			g := s.forgottenBy(key, result, i, w)
			if g == nil {
				continue
			}
			made.Fault = FaultSend
			made.Why = reason.StopsReceiving.With(g.Display)
			made.note("stays-at", reason.BlocksOnSend.With(), p.f, w.Pos)
			made.note("left-by", reason.DoneWithReader.With(g.Display), g, g.Pos)
			return true
		}
	}
	return false
}

// sendsOnReturned is the field, of an object that the function makes and returns, on whose channel
// a statement sends that waits for nothing else but the end of contexts; "" if it does not.
func (s *spawned) sendsOnReturned(p *bodyPart, w *facts.Wait) (key string, result int) {
	for _, c := range w.Cases {
		switch {
		case c.Op == facts.CommRecv && c.Chan.Op == facts.OpCall && c.Chan.Text == program.DoneCall:
		case c.Op != facts.CommSend || c.Chan.Op != facts.OpField || key != "":
			return "", 0
		default:
			obj := p.lift(c.Chan.Arg(0))
			if obj.Op != facts.OpNew || obj.Up != 0 || s.asked(p, obj) {
				return "", 0
			}
			result = slices.IndexFunc(s.f.Results, func(r *facts.Term) bool {
				return slices.ContainsFunc(r.Alternatives(), func(t *facts.Term) bool { return t.Equal(obj) })
			})
			if key = c.Chan.Text; result < 0 {
				return "", 0
			}
		}
	}
	return key, result
}

// forgottenBy is a function that is given the object, receives from it no more than a few times,
// and lets it go nowhere, while no context ends that the goroutine waits for; nil if there is none.
func (s *spawned) forgottenBy(key string, result, part int, w *facts.Wait) *program.Func {
	st := newSettler(s.m)
	work := handedOut(s.f, result, "."+key)
	for hops := 0; hops < maxDebtHops && len(work) > 0; hops++ {
		var next []heldAt
		for _, at := range work {
			out := st.settle(at, maxSettleDepth)
			if len(out.escapes)+len(out.ends)+len(out.puts) > 0 {
				continue
			}
			if len(out.moves) == 0 && s.m.readsFew(at, key) && s.neverTold(at.f, part, w) {
				return at.f
			}
			for _, mv := range out.moves {
				if mv.result >= 0 {
					next = append(next, handedOut(at.f, mv.result, mv.part)...)
				}
			}
		}
		work = next
	}
	return nil
}

// readsFew reports whether a function uses what is at a place, outside of loops alone, and by nothing
// that receives from its channel in one.
func (m *madeFinder) readsFew(at heldAt, key string) bool {
	h, loop := at.holdingAt(), at.f.Blocks[at.f.Calls[at.n].Block].Loop
	if slices.ContainsFunc(at.f.Waits, func(w facts.Wait) bool {
		return at.f.Blocks[w.Block].Loop != loop && slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return c.Op == facts.CommRecv && c.Chan.Text == key })
	}) {
		return false
	}
	return h != nil && len(h.Flows) > 0 && !slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool {
		if w.Func != "" || at.f.Blocks[w.Block].Loop != loop {
			return true
		}
		return w.How == facts.FlowArg && w.Call < len(at.f.Calls) && m.receivesOn(at.f, &at.f.Calls[w.Call], key, maxBodyDepth)
	})
}

// receivesOn reports whether a call goes on receiving from the channel in a field.
func (m *madeFinder) receivesOn(in *program.Func, c *facts.Call, key string, depth int) bool {
	return slices.ContainsFunc(m.l.Targets(in, c), func(id string) bool {
		g := m.l.Funcs[id]
		if g == nil || g.Unread || depth == 0 {
			return g != nil
		}
		return slices.ContainsFunc(g.Waits, func(w facts.Wait) bool {
			return (w.Range || g.Blocks[w.Block].Loop > 0) && slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return c.Op == facts.CommRecv && c.Chan.Text == key })
		}) || slices.ContainsFunc(g.Calls, func(d facts.Call) bool { return m.receivesOn(g, &d, key, depth-1) })
	})
}

// neverTold reports whether no context ends for which a statement of the goroutine waits beside its
// send, as a function has given it, or some caller of that.
func (s *spawned) neverTold(holder *program.Func, part int, w *facts.Wait) bool {
	if len(w.Cases) == 1 {
		return true
	}
	met := false
	for _, o := range s.seenFrom() {
		if met = met || o.f == holder; !met || part >= len(o.parts) || o.parts[part].f != s.parts[part].f {
			continue
		}
		p := &o.parts[part]
		ends := slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool {
			return c.Op == facts.CommRecv && !o.m.hasNoEnd(o.f, p.lift(c.Chan.Arg(0)), maxValueHops)
		})
		if !ends && s.m.rootsAt(o.f, o.call.Block).Live() {
			return true
		}
	}
	return false
}
