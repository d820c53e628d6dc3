package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// unserved finds a receive of the function that waits for nothing else, from a channel on
// which one goroutine alone sends: where that can end without a word, the function stays.
func (s *spawned) unserved(made *Made) bool {
	home := s.m.homeOf(s.f)
	for i := range home.parts {
		part := &home.parts[i]
		for j := range part.f.Waits {
			w := &part.f.Waits[j]
			c := program.Alone(w)
			if c == nil || c.Op != facts.CommRecv || home.deferredAt(i) {
				continue
			}
			p := s.m.partnersOf(s.f, part.lift(c.Chan))
			if p == nil || !p.sentBy(s) {
				continue
			}
			sends := p.of(s, facts.CommSend)
			if !s.skips(sends) || !p.comesBack(i, w) && !p.comesFirst(i, w, s) {
				continue
			}
			if p.comesBack(i, w) && p.agreed(i, w) {
				continue
			}
			made.Fault = FaultRecv
			made.Why = reason.WaitsUnserved.With(s.f.Display)
			made.note("stays-at", reason.BlocksOnReceive.With(), part.f, w.Pos)
			return true
		}
	}
	return false
}

// sentBy reports whether one goroutine is all that sends on the channel, and nobody closes it.
func (p *partners) sentBy(s *spawned) bool {
	return len(p.of(s, facts.CommSend)) > 0 && !slices.ContainsFunc(p.acts, func(a chanAct) bool {
		return a.op == facts.CommClose || a.op == facts.CommSend && (a.by != s || a.late || a.wait == nil)
	}) && s.f.Blocks[s.call.Block].Loop == 0
}

// comesBack reports whether the function receives in a loop that nothing counts.
func (p *partners) comesBack(part int, w *facts.Wait) bool {
	f := p.home.parts[part].f
	for n := range program.LoopsAround(f, w.Block) {
		if f.Loops[n-1].Endless {
			return true
		}
	}
	return false
}

// comesFirst reports whether the receive is the first one after the goroutine was started,
// on all ways that lead there.
func (p *partners) comesFirst(part int, w *facts.Wait, s *spawned) bool {
	return part == 0 && p.home.f.Blocks[w.Block].Loop == 0 && program.LeadsTo(s.f, s.call.Block, s.call.Seq, w.Block, w.Seq)
}

// agreed reports whether what was received may tell the function to leave the loop: the two
// have agreed on a last word, as far as can be seen.
func (p *partners) agreed(part int, w *facts.Wait) bool {
	f := p.home.parts[part].f
	a := &chanAct{by: p.home, part: part, op: facts.CommRecv, wait: w, kase: &w.Cases[0], block: w.Block}
	for b := range f.Blocks {
		if program.Reaches(f, w.Block, b) && p.answers(f, b, a) {
			return true
		}
	}
	return false
}

// afterWord are the blocks of the function that follow on what the goroutine tells it before
// it comes to a receive: a channel without places passes the word only if it is heard.
// Without such a word it is the go statement.
func (s *spawned) afterWord(part *bodyPart, w *facts.Wait) []int {
	for i := range part.f.Waits {
		c := program.Alone(&part.f.Waits[i])
		if c == nil || c.Op != facts.CommSend {
			continue
		}
		p := s.m.partnersOf(s.f, part.lift(c.Chan))
		if p == nil || p.room != 0 || p.others(p.home, facts.CommRecv) || s.passesBefore(p, part, w) {
			continue
		}
		var out []int
		for _, a := range p.of(p.home, facts.CommRecv) {
			if a.part != 0 || a.wait == nil || a.kase.Then < 0 {
				return []int{s.call.Block}
			}
			out = append(out, a.kase.Then)
		}
		return out
	}
	return []int{s.call.Block}
}

// passesBefore reports whether control can come to a receive without having sent before on
// the channel of some partners.
func (s *spawned) passesBefore(p *partners, part *bodyPart, w *facts.Wait) bool {
	f := part.f
	sends := map[int]bool{}
	for i := range f.Waits {
		o := &f.Waits[i]
		if c := program.Alone(o); c != nil && c.Op == facts.CommSend && part.lift(c.Chan).Equal(p.ch) && (o.Block != w.Block || o.Seq < w.Seq) {
			sends[o.Block] = true
		}
	}
	if sends[w.Block] {
		return false
	}
	return program.Follow(f, []int{0}, func(b int) bool { return sends[b] }, func(b int) bool { return b == w.Block })
}

// senderFails finds a receive that waits for nothing else, from a channel of which the
// function that started the goroutine is the sender, or which it hands to a call that
// may fail: on some way nobody sends and nobody closes.
func (s *spawned) senderFails(made *Made) bool {
	for _, p := range s.parts {
		for i := range p.f.Waits {
			w := &p.f.Waits[i]
			c := program.Alone(w)
			if c == nil || c.Op != facts.CommRecv {
				continue
			}
			ch := p.lift(c.Chan)
			own := s.ownChannel(ch)
			if own == nil || s.used(ch) {
				continue
			}
			var why reason.Reason
			again := leftAt{f: s.f, block: s.call.Block, roots: made.Roots}
			if call, others := s.handedTo(ch); call != nil && !others {
				if program.UntilClosed(p.f, w, c) {
					continue // whoever has it closes it, after a failure as well as in the end
				}
				why = s.unsentAfter(ch, call)
			} else if call == nil && !others {
				how, done := s.leaves(ch, facts.CommSend, s.afterWord(&p, w))
				if how != "" {
					why = reason.LeavesUnsent.With(s.f.Display).By(how)
				}
				again = s.m.leavings(s.f, own.Block, s.call.Block, done)
			}
			if !why.Given() || !made.leftBy(again) {
				continue
			}
			made.Fault = FaultRecv
			made.Why = why
			made.note("stays-at", reason.BlocksOnReceive.With(), p.f, w.Pos)
			return true
		}
	}
	return false
}
