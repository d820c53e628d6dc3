package inline

import (
	"go/ast"
	"go/token"
	"go/types"
)

// outcome puts into the place of each return of a step what becomes of its results.
type outcome struct {
	then func(results []ast.Expr) []ast.Stmt
	// left is how many returns there may still be.
	left, results int
}

// list maps a list of statements with which a step ends; false if control leaves the step from
// elsewhere.
func (o *outcome) list(list []ast.Stmt) ([]ast.Stmt, bool) {
	var out []ast.Stmt
	for i, s := range list {
		rest := list[i+1:]
		switch s := s.(type) {
		case *ast.ReturnStmt:
			o.left--
			if len(s.Results) != o.results && len(s.Results) != 1 || o.left < 0 {
				return nil, false
			}
			return append(out, o.then(s.Results)...), true
		case *ast.IfStmt:
			if !returns(s) {
				break
			}
			branch, ok := o.branch(s, rest)
			if !ok {
				return nil, false
			}
			return append(out, branch), true
		}
		if returns(s) {
			return nil, false
		}
		out = append(out, s)
	}
	return out, o.results == 0
}

// branch maps an if statement that returns where its condition holds: what comes after it is
// its other branch.
func (o *outcome) branch(s *ast.IfStmt, rest []ast.Stmt) (ast.Stmt, bool) {
	if s.Else != nil || !ends(s.Body) {
		return nil, false
	}
	body, ok := o.list(s.Body.List)
	if !ok {
		return nil, false
	}
	other, ok := o.list(rest)
	if !ok {
		return nil, false
	}
	out := *s
	out.Body = &ast.BlockStmt{Lbrace: s.Body.Lbrace, List: body, Rbrace: s.Body.Rbrace}
	out.Else = &ast.BlockStmt{Lbrace: s.End(), List: other, Rbrace: s.End()}
	return &out, true
}

// tells reports whether a body only tells by its results what is there already: what a function
// makes, takes or is given elsewhere it gives to those who call it, and there it is asked for.
func (in *inliner) tells(body *ast.BlockStmt, sig *types.Signature) bool {
	if sig.Results().Len() == 0 {
		return true
	}
	return !has(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			return !in.isBuiltin(n, "len", "cap")
		case *ast.CompositeLit:
			return true
		case *ast.UnaryExpr:
			return n.Op == token.ARROW
		}
		return false
	})
}

// constructs reports whether a body is an object that is written out, and nothing else: the object
// could as well be written where it is called.
func (in *inliner) constructs(body *ast.BlockStmt) bool {
	if len(body.List) != 1 {
		return false
	}
	ret, ok := body.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return false
	}
	lit, ok := Addressed(ret.Results[0]).(*ast.CompositeLit)
	if !ok {
		return false
	}
	return !has(lit, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			return !in.isBuiltin(n, "len", "cap", "make", "new")
		case *ast.UnaryExpr:
			return n.Op == token.ARROW
		}
		return false
	})
}

// Addressed is the expression that an expression is the address of, or the expression itself, without
// parentheses.
func Addressed(e ast.Expr) ast.Expr {
	e = ast.Unparen(e)
	if at, ok := e.(*ast.UnaryExpr); ok && at.Op == token.AND {
		return ast.Unparen(at.X)
	}
	return e
}
