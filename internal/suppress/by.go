package suppress

import (
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// By returns the first of the directives, in order of place, that silences a finding.
func By(f finding.Finding, ds []Directive) (Directive, bool) {
	ds = distinct(ds, Options{})
	i := slices.IndexFunc(ds, func(d Directive) bool { return d.silences(f) })
	if i < 0 {
		return Directive{}, false
	}
	return ds[i], true
}
