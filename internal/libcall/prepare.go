package libcall

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// conventions notes the methods that the library table says are found on an argument
// whose type does not ask for them: as net/rpc finds those of a service.
func (l *Calls) conventions() {
	for _, f := range l.SortedFuncs() {
		for i := range f.Calls {
			c := &f.Calls[i]
			for _, r := range l.Rows(c) {
				if r.Role == library.Calls && r.Method != "" && r.Phase == library.PhaseEvent {
					l.findMethods(program.ArgAt(c.Args, r.Arg+ReceiverShift(c)), r.Method)
				}
			}
		}
	}
}

// findMethods notes that code out of view calls a method, or with "*" all exported ones,
// of the object that a term denotes.
func (l *Calls) findMethods(t *facts.Term, name string) {
	for _, a := range t.Alternatives() {
		typ := l.Types[l.TypeOfTerm(a)]
		if typ == nil {
			continue
		}
		for _, m := range typ.Methods {
			if f := l.Funcs[m.Func]; f != nil && (m.Name == name || name == "*" && f.Exported) {
				l.Asked[f.Recv+"."+m.Name] = true
			}
		}
	}
}

// prepare notes which functions the library table says are called.
func (l *Calls) prepare() { l.conventions() }
