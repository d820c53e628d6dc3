package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxTakes is how many helpers of helpers are asked what they take out of a list.
const maxTakes = 3

// readTakes reads the assignment of what a call gives for a list as a removal of one element,
// where that is all that the call takes out: a filter of the standard library by one value, or
// a function in view that returns the list without one.
func (x *Program) readTakes() {
	for _, f := range x.SortedFuncs() {
		var own *facts.Func
		for i := range f.Sites {
			key, ok := x.takesOne(&f.Sites[i])
			if !ok {
				continue
			}
			if own == nil {
				whole := *f.Func // summaries are read, and not written
				whole.Sites = slices.Clone(f.Sites)
				own = &whole
			}
			own.Sites[i].Extent, own.Sites[i].Key = facts.ExtentOne, key
		}
		if own != nil {
			f.Func = own
		}
	}
}

// takesOne reports whether a site assigns a list without one element, and by which value.
func (x *Program) takesOne(st *facts.Site) (*facts.Term, bool) {
	if st.Op != facts.Shrink || st.How != facts.HowFilter || st.Extent != facts.ExtentSome || st.Val == nil || st.Val.Op != facts.OpCall {
		return nil, false
	}
	return x.without(st.Val, st.Ref, maxTakes)
}

// without reports whether a call gives a list without one element, and by which value; nil
// where that is not known.
func (x *Program) without(call, list *facts.Term, depth int) (*facts.Term, bool) {
	if depth == 0 {
		return nil, false
	}
	switch call.Text {
	case "slices.DeleteFunc":
		if len(call.Args) == 2 && call.Args[0].Equal(list) {
			return x.equalTo(call.Args[1])
		}
		return nil, false
	case "slices.Delete":
		return nil, len(call.Args) == 3 && call.Args[0].Equal(list) && follows(call.Args[1], call.Args[2])
	}
	callee := x.Funcs[call.Text]
	if callee == nil {
		return nil, false
	}
	for _, t := range callee.Takes {
		if t.Result == call.N && ArgAt(call.Args, t.Param).Equal(list) {
			return t.Key.Substitute(call.Args), true
		}
	}
	if call.N >= len(callee.Results) {
		return nil, false
	}
	return x.returnsWithout(callee, call, list, depth)
}

// returnsWithout is without for a function of which each result is the list itself or what a
// call takes one element out of.
func (x *Program) returnsWithout(callee *Func, call, list *facts.Term, depth int) (key *facts.Term, found bool) {
	for _, r := range callee.Results[call.N].Alternatives() {
		if r != nil && r.Op == facts.OpParam && r.Up == 0 && ArgAt(call.Args, r.N).Equal(list) {
			continue
		}
		if r == nil || r.Op != facts.OpCall || len(r.Args) == 0 || r.Args[0].Op != facts.OpParam || r.Args[0].Up > 0 || !ArgAt(call.Args, r.Args[0].N).Equal(list) {
			return nil, false
		}
		k, ok := x.without(r, r.Args[0], depth-1)
		if !ok || found && !key.Equal(k) {
			return nil, false
		}
		key, found = k, true
	}
	return key.Substitute(call.Args), found
}

// equalTo is the value that a predicate compares an element, or a field of it, with.
func (x *Program) equalTo(predicate *facts.Term) (*facts.Term, bool) {
	f := x.Funcs[predicate.Text]
	if predicate.Op != facts.OpFunc || f == nil || len(f.Results) != 1 || f.Results[0].Op != facts.OpBin || f.Results[0].Text != "==" {
		return nil, false
	}
	a, b := f.Results[0].Arg(0), f.Results[0].Arg(1)
	if !isOwnParam(a) {
		a, b = b, a
	}
	outer := !b.Any(func(t *facts.Term) bool { return t.Op == facts.OpParam && t.Up == 0 })
	return b.Raise(1), isOwnParam(a) && outer && b.Known()
}

// isOwnParam reports whether a term is the first parameter of its function, or a field of it.
func isOwnParam(t *facts.Term) bool {
	for t != nil && t.Op == facts.OpField {
		t = t.Arg(0)
	}
	return t != nil && t.Op == facts.OpParam && t.N == 0 && t.Up == 0
}

// follows reports whether an index is the one after another.
func follows(i, j *facts.Term) bool {
	return j.Known() && j.Op == facts.OpBin && j.Text == "+" && j.Arg(0).Equal(i) && j.Arg(1).Op == facts.OpConst && j.Arg(1).Text == "1"
}
