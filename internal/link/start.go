package link

import (
	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Link joins the packages. It never fails: what it cannot resolve is counted, and what
// a panic costs is listed. A step that panics leaves remembered answers half worked out:
// all is linked once more without it.
func Link(pkgs []program.Package, table *library.Table, options Options) *Program {
	var lost []Lost
	for {
		r := &linking{options: options, without: map[step]bool{}}
		for _, x := range lost {
			r.without[step{x.Doing, x.Of}] = true
		}
		var p *Program
		panicked := caught.By(func() { p = r.link(pkgs, table) })
		if panicked == nil {
			p.lost.list = lost
			return p
		}
		lost = append(lost, r.lose(panicked))
		if options.Again != nil {
			pkgs = options.Again()
		}
		if lost[len(lost)-1].Doing == stepProgram || len(lost) > maxLost {
			p := &Program{Packages: pkgs, failed: true, options: options, index: &program.Program{}}
			p.lost.list = lost
			return p
		}
	}
}

// link joins the packages, without the steps that have panicked before.
func (r *linking) link(pkgs []program.Package, table *library.Table) *Program {
	r.start(pkgs)
	w := r.begin(pkgs, table)
	for _, ph := range Phases() {
		ph.run(w)
	}
	return w.end()
}
