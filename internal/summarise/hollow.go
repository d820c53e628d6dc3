package summarise

import (
	"go/ast"
	"go/token"
	"slices"
)

// hollow returns a statement without the bodies of the function literals in it that
// take more than a line: of a statement only the first line is shown, and closures in
// closures would be printed once for each that is around them.
func (s *sources) hollow(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.AssignStmt:
		c := *n
		c.Lhs, c.Rhs = s.hollowAll(n.Lhs), s.hollowAll(n.Rhs)
		return &c
	case *ast.ValueSpec:
		c := *n
		c.Values = s.hollowAll(n.Values)
		return &c
	case *ast.ExprStmt:
		return &ast.ExprStmt{X: s.hollowExpr(n.X)}
	case *ast.SendStmt:
		c := *n
		c.Chan, c.Value = s.hollowExpr(n.Chan), s.hollowExpr(n.Value)
		return &c
	case *ast.GoStmt:
		return &ast.GoStmt{Go: n.Go, Call: s.hollowCall(n.Call)}
	case *ast.DeferStmt:
		return &ast.DeferStmt{Defer: n.Defer, Call: s.hollowCall(n.Call)}
	case *ast.ReturnStmt:
		return &ast.ReturnStmt{Return: n.Return, Results: s.hollowAll(n.Results)}
	}
	return n
}

// hollowAll does the same for each of a list; the list itself is left alone.
func (s *sources) hollowAll(list []ast.Expr) []ast.Expr {
	var out []ast.Expr
	for i, e := range list {
		h := s.hollowExpr(e)
		if h != e && out == nil {
			out = slices.Clone(list)
		}
		if h != e {
			out[i] = h
		}
	}
	if out == nil {
		return list
	}
	return out
}

func (s *sources) hollowCall(call *ast.CallExpr) *ast.CallExpr {
	c := *call
	c.Fun, c.Args = s.hollowExpr(call.Fun), s.hollowAll(call.Args)
	return &c
}

// hollowExpr returns e itself if nothing in it is left out.
func (s *sources) hollowExpr(e ast.Expr) ast.Expr {
	*s.steps++
	switch e := e.(type) {
	case *ast.FuncLit:
		return s.hollowFunc(e)
	case *ast.CallExpr:
		return s.hollowCall(e)
	case *ast.CompositeLit:
		c := *e
		c.Elts = s.hollowAll(e.Elts)
		return &c
	case *ast.KeyValueExpr:
		c := *e
		c.Key, c.Value = s.hollowExpr(e.Key), s.hollowExpr(e.Value)
		return &c
	case *ast.ParenExpr:
		c := *e
		c.X = s.hollowExpr(e.X)
		return &c
	case *ast.UnaryExpr:
		c := *e
		c.X = s.hollowExpr(e.X)
		return &c
	case *ast.BinaryExpr:
		c := *e
		c.X, c.Y = s.hollowExpr(e.X), s.hollowExpr(e.Y)
		return &c
	case *ast.SelectorExpr:
		c := *e
		c.X = s.hollowExpr(e.X)
		return &c
	case *ast.IndexExpr:
		c := *e
		c.X, c.Index = s.hollowExpr(e.X), s.hollowExpr(e.Index)
		return &c
	case *ast.TypeAssertExpr:
		c := *e
		c.X = s.hollowExpr(e.X)
		return &c
	}
	return e
}

// hollowFunc leaves out the body of a function literal, unless the printer would put it
// on one line: if it is written on one, has few statements and is short.
func (s *sources) hollowFunc(lit *ast.FuncLit) ast.Expr {
	if lit.Body == nil {
		return lit
	}
	body := &ast.BlockStmt{Lbrace: lit.Body.Lbrace, Rbrace: lit.Body.Rbrace}
	if s.line(lit.Body.Lbrace) == s.line(lit.Body.Rbrace) {
		if !s.isLong(lit.Body) {
			return lit
		}
		for range mostInLine + 1 { // prints nothing, on more than one line
			body.List = append(body.List, &ast.EmptyStmt{})
		}
	}
	return &ast.FuncLit{Type: lit.Type, Body: body}
}

// mostInLine is the number of statements beyond which the printer puts none of them on
// the line of the brace; mostBytes that of the bytes.
const (
	mostInLine = 5
	mostBytes  = 100
)

// isLong reports whether a body has so many parts, each of at least one byte, that it
// takes more than a line.
func (s *sources) isLong(body *ast.BlockStmt) bool {
	parts := 0
	ast.Inspect(body, func(n ast.Node) bool {
		*s.steps++
		switch n.(type) {
		case *ast.Ident, *ast.BasicLit, *ast.FuncLit, *ast.CallExpr, *ast.CompositeLit, *ast.ParenExpr:
			parts++
		}
		return parts <= mostBytes
	})
	return parts > mostBytes || len(body.List) > mostInLine
}

// line is that of the file, whatever directives in it say.
func (s *sources) line(p token.Pos) int { return s.fset.PositionFor(p, false).Line }
