package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// mirrors reports whether a removal lies where a call has failed with an error of a kind that the
// function asks for, and each insert in that function where the same call has not failed: the
// container tells what the call has found, and forgets what is no longer there.
func (l *Growth) mirrors(c *Container, e *Event) bool {
	if e.Extent != facts.ExtentOne {
		return false
	}
	var ids []string
	for _, g := range c.Grows {
		ids = append(ids, g.Func.ID)
	}
	filling := l.CallersOf(ids, ReleaseHops)
	if asked := kindAsked(e.Guards); asked != nil {
		return l.fillsUnless(e.Func, asked, c, filling)
	}
	if e.Site != e.Func {
		return false
	}
	for _, up := range e.Func.Callers {
		if up.Caller.Testing {
			continue
		}
		if asked := kindAsked(up.Caller.GuardsAt(up.Block)); asked != nil && l.fillsUnless(up.Caller, asked, c, filling) {
			return true
		}
	}
	return false
}

// kindAsked is the error that guards say has come and is of some kind, nil without one.
func kindAsked(guards []facts.Guard) *facts.Term {
	for _, g := range guards {
		if !program.OnFailure(g) || g.X.IsUnknown() {
			continue
		}
		if slices.ContainsFunc(guards, func(h facts.Guard) bool {
			return h.Kind == facts.GuardCall && !h.Neg && h.X != nil && slices.ContainsFunc(h.X.Args, g.X.Equal)
		}) {
			return g.X
		}
	}
	return nil
}

// fillsUnless reports whether f, by itself or by what it calls, fills the container, and only
// where an error has not come.
func (l *Growth) fillsUnless(f *program.Func, err *facts.Term, c *Container, filling map[string]bool) bool {
	var blocks []int
	for _, g := range c.Grows {
		if g.Func == f {
			blocks = append(blocks, g.Block)
		}
	}
	for i := range f.Calls {
		if slices.ContainsFunc(l.Targets(f, &f.Calls[i]), func(id string) bool { return filling[id] }) {
			blocks = append(blocks, f.Calls[i].Block)
		}
	}
	return len(blocks) > 0 && !slices.ContainsFunc(blocks, func(b int) bool {
		return !slices.ContainsFunc(f.GuardsAt(b), func(g facts.Guard) bool { return g.Kind == facts.GuardErr && g.Neg && g.X.Equal(err) })
	})
}
