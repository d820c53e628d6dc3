package escape

import (
	"github.com/growthlint/growthlint/internal/program"
)

// prepare notes where values go: what functions store, what becomes of results, which
// types are reflected upon.
func (l *Flow) prepare(pkgs []program.Package) {
	for i := range pkgs {
		s := pkgs[i].Summary
		l.noteResults(s)
		for _, st := range s.Stores {
			l.StoresOf[st.Func] = append(l.StoresOf[st.Func], st)
		}
	}
	for _, f := range l.SortedFuncs() {
		for i := range f.Calls {
			if c := &f.Calls[i]; c.Iface {
				l.throughInterface[program.CalledAs(c)] = c
			}
		}
	}
	l.noteReflected()
}
