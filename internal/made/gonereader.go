package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// goneReader is where one who receives from the channels of a field may go away for good.
type goneReader struct {
	in  *program.Func
	pos facts.Pos
	// fails: it goes away after a failure, and not at the end of something.
	fails bool
}

// timed looks at what a timer runs once its time is over, on a goroutine of its own.
func (m *madeFinder) timed(f *program.Func, c *facts.Call) {
	if !setsTimer(c) || len(c.Args) < 2 || m.isEnd(f) {
		return
	}
	roots := m.rootsAt(f, c.Block)
	if !roots.Live() {
		return
	}
	s := &spawned{m: m, f: f, call: c}
	for _, st := range m.startedAs(f, c, &facts.Call{Value: c.Args[1]}, m.boundTo(f, c, 1), c.Args[1]) {
		s.collect(bodyPart{f: st.f, lift: func(t *facts.Term) *facts.Term { return m.valueOf(f, st.lift(t)) }, up: -1}, maxBodyDepth)
	}
	if len(s.parts) == 0 {
		return
	}
	made := &Made{Kind: MadeGoroutine, Func: f, Pos: c.Pos, What: c.What, Name: reason.Timer.With(), Of: s.parts[0].f.ID, Roots: roots}
	if s.readersGone(made) {
		m.out = append(m.out, made)
	}
}

// readersGone finds a send that waits for nothing else, by what a timer runs for each event, on the channel of
// an older object, where all who receive from it may have gone away before the sender comes. Goroutines that
// are started for each event and send there are queues.
func (s *spawned) readersGone(made *Made) bool {
	if !comesOften(made.Roots) && !made.Roots.Exported {
		return false
	}
	for at := range s.ownWaitsAlone(facts.CommSend) {
		key := at.on().Text
		if at.on().Op != facts.OpField || s.asksAnything(at) {
			continue
		}
		gone := s.m.readersLeave(key)
		if gone == nil {
			continue
		}
		ch, r := s.ownerOn(at)
		if ch == nil || r.Construct || r.Unknown || !gone.fails && r.Process || s.m.partnersOf(s.f, ch) != nil {
			continue
		}
		made.Fault = FaultSend
		made.Why = reason.ReaderEnded.With(program.LastName(key), gone.in.Display)
		if gone.fails {
			made.Why = reason.ReaderFailed.With(program.LastName(key), gone.in.Display)
		}
		made.note("stays-at", reason.BlocksOnceGone.With(), at.in().f, at.wait.Pos)
		made.note("left-by", reason.WaitsElsewhere.With(), gone.in, gone.pos)
		return true
	}
	return false
}

// ownerOn is the channel of an object that a goroutine waits on, as its starter has it, and how the object
// comes to be there; nil for one of no object that is known.
func (s *spawned) ownerOn(at waitAlone) (*facts.Term, reach.Roots) {
	ch := at.in().lift(at.on())
	if ch.IsUnknown() || ch.Op != facts.OpField {
		return nil, reach.Roots{}
	}
	return ch, s.m.l.WalkerOf(program.OwnerOf(ch.Text)).From(s.f, s.call.Block, ch.Arg(0), reach.Stance{})
}

// asksAnything reports whether a goroutine asks, before it comes to a wait, for something that may tell it
// that nobody receives any more.
func (s *spawned) asksAnything(at waitAlone) bool {
	f, owner := at.in().f, program.OwnerOf(at.on().Text)
	return len(s.m.asksEnd(f)) > 0 || slices.ContainsFunc(f.GuardsAt(at.wait.Block), func(g facts.Guard) bool {
		return !g.X.IsUnknown() && g.X.Any(func(t *facts.Term) bool { return t.Op == facts.OpField && program.OwnerOf(t.Text) == owner })
	})
}

// readersLeave is where one of those who receive from the channels of a field goes away, nil if some may stay
// or are not in view.
func (m *madeFinder) readersLeave(key string) *goneReader {
	u := m.l.ChannelUses()[key]
	if u == nil || len(u.Made) == 0 || len(u.Recvs) == 0 || m.l.HandedOn(u) {
		return nil
	}
	if slices.ContainsFunc(u.Made, func(mk program.Making) bool { return program.RoomOf(mk.Make) < 0 }) {
		return nil
	}
	var first *goneReader
	for i := range u.Recvs {
		gone := m.leavesReading(&u.Recvs[i], key)
		if gone == nil || first != nil && first.fails != gone.fails {
			return nil
		}
		if first == nil {
			first = gone
		}
	}
	return first
}

// leavesReading is how who receives goes away: by another case of its select, which comes by the end of
// something, or, if nobody is told, after a failure; nil if it does not.
func (m *madeFinder) leavesReading(op *growth.ChanOp, key string) *goneReader {
	g := op.Site
	i := slices.IndexFunc(g.Waits, func(w facts.Wait) bool { return w.Seq == op.Seq && w.Block == op.Block })
	if i < 0 || m.startedAnew(g) {
		return nil
	}
	w := &g.Waits[i]
	receives := func(b int) bool {
		return slices.ContainsFunc(g.Waits, func(o facts.Wait) bool {
			return o.Block == b && slices.ContainsFunc(o.Cases, func(c facts.WaitCase) bool {
				return c.Op == facts.CommRecv && c.Chan != nil && c.Chan.Text == key
			})
		})
	}
	returns := func(b int) bool { return g.Blocks[b].Return }
	for _, k := range w.Cases {
		ends := m.hearsEnd(k) || k.Op == facts.CommRecv && k.Then >= 0 && k.Chan.Op == facts.OpParam
		if ends && k.Chan.Text != key && program.Follow(g, []int{k.Then}, receives, returns) {
			return &goneReader{in: g, pos: w.Pos}
		}
	}
	if m.failsUntold(g, w, receives) {
		return &goneReader{in: g, pos: w.Pos, fails: true}
	}
	return nil
}

// startedAnew reports whether something calls a function again and again, or starts it so.
func (m *madeFinder) startedAnew(g *program.Func) bool {
	return slices.ContainsFunc(g.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && g.Blocks != nil && m.l.EndlessAround(e.Caller, e.Block, -1) != nil
	})
}

// failsUntold reports whether a failure leads out of the loop around a wait, and of the function, and nobody
// learns of that: it gives nothing, and does nothing more but to return.
func (m *madeFinder) failsUntold(g *program.Func, w *facts.Wait, receives func(int) bool) bool {
	n := g.Blocks[w.Block].Loop
	if n == 0 || len(g.Results) > 0 || slices.ContainsFunc(g.Closings, func(c facts.Closing) bool { return c.Deferred || !program.InLoop(g, c.Block, n) }) {
		return false
	}
	if slices.ContainsFunc(g.Calls, func(c facts.Call) bool {
		ends := program.IsEndName(c.Callee.Name) || c.Value != nil
		return c.Mode == facts.ModeDefer || ends && !program.InLoop(g, c.Block, n)
	}) {
		return false
	}
	for b := range g.Blocks {
		if !program.InLoop(g, b, n) {
			continue
		}
		for _, to := range g.Blocks[b].Succs {
			if program.InLoop(g, to, n) || !program.Failed(g, to) && !program.LeadsOnError(g, b, to) {
				continue
			}
			if program.Follow(g, []int{to}, receives, func(o int) bool { return g.Blocks[o].Return }) {
				return true
			}
		}
	}
	return false
}
