package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// vetDepth is how many calls down a question is followed to the look-up that answers it.
const vetDepth = 5

// vet is what is known of a value that a question has let pass: it is a key of one of the
// containers, sorted, or, where there are none, one of a set that no program adds to.
type vet []string

// Vetted is vetted for those who want to know the containers alone, none for a library's set.
func (l *Origins) Vetted(t *facts.Term, guards []facts.Guard) ([]string, bool) {
	return l.vetted(t, guards, vetDepth)
}

// OfVetted is the origin of keys of containers that exist already, or of a library's set.
func OfVetted(of []string) Origin {
	if len(of) == 0 {
		return OriginEnum
	}
	return OriginRanged
}

// or is what is known of a value that is known by the one or by the other.
func (v vet) or(w vet) vet {
	out := slices.Concat(v, w)
	slices.Sort(out)
	return slices.Compact(out)
}

// vetted reports whether conditions that hold say that a value is one of those that exist:
// it was found in a container, in a set that a library has, or by a function in view that is
// given the value and fails for one that it does not find.
func (l *Origins) vetted(t *facts.Term, guards []facts.Guard, depth int) (vet, bool) {
	if depth == 0 || t.IsUnknown() || t.Op == facts.OpConst {
		return nil, false
	}
	for i := range guards {
		if v, ok := l.answers(&guards[i], t, depth); ok {
			return v, true
		}
	}
	return nil, false
}

// answers reports whether one condition says that a value exists.
func (l *Origins) answers(g *facts.Guard, t *facts.Term, depth int) (vet, bool) {
	switch g.Kind {
	case facts.GuardHit:
		if g.Neg {
			break
		}
		if g.X.Op == facts.OpElem && g.X.Arg(1).Equal(t) {
			return inContainer(g.X.Arg(0)) // who finds something in the inner map has found that
		}
		if g.Y.Equal(t) {
			return inContainer(g.X)
		}
	case facts.GuardFlag, facts.GuardCall:
		if !g.Neg {
			return l.found(g.X, t, depth)
		}
	case facts.GuardNil:
		if g.Neg {
			return l.found(g.X, t, depth)
		}
	case facts.GuardErr:
		if g.Neg {
			return l.accepted(g.X, t, depth)
		}
	case facts.GuardEq:
		switch {
		case g.Op == "!=" && (g.Y.IsZero() || g.Y.Op == facts.OpNew):
			return l.listed(g.X, t)
		case g.Op == "==" && t.Op == facts.OpParam && (g.Y.Op == facts.OpConst || g.Y.IsZero()) && g.X.Equal(t):
			return nil, true // one that is written out
		}
	}
	return nil, false
}

// inContainer is the container that a term names, of those that outlive an activation.
func inContainer(in *facts.Term) (vet, bool) {
	if in != nil && (in.Op == facts.OpField || in.Op == facts.OpGlobal) {
		return vet{in.Text}, true
	}
	return nil, false
}

// found reports whether an answer that is true, or a value that is not nil, is that of a
// look-up under t.
func (l *Origins) found(answer, t *facts.Term, depth int) (vet, bool) {
	if answer.IsUnknown() || depth == 0 {
		return nil, false
	}
	switch answer.Op {
	case facts.OpBin:
		if answer.Text == facts.BinIn && answer.Arg(0).Equal(t) {
			return inContainer(answer.Arg(1))
		}
	case facts.OpElem:
		if answer.Arg(1).Equal(t) {
			return inContainer(answer.Arg(0))
		}
	case facts.OpPhi:
		return l.foundByAll(answer, t, depth)
	case facts.OpCall:
		if g := l.Funcs[answer.Text]; g != nil && answer.N < len(g.Results) {
			return l.found(g.Results[answer.N].Substitute(answer.Args), t, depth-1)
		}
		if answer.Text == "slices.Contains" && answer.Arg(1).Equal(t) {
			return inContainer(answer.Arg(0))
		}
		if answer.Text == "(reflect.Value).IsValid" {
			answer = answer.Arg(0)
		}
		return l.listed(answer, t)
	}
	return nil, false
}

// foundByAll reports whether all of several answers, but for those that say no, are look-ups.
func (l *Origins) foundByAll(answer, t *facts.Term, depth int) (vet, bool) {
	var out vet
	some := false
	for _, a := range answer.Args {
		if a.IsZero() {
			continue
		}
		v, ok := l.found(a, t, depth)
		if !ok {
			return nil, false
		}
		out, some = out.or(v), true
	}
	return out, some
}

// listed reports whether a call asks a library for what it has under t, of things that no
// program adds to.
func (l *Origins) listed(call, t *facts.Term) (vet, bool) {
	if call == nil || call.Op != facts.OpCall {
		return nil, false
	}
	shift := 0
	pkg, typ, name := program.SplitCallee(call.Text)
	if typ != "" {
		shift = 1
	}
	return nil, slices.ContainsFunc(l.Table.Func(pkg, typ, name), func(r *library.Row) bool {
		return r.Role == library.Vets && sameAsTold(program.ArgAt(call.Args, r.Arg+shift), t)
	})
}

// sameAsTold reports whether two values of one function are the same as far as both are told:
// a term within another one is cut off earlier.
func sameAsTold(a, t *facts.Term) bool {
	if a.IsUnknown() || t.IsUnknown() || a.Op != t.Op || a.Text != t.Text || a.N != t.N || a.Up != t.Up || len(a.Args) != len(t.Args) {
		return false
	}
	for i := range a.Args {
		if x, y := a.Arg(i), t.Arg(i); !x.IsUnknown() && !y.IsUnknown() && !sameAsTold(x, y) {
			return false
		}
	}
	return true
}

// nameOf is the text by which terms name the function of a call.
func nameOf(c *facts.Call) string {
	if c.Func != "" {
		return c.Func
	}
	return program.CalleeText(c.Callee)
}
