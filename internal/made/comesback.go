package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// comesBack reports whether the function that starts the goroutine can return while the
// context goes on.
func (s *spawned) comesBack(ctx *facts.Term) bool {
	return s.leavesBefore(s.waited(func(ch *facts.Term) bool {
		return ch.Op == facts.OpCall && ch.Text == program.DoneCall && ch.Arg(0).Equal(ctx)
	}))
}

// waited are the blocks at which the function that starts the goroutine has received from some
// channels.
func (s *spawned) waited(is func(*facts.Term) bool) map[int]bool {
	done, cases := map[int]bool{}, map[int]bool{}
	for i := range s.f.Waits {
		w := &s.f.Waits[i]
		for _, c := range w.Cases {
			switch {
			case c.Op != facts.CommRecv || !is(c.Chan):
			case len(w.Cases) == 1:
				done[w.Block] = true
			case c.Then >= 0:
				cases[c.Then] = true
			}
		}
	}
	program.DropShared(s.f, cases)
	for b := range cases {
		done[b] = true
	}
	return done
}

// leavesBefore reports whether the function can return, once it has started the goroutine, without
// coming to one of some blocks.
func (s *spawned) leavesBefore(done map[int]bool) bool {
	at := s.call.Block
	return !done[at] && (s.f.Blocks[at].Return || s.escapes(at, done))
}

// staysFor reports whether the function that starts the goroutine waits for the channel itself before
// it returns: it goes on as long.
func (s *spawned) staysFor(ch *facts.Term) bool {
	done := s.waited(func(t *facts.Term) bool { return t.Equal(ch) })
	return len(done) > 0 && !s.leavesBefore(done)
}

// comesOften reports whether control gets to a place any number of times.
func comesOften(r reach.Roots) bool { return r.Live() && (r.Event || r.Tick) }
