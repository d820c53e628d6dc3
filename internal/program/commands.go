package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Commands tells what runs as a command: a process runs one of them, once.
type Commands struct {
	// Packages are those out of view to which code in view hands the arguments of the process.
	Packages map[string]bool
	// Listed are the variables that such a package is handed beside the arguments.
	Listed map[string]bool
	// Methods are those, "type.Name", that interfaces of such a package ask for.
	Methods map[string]bool
}

func commandsOf(pkgs []Package) *Commands {
	out := &Commands{Packages: map[string]bool{}, Listed: map[string]bool{}, Methods: map[string]bool{}}
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for j := range f.Calls {
				if c := &f.Calls[j]; c.Callee.Pkg != "" && !IsStandard(c.Callee.Pkg) && slices.ContainsFunc(c.Args, isProcessArguments) {
					out.Packages[c.Callee.Pkg] = true
				}
			}
			for j := range f.Makes {
				if m := &f.Makes[j]; m.Value != nil && slices.ContainsFunc(m.Value.Args, isProcessArguments) {
					out.configured(m)
				}
			}
		}
	}
	for i := range pkgs {
		delete(out.Packages, pkgs[i].Summary.Path)
	}
	return out
}

// configured notes an object that is given the arguments, and what else it is given.
func (x *Commands) configured(m *facts.Make) {
	pkg, _ := SplitLast(m.Type)
	x.Packages[pkg] = true
	for _, t := range m.Value.Args {
		if t != nil && t.Op == facts.OpGlobal {
			x.Listed[t.Text] = true
		}
	}
}

// asks notes the methods for which a type is converted to an interface.
func (x *Commands) asks(c *facts.Conversion) {
	if pkg, _ := SplitLast(c.Iface); x.Packages[pkg] {
		for _, m := range c.Methods {
			x.Methods[c.Type+"."+m] = true
		}
	}
}

// isProcessArguments reports whether a term is, or may be, os.Args or a part of it.
func isProcessArguments(t *facts.Term) bool {
	return slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool {
		for a != nil && (a.Op == facts.OpSlice || a.Op == facts.OpField && len(a.Args) == 1) {
			a = a.Arg(0)
		}
		return a != nil && a.Op == facts.OpGlobal && a.Text == "os.Args"
	})
}
