package program

import "slices"

// linked tells which packages of a module the programs of the module are made of.
type linked struct {
	imports map[string][]string        // of the same module, by package
	module  map[string]string          // by package
	mains   map[string]map[string]bool // what a main package is linked with, nil before anybody asks
}

func linkedOf(pkgs []Package) linked {
	l := linked{imports: map[string][]string{}, module: map[string]string{}, mains: map[string]map[string]bool{}}
	for i := range pkgs {
		s := pkgs[i].Summary
		l.imports[s.Path], l.module[s.Path] = slices.Concat(s.Imports, s.Blank), s.Module
		if s.Name == "main" {
			l.mains[s.Path] = nil
		}
	}
	return l
}

// apart reports whether a package is not in the program of a main package. Nobody else can import what
// that declares, so that its interfaces, and the values in its functions, are never of a type of a
// package that is apart. What other modules bring in never is.
func (l *linked) apart(main, of string) bool {
	in, ok := l.mains[main]
	if !ok || main == of || l.module[main] != l.module[of] {
		return false
	}
	if in == nil {
		in = map[string]bool{}
		for work := []string{main}; len(work) > 0; {
			at := work[len(work)-1]
			work = work[:len(work)-1]
			for _, p := range l.imports[at] {
				if !in[p] {
					in[p] = true
					work = append(work, p)
				}
			}
		}
		l.mains[main] = in
	}
	return !in[of]
}

// together leaves of some functions those that are in the program of a main package, all of them for
// another package.
func (x *Program) together(pkg string, ids []string) []string {
	if _, ok := x.linked.mains[pkg]; !ok {
		return ids
	}
	isApart := func(id string) bool {
		f := x.Funcs[id]
		return f != nil && x.linked.apart(pkg, f.Package.Summary.Path)
	}
	if !slices.ContainsFunc(ids, isApart) {
		return ids
	}
	return slices.DeleteFunc(slices.Clone(ids), isApart)
}
