package made

import (
	"slices"
	"strings"
)

// settler works out settlements. What it gives for a place depends on the place alone, and not
// on what it was asked before: what was worked out while a place was in hand that it came back
// to is kept for no longer than that.
type settler struct {
	m    *madeFinder
	done map[askedAt]settlement
	// part are settlements to which a place that is in hand adds nothing yet.
	part map[askedAt]partial
	// on are the places that are being worked out, each because of the one before.
	on []inHand
	// partlies are the functions that let go of what they are given on some ways alone.
	partlies map[heldAt]*partlyEnd
	// customs are what packages do with the things of a type.
	customs map[customOf]*custom
	// begun counts the places that were ever in hand.
	begun int
}

// askedAt is a place and how far it may be followed.
type askedAt struct {
	heldAt
	depth int
}

// inHand is a place that is being worked out.
type inHand struct {
	at    heldAt
	begun int
	// back is the outermost place on the stack to which it came back, its own index or more if
	// it came back to nothing further out.
	back int
}

// partial is a settlement that holds while a place is in hand.
type partial struct {
	settlement
	on, begun int
}

func newSettler(m *madeFinder) *settler {
	return &settler{m: m, done: map[askedAt]settlement{}, part: map[askedAt]partial{}, partlies: map[heldAt]*partlyEnd{}, customs: map[customOf]*custom{}}
}

// recall gives what is known of a place: worked out before, or nothing yet, because it is in
// hand.
func (s *settler) recall(asked askedAt) (settlement, bool) {
	if st, ok := s.done[asked]; ok {
		return st, true
	}
	if p, ok := s.part[asked]; ok && p.on < len(s.on) && s.on[p.on].begun == p.begun {
		s.comesBack(p.on)
		return p.settlement, true
	}
	i := slices.IndexFunc(s.on, func(h inHand) bool { return h.at == asked.heldAt })
	if i >= 0 {
		s.comesBack(i) // what comes back to itself adds nothing
	}
	return settlement{}, i >= 0
}

// comesBack notes that what is being worked out rests on a place that is in hand.
func (s *settler) comesBack(to int) {
	top := &s.on[len(s.on)-1]
	top.back = min(top.back, to)
}

// take puts a place in hand.
func (s *settler) take(at heldAt) {
	s.begun++
	s.on = append(s.on, inHand{at: at, begun: s.begun, back: len(s.on) + 1})
}

// leave lets go of the place that was taken last, and keeps what was worked out for as long as
// that holds.
func (s *settler) leave(asked askedAt, st settlement) {
	own := len(s.on) - 1
	h := s.on[own]
	s.on = s.on[:own]
	switch {
	case h.back > own:
		s.done[asked] = st
	case h.back < own:
		s.part[asked] = partial{settlement: st, on: h.back, begun: s.on[h.back].begun}
		s.comesBack(h.back)
	}
}

// pointsBack reports whether a place is one that is being worked out, seen through something
// that points back to it: a part that knows the whole adds nothing.
func (s *settler) pointsBack(to heldAt) bool {
	i := slices.IndexFunc(s.on, func(h inHand) bool {
		sp := h.at
		return sp.f == to.f && sp.from == to.from && sp.n == to.n && sp.result == to.result && strings.HasSuffix(to.part, sp.part)
	})
	if i >= 0 {
		s.comesBack(i)
	}
	return i >= 0
}
