package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
)

// Branches finds containers that lose a key on one branch only of a function where a
// sibling, filled by the same code, loses one on both: the function is told
// which way to go, and both ways are an end. It gives the removals from the siblings.
func Branches(l *growth.Growth, list []*growth.Container) growth.Table[*growth.Event] {
	out := growth.Table[*growth.Event]{}
	kept := func(c *growth.Container) bool {
		return c.Level == 0 && c.Keyed() && c.Owner != "" && slices.ContainsFunc(c.Shrinks, hasMode)
	}
	others := filledTogether(list, func(s *growth.Container) bool {
		return s.Level == 0 && s.Keyed() && s.Owner != "" && len(s.Shrinks) > 0
	})
	for _, c := range list {
		if !kept(c) {
			continue
		}
		for _, s := range others.with(c) {
			if out[c] != nil {
				break
			}
			l.Steps.Add(1)
			if e := otherBranch(c, s); e != nil {
				out[c] = e
			}
		}
	}
	return out
}

// hasMode reports whether a removal of one key depends on a parameter.
func hasMode(e *growth.Event) bool {
	return modeOf(e) != nil && e.Extent == facts.ExtentOne && e.Class != growth.ClassVoid
}

// otherBranch is the removal from s that has no counterpart for c, nil if there is none.
func otherBranch(c, s *growth.Container) *growth.Event {
	for _, a := range c.Shrinks {
		if !hasMode(a) {
			continue
		}
		way := modeOf(a)
		if !slices.ContainsFunc(s.Shrinks, func(b *growth.Event) bool { return b.Func == a.Func && takesWay(b, way, turned(way)) }) {
			continue
		}
		if slices.ContainsFunc(c.Shrinks, func(b *growth.Event) bool { return b.Func == a.Func && !takesWay(b, way, turned(way)) }) {
			continue
		}
		for _, b := range s.Shrinks {
			if b.Func == a.Func && b.Extent == facts.ExtentOne && takesWay(b, way, !turned(way)) {
				return b
			}
		}
	}
	return nil
}

// modeOf is the question about a parameter, whether it holds or is a word, that a removal depends
// on; nil if it depends on none.
func modeOf(e *growth.Event) *facts.Guard {
	for i := range e.Guards {
		g := &e.Guards[i]
		isWord := g.Kind == facts.GuardEq && g.Y != nil && g.Y.Op == facts.OpConst
		if (g.Kind == facts.GuardFlag || isWord) && g.X != nil && g.X.Op == facts.OpParam && g.X.Up == 0 {
			return g
		}
	}
	return nil
}

// turned reports whether a question is answered with no.
func turned(g *facts.Guard) bool { return g.Neg != (g.Op == "!=") }

// takesWay reports whether an event stands on that side of the same test.
func takesWay(e *growth.Event, way *facts.Guard, neg bool) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		return g.Kind == way.Kind && g.Block == way.Block && turned(&g) == neg && g.X.Equal(way.X)
	})
}
