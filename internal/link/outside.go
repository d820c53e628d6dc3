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
			// Where linking has failed, the index knows no function.
			if g := p.index.Funcs[f.ID]; g != nil && f.Display == display {
				out = append(out, origin.Outside(path, g)...)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), origin.OutsideCallers)]
}
