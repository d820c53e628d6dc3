package program

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// prepare notes what functions close, make and end.
func (x *Program) prepare(pkgs []Package) {
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			x.noteCloses(f)
			x.noteClosure(f)
		}
	}
	for _, f := range x.SortedFuncs() {
		if len(f.Results) > 0 {
			if t := x.resultType(f.Results[0], map[string]bool{}); t != "" {
				x.MakerOf[f.ID] = t
			}
		}
	}
	for _, f := range x.SortedFuncs() {
		x.noteLives(f)
	}
}

// noteClosure records a closure with all functions around it.
func (x *Program) noteClosure(f *facts.Func) {
	for p := f.Parent; p != ""; {
		x.Closures[p] = append(x.Closures[p], f.ID)
		up := x.Funcs[p]
		if up == nil {
			return
		}
		p = up.Parent
	}
}
