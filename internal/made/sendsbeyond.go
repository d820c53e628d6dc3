package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// sendsBeyond finds a goroutine that sends, again and again, on a channel without places of an object
// which the function makes and returns, where the object has an end that takes nothing from the channel
// and says nothing that the goroutine hears at the send: it may stand there when whoever has the object
// ends it and stops receiving.
func (s *spawned) sendsBeyond(made *Made) bool {
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Waits {
			w := &p.f.Waits[j]
			c := program.OnlySendOf(w)
			if c == nil || !s.repeats(i, w.Block) {
				continue
			}
			obj, key := s.handedIn(p.lift(c.Chan))
			if key == "" || s.readHere(key) {
				continue
			}
			end := s.m.endNamed(program.OwnerOf(key))
			if end == "" || !s.deafTo(p, w, c, obj) || s.asked(p, obj) || !s.m.takenByOthers(key) {
				continue
			}
			made.Fault = FaultSend
			made.Why = reason.SendsBeyond.With(program.LastName(program.OwnerOf(key))+"."+end, program.LastName(key))
			made.note("stays-at", reason.BlocksOnceGone.With(), p.f, w.Pos)
			return true
		}
	}
	return false
}

// handedIn is the object that the function makes and returns in whose field, the key, a channel without
// places stands that was made for it.
func (s *spawned) handedIn(ch *facts.Term) (obj *facts.Term, key string) {
	var mk *facts.Make
	switch {
	case ch.IsUnknown() || ch.Up != 0:
	case ch.Op == facts.OpField && ch.Arg(0).Op == facts.OpNew && ch.Arg(0).Up == 0:
		obj, key = ch.Arg(0), ch.Text
		mk = program.MadeForField(s.f, key)
	case ch.Op == facts.OpNew:
		mk = program.MakeOf(s.f, ch.N)
		if mk == nil {
			break
		}
		for _, x := range mk.Fates {
			switch {
			case x.How == facts.FateCaptured || x.How == facts.FateGo:
			case x.How == facts.FateField && obj == nil && x.Dest != nil && x.Dest.Op == facts.OpField && x.Dest.Arg(0).Op == facts.OpNew:
				obj, key = x.Dest.Arg(0), x.Dest.Text
			default:
				return nil, ""
			}
		}
	}
	if mk == nil || mk.Size == nil || !program.Unbuffered(mk) || obj == nil || !program.Returns(s.f, obj) {
		return nil, ""
	}
	return obj, key
}

// readHere reports whether a goroutine that the function starts receives from the channel of a field.
func (s *spawned) readHere(key string) bool {
	return slices.ContainsFunc(s.m.crewsOf(s.f), func(o *spawned) bool {
		return slices.ContainsFunc(o.parts, func(p bodyPart) bool { return program.Receives(p.f, key) })
	})
}

// endNamed is the name of a method, of a type or of what is embedded in it, that ends its objects; "" without
// one.
func (m *madeFinder) endNamed(owner string) string {
	t := m.l.Types[owner]
	if t == nil {
		return ""
	}
	for _, method := range t.Methods {
		if program.IsEndName(method.Name) {
			return method.Name
		}
	}
	return ""
}

// deafTo reports whether nothing that an end of the object does reaches the goroutine at a send: the other
// cases are words from outside that go on for longer, and no end receives from the channel.
func (s *spawned) deafTo(p *bodyPart, w *facts.Wait, send *facts.WaitCase, obj *facts.Term) bool {
	for i := range w.Cases {
		if c := &w.Cases[i]; c != send && !s.fromLonger(p.lift(c.Chan)) {
			return false
		}
	}
	t := s.m.l.Types[obj.Text]
	for _, method := range t.Methods {
		g := s.m.l.Funcs[method.Func]
		if g == nil || !program.IsEndName(method.Name) {
			continue
		}
		if g.Unread {
			return false
		}
		for _, q := range s.m.homeOf(g).parts {
			if slices.ContainsFunc(q.f.Comms, func(c facts.Comm) bool {
				return c.Op == facts.CommRecv && c.Chan != nil && program.OwnerOf(c.Chan.Text) == obj.Text
			}) {
				return false
			}
		}
	}
	return true
}

// asked reports whether a part of the goroutine receives from another channel of the object on which its
// users send: what it sends may be the answer that they wait for.
func (s *spawned) asked(p *bodyPart, obj *facts.Term) bool {
	return slices.ContainsFunc(p.f.Waits, func(w facts.Wait) bool {
		return slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool {
			ch := p.lift(c.Chan)
			if c.Op != facts.CommRecv || ch.IsUnknown() || ch.Op != facts.OpField || !ch.Arg(0).Equal(obj) {
				return false
			}
			u := s.m.l.ChannelUses()[ch.Text]
			return u != nil && len(u.Sends) > 0
		})
	})
}

// fromLonger reports whether a channel is what all callers of the function take from a field of an object
// that goes on while they are called again and again.
func (s *spawned) fromLonger(ch *facts.Term) bool {
	if ch.IsUnknown() || ch.Op != facts.OpParam || ch.Up != 0 || s.m.l.OpenFunc(s.f) {
		return false
	}
	n := 0
	for _, e := range s.f.Callers {
		if e.Caller.Testing {
			continue
		}
		given := program.ArgAt(e.Args, ch.N)
		if given.IsUnknown() || given.Op != facts.OpField {
			return false
		}
		r := s.m.l.WalkerOf(program.OwnerOf(given.Text)).From(e.Caller, e.Block, given.Arg(0), reach.Stance{})
		if r.Construct || r.Unknown || !(r.Event || r.Tick) {
			return false
		}
		n++
	}
	return n > 0
}

// takenByOthers reports whether all who receive from the channel of a field may stop before its end: they
// are methods of the object that its users call, its users themselves, or code out of view.
func (m *madeFinder) takenByOthers(key string) bool {
	found := false
	for _, g := range m.l.SortedFuncs() {
		if g.Testing {
			continue
		}
		if slices.ContainsFunc(g.Comms, func(c facts.Comm) bool {
			return c.Op == facts.CommHand && c.Chan != nil && c.Chan.Text == key && c.To == facts.FateReturn
		}) {
			found = true
		}
		if !program.Receives(g, key) {
			continue
		}
		if slices.ContainsFunc(g.Waits, func(w facts.Wait) bool {
			return w.Range && w.Cases[0].Chan.Text == key && !program.ReturnsWithin(g, w.Block)
		}) {
			return false
		}
		found = true
	}
	return found
}
