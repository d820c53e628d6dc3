package inline

import (
	"go/ast"
	"go/token"
	"go/types"
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

func (in *inliner) mentions(n ast.Node, obj types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && in.info.Uses[id] == obj
		return !found
	})
	return found
}

// measures reports whether a call asks for a length.
func (in *inliner) measures(call *ast.CallExpr) bool {
	id, ok := call.Fun.(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := in.info.Uses[id].(*types.Builtin)
	return ok && (b.Name() == "len" || b.Name() == "cap")
}
