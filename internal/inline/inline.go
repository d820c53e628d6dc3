package inline

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
)

// Package is the syntax of a type-checked package.
type Package struct {
	Files []*ast.File
	Types *types.Package
	Info  *types.Info
}

// Steps returns the package with its steps where they are called, and the functions and
// methods that nothing uses any more.
func Steps(p Package) (Package, map[*types.Func]bool) {
	in := newInliner(p)
	out := p
	out.Files = make([]*ast.File, len(p.Files))
	for i, f := range p.Files {
		out.Files[i] = in.file(f)
	}
	in.initial()
	if !in.copied {
		return p, nil
	}
	out.Info = in.info
	return out, in.unused()
}

// inliner holds the state of one package.
type inliner struct {
	Package
	// info is the type information of what is made; its maps are copies once copied is set.
	info            *types.Info
	copied, renamed bool
	decls           map[*types.Func]*ast.FuncDecl
	// receivers are those of methods, never set.
	receivers map[*types.Var]bool
	// closures are those of local variables that are never set again.
	closures map[*types.Var]*ast.FuncLit
	// values are what local variables of an interface type are once and for all.
	values map[*types.Var]ast.Expr
	// set are the local variables that are set after their declaration, or addressed.
	set map[*types.Var]bool
	// uses tells how often each name is used, called how often for a call that nothing puts off.
	uses, called map[types.Object]int
	// inlined counts the calls that are gone, by what was called.
	inlined map[types.Object]int
	// bodies and literals are the functions and closures that have been rewritten, active the
	// functions that are being so.
	bodies   map[*types.Func]*ast.BlockStmt
	literals map[*ast.FuncLit]*ast.FuncLit
	active   map[*types.Func]bool
	// targets are the methods that are meant where copies call those of a type parameter, nil
	// where there is none.
	targets map[*ast.SelectorExpr]*types.Func
	// parts are the fields in which something may change, by the kind of node.
	parts map[reflect.Type][]int
}

func newInliner(p Package) *inliner {
	in := &inliner{
		Package: p, info: p.Info, decls: map[*types.Func]*ast.FuncDecl{}, closures: map[*types.Var]*ast.FuncLit{},
		receivers: map[*types.Var]bool{},
		values:    map[*types.Var]ast.Expr{}, set: map[*types.Var]bool{},
		literals: map[*ast.FuncLit]*ast.FuncLit{}, targets: map[*ast.SelectorExpr]*types.Func{}, uses: map[types.Object]int{}, called: map[types.Object]int{}, inlined: map[types.Object]int{}, bodies: map[*types.Func]*ast.BlockStmt{}, active: map[*types.Func]bool{}, parts: map[reflect.Type][]int{},
	}
	for _, f := range p.Files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				if obj, ok := p.Info.Defs[fn.Name].(*types.Func); ok && fn.Body != nil {
					in.decls[obj] = fn
					in.receivers[obj.Signature().Recv()] = true
				}
			}
		}
		ast.Inspect(f, in.note)
	}
	for _, obj := range p.Info.Uses {
		switch o := obj.(type) {
		case *types.Func:
			in.uses[o.Origin()]++
		case *types.Var:
			if in.closures[o] != nil {
				in.uses[o]++
			}
		}
	}
	return in
}

// unused are the functions of which each use was a call that is gone. A method of a name that
// an interface asks for may be meant where that is called.
func (in *inliner) unused() map[*types.Func]bool {
	asked := map[string]bool{}
	for obj, n := range in.uses {
		if f, ok := obj.(*types.Func); ok && in.inlined[obj] < n && isAbstract(f) {
			asked[f.Name()] = true
		}
	}
	out := map[*types.Func]bool{}
	for f := range in.decls {
		n := in.inlined[f]
		if f.Signature().Recv() != nil && asked[f.Name()] {
			continue
		}
		if n > 0 && n >= in.uses[f] {
			out[f] = true
		}
	}
	return out
}

// file returns a file with its functions rewritten, itself if nothing changes.
func (in *inliner) file(f *ast.File) *ast.File {
	decls := slices.Clone(f.Decls)
	changed := false
	for i, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if body := in.bodyOf(fn); body != fn.Body {
			c := *fn
			c.Body = body
			decls[i], changed = &c, true
		}
	}
	if !changed {
		return f
	}
	c := *f
	c.Decls = decls
	in.own()
	if v, ok := in.info.FileVersions[f]; ok {
		in.info.FileVersions[&c] = v
	}
	return &c
}

// initial rewrites the initial values of variables.
func (in *inliner) initial() {
	for i, init := range in.Info.InitOrder {
		rhs := in.node(init.Rhs).(ast.Expr)
		if rhs == init.Rhs {
			continue
		}
		in.own()
		in.info.InitOrder[i] = &types.Initializer{Lhs: init.Lhs, Rhs: rhs}
	}
}

// bodyOf returns the body of a function with the steps in it.
func (in *inliner) bodyOf(d *ast.FuncDecl) *ast.BlockStmt {
	obj, ok := in.Info.Defs[d.Name].(*types.Func)
	if !ok || d.Body == nil {
		return d.Body
	}
	if b := in.bodies[obj]; b != nil {
		return b
	}
	in.active[obj] = true
	b := in.node(d.Body).(*ast.BlockStmt)
	delete(in.active, obj)
	in.bodies[obj] = b
	return b
}
