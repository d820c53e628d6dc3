package inline

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// isOwn reports whether an expression is the receiver of a method of the package, or a literal.
func (in *inliner) isOwn(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, ok := in.info.Uses[e].(*types.Var)
		return ok && in.receivers[v]
	case *ast.CompositeLit:
		return true
	}
	return false
}

// isPartOfOwn reports whether an expression is a field, by value, of a receiver that is the caller's.
func (in *inliner) isPartOfOwn(e ast.Expr) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	m := in.info.Selections[sel]
	if m == nil || m.Kind() != types.FieldVal || len(m.Index()) != 1 {
		return false
	}
	if _, ok := in.info.TypeOf(sel).Underlying().(*types.Struct); !ok {
		return false
	}
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	return ok && in.isOwn(id) || in.isPartOfOwn(sel.X)
}

// stays reports whether an argument is the same wherever a step reads it: a variable that is set
// once, a constant, or a part of the receiver by its address.
func (in *inliner) stays(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		v, ok := in.info.Uses[e].(*types.Var)
		return ok && !in.set[v] && v.Parent() != in.Types.Scope()
	case *ast.UnaryExpr:
		return e.Op == token.AND && in.isPartOfOwn(e.X)
	}
	return false
}

func (in *inliner) mentions(n ast.Node, obj types.Object) bool { return in.mentioned(n, obj) > 0 }

// mentioned counts how often a variable is named.
func (in *inliner) mentioned(n ast.Node, obj types.Object) int {
	found := 0
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && in.info.Uses[id] == obj {
			found++
		}
		return true
	})
	return found
}

// isBuiltin reports whether a call is one of some functions of the language.
func (in *inliner) isBuiltin(call *ast.CallExpr, names ...string) bool {
	id, ok := call.Fun.(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := in.info.Uses[id].(*types.Builtin)
	return ok && slices.Contains(names, b.Name())
}
