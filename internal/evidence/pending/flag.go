package pending

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// flagged looks for entries whose every removal asks a flag of the entry itself, which
// other code sets: whether that happens on all ways is not known.
func (p *pender) flagged(g *growth.Event) {
	var first *growth.Event
	for _, s := range p.c.Shrinks {
		if s.Class == growth.ClassVoid {
			continue
		}
		if s.Extent != facts.ExtentOne || !p.behindFlag(s) {
			return
		}
		if first == nil {
			first = s
		}
	}
	if first != nil && p.best == nil {
		p.propose(&Pending{Kind: Flagged, Grow: g, Func: first.Func, Weak: true})
	}
}

// behindFlag reports whether a flag of the entry stands before a removal, or before each
// call of the function that does it.
func (p *pender) behindFlag(s *growth.Event) bool {
	if slices.ContainsFunc(s.Guards, func(g facts.Guard) bool { return p.isFlag(g) && !p.offered(s.Func, g) }) {
		return true
	}
	n := 0
	for _, e := range s.Func.Callers {
		if e.Caller.Testing {
			continue
		}
		n++
		if !slices.ContainsFunc(e.Caller.GuardsAt(e.Block), p.isFlag) {
			return false
		}
	}
	return n > 0
}

// offered reports whether a flag is one of the very value that the same function puts in otherwise:
// what comes says of itself whether it is there or gone, as a mirror is told.
func (p *pender) offered(f *program.Func, g facts.Guard) bool {
	of := program.RootOf(g.X)
	return slices.ContainsFunc(p.c.Grows, func(in *growth.Event) bool { return in.Func == f && program.RootOf(in.Val).Equal(of) })
}

// isFlag reports whether a guard asks a boolean field of the entry.
func (p *pender) isFlag(g facts.Guard) bool {
	x := g.X
	switch g.Kind {
	case facts.GuardFlag:
	case facts.GuardCall:
		if x.IsUnknown() || !strings.HasPrefix(x.Text, "(*sync/atomic.Bool).") {
			return false
		}
		x = x.Arg(0)
	default:
		return false
	}
	return x != nil && x.Op == facts.OpField && p.c.Value.Named != "" && program.OwnerOf(x.Text) == p.c.Value.Named
}

// propose keeps the surest evidence; of equals the first.
func (p *pender) propose(e *Pending) {
	b := p.best
	if b == nil || b.Weak && !e.Weak || b.Weak == e.Weak && e.Kind.Rank() < b.Kind.Rank() {
		p.best = e
	}
}
