package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// left looks for a channel that a function adds to a list and returns, and of which a
// caller lets go: it waits for something else as well, and gives the channel to nobody who
// could take it out of the list. What takes out one that has been served does not find it.
func left(l *growth.Growth, c *growth.Container) *Pending {
	if program.KindAt(&c.Container, c.Level+1) != facts.KindChan {
		return nil
	}
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Roots.Construct || g.Val == nil {
			continue
		}
		if f := leaver(l, g.Func, g.Val, 3); f != nil {
			return &Pending{Kind: Left, Grow: g, Func: f, Weak: true}
		}
	}
	return nil
}

// leaver follows a value that was added to where it was made, and from there to a caller
// that is given it and lets go of it; nil if none does.
func leaver(l *growth.Growth, f *program.Func, val *facts.Term, hops int) *program.Func {
	switch {
	case hops == 0 || val.Up > 0:
		return nil
	case val.Op == facts.OpNew:
		return givenAndLeft(l, f, val)
	case val.Op != facts.OpParam:
		return nil
	}
	for _, a := range l.ArgumentsUpTo(f, val.N, len(f.Callers)) {
		if a.In.Testing {
			continue
		}
		if g := leaver(l, a.In, a.Term, hops-1); g != nil {
			return g
		}
	}
	return nil
}

// givenAndLeft is a caller of f that is given what f has made, and lets go of it.
func givenAndLeft(l *growth.Growth, f *program.Func, made *facts.Term) *program.Func {
	for n, r := range f.Results {
		if !slices.ContainsFunc(r.Alternatives(), made.Equal) {
			continue
		}
		for _, e := range f.Callers {
			if !e.Caller.Testing && e.Mode == facts.ModePlain && letsGo(l, e.Caller, program.ResultOf(e.Call, n)) {
				return e.Caller
			}
		}
	}
	return nil
}

// letsGo reports whether f waits for a channel beside something else, and neither it nor
// a closure of it keeps, closes or hands on the channel.
func letsGo(l *growth.Growth, f *program.Func, ch *facts.Term) bool {
	if slices.ContainsFunc(f.Results, func(r *facts.Term) bool { return program.HoldsTerm(r, ch) }) {
		return false
	}
	gives := false
	for _, g := range l.WithClosures(f) {
		up := l.Levels(g, f)
		is := func(t *facts.Term) bool { return t != nil && program.HoldsTerm(t.Raise(up), ch) }
		for i := range g.Waits {
			w := &g.Waits[i]
			if slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return c.Op == facts.CommRecv && is(c.Chan) }) {
				if len(w.Cases) == 1 {
					return false // it stays until it is served
				}
				gives = true
			}
		}
		if slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return slices.ContainsFunc(c.Args, is) }) ||
			slices.ContainsFunc(g.Closings, func(c facts.Closing) bool { return is(c.Chan) }) ||
			slices.ContainsFunc(l.StoresOf[g.ID], func(s facts.Store) bool { return is(s.Val) }) ||
			slices.ContainsFunc(g.Sites, func(s facts.Site) bool { return is(s.Val) }) {
			return false
		}
	}
	return gives
}
