package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// leaves says how the function that started the goroutine can return, from some blocks on, or go
// on to make another channel in its place, without having done its part with the channel
// (receive, or send or close), "" if it cannot, and tells the blocks at which it has.
func (s *spawned) leaves(ch *facts.Term, part facts.CommOp, from []int) (reason.Code, map[int]bool) {
	done := map[int]bool{}
	any, selected := false, false
	for i := range s.f.Waits {
		w := &s.f.Waits[i]
		for _, c := range w.Cases {
			if c.Op == facts.CommRecv && c.Then >= 0 && len(w.Cases) > 1 && !c.Chan.Equal(ch) && s.tells(c.Chan) {
				done[c.Then] = true // the goroutine says that it is done
			}
			if c.Op != part || !c.Chan.Equal(ch) {
				continue
			}
			if c.Then < 0 {
				return "", nil
			}
			any, selected = true, selected || len(w.Cases) > 1
			done[c.Then] = true
			s.boundedHeads(w.Block, done)
		}
	}
	for i := range s.f.Comms { // a select that does not wait
		if c := &s.f.Comms[i]; c.Op == part && c.Default && c.Chan.Equal(ch) {
			return "", nil
		}
	}
	for _, c := range s.f.Closings {
		if part == facts.CommSend && c.Chan.Equal(ch) {
			if c.Deferred || program.LeadsTo(s.f, c.Block, c.Seq, s.call.Block, s.call.Seq) {
				return "", nil // closed at the end, or before the goroutine is started
			}
			any = true
			done[c.Block] = true
		}
	}
	s.closedAt(done)
	first, other := reason.MayReturn, reason.SelectsReturn
	switch own := s.ownChannel(ch); {
	case !any:
		return "", nil
	case slices.ContainsFunc(from, func(b int) bool { return !done[b] && s.escapes(b, done) }):
	case own != nil && s.f.Blocks[own.Block].Loop > 0 && slices.ContainsFunc(from, func(b int) bool { return !done[b] && program.ComesTo(s.f, b, own.Block, done) }):
		first, other = reason.MayGoOn, reason.SelectsGoOn
	default:
		return "", nil
	}
	if selected {
		return other, done
	}
	return first, done
}

// tells reports whether the goroutine sends to, or closes, a channel of the function.
func (s *spawned) tells(ch *facts.Term) bool { return s.body(ch, facts.CommSend) || s.closes(ch) }

// boundedHeads marks the heads of the loops, not endless, around a block: what is done
// there is done as often as there is something to do.
func (s *spawned) boundedHeads(block int, done map[int]bool) {
	for i := range program.LoopsAround(s.f, block) {
		if !s.f.Loops[i-1].Endless && !program.InLoop(s.f, s.call.Block, i) {
			head := s.f.Loops[i-1].Head
			done[head] = true
			for b := range s.f.Blocks { // what asks beforehand whether the loop turns at all
				if b != s.call.Block && len(s.f.Blocks[b].Succs) > 1 && slices.Contains(s.f.Blocks[b].Succs, head) {
					done[b] = true
				}
			}
		}
	}
}

// closedAt marks the blocks at which the function has learnt that the goroutine is gone: by
// the end of a channel that it closes.
func (s *spawned) closedAt(done map[int]bool) {
	for i := range s.f.Waits {
		for _, c := range s.f.Waits[i].Cases {
			if c.Op == facts.CommRecv && c.Closed > 0 && s.closes(c.Chan) {
				done[c.Closed] = true
			}
		}
	}
}

// escapes reports whether control can get from a block to a return without passing one of
// some blocks.
func (s *spawned) escapes(from int, done map[int]bool) bool {
	gone := func(b int) bool { return done[b] || s.f.Blocks[b].Unreachable }
	return s.f.Blocks[from].Return && from != s.call.Block || program.ReturnsPast(s.f, from, gone)
}

// leftAt is the place whose turns, or activations, each leave a goroutine behind.
type leftAt struct {
	f     *program.Func
	block int
	roots reach.Roots
}

// leavings tell how often f leaves behind what it starts at the block start, with a channel that
// comes to be at the block made, where done are the blocks at which it has done its part. That
// is not how often f starts something: what waits for f while that goes on is not left, and of
// all that an activation started, those that still wait stay once it has returned. A turn of a
// loop leaves one behind by itself if f makes another channel, or starts another goroutine for
// which there is no part to be done that is not the next one's.
func (m *madeFinder) leavings(f *program.Func, made, start int, done map[int]bool) leftAt {
	at := start
	switch {
	case f.Blocks[start].Loop == 0:
	case f.Blocks[made].Loop > 0 && program.ComesTo(f, start, made, done):
		at = made
	case program.ComesTo(f, start, start, done) && !program.CatchesUp(f, done, start, made):
	default:
		at = 0
	}
	return leftAt{f, at, m.rootsAt(f, at)}
}

// leftBy notes that what is made stays as often as it is left behind; it reports whether that
// is again and again.
func (m *Made) leftBy(at leftAt) bool {
	if !at.roots.Live() {
		return false
	}
	m.Roots = at.roots
	m.Again.Func, m.Again.Block = at.f, at.block
	return true
}

// leavings tell how often the function that has the channel leaves a goroutine behind that it
// has started, and of which it is the reader.
func (p *partners) leavings(s *spawned) leftAt {
	f, done := p.home.f, map[int]bool{}
	for _, a := range p.of(p.home, facts.CommRecv) {
		if at := a.place(); a.part == 0 && at >= 0 {
			done[at] = true
		}
		for part := a.part; part > 0; part = p.home.parts[part].up {
			if up := &p.home.parts[part]; up.up == 0 && up.call != nil {
				done[up.call.Block] = true
			}
		}
	}
	at := p.madeAt()
	if at < 0 {
		at = s.call.Block
	}
	return p.home.m.leavings(f, at, s.call.Block, done)
}

// madeInLoop reports whether each turn of a loop has a channel of its own.
func (p *partners) madeInLoop(f *program.Func) bool {
	at := p.madeAt()
	return f != p.home.f || at < 0 || f.Blocks[at].Loop > 0
}

// madeAt is the block of the function that has the channel at which that comes to be, -1 if that
// cannot be told.
func (p *partners) madeAt() int { return program.ComesToBe(p.home.f, program.RootOf(p.ch)) }

// readerLeaves finds a send that waits for nothing else, to a channel without places
// of which the function that started the goroutine is the one reader, and may leave
// without having received.
func (s *spawned) readerLeaves(made *Made) bool {
	for _, p := range s.parts {
		for i := range p.f.Waits {
			w := &p.f.Waits[i]
			c := program.Alone(w)
			if c == nil || c.Op != facts.CommSend {
				continue
			}
			ch := p.lift(c.Chan)
			m := s.ownChannel(ch)
			if m == nil || !program.Unbuffered(m) || s.shared(ch) {
				continue
			}
			how, done := s.leaves(ch, facts.CommRecv, []int{s.call.Block})
			if how != "" && made.leftBy(s.m.leavings(s.f, m.Block, s.call.Block, done)) {
				made.Fault = FaultSend
				made.Why = reason.LeavesUnreceived.With(s.f.Display).By(how)
				made.note("stays-at", reason.BlocksOnceGone.With(), p.f, w.Pos)
				s.m.servedFirst(made, p.f, w)
				return true
			}
		}
	}
	return false
}
