package program

import (
	"iter"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// IsField reports whether a store's key names a field rather than a variable.
func (x *Program) IsField(key string) bool {
	for i := len(key) - 1; i > 0; i-- {
		if key[i] == '.' {
			return x.Types[key[:i]] != nil
		}
	}
	return false
}

// RefersTo reports whether a container term names the container with that key.
func RefersTo(t *facts.Term, key string) bool {
	for k := range namedKeys(t) {
		if k == key {
			return true
		}
	}
	return false
}

// namedKeys are the keys of the containers that a term names, or of which it names an
// element or a part.
func namedKeys(t *facts.Term) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, a := range t.Alternatives() {
			for a != nil && (a.Op == facts.OpElem || a.Op == facts.OpSlice || a.Op == facts.OpAppend) {
				a = a.Arg(0)
			}
			if a != nil && (a.Op == facts.OpField || a.Op == facts.OpGlobal || a.Op == facts.OpLocal) && !yield(a.Text) {
				return
			}
		}
	}
}

// Within reports whether a block of f lies in a loop.
func Within(f *Func, block int, loop *facts.Loop) bool {
	for i := range f.Loops {
		if &f.Loops[i] == loop {
			return InLoop(f, block, i+1)
		}
	}
	return false
}

// PlaceKey is the key of the field or variable that a term names, "" if it names none.
func PlaceKey(t *facts.Term) string {
	if t == nil {
		return ""
	}
	switch t.Op {
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		return t.Text
	}
	return ""
}

// ArgAt is one of some terms, unknown if there are not as many.
func ArgAt(args []*facts.Term, n int) *facts.Term {
	if n < 0 || n >= len(args) {
		return facts.Unknown()
	}
	return args[n]
}

// IsZeroTerm reports whether a term is the number 0, nil or another zero value.
func IsZeroTerm(t *facts.Term) bool {
	return t == nil || t.Op == facts.OpZero || t.Op == facts.OpConst && t.Text == "0"
}

// IsParam returns a test for parameter n of the function up levels out.
func IsParam(n, up int) func(*facts.Term) bool {
	return func(t *facts.Term) bool { return t != nil && t.Op == facts.OpParam && t.N == n && t.Up == up }
}

// HoldsTerm reports whether a term is, or holds, another.
func HoldsTerm(t, part *facts.Term) bool {
	return t.Any(part.Equal)
}

// RootOf is the object that a field belongs to.
func RootOf(t *facts.Term) *facts.Term {
	for t != nil && t.Op == facts.OpField {
		t = t.Arg(0)
	}
	if t == nil {
		return facts.Unknown()
	}
	return t
}

// Original is the struct that a term is a copy of with some fields set anew, t itself where it is
// none.
func Original(t *facts.Term) *facts.Term {
	for t != nil && t.Op == facts.OpStruct && len(t.Args) > 0 {
		set := 0
		if t.Text != "" {
			set = strings.Count(t.Text, ",") + 1
		}
		if len(t.Args) == set {
			return t
		}
		t = t.Args[len(t.Args)-1]
	}
	return t
}

// Innermost is what a term begins with: its first argument's first argument, and so on.
func Innermost(t *facts.Term) *facts.Term {
	for len(t.Args) > 0 {
		t = t.Arg(0)
	}
	return t
}

// WayTo splits a term into what it begins with and the way from there, through fields and elements.
func WayTo(t *facts.Term) (root *facts.Term, way string) {
	for t != nil {
		switch t.Op {
		case facts.OpField:
			way = "." + t.Text + way
		case facts.OpElem:
			way = "[]" + way
		default:
			return t, way
		}
		t = t.Arg(0)
	}
	return facts.Unknown(), ""
}

// FieldsOf returns the object from which t is reached by fields alone, and the keys of
// these fields.
func FieldsOf(t *facts.Term) (root *facts.Term, way string) {
	for t != nil && t.Op == facts.OpField {
		way = "." + t.Text + way
		t = t.Arg(0)
	}
	return t, way
}

// SubstituteAll replaces parameters in each of the terms by args.
func SubstituteAll(list, args []*facts.Term) []*facts.Term {
	out := make([]*facts.Term, len(list))
	for i, t := range list {
		out[i] = t.Substitute(args)
	}
	return out
}

// SubstituteGuards replaces parameters in the guards by args.
func SubstituteGuards(gs []facts.Guard, args []*facts.Term) []facts.Guard {
	out := make([]facts.Guard, len(gs))
	for i, g := range gs {
		g.X, g.Y = g.X.Substitute(args), g.Y.Substitute(args)
		out[i] = g
	}
	return out
}

// Lowered is each term as a closure n levels in sees it.
func Lowered(list []*facts.Term, n int) []*facts.Term {
	out := slices.Clone(list)
	for i, t := range out {
		out[i] = t.Lower(n)
	}
	return out
}
