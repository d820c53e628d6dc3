package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// WhileOther finds containers of which something is taken only while another container of the holder
// has entries. That one is filled beside them, with each of their inserts, and also loses entries on
// its own: once all are gone there, what is left here is taken out by nobody until others come.
func (l *Growth) WhileOther(byID map[string]*Container, list []*Container) {
	for _, c := range list {
		if c.Level != 0 || c.Owner == "" || len(c.Grows) == 0 {
			continue
		}
		m := asksForEntries(byID, c)
		if m == nil || !l.losesAlone(m, c) || !l.alwaysBeside(c, m) {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Class != ClassVoid {
				e.Class, e.Why = ClassElsewhere, reason.Reason{Code: reason.WhileOther, Of: m.Name}
			}
		}
	}
}

// asksForEntries is another container of the holder of which every removal from one asks whether it
// has any entries, nil if there is none.
func asksForEntries(byID map[string]*Container, c *Container) *Container {
	var m *Container
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if e.Extent != facts.ExtentOne || e.Class != ClassEventOne && e.Class != ClassAPIOne {
			return nil
		}
		of := otherWithEntries(byID, c, e)
		if of == nil || m != nil && of != m {
			return nil
		}
		m = of
	}
	return m
}

// otherWithEntries is the container of the holder that has entries where a removal runs, as its
// conditions say; nil if none does, or one of them is about the length of its own.
func otherWithEntries(byID map[string]*Container, c *Container, e *Event) *Container {
	var m *Container
	for _, g := range e.Guards {
		if g.Kind != facts.GuardLen || !program.IsLengthTerm(g.X) {
			continue
		}
		if isOwnLength(c, g) {
			return nil
		}
		of := byID[program.PlaceKey(g.X.Arg(0))]
		if of != nil && of != c && HolderKey(of) == HolderKey(c) && program.IsZeroTerm(g.Y) && (g.Op == "!=" || g.Op == ">") {
			m = of
		}
	}
	return m
}

// alwaysBeside reports whether each insert into a container stands beside one into another.
func (l *Growth) alwaysBeside(c, m *Container) bool {
	some := false
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Roots.Construct {
			continue
		}
		if !slices.ContainsFunc(m.Grows, func(h *Event) bool { return h.Func == g.Func }) {
			return false
		}
		some = true
	}
	return some
}
