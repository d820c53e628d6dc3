package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// IndexesLeft finds indexes of lists: containers whose every removal also takes out of a list,
// heap or queue of the same holder what it finds under the key. Where the list loses elements
// on its own, as one from which the next is taken, the index keeps what nobody names again.
//
// A removal from the index alone, as when the work on an element is over, is another end, and
// nothing is said. So is nothing where code puts into the list alone: what was taken out may
// come back.
func (l *Growth) IndexesLeft(list []*Container) {
	byHolder := map[string][]*Container{}
	for _, c := range list {
		if c.Level == 0 && !c.Keyed() && len(c.Shrinks) > 0 {
			byHolder[HolderKey(c)] = append(byHolder[HolderKey(c)], c)
		}
	}
	for _, c := range list {
		if c.Level != 0 || !c.Keyed() || len(c.Grows) == 0 {
			continue
		}
		for _, m := range byHolder[HolderKey(c)] {
			if m.Local == c.Local && l.isIndexOf(c, m) && l.filledWith(m, c) && l.losesAlone(m, c) {
				c.onlyWhatIsIn(m)
				break
			}
		}
	}
}

// onlyWhatIsIn takes back what removals count for: they remove only what another container holds.
func (c *Container) onlyWhatIsIn(m *Container) {
	for _, e := range c.Shrinks {
		if e.Class != ClassVoid {
			e.Class, e.Why = ClassElsewhere, reason.Reason{Code: reason.StillHeld, Of: m.Name}
		}
	}
}

// isIndexOf reports whether all removals from c take one entry, and what is found there out of m.
func (l *Growth) isIndexOf(c, m *Container) bool {
	n := 0
	for _, e := range c.Shrinks {
		switch {
		case e.Class == ClassVoid:
			continue
		case e.Extent != facts.ExtentOne || e.Class != ClassEventOne && e.Class != ClassAPIOne:
			return false
		case !slices.ContainsFunc(m.Shrinks, func(s *Event) bool { return s.Func == e.Func && findsBy(s, c, e) }):
			return false
		}
		n++
	}
	return n > 0
}

// findsBy reports whether a removal takes what the entry of c that another one removes says.
func findsBy(s *Event, c *Container, e *Event) bool {
	by := func(t *facts.Term) bool {
		return t != nil && t.Any(func(u *facts.Term) bool {
			return u.Op == facts.OpElem && program.RefersTo(u.Arg(0), c.Key) && u.Arg(1).Equal(e.Key)
		})
	}
	return by(s.Key) || by(s.Val) || s.Call != nil && slices.ContainsFunc(s.Call.Args, by)
}

// filledWith reports whether whatever puts something into m also does so with c.
func (l *Growth) filledWith(m, c *Container) bool {
	into := slices.Concat(c.Grows, c.Overwrites)
	return !slices.ContainsFunc(m.Grows, func(h *Event) bool {
		return !slices.ContainsFunc(into, func(g *Event) bool { return l.together(g, h) })
	})
}
