package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// left looks for a channel that a function adds to a list and returns, and of which a
// caller lets go: it waits for something else as well, and gives the channel to nobody who
// could take it out of the list. What takes out one that has been served does not find it.
func (l *linker) left(c *Container) *Pending {
	if kindAt(&c.Container, c.Level+1) != facts.KindChan {
		return nil
	}
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Roots.Construct || g.Val == nil {
			continue
		}
		if f := l.leaver(g.Func, g.Val, 3); f != nil {
			return &Pending{Kind: PendingLeft, Grow: g, Func: f, Weak: true}
		}
	}
	return nil
}

// leaver follows a value that was added to where it was made, and from there to a caller
// that is given it and lets go of it; nil if none does.
func (l *linker) leaver(f *Func, val *facts.Term, hops int) *Func {
	switch {
	case hops == 0 || val.Up > 0:
		return nil
	case val.Op == facts.OpNew:
		return l.givenAndLeft(f, val)
	case val.Op != facts.OpParam:
		return nil
	}
	for _, a := range l.index.argumentsUpTo(f, val.N, len(f.callers)) {
		if a.in.Testing {
			continue
		}
		if g := l.leaver(a.in, a.term, hops-1); g != nil {
			return g
		}
	}
	return nil
}

// givenAndLeft is a caller of f that is given what f has made, and lets go of it.
func (l *linker) givenAndLeft(f *Func, made *facts.Term) *Func {
	for n, r := range f.Results {
		if !slices.ContainsFunc(r.Alternatives(), made.Equal) {
			continue
		}
		for _, e := range f.callers {
			if !e.caller.Testing && e.mode == facts.ModePlain && l.letsGo(e.caller, resultOf(e.call, n)) {
				return e.caller
			}
		}
	}
	return nil
}

// letsGo reports whether f waits for a channel beside something else, and neither it nor
// a closure of it keeps, closes or hands on the channel.
func (l *linker) letsGo(f *Func, ch *facts.Term) bool {
	if slices.ContainsFunc(f.Results, func(r *facts.Term) bool { return holdsTerm(r, ch) }) {
		return false
	}
	gives := false
	for _, g := range l.withClosures(f) {
		up := l.levels(g, f)
		is := func(t *facts.Term) bool { return t != nil && holdsTerm(t.Raise(up), ch) }
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
			slices.ContainsFunc(l.storesOf[g.ID], func(s facts.Store) bool { return is(s.Val) }) ||
			slices.ContainsFunc(g.Sites, func(s facts.Site) bool { return is(s.Val) }) {
			return false
		}
	}
	return gives
}
