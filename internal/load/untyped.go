package load

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// dropUntyped removes from an ill-typed package what could not be typed, so that
// the rest can be built as SSA, which gives up on the first unknown type: bodies
// of functions, initial values of variables, second declarations of a name.
func (r *run) dropUntyped(n *node, p *Package) {
	u := untyped{info: p.Info, errorsAt: n.errorsAt}
	for _, f := range p.Files {
		f.Decls = slices.DeleteFunc(f.Decls, u.isRedeclared)
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Body == nil || !u.isUntyped(fn.Body) && !u.hasUntypedResult(fn) && !u.repeatsName(fn) {
				continue
			}
			if p.SkipFuncs == nil {
				p.SkipFuncs = map[*ast.FuncDecl]bool{}
			}
			fn.Body = nil
			p.SkipFuncs[fn] = true
		}
	}
	p.Info.InitOrder = slices.DeleteFunc(p.Info.InitOrder, func(init *types.Initializer) bool {
		return u.isUntyped(init.Rhs) || slices.ContainsFunc(init.Lhs, func(v *types.Var) bool { return isInvalid(v.Type()) })
	})
	switch {
	case n.cgo != nil && !n.cgo.used:
		r.tellCgo(n, p)
	case len(p.SkipFuncs) > 0 && !n.troubled && !n.importsAbsent():
		r.tellSkipped(n, p)
	}
}

// tellSkipped tells that functions were left out where nothing else of the
// package has been told: the cause lies in a dependency.
func (r *run) tellSkipped(n *node, p *Package) {
	var first token.Position
	for fn := range p.SkipFuncs {
		at := r.position(fn.Pos())
		if first.Filename == "" || at.Filename < first.Filename || at.Filename == first.Filename && at.Line < first.Line {
			first = at
		}
	}
	r.tell(n, finding.Trouble{
		Kind: finding.TroubleType, File: absolute(n.dir, first.Filename), Line: first.Line, Column: first.Column,
		Message: fmt.Sprintf("left out %d functions, beginning with this one: they use what a dependency with errors does not provide", len(p.SkipFuncs)),
	})
}

// tellUnread tells what a visitor could not read: mostly what the type checker has let
// pass after an error.
func (r *run) tellUnread(n *node, at token.Pos, message string) {
	place := r.position(at)
	t := finding.Trouble{
		Kind: finding.TroubleLimit, File: absolute(n.dir, place.Filename), Line: place.Line, Column: place.Column, Message: oneLine(message),
	}
	if n.illTyped || n.troubled {
		t.Kind = finding.TroubleType
	}
	r.tell(n, t)
}

// importsAbsent reports whether the package imports one that could not be found,
// which is told already.
func (n *node) importsAbsent() bool {
	for _, imp := range n.imports {
		if imp.missing() {
			return true
		}
	}
	return false
}

// untyped finds syntax that the type checker could not make sense of.
type untyped struct {
	info     *types.Info
	errorsAt []token.Pos
}

// isRedeclared reports whether the declaration, or a part of it, has no object,
// because its name is declared elsewhere in the package.
func (u untyped) isRedeclared(decl ast.Decl) bool {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		return u.info.Defs[decl.Name] == nil
	case *ast.GenDecl:
		decl.Specs = slices.DeleteFunc(decl.Specs, func(spec ast.Spec) bool {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				return u.info.Defs[spec.Name] == nil
			case *ast.ValueSpec:
				return slices.ContainsFunc(spec.Names, func(id *ast.Ident) bool { return u.info.Defs[id] == nil })
			}
			return false
		})
		return len(decl.Specs) == 0 && decl.Tok != token.IMPORT
	}
	return true
}

// isUntyped reports whether some part of the syntax has an error or no type.
func (u untyped) isUntyped(root ast.Node) bool {
	for _, at := range u.errorsAt {
		if root.Pos() <= at && at < root.End() {
			return true
		}
	}
	bad := false
	ast.Inspect(root, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BadExpr, *ast.BadStmt, *ast.BadDecl:
			bad = true
		case *ast.Ident:
			bad = bad || u.isUnknown(node)
		case ast.Expr:
			tv, ok := u.info.Types[node]
			bad = bad || ok && isInvalid(tv.Type)
		}
		return !bad
	})
	return bad
}

// isUnknown reports whether the identifier stands for nothing, or for an object
// without a type. Some identifiers have an entry without an object, as the
// variable of a type switch; packages, labels and built-in functions never have
// a valid type.
func (u untyped) isUnknown(id *ast.Ident) bool {
	if id.Name == "_" {
		return false
	}
	obj, known := u.info.Defs[id]
	if !known {
		obj, known = u.info.Uses[id]
	}
	switch obj.(type) {
	case nil:
		return !known
	case *types.PkgName, *types.Label, *types.Builtin:
		return false
	}
	return isInvalid(obj.Type())
}

// hasUntypedResult reports whether the function's results or receiver are of
// unknown type. A parameter may be: if the body needs it, that shows there.
func (u untyped) hasUntypedResult(fn *ast.FuncDecl) bool {
	obj, ok := u.info.Defs[fn.Name].(*types.Func)
	if !ok {
		return true
	}
	sig := obj.Signature()
	return isInvalid(sig.Results()) || sig.Recv() != nil && isInvalid(sig.Recv().Type())
}

// repeatsName reports whether a name of the function's receiver, parameters of either kind or results is
// taken by another of them.
func (u untyped) repeatsName(fn *ast.FuncDecl) bool {
	for _, list := range []*ast.FieldList{fn.Recv, fn.Type.TypeParams, fn.Type.Params, fn.Type.Results} {
		if list == nil {
			continue
		}
		for _, field := range list.List {
			if slices.ContainsFunc(field.Names, func(id *ast.Ident) bool { return id.Name != "_" && u.info.Defs[id] == nil }) {
				return true
			}
		}
	}
	return false
}

// isInvalid reports whether the type is unknown or made of an unknown one. A named
// type is not, even if its fields are: these show where they are used.
func isInvalid(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return t.Kind() == types.Invalid
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			if isInvalid(arg) {
				return true
			}
		}
		return t.Underlying() == types.Typ[types.Invalid]
	case *types.Map:
		return isInvalid(t.Key()) || isInvalid(t.Elem())
	case interface{ Elem() types.Type }:
		return isInvalid(t.Elem())
	case *types.Tuple:
		return slices.ContainsFunc(slices.Collect(t.Variables()), hasInvalidType)
	case *types.Signature:
		return isInvalid(t.Params()) || isInvalid(t.Results())
	case *types.Struct:
		return slices.ContainsFunc(slices.Collect(t.Fields()), hasInvalidType)
	}
	return false
}

func hasInvalidType(v *types.Var) bool { return isInvalid(v.Type()) }
