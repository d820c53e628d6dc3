package inline

import (
	"go/ast"
	"go/token"
	"go/types"
)

// statements maps a list of statements: each that is a call of a step becomes what the step
// does.
func (in *inliner) statements(list []ast.Stmt) ([]ast.Stmt, bool) {
	var out []ast.Stmt
	changed := false
	for i, s := range list {
		now, ok := in.child(s)
		stmt := now.(ast.Stmt)
		into, spliced := in.splice(stmt)
		if !ok && !spliced {
			if changed {
				out = append(out, s)
			}
			continue
		}
		if !changed {
			out, changed = append(out, list[:i]...), true
		}
		if spliced {
			out = append(out, into...)
		} else {
			out = append(out, stmt)
		}
	}
	if !changed {
		return list, false
	}
	in.own()
	return in.withoutSteps(out), true
}

// withoutSteps takes out the declarations of closures of which no call is left.
func (in *inliner) withoutSteps(list []ast.Stmt) []ast.Stmt {
	out := list[:0:0]
	for _, s := range list {
		if v := in.closureDeclared(s); v == nil || in.inlined[v] == 0 || in.inlined[v] < in.uses[v] {
			out = append(out, s)
		}
	}
	return out
}

// closureDeclared is the variable that a statement declares to be a closure, and no other.
func (in *inliner) closureDeclared(s ast.Stmt) *types.Var {
	var id *ast.Ident
	switch s := s.(type) {
	case *ast.AssignStmt:
		if len(s.Lhs) == 1 && s.Tok == token.DEFINE {
			id, _ = s.Lhs[0].(*ast.Ident)
		}
	case *ast.DeclStmt:
		if gen, ok := s.Decl.(*ast.GenDecl); ok && gen.Tok == token.VAR && len(gen.Specs) == 1 {
			if spec, ok := gen.Specs[0].(*ast.ValueSpec); ok && len(spec.Names) == 1 {
				id = spec.Names[0]
			}
		}
	}
	if id == nil {
		return nil
	}
	v, ok := in.Info.Defs[id].(*types.Var)
	if !ok || in.closures[v] == nil {
		return nil
	}
	return v
}

// splice returns what a statement does that is a call of a step, or sets variables to what
// such a call returns, or returns that; false for other statements.
func (in *inliner) splice(s ast.Stmt) ([]ast.Stmt, bool) {
	switch s := s.(type) {
	case *ast.ExprStmt:
		return in.call(s.X, func(results []ast.Expr) []ast.Stmt { return evaluated(results) }, 2)
	case *ast.AssignStmt:
		if len(s.Rhs) != 1 || s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
			return nil, false
		}
		return in.call(s.Rhs[0], func(results []ast.Expr) []ast.Stmt {
			a := *s
			a.Rhs = results
			return []ast.Stmt{&a}
		}, 1)
	case *ast.ReturnStmt:
		if len(s.Results) != 1 {
			return nil, false
		}
		return in.call(s.Results[0], func(results []ast.Expr) []ast.Stmt {
			return []ast.Stmt{&ast.ReturnStmt{Return: s.Return, Results: results}}
		}, 2)
	case *ast.IfStmt:
		if s.Init == nil {
			return nil, false
		}
		list, ok := in.splice(s.Init)
		if !ok {
			return nil, false
		}
		c := *s
		c.Init = nil
		return append(list, &c), true
	}
	return nil, false
}
