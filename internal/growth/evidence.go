package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// ReleaseHops is how many calls away a removal still belongs to an activation, CleanupHops
// how many where the call is there to clean up.
const (
	ReleaseHops = 3
	CleanupHops = 6
)

// The kinds of library containers without keys that the language has not.
const (
	KindQueue facts.Kind = "queue"
	KindDeque facts.Kind = "deque"
	KindStack facts.Kind = "stack"
)

// IsEnd reports whether a shrink takes one key where something ends.
func IsEnd(e *Event) bool {
	return (e.Class == ClassEventOne || e.Class == ClassSweep || e.Class == ClassAPIOne) && e.Extent != facts.ExtentAll && e.Roots.Live()
}

// HolderKey groups containers by what holds them.
func HolderKey(c *Container) string {
	return c.Package.Summary.Path + "." + c.Owner
}

// GrownIn reports whether the activation that shrinks the sibling grows c: that is a
// change of state, not an end, but where it is the key that came in before which goes.
func (l *Growth) GrownIn(c *Container, end *Event) bool {
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return l.within(g, end) && !c.Local && !(g.Func == end.Func && g.Key.Equal(end.Key) && !InTurn(g.Func, end.Block, g.Block))
	})
}

// ShrinksToo reports whether the function that shrinks the sibling, or what it
// calls, or what calls it, shrinks c as well.
func (l *Growth) ShrinksToo(c *Container, end *Event) bool {
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if l.within(e, end) || e.Site == end.Site && e.Site != e.Func || l.comesTo(end, e) || l.comesTo(e, end) {
			return true
		}
	}
	return false
}

// comesTo reports whether the function of one event calls that of another, in a turn in which it
// brings about its own: what it does for another input is another run.
func (l *Growth) comesTo(a, b *Event) bool {
	return l.oneTurn(a.Func, a.Block, map[string]bool{b.Func.ID: true})
}

// OneActivation reports whether two events belong to one activation.
func (l *Growth) OneActivation(a, b *Event) bool {
	if program.Outermost(l.Program, a.Func) == program.Outermost(l.Program, b.Func) || a.Site == b.Site {
		return true
	}
	from := []*program.Func{a.Func}
	for _, e := range a.Func.Callers {
		from = append(from, e.Caller)
	}
	target := b.Func.ID
	up := l.CallersOf([]string{target}, 3)
	return slices.ContainsFunc(from, func(f *program.Func) bool { return up[f.ID] || up[program.Outermost(l.Program, f).ID] })
}
