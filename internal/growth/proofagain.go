package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// A list loses nothing for good where what is taken out goes back into it: the same element,
// in the function that takes it or in one that it is handed to.

// maxAgainHops is through how many calls an element is followed to where it is put back.
const maxAgainHops = 2

// again is an insert as a function sees it that is, or leads to, the insert's own.
type again struct {
	of     *Event // the insert
	in     *program.Func
	block  int
	seq    int
	val    *facts.Term
	guards []facts.Guard // of the insert and of the calls that lead to it
}

// goesBack reports whether every way on from a removal puts the element that it takes out into
// the list again.
func (l *Growth) goesBack(c *Container, e *Event) bool {
	if c.Keyed() || e.Extent != facts.ExtentOne || e.Deferred || !l.gainsOthers(c) {
		return false
	}
	k := known{c: c}
	return slices.ContainsFunc(l.putAgain(c, e), func(a again) bool {
		if a.block == e.Block {
			return a.seq > e.Seq
		}
		return k.passes(e.Func.Func, k.next(e.Func.Func, e.Block), a.block)
	})
}

// BackOnFailure returns the function in which something fails that has an element which a
// removal takes out put into the list again, whatever else: while it fails, nothing is lost.
// nil if there is none.
func (l *Growth) BackOnFailure(c *Container, e *Event) *program.Func {
	if c.Keyed() || e.Deferred || !l.gainsOthers(c) {
		return nil
	}
	for _, a := range l.putAgain(c, e) {
		if program.Reaches(e.Func, e.Block, a.block) && onlyFailure(a.guards) {
			return a.of.Func
		}
	}
	return nil
}

// onlyFailure reports whether a failure is asked for, and nothing else.
func onlyFailure(guards []facts.Guard) bool {
	return slices.ContainsFunc(guards, program.OnFailure) && !slices.ContainsFunc(guards, func(g facts.Guard) bool {
		return g.Kind != facts.GuardErr
	})
}

// putAgain are the places, as the function of a removal sees them, where what it takes out is
// put into the list.
func (l *Growth) putAgain(c *Container, e *Event) []again {
	var out []again
	for _, g := range c.Grows {
		for _, a := range l.seenAgain(g) {
			if a.in == e.Func && isTakenFrom(c, a.val) {
				out = append(out, a)
			}
		}
	}
	return out
}

// seenAgain are the places at which an insert is seen, its own first.
func (l *Growth) seenAgain(g *Event) []again {
	out := []again{{of: g, in: g.Func, block: g.Block, seq: g.Seq, val: program.Original(g.Val), guards: g.Guards}}
	for from, hop := 0, 0; hop < maxAgainHops; hop++ {
		to := len(out)
		for _, a := range out[from:to] {
			for _, up := range a.in.Callers {
				if up.Mode != facts.ModePlain || up.Caller.Testing || program.RootOf(a.val).Op != facts.OpParam {
					continue
				}
				out = append(out, again{
					of: g, in: up.Caller, block: up.Block, seq: up.Seq, val: program.Original(a.val.Substitute(up.Args)),
					guards: slices.Concat(l.Around(up.Caller, up.Block), a.guards),
				})
			}
		}
		from = to
	}
	return out
}

// gainsOthers reports whether the list also gains elements that the removal has not taken out of it.
func (l *Growth) gainsOthers(c *Container) bool {
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		if !g.Roots.Live() || g.Roots.Construct {
			return false
		}
		seen := l.seenAgain(g)
		if len(seen) == 1 {
			return !isTakenFrom(c, seen[0].val) || isOfMore(seen[0].val)
		}
		return slices.ContainsFunc(seen[1:], func(a again) bool { return !isTakenFrom(c, a.val) && program.RootOf(a.val).Op != facts.OpParam })
	})
}

// isOfMore reports whether a value is an element of a list to which something was appended: it may
// be one that the list did not have.
func isOfMore(t *facts.Term) bool {
	return t.Op == facts.OpElem && t.Arg(0).Op == facts.OpAppend
}

// isTakenFrom reports whether a value is an element of the list, or what a heap yields that it is.
func isTakenFrom(c *Container, t *facts.Term) bool {
	switch {
	case t.IsUnknown():
		return false
	case t.Op == facts.OpElem:
		return program.RefersTo(t.Arg(0), c.Key)
	case t.Op == facts.OpCall && (t.Text == "container/heap.Pop" || t.Text == "container/heap.Remove"):
		return program.RefersTo(t.Arg(0), c.Key)
	}
	return false
}
