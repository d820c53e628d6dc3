package inline

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// How large a step of a name may be that is called once, and one that is called more often:
// statements, with those within them.
const (
	maxOnce = 8
	maxMany = 4
)

// step is a call of a function whose body can stand in its place.
type step struct {
	body *ast.BlockStmt
	sig  *types.Signature
	// names are the parameters, the receiver first, nil for those without one; args are set to them.
	names []*ast.Ident
	args  []ast.Expr
	// of is what is called, nil for a closure called where it is written.
	of []types.Object
}

// call returns what a call of a step does, each return by what then makes of its results;
// false if an expression is no such call. At most returns different ways may lead out of it.
func (in *inliner) call(e ast.Expr, then func(results []ast.Expr) []ast.Stmt, returns int) ([]ast.Stmt, bool) {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return nil, false
	}
	st, ok := in.step(call)
	if !ok {
		return in.generic(call, &outcome{then: then, left: returns})
	}
	o := outcome{then: then, left: returns, results: st.sig.Results().Len()}
	body, ok := o.list(st.body.List)
	if !ok {
		return nil, false
	}
	for _, obj := range st.of {
		in.inlined[obj]++
	}
	return append(st.bind(), body...), true
}

// bind sets the parameters.
func (st *step) bind() []ast.Stmt {
	var out []ast.Stmt
	for i, id := range st.names {
		if id == nil || id.Name == "_" {
			out = append(out, evaluated(st.args[i:i+1])...)
		} else {
			out = append(out, set(id, token.DEFINE, st.args[i]))
		}
	}
	return out
}

// step tells of a call what step it is one of.
func (in *inliner) step(call *ast.CallExpr) (*step, bool) {
	var st *step
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.FuncLit:
		st = in.closure(fun)
	case *ast.Ident:
		st = in.named(fun)
	case *ast.SelectorExpr:
		st = in.method(fun)
	}
	if st == nil || st.sig.Variadic() || call.Ellipsis.IsValid() || st.sig.Params().Len() != len(call.Args) {
		return nil, false
	}
	st.args = append(st.args, call.Args...)
	return st, len(st.args) == len(st.names)
}

func (in *inliner) closure(lit *ast.FuncLit) *step {
	sig, ok := in.info.TypeOf(lit).(*types.Signature)
	if !ok || !isPlain(lit.Body) || namesResults(sig) {
		return nil
	}
	return &step{body: lit.Body, sig: sig, names: parameters(lit.Type)}
}

// named is a function of the package, or a closure that a local variable is.
func (in *inliner) named(id *ast.Ident) *step {
	switch obj := in.info.Uses[id].(type) {
	case *types.Func:
		if obj.Signature().TypeParams().Len() == 0 {
			return in.function(obj)
		}
	case *types.Var:
		lit := in.closures[obj]
		if lit == nil || in.set[obj] {
			return nil
		}
		now := in.node(lit).(*ast.FuncLit)
		if in.mentions(now.Body, obj) {
			return nil
		}
		st := in.closure(now)
		if n := size(now.Body); st != nil && (in.uses[obj] == 1 && n <= maxOnce || n <= maxMany && !starts(now.Body)) {
			st.of = []types.Object{obj}
			return st
		}
	}
	return nil
}

// function is a function or method of the package.
func (in *inliner) function(f *types.Func) *step {
	d := in.decls[f]
	sig := f.Signature()
	if d == nil || f.Exported() || in.active[f] || namesResults(sig) || in.called[f] < in.uses[f] || isDirected(d) || size(d.Body) > in.most(f) {
		return nil
	}
	body := in.bodyOf(d)
	if !isPlain(body) || size(body) > maxOnce || starts(body) {
		return nil
	}
	if !(in.constructs(body) && !takesStruct(sig)) && (!in.tells(body, sig) || takesContainer(sig) || in.equips(body, sig)) {
		return nil
	}
	st := &step{body: body, sig: sig, of: []types.Object{f}}
	if d.Recv != nil {
		st.names = append(st.names, first(d.Recv))
	}
	st.names = append(st.names, parameters(d.Type)...)
	return st
}

// equips reports whether a body puts what a call gives into a field of an object that the function
// is given: it makes that for those who call it, as if it returned it.
func (in *inliner) equips(body *ast.BlockStmt, sig *types.Signature) bool {
	given := func(e ast.Expr) bool {
		sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
		if !ok {
			return false
		}
		id, ok := ast.Unparen(sel.X).(*ast.Ident)
		if !ok {
			return false
		}
		return slices.Contains(slices.Collect(sig.Params().Variables()), varOf(in.info.Uses[id]))
	}
	return has(body, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		return ok && slices.ContainsFunc(a.Lhs, given) && slices.ContainsFunc(a.Rhs, calls)
	})
}

func (in *inliner) most(f *types.Func) int {
	if in.uses[f] == 1 {
		return maxOnce
	}
	return maxMany
}

// method is a method that another method of the object calls on its own receiver, or on a variable
// of an interface type that is the receiver; or one of an object that is made for the call. What
// others call is no step but something that the object does for them.
func (in *inliner) method(sel *ast.SelectorExpr) *step {
	m := in.info.Selections[sel]
	if m == nil || m.Kind() != types.MethodVal || len(m.Index()) != 1 {
		return nil
	}
	f := m.Obj().(*types.Func)
	if g, ok := in.targets[sel]; ok {
		return in.target(sel, g, f)
	}
	if !isAbstract(f) {
		if !in.isOwn(sel.X) || f.Signature().RecvTypeParams().Len() > 0 {
			return nil
		}
		st := in.function(f)
		if st == nil || !types.Identical(in.info.TypeOf(sel.X), f.Signature().Recv().Type()) {
			return nil
		}
		st.args = []ast.Expr{sel.X}
		return st
	}
	value := in.settled(sel.X)
	if value == nil || !in.isOwn(value) {
		return nil
	}
	t := in.info.TypeOf(value)
	obj, index, _ := types.LookupFieldOrMethod(t, false, in.Types, f.Name())
	g, ok := obj.(*types.Func)
	if !ok || len(index) != 1 || isAbstract(g) || !types.Identical(t, g.Signature().Recv().Type()) {
		return nil
	}
	st := in.function(g)
	if st == nil {
		return nil
	}
	st.args, st.of = []ast.Expr{value}, append(st.of, f)
	return st
}

// target is the method g that is meant where one of a type parameter is called.
func (in *inliner) target(sel *ast.SelectorExpr, g, asked *types.Func) *step {
	if g == nil || !in.isOwn(sel.X) || !types.Identical(in.info.TypeOf(sel.X), g.Signature().Recv().Type()) {
		return nil
	}
	st := in.function(g)
	if st != nil {
		st.args, st.of = []ast.Expr{sel.X}, append(st.of, asked)
	}
	return st
}

// settled is the variable that is put into one of an interface type, where both are set once.
func (in *inliner) settled(e ast.Expr) ast.Expr {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := in.info.Uses[id].(*types.Var)
	if !ok || in.set[v] || in.values[v] == nil {
		return nil
	}
	from, ok := ast.Unparen(in.values[v]).(*ast.Ident)
	if !ok {
		return nil
	}
	w, ok := in.info.Uses[from].(*types.Var)
	if !ok || in.set[w] || w.Parent() == in.Types.Scope() {
		return nil
	}
	return from
}
