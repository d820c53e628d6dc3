package probe

import (
	"go/ast"
	"go/types"

	"github.com/growthlint/growthlint/internal/finding"
)

// others adds the places that empty the container and that the finding does not list, since they
// do not count against it: without them a length would stay where it was last seen.
func (c *candidate) others(files map[string]*file) {
	kept := map[types.Object]bool{}
	for _, s := range c.sites {
		if obj := s.container(); obj != nil {
			kept[obj] = true
		}
	}
	if len(kept) == 0 {
		return
	}
	taken := map[ast.Node]bool{}
	for _, s := range c.sites {
		taken[s.node] = true
	}
	for _, name := range sortedNames(files) {
		f := files[name]
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			e, sets := f.emptied(n)
			if e == nil || taken[n] || !kept[f.object(e)] {
				return true
			}
			q := f.pkg.Fset.PositionFor(n.Pos(), false)
			at := f.spot(finding.Position{File: name, Line: q.Line, Column: q.Column})
			if at != nil && at.node == n && at.barred() == "" && at.way() != nowhere {
				c.sites = append(c.sites, &site{candidate: c, spot: at, sets: sets})
			}
			return true
		})
	}
}

// container is the field or variable that holds what grows or shrinks here, nil if that is not
// told by the statement.
func (s *site) container() types.Object {
	if s.candidate.finding.Container.Kind == "sync.Map" {
		call, _ := s.syncCall()
		if call == nil {
			return nil
		}
		return s.file.object(call.Fun.(*ast.SelectorExpr).X)
	}
	if levels(s.candidate.finding.Container.Key) != "" {
		return nil // what empties an element is told by the finding alone
	}
	var e ast.Expr
	switch n := s.node.(type) {
	case *ast.AssignStmt:
		e = n.Lhs[0]
	case *ast.IncDecStmt:
		e = n.X
	default:
		e, _ = s.file.emptied(n)
	}
	if x, ok := ast.Unparen(e).(*ast.IndexExpr); ok && isMap(s.file.typeOf(x.X)) {
		e = x.X
	}
	if e == nil || !s.named(e) {
		return nil
	}
	return s.file.object(e)
}

// object is the field or variable that an expression names, nil for others.
func (f *file) object(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, ok := f.pkg.Info.ObjectOf(e).(*types.Var); ok {
			return v
		}
	case *ast.SelectorExpr:
		if v, ok := f.pkg.Info.Uses[e.Sel].(*types.Var); ok {
			return v.Origin()
		}
	}
	return nil
}

// emptied is the container that a statement takes from, or that it sets.
func (f *file) emptied(n ast.Node) (e ast.Expr, sets bool) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if len(n.Lhs) == 1 && f.object(n.Lhs[0]) != nil {
			return n.Lhs[0], true
		}
		if len(n.Rhs) == 1 {
			return f.deleted(n.Rhs[0]), false
		}
	case *ast.ExprStmt:
		return f.deleted(n.X), false
	}
	return nil, false
}

// deleted is what delete, clear or a method of sync.Map takes from.
func (f *file) deleted(e ast.Expr) ast.Expr {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return nil
	}
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		if b, ok := f.pkg.Info.Uses[fun].(*types.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear") {
			return call.Args[0]
		}
	case *ast.SelectorExpr:
		fn, ok := f.pkg.Info.Uses[fun.Sel].(*types.Func)
		if !ok {
			return nil
		}
		switch fn.FullName() {
		case "(*sync.Map).Delete", "(*sync.Map).LoadAndDelete", "(*sync.Map).CompareAndDelete", "(*sync.Map).Clear":
			return fun.X
		}
	}
	return nil
}
