package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// returns reports whether a function may return a value.
func returns(f *Func, v *facts.Term) bool {
	return slices.ContainsFunc(f.Results, func(r *facts.Term) bool {
		return slices.ContainsFunc(r.Alternatives(), v.Equal)
	})
}
