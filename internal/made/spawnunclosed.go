package made

import (
	"maps"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// unclosed finds a loop that goes on until a channel is closed, where nobody has the channel but the function that
// made it and what that starts, and none of them closes it, or the function does and not on each way out: the
// goroutine stays when that has returned. A sender that never ends keeps its receiver busy, and is told of itself.
func (s *spawned) unclosed(made *Made) bool {
	for _, o := range s.seenFrom() {
		roots := made.Roots
		if o != s {
			roots = s.m.rootsAt(o.f, o.call.Block)
		}
		if !comesOften(roots) || o.once() || o.oneAtATime() || !o.f.Blocks[o.call.Block].Return && !program.ReturnsPast(o.f, o.call.Block, nil) {
			continue
		}
		for i := range o.parts {
			p := &o.parts[i]
			w, why := o.waitsUnclosed(p)
			if w == nil {
				continue
			}
			made.Fault, made.Roots = FaultRecv, roots
			made.Why = why.With(p.f.Display, o.f.Display)
			made.note("stays-at", reason.BlocksOnReceive.With(), p.f, w.Pos)
			return true
		}
	}
	return false
}

// waitsUnclosed is the statement at which a part waits for the end of a channel which alone leads out of its
// loop, where that may stay open, and how; nil without one. It may wait for other things beside that, but for
// nothing that leads out of the loop.
func (s *spawned) waitsUnclosed(p *bodyPart) (*facts.Wait, reason.Code) {
	var at *facts.Wait
	var how reason.Code
	cases := map[int]bool{}
	for j := range p.f.Waits {
		w := &p.f.Waits[j]
		if c := program.Alone(w); c != nil && c.Op == facts.CommRecv && s.m.endsByClose(p.f, w) {
			if why := s.goesUnclosed(p.lift(c.Chan)); why != "" {
				return w, why
			}
			if s.closedBehind(p.lift(c.Chan)) {
				return w, reason.ClosedBehind
			}
		}
		for k := range w.Cases {
			c := &w.Cases[k]
			if len(w.Cases) == 1 || c.Op != facts.CommRecv || c.Then < 0 {
				continue
			}
			if why := s.goesUnspoken(p.lift(c.Chan)); why != "" {
				at, how, cases[c.Then] = w, why, true
			}
		}
	}
	if at == nil {
		return nil, ""
	}
	program.DropShared(p.f, cases)
	maps.Copy(cases, s.m.restingAs(p.f, p.lift))
	if n := s.m.trapBut(p.f, cases); n < 0 || s.panicsOut(p, n+1) {
		return nil, ""
	}
	return at, how
}

// goesUnspoken is goesUnclosed for a channel that nobody sends on either, and that stands in no field: who has
// an object owes the end of its goroutine.
func (s *spawned) goesUnspoken(ch *facts.Term) reason.Code {
	if ch.Op != facts.OpNew {
		return ""
	}
	why := s.goesUnclosed(ch)
	if why == "" || slices.ContainsFunc(s.m.partnersOf(s.f, ch).acts, func(a chanAct) bool { return a.op == facts.CommSend }) ||
		len(s.m.fieldsOf(s.f, ch, s.m.channelMade(s.f, ch))) > 0 {
		return ""
	}
	return why
}

// endsByClose reports whether a receive stands in a loop that nothing leads out of but the end of the channel.
func (m *madeFinder) endsByClose(f *program.Func, w *facts.Wait) bool {
	n := f.Blocks[w.Block].Loop
	if !w.Range {
		n = program.EndlessNumber(f, w.Block)
	}
	closed := w.Cases[0].Closed
	if n == 0 || !w.Range && closed == 0 {
		return false
	}
	turn := map[int]bool{}
	program.Follow(f, []int{f.Loops[n-1].Head}, func(b int) bool {
		return !w.Range && b == closed || !program.InLoop(f, b, n)
	}, func(b int) bool {
		turn[b] = true
		return false
	})
	for b := range turn {
		if program.EndsGoroutine(f, b) || f.Blocks[b].Return {
			return false
		}
		for _, to := range f.Blocks[b].Succs {
			if ends := w.Range && b == w.Block || !w.Range && to == closed; !ends && !program.InLoop(f, to, n) && !f.Blocks[to].Panic {
				return false
			}
		}
	}
	return true
}

// goesUnclosed says how all who have a channel of the function can come to their end while nobody has
// closed it, "" if they cannot, or if others may have it: nobody closes it at all, or the function
// alone does, and not on some way out.
func (s *spawned) goesUnclosed(ch *facts.Term) reason.Code {
	p := s.m.partnersOf(s.f, ch)
	if p == nil {
		return ""
	}
	var closes []*chanAct
	for i := range p.acts {
		a := &p.acts[i]
		switch {
		case a.op == facts.CommClose && (a.by != p.home || a.late):
			return ""
		case a.op == facts.CommClose:
			closes = append(closes, a)
		case a.op == facts.CommSend && a.by != p.home && !a.by.canEnd(func(int, int) bool { return false }):
			return ""
		}
	}
	switch {
	case len(closes) == 0:
		return reason.NoneClosesLoop
	case s.returnsBefore(p.home, closes):
		return reason.PathUnclosed
	}
	return ""
}

// closedBehind reports whether the function closes a channel on each way out, so that nobody else may, and only
// once it has waited for the goroutine, which waits for that.
func (s *spawned) closedBehind(ch *facts.Term) bool {
	done, _ := s.waitsAt()
	if len(done) == 0 || s.leavesBefore(done) {
		return false
	}
	home, start := s.m.homeOf(s.f), s.call.Block
	ch = s.m.channelOf(s.f, ch)
	for i := range home.parts {
		part := &home.parts[i]
		for _, c := range part.f.Closings {
			if !s.m.channelOf(s.f, part.lift(c.Chan)).Equal(ch) || i > 0 && len(part.f.GuardsAt(c.Block)) > 0 {
				continue
			}
			at := home.blockOf(&chanAct{by: home, part: i, block: c.Block})
			if c.Deferred || home.deferredAt(i) {
				return program.ComesBy(s.f, at, start)
			}
			last := func(b int) bool { return b == at }
			first := done[at] && i == 0 && slices.ContainsFunc(s.f.Calls, func(w facts.Call) bool {
				return w.Block == at && w.Seq < c.Seq && program.WaitsForGroup(&w) && s.countsOut(program.ArgAt(w.Args, 0))
			})
			return at != start && !program.ReturnsPast(s.f, start, last) && (first || !done[at] && !program.Follow(s.f, s.f.Blocks[start].Succs, func(b int) bool { return done[b] }, last))
		}
	}
	return false
}

// returnsBefore reports whether the function, once it has started the goroutine, can return at a place
// to which no way leads on which it has closed a channel.
func (s *spawned) returnsBefore(home *spawned, closes []*chanAct) bool {
	f, at := s.f, s.call.Block
	for r := range f.Blocks {
		if b := &f.Blocks[r]; !b.Return || b.Unreachable || !program.Reaches(f, at, r) {
			continue
		}
		if !slices.ContainsFunc(closes, func(a *chanAct) bool { return program.Reaches(f, home.blockOf(a), r) }) {
			return true
		}
	}
	return false
}

// blockOf is the block of the function at which it comes to an operation, by what it calls.
func (s *spawned) blockOf(a *chanAct) int {
	block := a.block
	for part := a.part; s.parts[part].up >= 0; part = s.parts[part].up {
		block = s.parts[part].call.Block
	}
	return block
}
