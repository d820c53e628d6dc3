package made

import (
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// stopsReading finds a send that waits for nothing else and that comes again after others
// have been received, to a channel of which one of those who have it is the one reader, and
// may return after it has received some.
func (s *spawned) stopsReading(made *Made) bool {
	for a := range s.waitsAlone(facts.CommSend) {
		p := a.partners()
		if p == nil || p.mayHoldAll(a.in().f, a.wait.Block) || p.room != 0 && a.hearsBetween() {
			continue
		}
		reader := p.reader()
		if reader == nil || reader == a.o {
			continue
		}
		why := p.tooMany(reader, a.o, a.part, a.wait)
		if !why.Given() {
			continue
		}
		if o := s.m.told(s.f, why); o != nil {
			o.startsAlso(s.call)
			return false // of all that share the reader one is told
		}
		if reader == p.home && !made.leftBy(p.leavings(a.o)) || reader != p.home && !s.m.rootsAt(reader.f, reader.call.Block).Live() {
			continue
		}
		made.Fault = FaultSend
		made.Why = why
		made.note("stays-at", reason.BlocksOnceGone.With(), a.in().f, a.wait.Pos)
		made.staysAlso(p, a)
		return true
	}
	return false
}

// told is what f starts and was found for the same reason, nil without one.
func (m *madeFinder) told(f *program.Func, why reason.Reason) *Made {
	i := slices.IndexFunc(m.out, func(o *Made) bool { return o.Func == f && o.Why == why })
	if i < 0 {
		return nil
	}
	return m.out[i]
}

// tooMany says how a send of the goroutine can find nobody who receives, no reason if it cannot.
func (p *partners) tooMany(reader, s *spawned, part int, w *facts.Wait) reason.Reason {
	reads := p.of(reader, facts.CommRecv)
	if len(reads) == 0 || slices.ContainsFunc(reads, func(a *chanAct) bool { return a.late || a.wait == nil }) {
		return reason.Reason{}
	}
	several := p.several(s)
	again := s.sendsAgain(p, part, w, reader)
	if several && p.room == 0 || again {
		for _, a := range reads {
			if p.leavesAfter(a, reads, several) {
				if a.in().Parent != "" && reader != p.home {
					return reason.ReaderLeaves.With()
				}
				return reason.ReceivesSome.With(a.in().Display)
			}
		}
	}
	if reader != p.home || p.room < 0 {
		return reason.Reason{}
	}
	if n, sent := p.readOnce(reads), p.sentOnce(); n >= 0 && sent > n+p.room {
		if sent >= endlessly && n > 1 {
			return reason.Reason{} // … or as often as something is received
		}
		if sent >= endlessly {
			return reason.OneEachTurn.With(s.f.Display, reason.Times(n))
		}
		if sent == 1 {
			return reason.OneUnreceived.With(s.f.Display)
		}
		return reason.MoreThanReceived.With(s.f.Display, reason.Times(n), strconv.Itoa(sent))
	}
	return reason.Reason{}
}

// endlessly is a number of sends that no number of receives is set against.
const endlessly = 1 << 20

// sendsAgain reports whether the goroutine can come to a send that waits for nothing else
// after an earlier one, and as often as it likes where the channel has room.
func (s *spawned) sendsAgain(p *partners, part int, w *facts.Wait, reader *spawned) bool {
	f := s.parts[part].f
	if s.asksBetween(part, w, s.m.homeOf(s.f), reader) {
		return false
	}
	if s.repeats(part, w.Block) {
		return true
	}
	return p.room == 0 && slices.ContainsFunc(p.of(s, facts.CommSend), func(a *chanAct) bool {
		return a.wait != w && a.in() == f && program.LeadsTo(f, a.block, a.waitSeq(), w.Block, w.Seq)
	})
}

// asksBetween reports whether the goroutine, before it comes to a send again, waits for
// another word of the function that started it, or of the reader: that may tell it to go.
func (s *spawned) asksBetween(part int, w *facts.Wait, home, reader *spawned) bool {
	p := &s.parts[part]
	heard := map[int]bool{}
	for i := range p.f.Waits {
		o := &p.f.Waits[i]
		for _, c := range o.Cases {
			if c.Op != facts.CommRecv || !home.body(p.lift(c.Chan), facts.CommSend) && !reader.body(p.lift(c.Chan), facts.CommSend) {
				continue
			}
			if len(o.Cases) == 1 {
				heard[o.Block] = true
			} else if c.Then >= 0 {
				heard[c.Then] = true
			}
		}
	}
	return len(heard) > 0 && !program.Follow(p.f, p.f.Blocks[w.Block].Succs, func(b int) bool { return heard[b] }, func(b int) bool { return b == w.Block })
}

func (a *chanAct) waitSeq() int {
	if a.wait == nil {
		return 0
	}
	return a.wait.Seq
}

// repeats reports whether a block of a part runs again and again on the goroutine.
func (s *spawned) repeats(part, block int) bool {
	for part >= 0 {
		p := &s.parts[part]
		if p.f.Blocks[block].Loop > 0 {
			return true
		}
		if p.call != nil {
			block = p.call.Block
		}
		part = p.up
	}
	return false
}

// several reports whether goroutines that were started by different statements, or in
// different turns of a loop, send to the channel.
func (p *partners) several(s *spawned) bool {
	return s.f.Blocks[s.call.Block].Loop > 0 && !p.madeInLoop(s.f) || p.others(s, facts.CommSend)
}

// leavesAfter reports whether the function can return after a receive without receiving
// again, for a reason that neither the end of the channel nor, where there is but one
// sender, what was received tells of.
func (p *partners) leavesAfter(a *chanAct, reads []*chanAct, several bool) bool {
	f := a.in()
	if f.Blocks[a.block].Loop == 0 && several {
		return false // received once: their number is compared
	}
	from := f.Blocks[a.block].Succs
	if p.outOfLoop(a, a.block) {
		from = slices.DeleteFunc(slices.Clone(from), func(to int) bool { return !program.Reaches(f, to, a.block) })
	}
	at := a.place()
	if at < 0 {
		return false
	}
	if !a.alone() {
		from = f.Blocks[at].Succs
	}
	if f.Blocks[at].Return {
		return true
	}
	return a.by.leavesFrom(a.part, from, func(part, block int) bool {
		g := a.by.parts[part].f
		for _, r := range reads {
			if r.part == part && (r.place() == block || r.place() < 0 && r.block == block || r.kase.Closed == block && block > 0) {
				return true
			}
		}
		return p.told(a.by, part, block) || part == a.part && p.outOfLoop(a, block) || !several && p.answers(g, block, a)
	})
}

// outOfLoop reports whether a block is reached from the head of the loop around a receive
// that turns as often as there is something to receive, as far as can be told.
func (p *partners) outOfLoop(a *chanAct, block int) bool {
	f := a.in()
	for n := range program.LoopsAround(f, a.block) {
		lp := &f.Loops[n-1]
		switch {
		case lp.Endless:
		case countsOut(f, block, n):
			return true
		case lp.Head == block && slices.ContainsFunc(f.Blocks[block].Succs, func(to int) bool { return !program.InLoop(f, to, n) }):
			return true // it ranges, or has a condition of its own
		}
	}
	return false
}

// countsOut reports whether a block of loop number n leaves it by a count.
func countsOut(f *program.Func, block, n int) bool {
	b := &f.Blocks[block]
	return b.Cond != nil && b.Cond.Kind == facts.GuardLen && program.InLoop(f, block, n) &&
		slices.ContainsFunc(b.Succs, func(to int) bool { return !program.InLoop(f, to, n) })
}

// told reports whether a block is the one after the news, on another channel, that a
// goroutine is at its end.
func (p *partners) told(reader *spawned, part, block int) bool {
	f := reader.parts[part].f
	lift := reader.parts[part].lift
	for i := range f.Waits {
		for _, c := range f.Waits[i].Cases {
			if c.Op != facts.CommRecv || lift(c.Chan).Equal(p.ch) || c.Then != block {
				continue
			}
			if slices.ContainsFunc(p.crews, func(s *spawned) bool { return s.tells(lift(c.Chan)) }) {
				return true
			}
		}
	}
	return false
}

// answers reports whether a block is the way on from a branch that asks what was received,
// or something that is not known, and from there nothing is received again.
func (p *partners) answers(f *program.Func, block int, a *chanAct) bool {
	if program.Reaches(f, block, a.block) || program.IsCase(f, block) {
		return false
	}
	from := -1
	for b := range f.Blocks {
		if len(f.Blocks[b].Succs) > 1 && slices.Contains(f.Blocks[b].Succs, block) && program.Reaches(f, b, a.block) {
			from = b
			break
		}
	}
	if from < 0 || slices.ContainsFunc(f.Blocks[from].Succs, func(to int) bool { return program.IsCase(f, to) }) {
		return false // a select's own choice
	}
	for _, g := range f.Blocks[block].Guards {
		if g.Block == from {
			return p.asks(f, &g, a)
		}
	}
	return true // a condition that is not known
}

// asks reports whether a condition depends on what was received. What a call out of view
// makes of it can fail of its own, unless the channel carries errors.
func (p *partners) asks(f *program.Func, g *facts.Guard, a *chanAct) bool {
	got := func(t *facts.Term) bool { return t.Op == facts.OpRecv }
	if g.Kind == facts.GuardErr && g.X.Op == facts.OpCall && !a.kase.Fails {
		out := slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return program.Yields(&c, g.X) && !p.home.m.l.InView(&c) })
		return !out && g.X.Any(got)
	}
	return g.X.IsUnknown() || g.X.Any(got) || g.Y != nil && g.Y.Any(got)
}

// readOnce is the least number of values that the function receives on a way from where it
// has started the goroutines to a return, if it receives in no loop; -1 if that cannot be
// told.
func (p *partners) readOnce(reads []*chanAct) int {
	f, last := p.home.f, p.lastStart()
	if last == nil {
		return -1
	}
	at := map[int]int{}
	for _, a := range reads {
		block := a.block
		if !a.alone() {
			block = a.kase.Then
		}
		if a.part != 0 || block < 0 || f.Blocks[a.block].Loop > 0 || program.LeadsTo(f, a.block, a.wait.Seq, last.Block, last.Seq) {
			return -1
		}
		at[block]++
	}
	least := program.LeastOnWay(f.Func, last.Block, at)
	if most := len(reads); least > most {
		return -1 // no way leads to a return
	}
	return least
}

// lastStart is the go statement to which those of all other goroutines lead, nil without one.
func (p *partners) lastStart() *facts.Call {
	for _, s := range p.crews {
		if !slices.ContainsFunc(p.crews, func(o *spawned) bool {
			return !program.LeadsTo(s.f, o.call.Block, o.call.Seq, s.call.Block, s.call.Seq) && o != s
		}) {
			return s.call
		}
	}
	return nil
}

// sentOnce is how many values the goroutines send that send once each, without a condition;
// 0 if one of them does otherwise.
func (p *partners) sentOnce() int {
	n := 0
	for _, s := range p.crews {
		sends := p.of(s, facts.CommSend)
		if len(sends) == 0 {
			continue
		}
		for _, a := range sends {
			if !a.alone() {
				return 0
			}
		}
		if s.skips(sends) {
			return 0
		}
		if s.f.Blocks[s.call.Block].Loop > 0 {
			if p.madeInLoop(s.f) || p.room != 0 {
				return 0 // the loop may turn as often as there are places
			}
			return endlessly
		}
		n++
	}
	return n
}

// skips reports whether a goroutine can end without having sent.
func (s *spawned) skips(sends []*chanAct) bool {
	return s.canEnd(func(part, block int) bool {
		return slices.ContainsFunc(sends, func(a *chanAct) bool { return a.part == part && a.block == block })
	})
}
