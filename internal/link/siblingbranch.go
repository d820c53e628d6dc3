package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// branches finds containers that lose a key on one branch only of a function where a
// sibling, filled by the same code, loses one on both (analysis §5): the function is told
// which way to go, and both ways are an end.
func (l *linker) branches(list []*Container) {
	byHolder := map[string][]*Container{}
	for _, c := range list {
		if c.Level == 0 && c.keyed() && c.Owner != "" {
			byHolder[holderKey(c)] = append(byHolder[holderKey(c)], c)
		}
	}
	for _, c := range list {
		if c.Level != 0 || !c.keyed() || c.Owner == "" || len(c.Grows) == 0 {
			continue
		}
		for _, s := range byHolder[holderKey(c)] {
			if s == c || c.Branch != nil {
				continue
			}
			if start, _ := startOf(c, s); start {
				c.Branch = otherBranch(c, s)
			}
		}
	}
}

// otherBranch is the removal from s that has no counterpart for c, nil if there is none.
func otherBranch(c, s *Container) *Event {
	for _, a := range c.Shrinks {
		way := modeOf(a)
		if way == nil || a.Extent != facts.ExtentOne || a.Class == ClassVoid {
			continue
		}
		if !slices.ContainsFunc(s.Shrinks, func(b *Event) bool { return b.Func == a.Func && takesWay(b, way, way.Neg) }) {
			continue
		}
		if slices.ContainsFunc(c.Shrinks, func(b *Event) bool { return b.Func == a.Func && !takesWay(b, way, way.Neg) }) {
			continue
		}
		for _, b := range s.Shrinks {
			if b.Func == a.Func && b.Extent == facts.ExtentOne && takesWay(b, way, !way.Neg) {
				return b
			}
		}
	}
	return nil
}

// modeOf is the boolean parameter that a removal depends on, nil if it depends on none.
func modeOf(e *Event) *facts.Guard {
	for i := range e.Guards {
		if g := &e.Guards[i]; g.Kind == facts.GuardFlag && g.X != nil && g.X.Op == facts.OpParam && g.X.Up == 0 {
			return g
		}
	}
	return nil
}

// takesWay reports whether an event stands on that side of the same test.
func takesWay(e *Event, way *facts.Guard, neg bool) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		return g.Kind == way.Kind && g.Block == way.Block && g.Neg == neg && g.X.Equal(way.X)
	})
}
