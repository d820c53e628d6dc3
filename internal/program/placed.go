package program

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// PutIntoOlder reports whether a channel is put into the field of an object that its maker has not made.
func PutIntoOlder(mk *facts.Make, field string) bool {
	return slices.ContainsFunc(mk.Fates, func(x facts.Fate) bool {
		return x.How == facts.FateField && x.Dest != nil && x.Dest.Text == field && RootOf(x.Dest).Op != facts.OpNew
	})
}

// VisitsElements reports whether a call out of view of a function hands the elements of a list or
// map on: to a function that it takes, or to the body of a loop over what it gives.
func VisitsElements(in *Func, c *facts.Call, rest string) bool {
	if !strings.HasPrefix(rest, "[]") {
		return false
	}
	return slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return t != nil && t.Op == facts.OpFunc }) ||
		slices.ContainsFunc(in.Calls, func(o facts.Call) bool { return Yields(c, o.Value) })
}
