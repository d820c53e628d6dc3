package reach

import "github.com/growthlint/growthlint/internal/facts"

// joint is a path that begins with another term, or, in place of its first field, with what
// that points to.
type joint struct {
	path, begin *facts.Term
	pointee     bool
}

// FirstStep is the first field of a path, "" if it has none.
func FirstStep(t *facts.Term) string {
	field := ""
	for t.Op == facts.OpField {
		field, t = t.Text, t.Arg(0)
	}
	return field
}

// startingAt replaces what a path begins with.
func (l *Reach) startingAt(t, begin *facts.Term) *facts.Term {
	return l.join(joint{path: t, begin: begin})
}

// pointingTo replaces the beginning of a path and its first field by what that points to.
func (l *Reach) pointingTo(t, value *facts.Term) *facts.Term {
	return l.join(joint{path: t, begin: value, pointee: true})
}

// join makes a term for a joint once: walks of other owners and stances come to the same one, whose
// path is known then.
func (l *Reach) join(j joint) *facts.Term {
	if j.path.Op != facts.OpField || j.pointee && j.path.Arg(0).Op != facts.OpField {
		return j.begin
	}
	t, ok := l.joints[j]
	if !ok {
		in := j
		in.path = j.path.Arg(0)
		t = &facts.Term{Op: facts.OpField, Text: j.path.Text, Args: []*facts.Term{l.join(in)}}
		l.joints[j] = t
	}
	return t
}

// given is a path as the caller has it that gives a function args. What goes out from a parameter is one
// term for all who give the same.
func (l *Reach) given(path *facts.Term, args []*facts.Term) *facts.Term {
	if path.IsUnknown() {
		return path
	}
	root := Start(path)
	if root.Op == facts.OpParam && root.Up == 0 && root.N < len(args) && args[root.N] != nil && args[root.N].Fits(1+steps(path)) {
		return l.startingAt(path, args[root.N])
	}
	return path.Substitute(args)
}

// makingOf is what a function makes, or a call returns.
type makingOf struct {
	op   facts.Op
	text string
	n    int
}

// one is the term of what is made, the same each time, so that what begins with it is.
func (l *Reach) one(op facts.Op, text string, n int) *facts.Term {
	key := makingOf{op, text, n}
	t := l.ones[key]
	if t == nil {
		t = &facts.Term{Op: op, Text: text, N: n}
		l.ones[key] = t
	}
	return t
}
