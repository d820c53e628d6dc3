package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// readAppends turns the assignment of what a function in view gives for a list, where all that it
// does is to append to the list, into an append. Seen from its package alone such a call may
// as well take something out.
func (x *Program) readAppends() {
	for _, f := range x.SortedFuncs() {
		for i := range f.Sites {
			if !x.onlyAppends(&f.Sites[i]) {
				continue
			}
			own := *f.Func // summaries are read, and not written
			own.Sites = slices.Clone(f.Sites)
			for j := range own.Sites {
				if st := &own.Sites[j]; x.onlyAppends(st) {
					st.Op, st.How, st.Extent, st.Val = facts.Grow, facts.HowAppend, facts.ExtentUnknown, x.appended(st.Val)
				}
			}
			f.Func = &own
			break
		}
	}
}

// onlyAppends reports whether a site assigns what a function gives that appends to its argument,
// the list itself.
func (x *Program) onlyAppends(st *facts.Site) bool {
	if st.Op != facts.Shrink || st.How != facts.HowFilter || st.Val == nil || st.Val.Op != facts.OpCall {
		return false
	}
	callee := x.Funcs[st.Val.Text]
	if callee == nil || callee.Unread || st.Val.N >= len(callee.Results) {
		return false
	}
	grows := false
	for _, a := range callee.Results[st.Val.N].Alternatives() {
		for a != nil && a.Op == facts.OpAppend {
			a, grows = a.Arg(0), true
		}
		if a == nil || a.Op != facts.OpParam || a.Up > 0 || !ArgAt(st.Val.Args, a.N).Equal(st.Ref) {
			return false
		}
	}
	return grows
}

// appended is what such a call adds: the one other argument, where there is one.
func (x *Program) appended(call *facts.Term) *facts.Term {
	if len(call.Args) == 2 {
		return call.Args[1]
	}
	return facts.Unknown()
}
