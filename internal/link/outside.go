package link

import (
	"slices"
)

// outsideCallers is how many callers CallersOutside names.
const outsideCallers = 3

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
				out = append(out, outside(path, p.index.funcs[f.ID])...)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), outsideCallers)]
}

func outside(path string, f *Func) []string {
	var out []string
	for _, e := range f.callers {
		if from := e.caller.Package.Summary.Path; from != path {
			out = append(out, e.caller.Display+" of "+from)
		}
	}
	return out
}
