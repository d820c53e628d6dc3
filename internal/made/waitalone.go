package made

import (
	"iter"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// waitAlone is a statement of a goroutine that waits for one operation on a channel and for nothing
// else.
type waitAlone struct {
	// o is the goroutine as one of its starters sees it, part the index of its part.
	o    *spawned
	part int
	wait *facts.Wait
}

// in is the part that has the statement.
func (a waitAlone) in() *bodyPart { return &a.o.parts[a.part] }

// on is the channel, as the part that has the statement names it.
func (a waitAlone) on() *facts.Term { return a.wait.Cases[0].Chan }

// partners are all who have the channel, nil where that is not known.
func (a waitAlone) partners() *partners {
	return a.o.m.partnersOf(a.o.f, a.in().lift(a.on()))
}

// waitsAlone are the statements of a kind that wait for nothing else, from the views of all who start
// the goroutine.
func (s *spawned) waitsAlone(op facts.CommOp) iter.Seq[waitAlone] {
	return func(yield func(waitAlone) bool) {
		for _, o := range s.seenFrom() {
			for at := range o.ownWaitsAlone(op) {
				if !yield(at) {
					return
				}
			}
		}
	}
}

// ownWaitsAlone are the same from the view of its own starter.
func (s *spawned) ownWaitsAlone(op facts.CommOp) iter.Seq[waitAlone] {
	return func(yield func(waitAlone) bool) {
		for i := range s.parts {
			waits := s.parts[i].f.Waits
			for j := range waits {
				if c := program.Alone(&waits[j]); c != nil && c.Op == op && !yield(waitAlone{s, i, &waits[j]}) {
					return
				}
			}
		}
	}
}

// hearsBetween reports whether the goroutine, before it comes to the statement again, asks on every way whether
// something is at its end: it does not come back often once that is so.
func (a waitAlone) hearsBetween() bool {
	block := a.wait.Block
	for part := a.part; part >= 0; part = a.o.parts[part].up {
		p := &a.o.parts[part]
		heard := a.o.m.asksEnd(p.f)
		if len(heard) > 0 && p.f.Blocks[block].Loop > 0 && !program.Follow(p.f, p.f.Blocks[block].Succs, func(b int) bool { return heard[b] }, func(b int) bool { return b == block }) {
			return true
		}
		if p.call != nil {
			block = p.call.Block
		}
	}
	return false
}

// asksEnd are the blocks of a function at which it asks whether something is at its end, waiting or not.
func (m *madeFinder) asksEnd(f *program.Func) map[int]bool {
	out := map[int]bool{}
	for i := range f.Waits {
		if w := &f.Waits[i]; slices.ContainsFunc(w.Cases, m.hearsEnd) && !slices.ContainsFunc(w.Cases, isSend) {
			out[w.Block] = true
		}
	}
	for i := range f.Blocks { // a select that does not wait
		if g := f.Blocks[i].Cond; g != nil && g.Kind == facts.GuardSelect && !g.X.IsUnknown() && m.hearsEnd(facts.WaitCase{Op: facts.CommRecv, Chan: g.X}) {
			out[i] = true
		}
	}
	return out
}

func isSend(c facts.WaitCase) bool { return c.Op == facts.CommSend }

// hearsEnd reports whether a case comes about only by the end of something: of a context, or of a field's
// channel on which nobody sends.
func (m *madeFinder) hearsEnd(c facts.WaitCase) bool {
	switch {
	case c.Op != facts.CommRecv || c.Then < 0:
		return false
	case c.Chan.Op == facts.OpCall:
		return c.Chan.Text == program.DoneCall
	}
	u := m.l.ChannelUses()[program.PlaceKey(c.Chan)]
	return u != nil && len(u.Sends) == 0 && len(m.l.Closers[c.Chan.Text]) > 0
}

// staysAlso notes the other places at which the goroutine waits for the same partner and for nothing else.
func (m *Made) staysAlso(p *partners, at waitAlone) {
	for _, a := range p.of(at.o, at.wait.Cases[0].Op) {
		if a.alone() && a.wait != at.wait {
			m.note("stays-at", reason.BlocksOnceGone.With(), a.in(), a.wait.Pos)
		}
	}
}
