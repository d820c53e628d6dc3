package summarise

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/inline"
)

// reading is a package as it is read: with small steps where they are called.
type reading struct {
	Input
	// inlined are the functions that are read nowhere else.
	inlined   map[*types.Func]bool
	pkg       *ssa.Package
	functions []*ssa.Function
}

// read returns a package in SSA form. Where the steps cannot be put, or be built, where they are
// called, as in broken code, they are read where they are written.
func read(in Input) (*reading, error) {
	r, err := stepped(in)
	if err == nil {
		r.pkg, err = tryBuild(r.Input)
	}
	if err != nil {
		r = &reading{Input: in}
		if r.pkg, err = buildSSA(in); err != nil {
			return nil, err
		}
	}
	r.functions = sourceFunctions(r.Input, r.pkg, r.inlined)
	return r, nil
}

// stepped is a package with its steps where they are called, before it is built.
func stepped(in Input) (r *reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, fmt.Errorf("%v", p)
		}
	}()
	seen, inlined := inline.Steps(inline.Package{Files: in.Files, Types: in.Types, Info: in.Info})
	r = &reading{Input: in, inlined: inlined}
	r.Files, r.Info = seen.Files, seen.Info
	return r, nil
}

// buildSSA builds the SSA form of one package, without the functions that cannot be
// built: broken code has some, and the builder gives up on the whole package then.
func buildSSA(in Input) (*ssa.Package, error) {
	pkg, err := tryBuild(in)
	if err != nil {
		return buildRest(in, fmt.Errorf("building SSA of %s: %w", in.Types.Path(), err))
	}
	return pkg, nil
}

// sourceFunctions returns the package's functions, methods and closures in source
// order, enclosing functions first, the package initialiser and its closures last. Those that are
// read where they are called are left out.
func sourceFunctions(in Input, pkg *ssa.Package, inlined map[*types.Func]bool) []*ssa.Function {
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
			if obj, ok := in.Info.Defs[fd.Name].(*types.Func); ok && !inlined[obj] {
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
