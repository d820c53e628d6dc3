package feed

import (
	"go/ast"
	"go/token"
	"path"
	"strconv"
)

// Lines are those of a piece of source, the last included.
type Lines struct {
	Place
	First, Last int
	// Callee is the last name of the function that is called there, "" for any, and "-"
	// where the lines themselves allocate.
	Callee string
	// Steps is how many steps lie between a value and where it is stored.
	Steps int
}

// Has reports whether a line is among them.
func (l Lines) Has(line int) bool { return l.First <= line && line <= l.Last }

// Site is what stands at a place where something grows.
type Site struct {
	// Function is the declared function around it, without its package.
	Function string
	// Grow are the lines of the statement itself, Runs those of the literals in it, which
	// run later, Feeds those that make what it stores.
	Grow, Runs, Feeds []Lines
	// Spawns: it is a go statement. Starts are the last names of the functions that a go statement starts.
	Spawns bool
	Starts []string
	// Types are those of other packages that the statement makes values of.
	Types []Type
}

// Type is a type of an imported package.
type Type struct{ Package, Name string }

// At describes the statement at a place; false where there is no source for it.
func (x *Index) At(at Place, line, column int) (Site, bool) {
	fn := x.functionAt(at, line)
	if fn == nil {
		return Site{}, false
	}
	s := Site{Function: fn.name}
	stmt := fn.statementAt(line, column)
	if stmt == nil {
		s.Grow = []Lines{{Place: at, First: line, Last: line}}
		return s, true
	}
	s.Types = fn.in.typesMade(stmt)
	w := &walk{index: x, seen: map[key]bool{}}
	s.Grow = fn.outer(stmt)
	for _, lit := range literals(stmt) {
		s.Runs = append(s.Runs, Lines{Place: at, First: fn.in.line(lit.Body.Lbrace) + 1, Last: fn.in.line(lit.Body.Rbrace)})
	}
	if g, ok := stmt.(*ast.GoStmt); ok {
		s.Spawns = true
		if name := calleeName(g.Call); name != "" {
			s.Starts = append(s.Starts, name)
		}
	}
	for _, e := range stored(stmt) {
		w.value(fn, e, "", 0)
	}
	s.Feeds = w.feeds
	return s, true
}

// statementAt is the innermost statement that begins at or before a place and holds it.
func (fn *function) statementAt(line, column int) ast.Stmt {
	var found ast.Stmt
	f := fn.in
	ast.Inspect(fn.decl.Body, func(n ast.Node) bool {
		if n == nil {
			return false
		}
		from, to := f.fset.Position(n.Pos()), f.fset.Position(n.End())
		if line < from.Line || line > to.Line || line == from.Line && column < from.Column {
			return false
		}
		if line == to.Line && column >= to.Column {
			return false
		}
		switch s := n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
		case ast.Stmt:
			found = s
		}
		return true
	})
	return found
}

// outer are the lines of a statement without the bodies in it.
func (fn *function) outer(s ast.Stmt) []Lines {
	f := fn.in
	first, last := f.line(s.Pos()), f.line(s.End())
	var bodies []*ast.BlockStmt
	ast.Inspect(s, func(n ast.Node) bool {
		b, ok := n.(*ast.BlockStmt)
		if ok {
			bodies = append(bodies, b)
		}
		return !ok
	})
	var out []Lines
	for _, b := range bodies {
		if open := f.line(b.Lbrace); open >= first {
			out = append(out, Lines{Place: f.place, First: first, Last: open})
		}
		first = f.line(b.Rbrace)
	}
	return append(out, Lines{Place: f.place, First: first, Last: last})
}

// literals are the function literals in a statement, outermost only.
func literals(s ast.Stmt) []*ast.FuncLit {
	var out []*ast.FuncLit
	ast.Inspect(s, func(n ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		if ok {
			out = append(out, lit)
		}
		return !ok
	})
	return out
}

// stored are the expressions whose values a statement keeps: keys, elements, arguments.
func stored(s ast.Stmt) []ast.Expr {
	var out []ast.Expr
	switch s := s.(type) {
	case *ast.AssignStmt:
		for _, l := range s.Lhs {
			out = append(out, keysOf(l)...)
		}
		for _, r := range s.Rhs {
			out = append(out, storedBy(r)...)
		}
	case *ast.IncDecStmt:
		out = keysOf(s.X)
	case *ast.ExprStmt:
		out = storedBy(s.X)
	case *ast.SendStmt:
		out = []ast.Expr{s.Value}
	case *ast.GoStmt:
		out = started(s.Call)
	case *ast.DeferStmt:
		out = started(s.Call)
	}
	return out
}

// storedBy are the arguments of a call that stores them; of others the expression.
func storedBy(e ast.Expr) []ast.Expr {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return []ast.Expr{e}
	}
	if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "append" && len(call.Args) > 0 {
		return call.Args[1:]
	}
	return call.Args
}

// keysOf are the keys of nested index expressions.
func keysOf(e ast.Expr) []ast.Expr {
	var out []ast.Expr
	for {
		switch t := e.(type) {
		case *ast.IndexExpr:
			out = append(out, t.Index)
			e = t.X
		case *ast.ParenExpr:
			e = t.X
		case *ast.SelectorExpr:
			e = t.X
		default:
			return out
		}
	}
}

// started are what a go or defer statement keeps: its arguments, the function's value, and
// what a literal captures.
func started(call *ast.CallExpr) []ast.Expr {
	out := append([]ast.Expr{}, call.Args...)
	lit, ok := call.Fun.(*ast.FuncLit)
	if !ok {
		if id, ok := call.Fun.(*ast.Ident); ok {
			out = append(out, id)
		}
		return out
	}
	seen := map[string]bool{}
	for _, p := range paramNames(lit.Type.Params) {
		seen[p] = true
	}
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok && !seen[id.Name] {
				seen[id.Name] = true
				out = append(out, id)
			}
			return false
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				break
			}
			for _, l := range n.Lhs {
				if id, ok := l.(*ast.Ident); ok {
					seen[id.Name] = true
				}
			}
		case *ast.Ident:
			if !seen[n.Name] {
				seen[n.Name] = true
				out = append(out, n)
			}
		}
		return true
	})
	return out
}

// typesMade are the imported types of the composite literals in a statement.
func (f *file) typesMade(s ast.Stmt) []Type {
	var out []Type
	ast.Inspect(s, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		sel, ok := lit.Type.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if id, ok := sel.X.(*ast.Ident); ok {
			if path := f.imported(id.Name); path != "" {
				out = append(out, Type{path, sel.Sel.Name})
			}
		}
		return true
	})
	return out
}

// imported is the path of the import that has a name in the file, "" for none.
func (f *file) imported(name string) string {
	for _, spec := range f.tree.Imports {
		full, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		if spec.Name != nil && spec.Name.Name == name || spec.Name == nil && path.Base(full) == name {
			return full
		}
	}
	return ""
}
