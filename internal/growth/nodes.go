package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// addsNodes reports whether a grow links a new node to one that a walk along such links has come to.
func (l *Growth) addsNodes(c *Container, e *Event) bool {
	if c.Level > 0 || c.Value.Named == "" || c.Value.Named != OwnerKey(c) {
		return false
	}
	return l.walked(c, e.Func, e.Base, 2)
}

// walked reports whether an object is found by a link in a loop, or by a function that calls itself for
// what is linked; hops is how many callers are asked for what they hand over.
func (l *Growth) walked(c *Container, f *program.Func, base *facts.Term, hops int) bool {
	if base.IsUnknown() {
		return false
	}
	if base.Op == facts.OpPhi {
		return slices.ContainsFunc(base.Args, func(t *facts.Term) bool { return l.linked(c, t) })
	}
	if base.Op != facts.OpParam || base.Up > 0 || hops == 0 {
		return false
	}
	return slices.ContainsFunc(f.Callers, func(by program.Edge) bool {
		if by.Caller.Testing || base.N >= len(by.Args) {
			return false
		}
		t := by.Args[base.N]
		if by.Caller == f {
			return slices.ContainsFunc(t.Alternatives(), func(t *facts.Term) bool { return l.linked(c, t) })
		}
		return l.walked(c, by.Caller, t, hops-1)
	})
}

// linked reports whether a term is an element of the container, or what a function finds there for an object
// that it is given.
func (l *Growth) linked(c *Container, t *facts.Term) bool {
	if t.IsUnknown() {
		return false
	}
	if t.Op == facts.OpElem {
		return program.PlaceKey(t.Arg(0)) == c.Key
	}
	g := l.Funcs[t.Text]
	return t.Op == facts.OpCall && g != nil && t.N < len(g.Results) && slices.ContainsFunc(g.Results[t.N].Alternatives(), func(r *facts.Term) bool {
		return r != nil && r.Op == facts.OpElem && program.PlaceKey(r.Arg(0)) == c.Key
	})
}
