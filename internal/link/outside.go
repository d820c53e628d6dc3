package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/origin"
)

// CallersOutside names a few functions of other packages that call a function of the
// package with the given path, whose display name is given: as "Caller of PATH", sorted.
func (p *Program) CallersOutside(path, display string) []string {
	var out []string
	for _, pkg := range p.Packages {
		if pkg.Summary.Path != path {
			continue
		}
		for _, f := range pkg.Summary.Funcs {
			if f.Display == display {
				out = append(out, origin.Outside(path, p.index.Funcs[f.ID])...)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), origin.OutsideCallers)]
}
