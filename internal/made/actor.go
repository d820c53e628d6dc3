package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
	"github.com/growthlint/growthlint/internal/rendezvous"
)

// fieldChan names the channel of an object by its field alone: what is asked of one object holds for each.
func fieldChan(key string) *facts.Term { return &facts.Term{Op: facts.OpField, Text: key} }

// loopGone finds a send of the goroutine that waits for nothing else, on the channel of an object whose
// loops receive from it, and may have left by the end of something.
func (s *spawned) loopGone(made *Made) bool {
	if !comesOften(made.Roots) && !made.Roots.Exported || s.countsItself() {
		return false // who ends the object may have waited for the goroutine
	}
	for at := range s.ownWaitsAlone(facts.CommSend) {
		ch := at.on()
		if ch.Op != facts.OpField || s.asksAnything(at) {
			continue
		}
		if own, r := s.ownerOn(at); own == nil || r.Unknown || r.Process {
			continue // of an object that is not known, or stays
		}
		sc := s.m.objectScope(s, ch.Text)
		if sc == nil {
			continue
		}
		for _, st := range rendezvous.Find(sc).Stuck {
			if st.Site != s.call || st.Wait != at.wait || st.Left == nil {
				continue
			}
			made.Fault = FaultSend
			made.Why = reason.ReaderEnded.With(program.LastName(ch.Text), st.LeftIn.Display)
			made.note("stays-at", reason.BlocksOnceGone.With(), at.in().f, at.wait.Pos)
			made.note("left-by", reason.WaitsElsewhere.With(), st.LeftIn, st.Left.Pos)
			return true
		}
	}
	return false
}

// objectScope is what the loops of an object, who ends them and who starts the goroutine do with the
// channels of its fields; nil where others may have a part in it.
func (m *madeFinder) objectScope(s *spawned, key string) *rendezvous.Scope {
	same := func(t *facts.Term) *facts.Term { return t }
	sc := &rendezvous.Scope{Code: m.codeOf(s.f, func(*facts.Term) bool { return false })}
	sc.Code.Named = func(t *facts.Term) *facts.Term {
		if t != nil && t.Op == facts.OpField {
			return fieldChan(t.Text)
		}
		return t
	}
	var met []*program.Func
	add := func(f *program.Func) {
		if !slices.Contains(met, f) {
			met = append(met, f)
			sc.Beside = append(sc.Beside, rendezvous.Body{F: f, Lift: same})
		}
	}
	u := m.ownedChannel(key)
	if u == nil || len(u.Recvs) == 0 {
		return nil
	}
	sc.Channels = append(sc.Channels, rendezvous.Channel{Term: fieldChan(key), Room: program.RoomOf(u.Made[0].Make), Born: -1})
	words := map[string]bool{key: true}
	for i := range u.Recvs {
		loop := u.Recvs[i].Site
		if program.EndlessNumber(loop, u.Recvs[i].Block) == 0 || m.startedAnew(loop) {
			return nil
		}
		add(loop)
		for j := range loop.Waits {
			for _, c := range loop.Waits[j].Cases {
				word := program.PlaceKey(c.Chan)
				if words[word] {
					continue
				}
				words[word] = true
				w := m.ownedChannel(word)
				if w == nil {
					continue // it comes from elsewhere, when it likes
				}
				sc.Channels = append(sc.Channels, rendezvous.Channel{Term: fieldChan(word), Room: program.RoomOf(w.Made[0].Make), Born: -1})
				for _, op := range w.Words() {
					add(op.Site)
				}
			}
		}
	}
	add(s.f)
	return sc
}

// countsItself reports whether the goroutine tells a group of its end.
func (s *spawned) countsItself() bool {
	return countsGroup(s.call, "Go") || slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Calls, func(c facts.Call) bool { return countsGroup(&c, "Done") })
	})
}

// ownedChannel is what is done with the channels of a field, nil where others than code in view may do
// something with one, or they have no size that is known.
func (m *madeFinder) ownedChannel(key string) *growth.ChanUse {
	u := m.l.ChannelUses()[key]
	if u == nil || len(u.Made) == 0 || m.l.HandedOn(u) {
		return nil
	}
	if slices.ContainsFunc(u.Made, func(mk program.Making) bool { return program.RoomOf(mk.Make) != program.RoomOf(u.Made[0].Make) }) || program.RoomOf(u.Made[0].Make) < 0 {
		return nil
	}
	return u
}
