package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// endWord is a word that ends a goroutine: the channel of an object is closed, or something is sent on
// it, by one other goroutine of the same object and by nobody else.
type endWord struct {
	ch      *facts.Term // in the terms of the function that starts both
	speaker *spawned
}

// speakerLeaves finds a loop that waits at its turns for a word which another goroutine alone says, that
// the same function starts for the same object: where that one may end without having said it, or is
// not started on each way, the loop goes on. An error that leads out of the loop needs something to
// do first, and who has stopped listening gets nothing to do.
func (s *spawned) speakerLeaves(made *Made) bool {
	if !comesOften(made.Roots) && !made.Roots.Exported {
		return false
	}
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Waits {
			w := &p.f.Waits[j]
			word := s.endWordOf(p, w)
			if word == nil || !s.onlyEndsBy(p, w, word.ch.Equal) {
				continue
			}
			why := word.unsaid(s)
			if !why.Given() || s.oneForAll(word.ch) {
				continue
			}
			if o := s.m.told(s.f, why); o != nil {
				o.startsAlso(s.call)
				return false // of all that wait for the word one is told
			}
			made.Fault, made.Why = FaultRecv, why
			made.note("stays-at", reason.WaitsEachTurn.With(), p.f, w.Pos)
			made.note("speaker", reason.SaysAlone.With(program.LastName(word.ch.Text)), s.f, word.speaker.call.Pos)
			return true
		}
	}
	return false
}

// oneForAll reports whether what lets one start through does so for all that go on: a flag or a
// sync.Once that the object itself has lets one through for each object.
func (s *spawned) oneForAll(ch *facts.Term) bool {
	if !s.once() && !s.single() {
		return false
	}
	r := s.m.l.WalkerOf(program.OwnerOf(ch.Text)).From(s.f, s.call.Block, ch.Arg(0), reach.Stance{})
	return r.Process || r.Unknown
}

// endWordOf is the word for which a wait at the turns of a loop waits, nil if others than one goroutine may say it.
func (s *spawned) endWordOf(p *bodyPart, w *facts.Wait) *endWord {
	if !w.Range && program.EndlessNumber(p.f, w.Block) == 0 {
		return nil
	}
	for i := range w.Cases {
		c := &w.Cases[i]
		ch := p.lift(c.Chan)
		if c.Op != facts.CommRecv || ch.IsUnknown() || ch.Op != facts.OpField || !w.Range && c.Then < 0 {
			continue
		}
		if o := s.m.onlySpeaker(s.f, ch, w.Range); o != nil && o != s && !s.tells(ch) && s.besides(o, ch) {
			return &endWord{ch: ch, speaker: o}
		}
	}
	return nil
}

// besides reports whether two goroutines are started for the same object: not in a loop, or in one of
// which each turn makes another object.
func (s *spawned) besides(o *spawned, ch *facts.Term) bool {
	n := s.f.Blocks[s.call.Block].Loop
	if s.f.Blocks[o.call.Block].Loop != n {
		return false
	}
	at := program.ComesToBe(s.f, program.RootOf(ch))
	return n == 0 || at >= 0 && program.InLoop(s.f, at, n)
}

// onlySpeaker is the goroutine that f starts and that alone closes the channel of an object, on which
// nobody sends anything, or which is ranged over; nil if there is none. Who is given the channel by an
// accessor listens: what code in view closes nobody else can close.
func (m *madeFinder) onlySpeaker(f *program.Func, ch *facts.Term, ranged bool) *spawned {
	u := m.l.ChannelUses()[ch.Text]
	if u == nil || len(u.Made) == 0 || len(u.Sends) > 0 && !ranged || len(m.l.Closers[ch.Text]) == 0 || m.l.Blind(u.Made[0].In.Package, facts.CommClose) {
		return nil
	}
	if slices.ContainsFunc(u.Hands(), func(op growth.ChanOp) bool {
		return op.Arg >= 0 || op.To != facts.FateReturn && op.To != facts.FateField
	}) {
		return nil
	}
	var one *spawned
	for _, o := range m.crewsOf(f) {
		if !o.closes(ch) {
			continue
		}
		if one != nil {
			return nil
		}
		one = o
	}
	if one == nil || slices.ContainsFunc(m.l.Closers[ch.Text], func(g *program.Func) bool { return !g.Testing && !one.runsAlone(g) }) {
		return nil
	}
	return one
}

// runsAlone reports whether the goroutine runs a function, and nothing else in view does.
func (s *spawned) runsAlone(g *program.Func) bool {
	if !s.runs(g) {
		return false
	}
	if slices.ContainsFunc(g.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && !s.runs(e.Caller) && e.Call != s.call
	}) {
		return false
	}
	return !slices.ContainsFunc(g.UsedAt, func(u program.Use) bool { return !u.In.Testing && !s.runs(u.In) && u.In != s.f })
}

// unsaid is why the word may never come.
func (e *endWord) unsaid(s *spawned) reason.Reason {
	o := e.speaker
	if o.canEnd(e.says(s)) {
		return reason.EndsUnsaid.With(o.parts[0].f.Display, program.LastName(e.ch.Text))
	}
	if s.startedWithout(o) {
		return reason.StartsUnheard.With(o.parts[0].f.Display, program.LastName(e.ch.Text), s.f.Display)
	}
	return reason.Reason{}
}

// says are the blocks of the speaker at which the word has been said, by itself or by somebody
// before it, or another one that the goroutine waits for, or at which it is asked whether it has been.
func (e *endWord) says(s *spawned) func(part, block int) bool {
	type at struct{ part, block int }
	done := map[at]bool{}
	heard := func(ch *facts.Term) bool { return ch.Equal(e.ch) || s.body(ch, facts.CommRecv) }
	for i, p := range e.speaker.parts {
		for _, c := range p.f.Closings {
			if !heard(p.lift(c.Chan)) {
				continue
			}
			done[at{i, c.Block}] = true
			for _, g := range p.f.GuardsAt(c.Block) {
				asks := g.Kind == facts.GuardFlag || g.Kind == facts.GuardNil || g.Kind == facts.GuardCall
				if n := p.f.Blocks[g.Block].Loop; asks && (n == 0 || program.InLoop(p.f, c.Block, n)) { // else it ends a loop
					done[at{i, g.Block}] = true
				}
			}
		}
		for j := range p.f.Comms {
			c := &p.f.Comms[j]
			switch ch := p.lift(c.Chan); {
			case c.Op == facts.CommSend && c.Then >= 0 && !c.Default && heard(ch), c.Op == facts.CommRecv && c.Then >= 0 && ch.Equal(e.ch):
				done[at{i, c.Then}] = true
			}
		}
	}
	return func(part, block int) bool { return done[at{part, block}] }
}

// startedWithout reports whether the function can start the goroutine and return, or go on to its next
// turn, without having started another one.
func (s *spawned) startedWithout(o *spawned) bool {
	f, at := s.f, s.call.Block
	if at == o.call.Block {
		return false
	}
	from, gone := 0, func(b int) bool { return f.Blocks[b].Return }
	if n := f.Blocks[at].Loop; n > 0 {
		from = f.Loops[n-1].Head
		gone = func(b int) bool { return f.Blocks[b].Return || b == from }
	}
	other := func(b int) bool { return b == o.call.Block || f.Blocks[b].Unreachable }
	return program.Follow(f, []int{from}, other, func(b int) bool { return b == at }) &&
		(f.Blocks[at].Return || program.Follow(f, f.Blocks[at].Succs, other, gone))
}
