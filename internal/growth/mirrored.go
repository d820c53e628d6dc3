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
	unless := func(f *program.Func, guards []facts.Guard) bool {
		return slices.ContainsFunc(kindsAsked(guards), func(asked *facts.Term) bool { return l.fillsUnless(f, asked, c, filling) })
	}
	if unless(e.Func, e.Guards) {
		return true
	}
	if e.Site != e.Func {
		return false
	}
	for _, up := range e.Func.Callers {
		if up.Caller.Testing {
			continue
		}
		if unless(up.Caller, up.Caller.GuardsAt(up.Block)) {
			return true
		}
	}
	return false
}

// kindsAsked are the values of which guards say that they are of some kind, as an error is that a
// call has given: they are equal to a known value, or a call that takes them has said so. Of no
// kind is an error that has not come.
func kindsAsked(guards []facts.Guard) []*facts.Term {
	var out []*facts.Term
	for _, g := range guards {
		switch {
		case g.Neg || g.X.IsUnknown():
		case g.Kind == facts.GuardEq && g.Op != "!=":
			out = append(out, g.X, g.Y)
		case g.Kind == facts.GuardCall:
			out = append(out, g.X.Args...)
		}
	}
	return slices.DeleteFunc(out, func(t *facts.Term) bool {
		return t == nil || t.Op != facts.OpCall || slices.ContainsFunc(guards, func(g facts.Guard) bool { return g.Kind == facts.GuardErr && g.Neg && g.X.Equal(t) })
	})
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
