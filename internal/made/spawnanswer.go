package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// unawaited finds a goroutine for each message that sends an answer on a channel which it has from
// the message, and waits for nothing else: where whoever made the message gave the channel no room
// and may be tired of waiting, nobody takes the answer.
func (s *spawned) unawaited(made *Made) bool {
	if !comesOften(made.Roots) {
		return false
	}
	for at := range s.ownWaitsAlone(facts.CommSend) {
		in := at.in()
		ch := in.lift(at.on())
		if ch.Op != facts.OpField || s.ownChannel(s.m.channelOf(s.f, ch)) != nil || program.AsksItsHolder(in.f, at.wait, at.on()) {
			continue
		}
		g := s.m.tiredAsker(ch.Text)
		if g == nil {
			continue
		}
		made.Fault = FaultSend
		made.Why = reason.AnswerLeft.With(g.Display)
		made.note("stays-at", reason.BlocksOnceGone.With(), in.f, at.wait.Pos)
		made.note("left-by", reason.AsksUnbuffered.With(g.Display), g, g.Pos)
		return true
	}
	return false
}

// tiredAsker is a function that has an object with a new channel without room in a field, hands the
// object on, and may leave after a time, or with a context, without having received from it; nil if
// there is none, or if others receive from such channels too.
func (m *madeFinder) tiredAsker(field string) *program.Func {
	u := m.l.ChannelUses()[field]
	if u == nil || slices.ContainsFunc(u.Recvs, func(r growth.ChanOp) bool { return !madeBy(u, r.Site, r.Chan) }) {
		return nil
	}
	for _, r := range u.Recvs {
		if !r.Site.Testing && m.tires(r.Site, r.Chan) {
			return r.Site
		}
	}
	return nil
}

// madeBy reports whether a channel in a field of an object has been made without room, for that alone,
// by a function or by the one that gave it the object.
func madeBy(u *growth.ChanUse, f *program.Func, ch *facts.Term) bool {
	holder := ch.Arg(0)
	return slices.ContainsFunc(u.Made, func(mk program.Making) bool {
		own := holder.Op == facts.OpNew && holder.Up == 0 && mk.In == f || holder.Op == facts.OpCall && holder.Up == 0 && holder.Text == mk.In.ID
		return own && program.Unbuffered(mk.Make) && len(mk.Make.Fates) == 1 && mk.Make.Fates[0].How == facts.FateField
	})
}

// tires reports whether a function, once it has handed on the object that has a channel, can take
// another case than the receive from that, one that comes with time, and return without.
func (m *madeFinder) tires(f *program.Func, ch *facts.Term) bool {
	received := map[int]bool{}
	for i := range f.Waits {
		for _, c := range f.Waits[i].Cases {
			if program.ReceivesFrom(f, &c, ch) && c.Then >= 0 {
				received[c.Then] = true
			}
		}
	}
	handed := program.HandedAt(f, ch)
	for i := range f.Waits {
		w := &f.Waits[i]
		if !slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return program.ReceivesFrom(f, &c, ch) }) ||
			!slices.ContainsFunc(handed, func(b int) bool { return program.Reaches(f, b, w.Block) }) {
			continue
		}
		if slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool {
			return c.Then >= 0 && program.ComesWithTime(c) &&
				program.Follow(f, []int{c.Then}, func(b int) bool { return received[b] }, func(b int) bool { return f.Blocks[b].Return })
		}) {
			return true
		}
	}
	return false
}
