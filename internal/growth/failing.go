package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// WhileFailing finds containers of what is to be tried again: each insert lies where a call has
// failed, and each removal where the same function has not, for what a sweep goes through or for
// the key at hand. What goes on to fail is never given up, and nothing else takes it out. A count
// of tries, a time that is over, or an event that takes the key whatever came of it ends that.
func (l *Growth) WhileFailing(list []*Container) {
	for _, c := range list {
		if !c.Keyed() || c.Level != 0 || len(c.Shrinks) == 0 {
			continue
		}
		tried := l.failedAt(c)
		if tried == nil || !l.onlyOnceDone(c, tried) {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Class != ClassVoid {
				e.Class, e.Why = ClassOnSuccess, reason.Reason{Code: reason.OnceDone}
			}
		}
	}
}

// failedAt is a call behind whose failure all inserts lie that run for events, nil if there is none.
func (l *Growth) failedAt(c *Container) *facts.Term {
	var tried *facts.Term
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Roots.Construct {
			continue
		}
		x := l.answeredAt(g, func(h facts.Guard) bool { return fails(h) && (tried == nil || sameFunction(h.X, tried)) })
		if x == nil {
			return nil
		}
		tried = x
	}
	return tried
}

// onlyOnceDone reports whether all removals that count lie behind the success of a function, and one of them
// goes through the entries and asks it about each.
func (l *Growth) onlyOnceDone(c *Container, tried *facts.Term) bool {
	sweeps := false
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		done := l.answeredAt(e, func(h facts.Guard) bool { return succeeds(h) && sameFunction(h.X, tried) })
		if e.Extent != facts.ExtentOne || done == nil {
			return false
		}
		sweeps = sweeps || e.Class == ClassSweep && slices.ContainsFunc(done.Args, func(a *facts.Term) bool {
			return a.Any(func(u *facts.Term) bool { return u.Op == facts.OpKey || u.Op == facts.OpElem })
		})
	}
	return sweeps
}

// answeredAt is the call that a condition around an event asks, in its own function or in all that
// call it; nil if there is none.
func (l *Growth) answeredAt(e *Event, asked func(facts.Guard) bool) *facts.Term {
	seen := l.SeenFrom(e)
	var call *facts.Term
	for i, at := range seen {
		n := slices.IndexFunc(at.guards, asked)
		switch {
		case n >= 0 && i == 0:
			return at.guards[n].X
		case n >= 0:
			call = at.guards[n].X
		case i > 0:
			return nil
		}
	}
	return call
}

// fails reports whether a condition says that a call has failed, by an error or by its answer.
func fails(g facts.Guard) bool {
	return isCall(g.X) && (program.OnFailure(g) || g.Kind == facts.GuardCall && g.Neg)
}

// succeeds reports whether a condition says that a call has not failed.
func succeeds(g facts.Guard) bool {
	return isCall(g.X) && (g.Kind == facts.GuardErr && g.Neg || g.Kind == facts.GuardCall && !g.Neg)
}

func isCall(t *facts.Term) bool { return t != nil && t.Op == facts.OpCall && t.Text != "" }

// sameFunction reports whether two calls are of one function, or of one that a field or variable has.
func sameFunction(a, b *facts.Term) bool {
	if a.Text != b.Text {
		return false
	}
	return a.Text != program.DynamicCall || a.Arg(0).Equal(b.Arg(0))
}
