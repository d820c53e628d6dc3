package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
)

// A library function that gives back an object which holds a function value, as that of
// package reflect, runs nothing: what becomes of its result tells.

// isWrapped reports whether a term is what a library call has made around a value that is
// meant.
func (l *Reach) isWrapped(t *facts.Term, is func(*facts.Term) bool) bool {
	if t == nil || t.Op != facts.OpCall || !slices.ContainsFunc(t.Args, is) {
		return false
	}
	return slices.ContainsFunc(l.RowsOf(t), func(r *library.Row) bool {
		at := r.Arg
		if r.Type != "" {
			at++ // the receiver stands first, also where it is what is held
		}
		return holdsInResult(r) && at >= 0 && is(t.Arg(at))
	})
}

// onlyWraps reports whether a library call does no more with argument n than to put it into
// its result.
func (l *Reach) onlyWraps(c *facts.Call, n int) bool {
	shift := libcall.ReceiverShift(c)
	var holds bool
	for _, r := range l.Rows(c) {
		switch {
		case r.Role == library.Calls:
			return false
		case holdsInResult(r) && r.Arg+shift == n:
			holds = true
		}
	}
	return holds
}

// runWrapped is how often a call runs the function in its argument n, which a library has put
// into an object. Calls out of view that are given the object look at it, or run it at once.
func (l *Reach) runWrapped(c *facts.Call, n, depth int) Run {
	if l.AnyInView(l.DirectTargets(c)) {
		return l.runHanded(c, n, depth)
	}
	return RunTold
}

func holdsInResult(r *library.Row) bool {
	return r.Role == library.Holds && r.On.Kind == library.OnResult
}
