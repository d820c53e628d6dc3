package inline

import (
	"go/ast"
	"go/token"
	"go/types"
)

// note learns from a node what local variables are.
func (in *inliner) note(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		in.assigned(n)
	case *ast.ValueSpec:
		if len(n.Names) == len(n.Values) {
			for i, id := range n.Names {
				in.declared(id, n.Values[i])
			}
		}
	case *ast.IncDecStmt:
		in.isSet(n.X)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			in.isSet(n.X)
		}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			in.isSet(n.Key)
			in.isSet(n.Value)
		}
	case *ast.CallExpr:
		in.counts(n, 1)
	case *ast.GoStmt:
		in.counts(n.Call, -1)
	case *ast.DeferStmt:
		in.counts(n.Call, -1)
	}
	return true
}

func (in *inliner) assigned(s *ast.AssignStmt) {
	for i, lhs := range s.Lhs {
		id, ok := lhs.(*ast.Ident)
		if !ok {
			continue
		}
		if in.Info.Defs[id] == nil {
			in.isSet(id)
		} else if len(s.Lhs) == len(s.Rhs) {
			in.declared(id, s.Rhs[i])
		}
	}
}

// declared notes what a local variable is declared to be.
func (in *inliner) declared(id *ast.Ident, value ast.Expr) {
	v, ok := in.Info.Defs[id].(*types.Var)
	if !ok || v.Parent() == in.Types.Scope() {
		return
	}
	if lit, ok := ast.Unparen(value).(*ast.FuncLit); ok {
		in.closures[v] = lit
	} else if types.IsInterface(v.Type()) {
		in.values[v] = value
	}
}

// isSet notes that a variable is set or addressed, if an expression is one.
func (in *inliner) isSet(e ast.Expr) {
	if e == nil {
		return
	}
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := in.Info.ObjectOf(id).(*types.Var); ok {
			in.set[v] = true
		}
	}
}

// counts notes a call of a function by its name.
func (in *inliner) counts(call *ast.CallExpr, n int) {
	var id *ast.Ident
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		id = fun
	case *ast.SelectorExpr:
		id = fun.Sel
	}
	if f, ok := in.Info.Uses[id].(*types.Func); ok && id != nil {
		in.called[f.Origin()] += n
	}
}
