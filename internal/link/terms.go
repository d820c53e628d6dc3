package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// placeKey is the key of the field or variable that a term names, "" if it names none.
func placeKey(t *facts.Term) string {
	if t == nil {
		return ""
	}
	switch t.Op {
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		return t.Text
	}
	return ""
}

// argAt is one of some terms, unknown if there are not as many.
func argAt(args []*facts.Term, n int) *facts.Term {
	if n < 0 || n >= len(args) {
		return facts.Unknown()
	}
	return args[n]
}

// isZeroTerm reports whether a term is the number 0, nil or another zero value.
func isZeroTerm(t *facts.Term) bool {
	return t == nil || t.Op == facts.OpZero || t.Op == facts.OpConst && t.Text == "0"
}

// isParam returns a test for parameter n of the function up levels out.
func isParam(n, up int) func(*facts.Term) bool {
	return func(t *facts.Term) bool { return t != nil && t.Op == facts.OpParam && t.N == n && t.Up == up }
}

// holdsTerm reports whether a term is, or holds, another.
func holdsTerm(t, part *facts.Term) bool {
	return t.Any(part.Equal)
}

// rootOf is the object that a field belongs to.
func rootOf(t *facts.Term) *facts.Term {
	for t != nil && t.Op == facts.OpField {
		t = t.Arg(0)
	}
	if t == nil {
		return facts.Unknown()
	}
	return t
}

// innermost is what a term begins with: its first argument's first argument, and so on.
func innermost(t *facts.Term) *facts.Term {
	for len(t.Args) > 0 {
		t = t.Arg(0)
	}
	return t
}

// fieldsOf returns the object from which t is reached by fields alone, and the keys of
// these fields.
func fieldsOf(t *facts.Term) (root *facts.Term, way string) {
	for t != nil && t.Op == facts.OpField {
		way = "." + t.Text + way
		t = t.Arg(0)
	}
	return t, way
}

func substituteAll(list, args []*facts.Term) []*facts.Term {
	out := make([]*facts.Term, len(list))
	for i, t := range list {
		out[i] = t.Substitute(args)
	}
	return out
}

func substituteGuards(gs []facts.Guard, args []*facts.Term) []facts.Guard {
	out := make([]facts.Guard, len(gs))
	for i, g := range gs {
		g.X, g.Y = g.X.Substitute(args), g.Y.Substitute(args)
		out[i] = g
	}
	return out
}

// lowered is each term as a closure n levels in sees it.
func lowered(list []*facts.Term, n int) []*facts.Term {
	out := slices.Clone(list)
	for i, t := range out {
		out[i] = t.Lower(n)
	}
	return out
}
