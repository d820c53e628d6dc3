package program

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// ReadOut replaces calls in a term by what the functions in view return, as far as that is one
// thing which they have not made.
func (x *Program) ReadOut(t *facts.Term, depth int) *facts.Term {
	if t == nil || depth == 0 {
		return t
	}
	if t.Op == facts.OpElem && t.Arg(0).Op == facts.OpCall {
		if e := x.elementOf(t.Arg(0), depth); e != nil {
			return e
		}
	}
	t = t.Map(func(a *facts.Term) *facts.Term { return x.ReadOut(a, depth) })
	if t.Op != facts.OpCall {
		return t
	}
	f := x.Funcs[t.Text]
	if f == nil || t.N >= len(f.Results) {
		return t
	}
	r := f.Results[t.N]
	if r.IsUnknown() || r.Op == facts.OpPhi || r.Any(func(u *facts.Term) bool { return u.Op == facts.OpNew }) {
		return t
	}
	return x.Compose(x.ReadOut(r.Substitute(t.Args), depth-1))
}

// elementOf is what the elements are of a list that a function in view makes and returns, nil if
// that is not known.
func (x *Program) elementOf(call *facts.Term, depth int) *facts.Term {
	f := x.Funcs[call.Text]
	if f == nil || call.N >= len(f.Elements) || f.Elements[call.N].IsUnknown() {
		return nil
	}
	return x.Compose(x.ReadOut(f.Elements[call.N].Substitute(call.Args), depth-1))
}
