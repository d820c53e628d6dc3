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
	given := argumentsGiven(pkgs)
	for i := range pkgs {
		s := pkgs[i].Summary
		for _, f := range s.Funcs {
			isArguments := func(t *facts.Term) bool { return isProcessArguments(t, given[f.ID]) }
			for j := range f.Calls {
				if c := &f.Calls[j]; c.Callee.Pkg != "" && !IsStandard(c.Callee.Pkg) && slices.ContainsFunc(c.Args, isArguments) {
					out.Packages[c.Callee.Pkg] = true
				}
			}
			for j := range f.Makes {
				if m := &f.Makes[j]; m.Value != nil && slices.ContainsFunc(m.Value.Args, isArguments) {
					out.configured(m)
				}
			}
		}
		for j := range s.Stores {
			if st := &s.Stores[j]; isProcessArguments(st.Val, given[st.Func]) {
				pkg, _ := SplitLast(OwnerOf(st.Field))
				out.Packages[pkg] = true
			}
		}
	}
	for i := range pkgs {
		delete(out.Packages, pkgs[i].Summary.Path)
	}
	delete(out.Packages, "")
	return out
}

// argumentsGiven are, by function, the parameters that some caller gives the arguments of the
// process, itself or from such a parameter of its own.
func argumentsGiven(pkgs []Package) map[string]map[int]bool {
	given := map[string]map[int]bool{}
	funcs := map[string]*facts.Func{}
	var work []string
	pass := func(f *facts.Func) {
		for i := range f.Calls {
			c := &f.Calls[i]
			for n, a := range c.Args {
				if c.Func == "" || given[c.Func][n] || !isProcessArguments(a, given[f.ID]) {
					continue
				}
				if given[c.Func] == nil {
					given[c.Func] = map[int]bool{}
				}
				given[c.Func][n] = true
				work = append(work, c.Func)
			}
		}
	}
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			funcs[f.ID] = f
		}
	}
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			pass(f)
		}
	}
	for len(work) > 0 {
		f := funcs[work[0]]
		if work = work[1:]; f != nil {
			pass(f)
		}
	}
	return given
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

// isProcessArguments reports whether a term is, or may be, os.Args or a part of it: what package
// flag leaves of it, or one of the given parameters.
func isProcessArguments(t *facts.Term, given map[int]bool) bool {
	if t == nil {
		return false
	}
	return slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool {
		for a != nil && (a.Op == facts.OpSlice || a.Op == facts.OpField && len(a.Args) == 1) {
			a = a.Arg(0)
		}
		switch {
		case a == nil:
			return false
		case a.Op == facts.OpParam:
			return a.Up == 0 && given[a.N]
		}
		return a.Op == facts.OpGlobal && a.Text == "os.Args" || a.Op == facts.OpCall && a.Text == "flag.Args"
	})
}
