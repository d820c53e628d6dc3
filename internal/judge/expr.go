package judge

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
)

// maxExpr is the length beyond which an expression makes a message harder to read.
const maxExpr = 48

// keyText returns the key of a grow of c as the source writes it, or, where the source
// line does not show it, as its term says; "" if neither tells.
func keyText(p *link.Program, c *growth.Container, e *growth.Event) string {
	text := ""
	if e.Site == e.Func {
		if e.Call != nil {
			text = argText(e.What, e.Call, e.Key)
		} else {
			text = indexText(e.What, c)
		}
	}
	if text == "" {
		text = termText(p, e.Key, e.Func)
	}
	return short(text)
}

// short returns text, or "" if it is too long for a message.
func short(text string) string {
	if len(text) > maxExpr || strings.ContainsAny(text, "\n…") {
		return ""
	}
	return text
}

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

// indexText returns k of "m[k] = v" or "m[k]++". Of several maps on the left it takes the
// one that is called like c.
func indexText(what string, c *growth.Container) string {
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
		if len(left) == 1 || strings.HasSuffix("."+exprText(i.X), "."+c.Name) {
			return exprText(i.Index)
		}
	}
	return ""
}

// argText returns the argument of a call, as the source writes it, whose term is t.
func argText(what string, call *facts.Call, t *facts.Term) string {
	n := -1
	for i, a := range call.Args {
		if a != nil && !a.IsUnknown() && a.Equal(t) {
			n = i
			break
		}
	}
	if call.Callee.Type != "" {
		n-- // the receiver
	}
	if x := calledIn(what, call); x != nil && n >= 0 && n < len(x.Args) {
		return exprText(x.Args[n])
	}
	return ""
}

// calledIn returns the first call in a source text of the function that a call calls, nil
// if there is none.
func calledIn(what string, call *facts.Call) *ast.CallExpr {
	var out *ast.CallExpr
	for _, s := range statements(what) {
		ast.Inspect(s, func(n ast.Node) bool {
			x, ok := n.(*ast.CallExpr)
			if !ok || out != nil {
				return out == nil
			}
			switch fn := x.Fun.(type) {
			case *ast.SelectorExpr:
				ok = fn.Sel.Name == call.Callee.Name
			case *ast.Ident:
				ok = fn.Name == call.Callee.Name
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

// termText writes a term of f as the source of f would: parameters by their names, fields,
// constants, calls of named functions and sums. It returns "" for anything else.
func termText(p *link.Program, t *facts.Term, f *program.Func) string {
	if t.IsUnknown() || f == nil {
		return ""
	}
	switch t.Op {
	case facts.OpParam:
		return paramText(p, t, f)
	case facts.OpConst:
		return t.Text
	case facts.OpGlobal:
		pkg, name := program.SplitLast(t.Text)
		if pkg == f.Package.Summary.Path {
			return name
		}
		return shortPath(pkg) + "." + name
	case facts.OpField:
		if on := termText(p, t.Arg(0), f); on != "" {
			return on + "." + program.LastName(t.Text)
		}
	case facts.OpCall:
		return callText(p, t, f)
	case facts.OpBin:
		if x, y := termText(p, t.Arg(0), f), termText(p, t.Arg(1), f); t.Text == "+" && len(t.Args) == 2 && x != "" && y != "" {
			return x + " + " + y
		}
	}
	return ""
}

// paramText is the name of a parameter of f or of a function around it.
func paramText(p *link.Program, t *facts.Term, f *program.Func) string {
	for range t.Up {
		if f = p.Func(f.Parent); f == nil {
			return ""
		}
	}
	if t.N >= len(f.Params) {
		return ""
	}
	return f.Params[t.N].Name
}

// callText writes a call of a function or method that has a name.
func callText(p *link.Program, t *facts.Term, f *program.Func) string {
	pkg, typ, name := program.SplitCallee(t.Text)
	args := t.Args
	fn := shortPath(pkg) + "." + name
	switch {
	case name == "" || strings.Contains(name, "$"):
		return ""
	case typ != "":
		on := ""
		if len(args) > 0 && !isMade(args[0]) {
			on, args = termText(p, args[0], f), args[1:]
		}
		if on == "" {
			return ""
		}
		fn = on + "." + name
	case pkg == f.Package.Summary.Path:
		fn = name
	}
	var list []string
	for _, a := range args {
		text := termText(p, a, f)
		if text == "" {
			return ""
		}
		list = append(list, text)
	}
	return fn + "(" + strings.Join(list, ", ") + ")"
}

// isMade reports whether a term is the result of a function: what a constructor has made has
// a name of its own in the source.
func isMade(t *facts.Term) bool {
	if t == nil || t.Op != facts.OpCall {
		return false
	}
	_, typ, _ := program.SplitCallee(t.Text)
	return typ == ""
}
