package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// site is a statement that changes a container and can stand elsewhere as it is.
type site struct {
	stmt ast.Stmt
	file int
	fn   *ast.FuncDecl
	// free are the local variables that it reads, in order.
	free []*types.Var
}

// sites finds the statements, none within another.
func (u *Unit) sites() []site {
	var out []site
	for i, f := range u.syntax {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil || u.isGeneric(fn) {
				continue
			}
			for _, s := range statements(fn.Body) {
				if !u.changesContainer(s) || u.silenced(s) || slices.ContainsFunc(out, func(o site) bool { return o.stmt.Pos() <= s.Pos() && s.End() <= o.stmt.End() }) {
					continue
				}
				if free, ok := u.free(s); ok {
					out = append(out, site{s, i, fn, free})
				}
			}
		}
	}
	return out
}

// statements are those that stand in a block, with what they hold before them.
func statements(body *ast.BlockStmt) []ast.Stmt {
	var out []ast.Stmt
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			out = append(out, n.List...)
		case *ast.CaseClause:
			out = append(out, n.Body...)
		case *ast.CommClause:
			out = append(out, n.Body...)
		}
		return true
	})
	return out
}

func (u *Unit) isGeneric(fn *ast.FuncDecl) bool {
	if fn.Type.TypeParams != nil {
		return true
	}
	obj, ok := u.info.Defs[fn.Name].(*types.Func)
	return !ok || obj.Signature().RecvTypeParams().Len() > 0
}

// changesContainer reports whether a simple statement adds to or takes from a container.
func (u *Unit) changesContainer(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE || len(s.Lhs) != 1 || len(s.Rhs) != 1 {
			return false
		}
		return u.isElement(s.Lhs[0]) || u.isAppend(s.Lhs[0], s.Rhs[0])
	case *ast.IncDecStmt:
		return u.isElement(s.X)
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		return ok && (u.isBuiltin(call, "delete") || u.isBuiltin(call, "clear") || u.isForeignCall(call))
	}
	return false
}

// isElement reports whether an expression is an element of a map.
func (u *Unit) isElement(e ast.Expr) bool {
	x, ok := e.(*ast.IndexExpr)
	return ok && u.mapType(x.X) != nil
}

func (u *Unit) mapType(e ast.Expr) *types.Map {
	t := u.info.TypeOf(e)
	if t == nil {
		return nil
	}
	m, _ := t.Underlying().(*types.Map)
	return m
}

// isAppend reports whether an assignment appends to what is no plain local variable.
func (u *Unit) isAppend(to, value ast.Expr) bool {
	call, ok := value.(*ast.CallExpr)
	if !ok || !u.isBuiltin(call, "append") || len(call.Args) < 2 || u.text(call.Args[0]) != u.text(to) {
		return false
	}
	id, ok := to.(*ast.Ident)
	return !ok || u.info.Uses[id] != nil && u.info.Uses[id].Parent() == u.pkg.Scope()
}

func (u *Unit) isBuiltin(call *ast.CallExpr, name string) bool {
	id, ok := call.Fun.(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := u.info.Uses[id].(*types.Builtin)
	return ok && b.Name() == name
}

// isForeignCall reports whether a method of another package's type is called on a field
// or variable.
func (u *Unit) isForeignCall(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || u.info.Selections[sel] == nil {
		return false
	}
	m := u.info.Selections[sel].Obj()
	if m.Pkg() == u.pkg {
		return false
	}
	field, ok := sel.X.(*ast.SelectorExpr)
	if !ok || u.info.Selections[field] == nil {
		return false
	}
	n, ok := deref(u.info.TypeOf(field)).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg() != u.pkg && !isLock(n)
}

func deref(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return types.Unalias(p.Elem())
	}
	return types.Unalias(t)
}

// isLock reports whether a type has a method Lock: locking is left where it is.
func isLock(t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(t), true, nil, "Lock")
	_, ok := obj.(*types.Func)
	return ok
}

// free returns the local variables of a statement that are declared outside of it. It
// fails if the statement cannot stand elsewhere: it writes to one of them, leaves the
// function, or has one whose value must not be copied.
func (u *Unit) free(s ast.Stmt) ([]*types.Var, bool) {
	var out []*types.Var
	ok := true
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			ok = ok && (n.Tok == token.DEFINE || !slices.ContainsFunc(n.Lhs, u.isLocal))
		case *ast.IncDecStmt:
			ok = ok && !u.isLocal(n.X)
		case *ast.UnaryExpr:
			ok = ok && (n.Op != token.AND || u.root(n.X) == nil)
		case *ast.Ident:
			v, is := u.info.Uses[n].(*types.Var)
			if !is || v.IsField() || v.Parent() == u.pkg.Scope() || v.Parent() == types.Universe || v.Pkg() != u.pkg {
				return true
			}
			if s.Pos() <= v.Pos() && v.Pos() < s.End() || slices.Contains(out, v) {
				return true
			}
			out = append(out, v)
			ok = ok && copies(v.Type())
		}
		return true
	})
	return out, ok
}

// isLocal reports whether an expression is a local variable, or a part of the value of one.
func (u *Unit) isLocal(e ast.Expr) bool { return u.root(e) != nil }

// root is the local variable into whose own value an expression reaches, nil if it goes
// through a pointer, a map or a slice.
func (u *Unit) root(e ast.Expr) *types.Var {
	switch e := e.(type) {
	case *ast.Ident:
		v, ok := u.info.Uses[e].(*types.Var)
		if ok && !v.IsField() && v.Parent() != u.pkg.Scope() {
			return v
		}
	case *ast.ParenExpr:
		return u.root(e.X)
	case *ast.SelectorExpr:
		if sel := u.info.Selections[e]; sel != nil && !sel.Indirect() {
			if _, isPointer := types.Unalias(u.info.TypeOf(e.X)).(*types.Pointer); !isPointer {
				return u.root(e.X)
			}
		}
	case *ast.IndexExpr:
		if _, isArray := u.info.TypeOf(e.X).Underlying().(*types.Array); isArray {
			return u.root(e.X)
		}
	}
	return nil
}

// copies reports whether a copy of a value is as good as the value.
func copies(t types.Type) bool {
	switch u := types.Unalias(t).Underlying().(type) {
	case *types.Struct:
		if isLock(t) {
			return false
		}
		for f := range u.Fields() {
			if !copies(f.Type()) {
				return false
			}
		}
		n, isNamed := types.Unalias(t).(*types.Named)
		return !isNamed || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != "sync" && n.Obj().Pkg().Path() != "sync/atomic"
	case *types.Array:
		return false
	case *types.Interface:
		_, isParam := types.Unalias(t).(*types.TypeParam)
		return !isParam
	}
	return true
}
