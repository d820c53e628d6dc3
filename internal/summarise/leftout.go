package summarise

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// part is a function with a body, or the initial value of package variables: what can be
// left out of a package that cannot be built whole.
type part struct {
	decl *ast.FuncDecl
	init *types.Initializer
}

func (p part) pos() token.Pos {
	if p.decl != nil {
		return p.decl.Name.Pos()
	}
	return p.init.Rhs.Pos()
}

// String names the part as a message does.
func (p part) String() string {
	if p.decl != nil {
		return "function " + p.decl.Name.Name
	}
	if len(p.init.Lhs) == 0 {
		return "an initial value"
	}
	return "the initial value of " + p.init.Lhs[0].Name()
}

// buildRest builds the package without the functions and initial values at which the
// builder gives up, and tells each of them. why is how it gave up on all of it.
func buildRest(in Input, why error) (*ssa.Package, error) {
	if _, err := tryBuild(only(in, nil)); err != nil {
		return nil, why // it is in no function
	}
	all := partsOf(in)
	bad := culprits(in, all)
	rest := slices.DeleteFunc(all, func(p part) bool {
		_, is := bad[p]
		return is
	})
	pkg, err := tryBuild(only(in, rest))
	if err != nil {
		return nil, why
	}
	parts := slices.SortedFunc(maps.Keys(bad), func(a, b part) int { return int(a.pos() - b.pos()) })
	for _, p := range parts {
		if in.LeftOut != nil {
			in.LeftOut(p.pos(), fmt.Sprintf("%s is left out, since it cannot be read: %v", p, bad[p]))
		}
	}
	return pkg, nil
}

// partsOf lists what can be left out.
func partsOf(in Input) []part {
	var out []part
	for _, f := range in.Files {
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				out = append(out, part{decl: fn})
			}
		}
	}
	for _, init := range in.Info.InitOrder {
		out = append(out, part{init: init})
	}
	return out
}

// culprits finds the parts that cannot be built, and why, by halving the list. Parts that
// only together cannot be built are all taken for culprits.
func culprits(in Input, parts []part) map[part]error {
	if len(parts) == 0 {
		return nil
	}
	_, err := tryBuild(only(in, parts))
	if err == nil {
		return nil
	}
	if len(parts) == 1 {
		return map[part]error{parts[0]: err}
	}
	found := map[part]error{}
	maps.Copy(found, culprits(in, parts[:len(parts)/2]))
	maps.Copy(found, culprits(in, parts[len(parts)/2:]))
	if len(found) == 0 {
		for _, p := range parts {
			found[p] = err
		}
	}
	return found
}

// only returns the package with the bodies and initial values of some parts alone. The
// syntax is the caller's and is not changed.
func only(in Input, parts []part) Input {
	keep := map[part]bool{}
	for _, p := range parts {
		keep[p] = true
	}
	info := *in.Info
	info.FileVersions = maps.Clone(in.Info.FileVersions)
	info.InitOrder = nil
	for _, init := range in.Info.InitOrder {
		if keep[part{init: init}] {
			info.InitOrder = append(info.InitOrder, init)
		}
	}
	files := make([]*ast.File, len(in.Files))
	for i, f := range in.Files {
		c := *f
		c.Decls = slices.Clone(f.Decls)
		for j, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil && !keep[part{decl: fn}] {
				c.Decls[j] = &ast.FuncDecl{Doc: fn.Doc, Recv: fn.Recv, Name: fn.Name, Type: fn.Type}
			}
		}
		files[i] = &c
		if v, ok := in.Info.FileVersions[f]; ok {
			info.FileVersions[files[i]] = v
		}
	}
	in.Files, in.Info = files, &info
	return in
}

// tryBuild builds the SSA form in a program of its own. Direct imports are created
// without bodies; nothing else is. It is used by every driver, so that all of them see
// the same instructions.
func tryBuild(in Input) (pkg *ssa.Package, err error) {
	defer func() {
		if r := recover(); r != nil {
			pkg, err = nil, fmt.Errorf("%v", r)
		}
	}()
	prog := ssa.NewProgram(in.Fset, 0)
	prog.SetNoReturn(neverReturns)
	created := map[*types.Package]bool{in.Types: true}
	for _, p := range in.Types.Imports() {
		if !created[p] {
			created[p] = true
			prog.CreatePackage(p, nil, nil, true)
		}
	}
	pkg = prog.CreatePackage(in.Types, in.Files, in.Info, false)
	pkg.Build()
	return pkg, nil
}

// neverReturns reports whether fn is documented not to return. Missing one errs
// toward more paths, so toward silence for "released on every exit" and toward a
// finding for nothing.
func neverReturns(fn *types.Func) bool {
	switch fn.FullName() {
	case "os.Exit", "runtime.Goexit", "log.Fatal", "log.Fatalf", "log.Fatalln",
		"log.Panic", "log.Panicf", "log.Panicln",
		"(*log.Logger).Fatal", "(*log.Logger).Fatalf", "(*log.Logger).Fatalln",
		"(*log.Logger).Panic", "(*log.Logger).Panicf", "(*log.Logger).Panicln",
		"(*testing.common).FailNow", "(*testing.common).Fatal", "(*testing.common).Fatalf",
		"(*testing.common).Skip", "(*testing.common).SkipNow", "(*testing.common).Skipf":
		return true
	}
	return false
}
