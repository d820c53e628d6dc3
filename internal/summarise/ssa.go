package summarise

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// buildSSA builds the SSA form of one package, without the functions that cannot be
// built: broken code has some, and the builder gives up on the whole package then.
func buildSSA(in Input) (*ssa.Package, error) {
	pkg, err := tryBuild(in)
	if err != nil {
		return buildRest(in, fmt.Errorf("building SSA of %s: %w", in.Types.Path(), err))
	}
	return pkg, nil
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

// sourceFunctions returns the package's functions, methods and closures in source
// order, enclosing functions first, the package initialiser and its closures last.
func sourceFunctions(in Input, pkg *ssa.Package) []*ssa.Function {
	var out []*ssa.Function
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		out = append(out, f)
		for _, anon := range f.AnonFuncs {
			add(anon)
		}
	}
	for _, file := range in.Files {
		for _, decl := range file.Decls {
			fd, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if obj, ok := in.Info.Defs[fd.Name].(*types.Func); ok {
				if f := pkg.Prog.FuncValue(obj); f != nil {
					add(f)
				}
			}
		}
	}
	if init := pkg.Func("init"); init != nil {
		add(init)
	}
	return out
}
