package program

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// StructField is what a struct told by its fields has in one of them.
func StructField(t *facts.Term, key string) *facts.Term {
	_, name := SplitLast(key)
	names := strings.Split(t.Text, ",")
	if i := slices.Index(names, name); i >= 0 && i < len(t.Args) {
		return t.Args[i]
	}
	if len(t.Args) > len(names) {
		return &facts.Term{Op: facts.OpField, Text: key, Args: t.Args[len(names):]}
	}
	return nil
}

// IsFuncValue reports whether a term can be a function: one that is named, that a call gives, or
// that is kept or handed on.
func IsFuncValue(t *facts.Term) bool {
	if t == nil {
		return false
	}
	switch t.Op {
	case facts.OpFunc, facts.OpCall, facts.OpParam:
		return true
	}
	return false
}

// OnlyResult is what a function always returns as result n, nil if that differs.
func OnlyResult(g *Func, n int) *facts.Term {
	if g == nil || n >= len(g.Results) || g.Results[n].IsUnknown() {
		return nil
	}
	var only *facts.Term
	for _, a := range g.Results[n].Alternatives() {
		switch {
		case a.Op == facts.OpZero: // there is none
		case only != nil:
			return nil
		default:
			only = a
		}
	}
	return only
}
