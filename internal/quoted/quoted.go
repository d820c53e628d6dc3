// Package quoted reads the source text of one operation, as it is quoted in a finding: which key
// an assignment names, what a call is given. It parses that text alone, and says nothing of one that
// was cut short.
package quoted

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"strings"
)

// IsStatement reports whether a text is one whole statement.
func IsStatement(what string) bool { return len(statements(what)) == 1 }

// statements parses the source text of an operation; nil for a text that was cut short.
func statements(what string) []ast.Stmt {
	const before = "package p; func _() {\n"
	f, err := parser.ParseFile(token.NewFileSet(), "", before+what+"\n}", parser.SkipObjectResolution)
	if err != nil || len(f.Decls) != 1 {
		return nil
	}
	fn, ok := f.Decls[0].(*ast.FuncDecl)
	if !ok || fn.Body == nil {
		return nil
	}
	return fn.Body.List
}

// exprText prints an expression as gofmt would.
func exprText(x ast.Expr) string {
	var out bytes.Buffer
	if printer.Fprint(&out, token.NewFileSet(), x) != nil {
		return ""
	}
	return out.String()
}

// Key returns k of "m[k] = v" or "m[k]++", "" if there is none. Of several maps on the left it
// takes the one that has the given name.
func Key(what, name string) string {
	var left []*ast.IndexExpr
	add := func(x ast.Expr) {
		if i, ok := x.(*ast.IndexExpr); ok {
			left = append(left, i)
		}
	}
	for _, s := range statements(what) {
		switch s := s.(type) {
		case *ast.AssignStmt:
			for _, x := range s.Lhs {
				add(x)
			}
		case *ast.IncDecStmt:
			add(s.X)
		}
	}
	for _, i := range left {
		if len(left) == 1 || strings.HasSuffix("."+exprText(i.X), "."+name) {
			return exprText(i.Index)
		}
	}
	return ""
}

// Argument returns argument n, from 0, of the first call of a function or method of that name, "" if
// there is none.
func Argument(what, callee string, n int) string {
	if x := called(what, callee); x != nil && n >= 0 && n < len(x.Args) {
		return exprText(x.Args[n])
	}
	return ""
}

// called returns the first call in a source text of a function or method of that name, nil if there
// is none.
func called(what, name string) *ast.CallExpr {
	var out *ast.CallExpr
	for _, s := range statements(what) {
		ast.Inspect(s, func(n ast.Node) bool {
			x, ok := n.(*ast.CallExpr)
			if !ok || out != nil {
				return out == nil
			}
			switch fn := x.Fun.(type) {
			case *ast.SelectorExpr:
				ok = fn.Sel.Name == name
			case *ast.Ident:
				ok = fn.Name == name
			default:
				ok = false
			}
			if ok {
				out = x
			}
			return out == nil
		})
	}
	return out
}
