package inline

import (
	"go/ast"
	"reflect"
)

// node returns a node with the steps in it, itself if nothing changes. What is above a change
// is copied.
func (in *inliner) node(n ast.Node) ast.Node {
	v := reflect.ValueOf(n)
	if out, ok := in.pointer(v); ok {
		return out.Interface().(ast.Node)
	}
	return n
}

// value maps what a field of a node holds; false if nothing changes.
func (in *inliner) value(v reflect.Value) (reflect.Value, bool) {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return v, false
		}
		return in.value(v.Elem())
	case reflect.Pointer:
		return in.pointer(v)
	case reflect.Slice:
		return in.list(v)
	}
	return v, false
}

func (in *inliner) list(v reflect.Value) (reflect.Value, bool) {
	if list, ok := v.Interface().([]ast.Stmt); ok {
		out, changed := in.statements(list)
		return reflect.ValueOf(out), changed
	}
	var out reflect.Value
	for i := range v.Len() {
		x, ok := in.value(v.Index(i))
		if !ok {
			continue
		}
		if !out.IsValid() {
			out = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(out, v)
		}
		out.Index(i).Set(x)
	}
	return out, out.IsValid()
}

// pointer maps a node.
func (in *inliner) pointer(v reflect.Value) (reflect.Value, bool) {
	if v.IsNil() {
		return v, false
	}
	n := v.Interface()
	if isLeft(n) {
		return v, false
	}
	switch n := n.(type) {
	case *ast.FuncLit:
		return in.literal(n)
	case *ast.GoStmt:
		return in.putOff(v, n.Call)
	case *ast.DeferStmt:
		return in.putOff(v, n.Call)
	case *ast.CallExpr:
		return in.calling(n)
	case *ast.IfStmt:
		if out, ok := in.elseIf(n); ok {
			return reflect.ValueOf(out), true
		}
		return v, false
	}
	return in.fields(v)
}

// isLeft reports whether a node is left as it is: there is no call in it, or the parser has linked it.
func isLeft(n any) bool {
	switch n.(type) {
	case *ast.Ident, *ast.BasicLit, *ast.Object, *ast.Scope, *ast.CommentGroup, *ast.Comment, *ast.FuncType, *ast.ImportSpec, *ast.TypeSpec, *ast.File: //nolint:staticcheck // see above
		return true
	}
	return false
}

// partsOf are the fields of a kind of node in which something may change: most of what nodes have are
// positions and names.
func (in *inliner) partsOf(node reflect.Type) []int {
	parts, ok := in.parts[node]
	if ok {
		return parts
	}
	for i := range node.NumField() {
		switch t := node.Field(i).Type; t.Kind() {
		case reflect.Interface, reflect.Slice:
			parts = append(parts, i)
		case reflect.Pointer:
			if !isLeft(reflect.Zero(t).Interface()) {
				parts = append(parts, i)
			}
		}
	}
	in.parts[node] = parts
	return parts
}

// putOff maps a statement whose call runs later, and stays one.
func (in *inliner) putOff(v reflect.Value, call *ast.CallExpr) (reflect.Value, bool) {
	c, ok := in.fields(reflect.ValueOf(call))
	if !ok {
		return v, false
	}
	out := reflect.New(v.Elem().Type())
	out.Elem().Set(v.Elem())
	out.Elem().FieldByName("Call").Set(c)
	return out, true
}

// calling maps a call, which may be what it tells.
func (in *inliner) calling(call *ast.CallExpr) (reflect.Value, bool) {
	v, changed := in.fields(reflect.ValueOf(call))
	if e, ok := in.told(v.Interface().(*ast.CallExpr)); ok {
		return reflect.ValueOf(e), true
	}
	return v, changed
}

// literal maps a closure, once.
func (in *inliner) literal(n *ast.FuncLit) (reflect.Value, bool) {
	if known := in.literals[n]; known != nil {
		return reflect.ValueOf(known), known != n
	}
	out, ok := in.fields(reflect.ValueOf(n))
	in.literals[n] = out.Interface().(*ast.FuncLit)
	return out, ok
}

// fields maps the fields of a node.
func (in *inliner) fields(v reflect.Value) (reflect.Value, bool) {
	s := v.Elem()
	if s.Kind() != reflect.Struct {
		return v, false
	}
	var out reflect.Value
	for _, i := range in.partsOf(s.Type()) {
		x, ok := in.value(s.Field(i))
		if !ok {
			continue
		}
		if !out.IsValid() {
			out = reflect.New(s.Type())
			out.Elem().Set(s)
		}
		out.Elem().Field(i).Set(x)
	}
	if !out.IsValid() {
		return v, false
	}
	in.inform(v.Interface(), out.Interface())
	return out, true
}

// elseIf maps an if statement, whose other branch may be one in which a step is called first.
func (in *inliner) elseIf(s *ast.IfStmt) (*ast.IfStmt, bool) {
	out, changed := *s, false
	if init, ok := in.child(s.Init); ok {
		out.Init, changed = init.(ast.Stmt), true
	}
	if cond, ok := in.child(s.Cond); ok {
		out.Cond, changed = cond.(ast.Expr), true
	}
	if body, ok := in.child(s.Body); ok {
		out.Body, changed = body.(*ast.BlockStmt), true
	}
	switch e := s.Else.(type) {
	case *ast.IfStmt:
		if list, ok := in.statements([]ast.Stmt{e}); ok {
			out.Else, changed = &ast.BlockStmt{Lbrace: e.Pos(), List: list, Rbrace: e.End()}, true
		}
	case *ast.BlockStmt:
		if body, ok := in.child(e); ok {
			out.Else, changed = body.(*ast.BlockStmt), true
		}
	}
	return &out, changed
}

// child maps a part of a node; false if nothing changes.
func (in *inliner) child(n ast.Node) (ast.Node, bool) {
	v := reflect.ValueOf(n)
	if !v.IsValid() || v.IsNil() {
		return n, false
	}
	out, ok := in.pointer(v)
	if !ok {
		return n, false
	}
	return out.Interface().(ast.Node), true
}
