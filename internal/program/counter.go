package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Counts reports whether a field or variable only ever counts up, from where it was set:
// read as a key it is a number never used before, though it belongs to the holder.
func (x *Program) Counts(key string) bool {
	up := false
	for _, st := range x.Stores[key] {
		switch {
		case st.Val.Op == facts.OpConst, st.Val.Op == facts.OpZero:
		case isNext(st.Val, key):
			up = true
		default:
			return false
		}
	}
	return up
}

// isNext reports whether a value is that of the field or variable and something more.
func isNext(t *facts.Term, key string) bool {
	return t.Op == facts.OpBin && t.Text == "+" && slices.ContainsFunc(t.Args, func(a *facts.Term) bool {
		return (a.Op == facts.OpField || a.Op == facts.OpGlobal) && a.Text == key
	})
}
