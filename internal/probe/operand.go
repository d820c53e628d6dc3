package probe

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// operand is the text whose length tells how much the container holds when the statement has
// run, "" if none can be read without an effect.
func (s *site) operand() string {
	switch n := s.node.(type) {
	case *ast.AssignStmt:
		return s.assigned(n)
	case *ast.ValueSpec:
		for _, id := range n.Names {
			if id.Name == s.candidate.finding.Container.Name && s.sized(id) {
				return lenOf(id.Name)
			}
		}
	case *ast.IncDecStmt:
		if x, ok := ast.Unparen(n.X).(*ast.IndexExpr); ok {
			return s.read(x.X, nil)
		}
	case *ast.ExprStmt:
		if call, ok := ast.Unparen(n.X).(*ast.CallExpr); ok {
			return s.called(call, nil)
		}
	}
	return ""
}

// assigned is the operand of an assignment: the container to which an element or which itself is
// assigned. Of several, the one of the container's name.
func (s *site) assigned(n *ast.AssignStmt) string {
	var all, named []ast.Expr
	for _, l := range n.Lhs {
		l = ast.Unparen(l)
		if x, ok := l.(*ast.IndexExpr); ok && isMap(s.file.typeOf(x.X)) && !s.ownLevel(l) {
			l = ast.Unparen(x.X)
		}
		if !s.sized(l) {
			continue
		}
		all = append(all, l)
		if s.named(l) {
			named = append(named, l)
		}
	}
	if len(named) > 0 {
		all = named
	}
	if len(all) == 1 {
		return s.read(all[0], n)
	}
	if len(all) == 0 && len(n.Rhs) == 1 {
		if call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr); ok {
			return s.called(call, n)
		}
	}
	return ""
}

// ownLevel reports whether an element of a map is the container, and not the map: m[k] = append(m[k], v).
func (s *site) ownLevel(e ast.Expr) bool {
	c := s.candidate.finding.Container
	depth := 0
	for x, ok := e.(*ast.IndexExpr); ok; x, ok = ast.Unparen(x.X).(*ast.IndexExpr) {
		depth++
	}
	return strings.Count(levels(c.Key), "[]") == depth && depth > 0 && s.sized(e)
}

// called is the operand of a call that changes a container by itself: delete, clear, what
// packages maps and heap do, the methods of lists and buffers.
func (s *site) called(call *ast.CallExpr, n *ast.AssignStmt) string {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		if b, ok := s.file.pkg.Info.Uses[fun].(*types.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear") {
			return s.read(call.Args[0], n)
		}
	case *ast.SelectorExpr:
		fn, ok := s.file.pkg.Info.Uses[fun.Sel].(*types.Func)
		if !ok || fn.Pkg() == nil {
			return ""
		}
		switch fn.FullName() {
		case "maps.DeleteFunc", "maps.Copy", "maps.Insert":
			return s.read(call.Args[0], n)
		case "container/heap.Push", "container/heap.Pop", "container/heap.Remove":
			return s.heap(call.Args[0], n)
		}
		if lengthMethod(fn) {
			return s.method(fun, n)
		}
	}
	return ""
}

// lengthMethod reports whether a method belongs to a type of the standard library whose Len
// reads a field.
func lengthMethod(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	switch strings.TrimPrefix(recv.Type().String(), "*") {
	case "container/list.List", "bytes.Buffer", "strings.Builder":
		return true
	}
	return false
}

// method is the Len of the receiver of a method. A promoted one could be another's.
func (s *site) method(fun *ast.SelectorExpr, n *ast.AssignStmt) string {
	sel := s.file.pkg.Info.Selections[fun]
	if sel == nil || len(sel.Index()) != 1 || !s.pure(fun.X) || !s.steady(fun.X, n) {
		return ""
	}
	text := s.file.text(fun.X)
	if text == "" {
		return ""
	}
	return text + ".Len()"
}

// heap is the length of what a heap orders, if that is a slice.
func (s *site) heap(arg ast.Expr, n *ast.AssignStmt) string {
	arg = ast.Unparen(arg)
	if u, ok := arg.(*ast.UnaryExpr); ok && u.Op == token.AND {
		return s.read(u.X, n)
	}
	p, ok := s.file.typeOf(arg).Underlying().(*types.Pointer)
	if !ok || !isSized(p.Elem()) || !s.pure(arg) || !s.steady(arg, n) {
		return ""
	}
	text := s.file.text(arg)
	if text == "" {
		return ""
	}
	return lenOf("*" + text)
}

// read is the length of an expression, "" if reading it could have an effect or another meaning.
func (s *site) read(e ast.Expr, n *ast.AssignStmt) string {
	if !s.sized(e) || !s.pure(e) || !s.steady(e, n) {
		return ""
	}
	text := s.file.text(e)
	if text == "" {
		return ""
	}
	return lenOf(text)
}

func lenOf(text string) string { return "len(" + text + ")" }

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}

// isSized reports whether len of a value tells how much it holds.
func isSized(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Map, *types.Slice:
		return true
	case *types.Basic:
		return u.Info()&types.IsString != 0
	}
	return false
}

func (s *site) sized(e ast.Expr) bool {
	if id, ok := e.(*ast.Ident); ok && id.Name == "_" {
		return false
	}
	return isSized(s.file.typeOf(e))
}

// named reports whether an expression ends in the container's name.
func (s *site) named(e ast.Expr) bool {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.SelectorExpr:
			return x.Sel.Name == s.candidate.finding.Container.Name
		case *ast.Ident:
			return x.Name == s.candidate.finding.Container.Name
		default:
			return false
		}
	}
}

// pure reports whether an expression can be read once more without an effect.
func (s *site) pure(e ast.Expr) bool {
	info := s.file.pkg.Info
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		switch info.ObjectOf(e).(type) {
		case *types.Var, *types.Const, *types.Nil:
			return e.Name != "_"
		}
	case *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		if sel := info.Selections[e]; sel != nil {
			return sel.Kind() == types.FieldVal && s.pure(e.X)
		}
		switch info.Uses[e.Sel].(type) {
		case *types.Var, *types.Const:
			return true
		}
	case *ast.StarExpr:
		return s.pure(e.X)
	case *ast.IndexExpr:
		switch s.file.typeOf(e.X).Underlying().(type) {
		case *types.Map, *types.Slice, *types.Array, *types.Pointer:
			return s.pure(e.X) && s.pure(e.Index)
		}
	case *ast.BinaryExpr:
		return e.Op != token.QUO && e.Op != token.SHL && e.Op != token.SHR && s.pure(e.X) && s.pure(e.Y)
	case *ast.CallExpr:
		tv := info.Types[e.Fun]
		return tv.IsType() && len(e.Args) == 1 && s.pure(e.Args[0])
	}
	return false
}

// steady reports whether an expression means after an assignment what it meant in it: no other
// part of the assignment sets what it is made of.
func (s *site) steady(e ast.Expr, n *ast.AssignStmt) bool {
	if n == nil {
		return true
	}
	used := map[types.Object]bool{}
	if _, ok := ast.Unparen(e).(*ast.Ident); !ok {
		ast.Inspect(e, func(x ast.Node) bool {
			if id, ok := x.(*ast.Ident); ok {
				used[s.file.pkg.Info.ObjectOf(id)] = true
			}
			return true
		})
	}
	text := s.file.text(e)
	return !slices.ContainsFunc(n.Lhs, func(l ast.Expr) bool {
		if id, ok := ast.Unparen(l).(*ast.Ident); ok {
			return used[s.file.pkg.Info.ObjectOf(id)]
		}
		part := s.file.text(l)
		return part == "" || part != text && (strings.HasPrefix(text, part+".") || strings.HasPrefix(text, part+"["))
	})
}
