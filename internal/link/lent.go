package link

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// lentTypes are the types whose objects are handed, as an interface of another module,
// to code out of view: it may call their exported methods, asked for by that interface
// or by another one that it finds them to have.
func (l *linker) lentTypes(pkgs []Package) {
	for i := range pkgs {
		for _, c := range pkgs[i].Summary.Converts {
			if len(c.Methods) > 0 && l.index.types[c.Iface] == nil && strings.Contains(firstElement(c.Iface), ".") {
				l.lent[c.Type] = true
			}
		}
	}
}

// onlyLent reports whether nothing but code out of view can call the method: its type
// cannot be named there, so it is called for what it implements.
func (l *linker) onlyLent(f *Func) bool {
	t := l.index.types[f.Recv]
	return t != nil && !t.Exported && f.Exported && f.Parent == "" && l.lent[f.Recv]
}

// conventions notes the methods that the library table says are found on an argument
// whose type does not ask for them: as net/rpc finds those of a service.
func (l *linker) conventions() {
	for _, f := range l.index.sortedFuncs() {
		for i := range f.Calls {
			c := &f.Calls[i]
			for _, r := range l.rows(c) {
				if r.Role == library.Calls && r.Method != "" && r.Phase == library.PhaseEvent {
					l.findMethods(argAt(c.Args, r.Arg+receiverShift(c)), r.Method)
				}
			}
		}
	}
}

// findMethods notes that code out of view calls a method, or with "*" all exported ones,
// of the object that a term denotes.
func (l *linker) findMethods(t *facts.Term, name string) {
	for _, a := range t.Alternatives() {
		typ := l.index.types[l.typeOfTerm(a)]
		if typ == nil {
			continue
		}
		for _, m := range typ.Methods {
			if f := l.index.funcs[m.Func]; f != nil && (m.Name == name || name == "*" && f.Exported) {
				l.index.asked[f.Recv+"."+m.Name] = true
			}
		}
	}
}
