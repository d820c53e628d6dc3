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
				x.handsOut(x.Funcs[f.ID], t)
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

// handsOut notes a type that a function returns, with what is embedded in it, where code out of view can
// call the function: it then has the methods of the type, wherever that is declared.
func (x *Program) handsOut(f *Func, typ string) {
	if !f.Exported || f.Parent != "" || f.Package.Closed || f.Package.Testing || f.Testing {
		return
	}
	if of := x.Types[f.Recv]; of != nil && !of.Exported {
		return
	}
	for work := []string{typ}; len(work) > 0; {
		at := x.Types[work[len(work)-1]]
		work = work[:len(work)-1]
		if at == nil || x.GivenOut[at.Key] {
			continue
		}
		x.GivenOut[at.Key] = true
		for i := range at.Fields {
			if at.Fields[i].Embedded {
				work = append(work, at.Fields[i].Refs...)
			}
		}
	}
}
