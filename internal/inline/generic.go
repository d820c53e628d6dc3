package inline

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
)

// generic returns what a call of a generic function does, or of a method of a part of the receiver
// that it has by value; false if it is no such step.
func (in *inliner) generic(call *ast.CallExpr, o *outcome) ([]ast.Stmt, bool) {
	f, recv, x := in.calledFor(call)
	if f == nil || x.failed {
		return nil, false
	}
	st := in.function(f)
	if st == nil || st.sig.Variadic() || call.Ellipsis.IsValid() || st.sig.Params().Len() != len(call.Args) {
		return nil, false
	}
	if recv != nil {
		st.args = []ast.Expr{recv}
	}
	st.args = append(st.args, call.Args...)
	if len(st.args) != len(st.names) {
		return nil, false
	}
	o.results = st.sig.Results().Len()
	counted := maps.Clone(in.inlined)
	var out []ast.Stmt
	for i, id := range st.names {
		out = append(out, x.bind(id, st.args[i])...)
	}
	body := x.list(st.body.List)
	if !x.failed {
		body, _ = in.statements(body)
		if body, ok := o.list(body); ok && !in.leftOpen(body) {
			in.inlined[f]++
			return append(out, body...), true
		}
	}
	in.inlined = counted
	return nil, false
}

// leftOpen reports whether a call of a method of a type parameter is left, which cannot be written
// for the type that it is.
func (in *inliner) leftOpen(list []ast.Stmt) bool {
	return slices.ContainsFunc(list, func(s ast.Stmt) bool {
		found := false
		ast.Inspect(s, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if ok {
				_, open := in.targets[sel]
				found = found || open
			}
			return !found
		})
		return found
	})
}

// calledFor is the generic function that a call names, or a method of a part of the receiver, with the
// receiver and the types for which it is called.
func (in *inliner) calledFor(call *ast.CallExpr) (f *types.Func, recv ast.Expr, x *instance) {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		f, _ := in.info.Uses[fun].(*types.Func)
		if f == nil || f.Signature().TypeParams().Len() == 0 {
			return nil, nil, nil
		}
		return f, nil, in.instance(f.Signature().TypeParams(), in.info.Instances[fun].TypeArgs)
	case *ast.IndexExpr:
		return in.indexed(fun.X)
	case *ast.IndexListExpr:
		return in.indexed(fun.X)
	case *ast.SelectorExpr:
		return in.partCalled(fun)
	}
	return nil, nil, nil
}

// indexed is a generic function with its types written out.
func (in *inliner) indexed(fun ast.Expr) (*types.Func, ast.Expr, *instance) {
	id, ok := ast.Unparen(fun).(*ast.Ident)
	if !ok {
		return nil, nil, nil
	}
	f, ok := in.info.Uses[id].(*types.Func)
	if !ok {
		return nil, nil, nil
	}
	return f, nil, in.instance(f.Signature().TypeParams(), in.info.Instances[id].TypeArgs)
}

// partCalled is a method that is called on a part of the receiver that it has by value.
func (in *inliner) partCalled(sel *ast.SelectorExpr) (*types.Func, ast.Expr, *instance) {
	m := in.info.Selections[sel]
	if m == nil || m.Kind() != types.MethodVal || len(m.Index()) != 1 || !in.isPartOfOwn(sel.X) {
		return nil, nil, nil
	}
	f := m.Obj().(*types.Func).Origin()
	n, ok := types.Unalias(in.info.TypeOf(sel.X)).(*types.Named)
	if !ok || isAbstract(f) {
		return nil, nil, nil
	}
	x := in.instance(f.Signature().RecvTypeParams(), n.TypeArgs())
	want := x.typ(f.Signature().Recv().Type())
	if types.Identical(want, n) {
		return f, sel.X, x
	}
	if !types.Identical(want, types.NewPointer(n)) {
		return nil, nil, nil
	}
	in.own()
	at := &ast.UnaryExpr{OpPos: sel.X.Pos(), Op: token.AND, X: sel.X}
	in.info.Types[at] = types.TypeAndValue{Type: want}
	return f, at, x
}

// told returns what a call tells that only reads what is there, as an expression.
func (in *inliner) told(call *ast.CallExpr) (ast.Expr, bool) {
	f, recv, x := in.calledFor(call)
	if f == nil {
		if f, recv = in.plainCall(call); f == nil {
			return nil, false
		}
		x = in.instance(nil, nil)
	}
	st := in.function(f)
	if st == nil || x.failed || st.sig.Variadic() || st.sig.Results().Len() != 1 || len(st.body.List) != 1 {
		return nil, false
	}
	ret, ok := st.body.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 || !types.Identical(in.info.TypeOf(ret.Results[0]), st.sig.Results().At(0).Type()) {
		return nil, false
	}
	if recv != nil {
		st.args = []ast.Expr{recv}
	}
	if st.args = append(st.args, call.Args...); len(st.args) != len(st.names) {
		return nil, false
	}
	for i, id := range st.names {
		var v types.Object
		if id != nil {
			v = in.info.Defs[id]
		}
		if calls(st.args[i]) && (v == nil || in.mentioned(ret, v) != 1) {
			return nil, false
		}
		if id == nil || id.Name == "_" {
			continue
		}
		if v == nil {
			return nil, false
		}
		x.args[v] = st.args[i]
	}
	e := x.expression(ret.Results[0])
	if x.failed || in.leftOpen([]ast.Stmt{&ast.ExprStmt{X: e}}) {
		return nil, false
	}
	in.inlined[f]++
	return e, true
}

// plainCall is the function that a call names, or a method that it calls on the receiver.
func (in *inliner) plainCall(call *ast.CallExpr) (*types.Func, ast.Expr) {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		f, _ := in.info.Uses[fun].(*types.Func)
		if f != nil && f.Signature().TypeParams().Len() > 0 {
			return nil, nil
		}
		return f, nil
	case *ast.SelectorExpr:
		m := in.info.Selections[fun]
		if m == nil || m.Kind() != types.MethodVal || len(m.Index()) != 1 || !in.isOwn(fun.X) {
			return nil, nil
		}
		f := m.Obj().(*types.Func)
		if isAbstract(f) || f.Signature().RecvTypeParams().Len() > 0 || !types.Identical(in.info.TypeOf(fun.X), f.Signature().Recv().Type()) {
			return nil, nil
		}
		return f, fun.X
	}
	return nil, nil
}
