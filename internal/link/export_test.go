package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// InOrder links with the phases in the order of their names, and tells after is called with
// each when it has run.
func InOrder(pkgs []program.Package, table *library.Table, order []string, after func(Phase, *Program)) *Program {
	w := (&linking{without: map[step]bool{}}).begin(pkgs, table)
	all := Phases()
	for _, name := range order {
		ph := all[slices.IndexFunc(all, func(p Phase) bool { return p.Name == name })]
		ph.run(w)
		if after != nil {
			after(ph, w.program)
		}
	}
	return w.end()
}
