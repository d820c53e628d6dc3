package feed

import (
	"go/ast"
	"go/token"
	"slices"
)

// The limits of a walk: steps back from where a value is stored, functions that a name may
// mean, and lines in all.
const (
	maxSteps   = 12
	maxMeant   = 3
	maxCallers = 8
	maxFeeds   = 200
)

// walk follows values back to where they are made.
type walk struct {
	index *Index
	seen  map[key]bool
	feeds []Lines
}

// key is a value that was followed: an expression, and the field of it that is meant.
type key struct {
	at    token.Pos
	in    *file
	field string
}

// value follows one value: of field, if that is not empty, the value that the field of the
// expression's has.
func (w *walk) value(fn *function, e ast.Expr, field string, steps int) {
	k := key{e.Pos(), fn.in, field}
	if steps > maxSteps || w.seen[k] || len(w.feeds) >= maxFeeds {
		return
	}
	switch t := e.(type) {
	case *ast.ParenExpr:
		w.value(fn, t.X, field, steps)
		return
	case *ast.StarExpr:
		w.value(fn, t.X, field, steps)
		return
	case *ast.SliceExpr:
		w.value(fn, t.X, field, steps)
		return
	case *ast.TypeAssertExpr:
		w.value(fn, t.X, field, steps)
		return
	case *ast.UnaryExpr:
		w.value(fn, t.X, field, steps)
		return
	case *ast.CallExpr:
		w.seen[k] = true
		w.call(fn, t, field, steps)
		return
	}
	w.seen[k] = true
	switch t := e.(type) {
	case *ast.Ident:
		w.ident(fn, t, field, steps)
	case *ast.SelectorExpr:
		if field == "" {
			w.value(fn, t.X, t.Sel.Name, steps+1)
		}
	case *ast.CompositeLit:
		w.composite(fn, t, field, steps)
	case *ast.BinaryExpr:
		if t.Op == token.ADD && field == "" {
			w.feed(fn, t, "-", steps)
		}
	case *ast.FuncLit:
		if field == "" {
			at := fn.in.line(t.Pos())
			w.feeds = append(w.feeds, Lines{Place: fn.in.place, First: at, Last: at, Callee: "-", Steps: steps})
		}
	}
}

// feed notes the lines of an expression.
func (w *walk) feed(fn *function, e ast.Expr, callee string, steps int) {
	w.feeds = append(w.feeds, Lines{
		Place: fn.in.place, First: fn.in.line(e.Pos()), Last: fn.in.line(e.End()), Callee: callee, Steps: steps,
	})
}

// composite follows a literal: itself and its elements, or the one element that is meant.
func (w *walk) composite(fn *function, lit *ast.CompositeLit, field string, steps int) {
	if field == "" {
		w.feed(fn, lit, "-", steps)
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			if field == "" {
				w.value(fn, e, "", steps+1)
			}
			continue
		}
		name, _ := kv.Key.(*ast.Ident)
		if field == "" || name != nil && name.Name == field {
			w.value(fn, kv.Value, "", steps+1)
		}
	}
}

// call follows the result of a call.
func (w *walk) call(fn *function, call *ast.CallExpr, field string, steps int) {
	name := calleeName(call)
	if id, ok := call.Fun.(*ast.Ident); ok {
		switch id.Name {
		case "make", "new", "string":
			w.feed(fn, call, "-", steps)
		case "append":
			w.feed(fn, call, "-", steps)
			for _, a := range call.Args {
				w.value(fn, a, "", steps+1)
			}
			return
		case "len", "cap", "min", "max", "int", "int64", "uint64", "copy":
			return
		}
	}
	meant := w.index.meant(fn, call)
	if field == "" {
		callee := name
		if len(meant) == 0 && w.isConversion(call) {
			callee = "-"
		}
		w.feed(fn, call, callee, steps)
		for _, a := range call.Args {
			w.value(fn, a, "", steps+1)
		}
		return
	}
	for _, g := range meant {
		w.returned(g, call, fn, field, steps+1)
	}
}

// isConversion reports whether what is called is a type that is written out.
func (w *walk) isConversion(call *ast.CallExpr) bool {
	switch call.Fun.(type) {
	case *ast.ArrayType, *ast.MapType, *ast.InterfaceType, *ast.StructType:
		return true
	}
	return false
}

// returned follows a field of what a function returns; a parameter leads back to the
// argument of this call.
func (w *walk) returned(g *function, call *ast.CallExpr, from *function, field string, steps int) {
	ast.Inspect(g.decl.Body, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		ret, ok := n.(*ast.ReturnStmt)
		if !ok || len(ret.Results) == 0 {
			return true
		}
		for _, e := range w.fieldOf(g, ret.Results[0], field) {
			if id, ok := e.(*ast.Ident); ok {
				if i := slices.Index(g.params, id.Name); i >= 0 && i < len(call.Args) {
					w.value(from, call.Args[i], "", steps+1)
					continue
				}
			}
			w.value(g, e, "", steps+1)
		}
		return true
	})
}

// fieldOf are the expressions that a field of an expression's value is set to, within one
// function.
func (w *walk) fieldOf(fn *function, e ast.Expr, field string) []ast.Expr {
	var out []ast.Expr
	if u, ok := e.(*ast.UnaryExpr); ok {
		e = u.X
	}
	switch t := e.(type) {
	case *ast.CompositeLit:
		for _, el := range t.Elts {
			kv, ok := el.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			if name, ok := kv.Key.(*ast.Ident); ok && name.Name == field {
				out = append(out, kv.Value)
			}
		}
	case *ast.Ident:
		for _, d := range fn.definitions(t.Name) {
			if id, ok := d.(*ast.Ident); !ok || id.Name != t.Name {
				out = append(out, w.fieldOf(fn, d, field)...)
			}
		}
		out = append(out, fn.assigned(t.Name, field)...)
	}
	return out
}

// ident follows a variable: what it is set to, or what callers give for a parameter.
func (w *walk) ident(fn *function, id *ast.Ident, field string, steps int) {
	if field != "" {
		for _, e := range fn.assigned(id.Name, field) {
			w.value(fn, e, "", steps+1)
		}
	}
	defs := fn.definitions(id.Name)
	for _, d := range defs {
		w.value(fn, d, field, steps+1)
	}
	if len(defs) > 0 && !slices.Contains(fn.params, id.Name) {
		return
	}
	i := slices.Index(fn.params, id.Name)
	if i < 0 {
		return
	}
	for _, c := range w.index.callers(fn) {
		if i < len(c.call.Args) {
			w.value(c.in, c.call.Args[i], field, steps+1)
		}
	}
}

// definitions are the expressions that a variable of a function is set to.
func (fn *function) definitions(name string) []ast.Expr {
	var out []ast.Expr
	is := func(e ast.Expr) bool {
		id, ok := e.(*ast.Ident)
		return ok && id.Name == name
	}
	ast.Inspect(fn.decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				if is(l) {
					out = append(out, n.Rhs[min(i, len(n.Rhs)-1)])
				}
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if id.Name == name && len(n.Values) > 0 {
					out = append(out, n.Values[min(i, len(n.Values)-1)])
				}
			}
		case *ast.RangeStmt:
			if n.Key != nil && is(n.Key) || n.Value != nil && is(n.Value) {
				out = append(out, n.X)
			}
		}
		return true
	})
	return out
}

// assigned are the expressions that a field of a variable is set to.
func (fn *function) assigned(name, field string) []ast.Expr {
	var out []ast.Expr
	ast.Inspect(fn.decl.Body, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, l := range a.Lhs {
			sel, ok := l.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != field {
				continue
			}
			if id, ok := sel.X.(*ast.Ident); ok && id.Name == name {
				out = append(out, a.Rhs[min(i, len(a.Rhs)-1)])
			}
		}
		return true
	})
	return out
}

// meant are the functions in view that a call may mean, none where there are too many.
func (x *Index) meant(fn *function, call *ast.CallExpr) []*function {
	name := calleeName(call)
	_, plain := call.Fun.(*ast.Ident)
	var out []*function
	for _, g := range x.named[name] {
		if len(g.params) != len(call.Args) || plain && (g.decl.Recv != nil || g.in.place.Package != fn.in.place.Package) {
			continue
		}
		out = append(out, g)
	}
	if len(out) > maxMeant {
		return nil
	}
	return out
}

// callers are the calls in view that may mean a function, none where its name is one that
// many things have.
func (x *Index) callers(fn *function) []caller {
	name := fn.decl.Name.Name
	if x.sameShape(fn) > maxMeant {
		return nil
	}
	var out []caller
	for _, c := range x.called[name] {
		_, plain := c.call.Fun.(*ast.Ident)
		switch {
		case len(c.call.Args) != len(fn.params), plain && fn.decl.Recv != nil:
		case fn.decl.Recv == nil && !ast.IsExported(name) && c.in.in.place.Package != fn.in.place.Package:
		default:
			out = append(out, c)
		}
	}
	if len(out) > maxCallers {
		return nil
	}
	return out
}
