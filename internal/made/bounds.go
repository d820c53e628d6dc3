package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// boundedAgain reports whether something limits how many goroutines stay at a wait, where what lets one through
// may do so again before the goroutine has come there, or while it stays.
func (s *spawned) boundedAgain(at *stay) bool {
	again := func(g *facts.Guard) bool { return s.letsAgain(g, at) }
	return s.joined() || s.admittedBut(s.ownRoom, again) || s.once() || s.sought() || s.singleBut(again)
}

// joined reports whether the function, once it has started the goroutine, cannot come to a return, or to the
// start of the next one, without having waited for it: for a group in which it is counted, or for its word.
func (s *spawned) joined() bool {
	at := s.call.Block
	done, late := s.waitsAt()
	if late && s.m.l.EndlessAround(s.f, at, -1) == nil {
		return true
	}
	if len(done) == 0 || s.leavesBefore(done) {
		return false
	}
	return done[at] || !program.Follow(s.f, s.f.Blocks[at].Succs, func(b int) bool { return done[b] }, func(b int) bool { return b == at })
}

// waitsAt are the blocks at which the function has waited for the goroutine; late says that it does so as it
// returns.
func (s *spawned) waitsAt() (done map[int]bool, late bool) {
	done = s.waited(func(ch *facts.Term) bool { return s.body(ch, facts.CommSend) || s.closes(ch) })
	for i := range s.f.Calls {
		c := &s.f.Calls[i]
		if !program.WaitsForGroup(c) || c.Mode == facts.ModeGo || !s.countsOut(program.ArgAt(c.Args, 0)) {
			continue
		}
		if late = late || c.Mode == facts.ModeDefer; c.Mode != facts.ModeDefer {
			done[c.Block] = true
		}
	}
	return done, late
}

// countsOut reports whether a group of the function is one that the goroutine counts down, as far as that is known.
func (s *spawned) countsOut(group *facts.Term) bool {
	key := program.PlaceKey(group)
	same := func(t *facts.Term) bool {
		return t.IsUnknown() || key != "" && program.PlaceKey(t) == key || t.Equal(group)
	}
	if group.IsUnknown() || len(s.call.Args) > 0 && s.call.Args[0].Equal(group) {
		return true
	}
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Calls, func(c facts.Call) bool {
			return program.GroupOp(&c) == "Done" && same(p.lift(program.ArgAt(c.Args, 0)))
		})
	})
}

// ownRoom reports whether a channel is one that the activation which starts the goroutine makes for itself, once
// for each start: its places limit nothing.
func (s *spawned) ownRoom(ch *facts.Term) bool {
	if ch == nil || ch.Op != facts.OpNew || ch.Up != 0 {
		return false
	}
	mk, n := program.MakeOf(s.f, ch.N), s.f.Blocks[s.call.Block].Loop
	return mk != nil && (n == 0 || program.InLoop(s.f, mk.Block, n))
}
