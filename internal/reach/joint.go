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
