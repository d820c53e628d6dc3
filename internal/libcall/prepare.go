package libcall

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// conventions notes the methods that the library table says are found on an argument
// whose type does not ask for them: as net/rpc finds those of a service.
func (l *Calls) conventions() {
	for _, f := range l.SortedFuncs() {
		for i := range f.Calls {
			for _, r := range l.Rows(&f.Calls[i]) {
				if r.Role == library.Calls && r.Method != "" && r.Phase == library.PhaseEvent {
					l.findOn(f, i, r)
				}
			}
		}
	}
}

// findOn notes the methods that are found on an argument of a call, an object or a value that was written
// out for it.
func (l *Calls) findOn(f *program.Func, call int, r *library.Row) {
	n := r.Arg + ReceiverShift(&f.Calls[call])
	l.findMethods(program.ArgAt(f.Calls[call].Args, n), r.Method)
	for _, m := range f.Makes {
		if slices.ContainsFunc(m.Fates, func(to facts.Fate) bool { return to.How == facts.FateArg && to.Call == call && to.Arg == n }) {
			l.ask(m.Type, r.Method)
		}
	}
}

// findMethods notes that code out of view calls a method, or with "*" all exported ones,
// of the object that a term denotes.
func (l *Calls) findMethods(t *facts.Term, name string) {
	for _, a := range t.Alternatives() {
		l.ask(l.TypeOfTerm(a), name)
	}
}

func (l *Calls) ask(key, name string) {
	typ := l.Types[key]
	if typ == nil {
		return
	}
	for _, m := range typ.Methods {
		if f := l.Funcs[m.Func]; f != nil && (m.Name == name || name == "*" && f.Exported) {
			l.Asked[f.Recv+"."+m.Name] = true
		}
	}
}

// prepare notes which functions the library table says are called.
func (l *Calls) prepare() { l.conventions() }
