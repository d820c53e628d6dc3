package inline

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
)

// instance copies what a step does for one call of it: with the types that its type parameters
// are there, variables of its own, and arguments in the place of parameters.
type instance struct {
	in    *inliner
	types map[*types.TypeParam]types.Type
	vars  map[types.Object]*types.Var
	args  map[types.Object]ast.Expr
	// failed: it has something that cannot be copied.
	failed bool
}

func (in *inliner) instance(params *types.TypeParamList, args *types.TypeList) *instance {
	x := &instance{in: in, types: map[*types.TypeParam]types.Type{}, vars: map[types.Object]*types.Var{}, args: map[types.Object]ast.Expr{}}
	if params.Len() != args.Len() {
		x.failed = true
		return x
	}
	for i := range params.Len() {
		x.types[params.At(i)] = args.At(i)
	}
	return x
}

// list copies statements.
func (x *instance) list(list []ast.Stmt) []ast.Stmt {
	return x.value(reflect.ValueOf(list)).Interface().([]ast.Stmt)
}

// expression copies an expression.
func (x *instance) expression(e ast.Expr) ast.Expr {
	return x.value(reflect.ValueOf(e)).Interface().(ast.Expr)
}

func (x *instance) value(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		return x.value(v.Elem())
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		return x.node(v)
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(x.value(v.Index(i)))
		}
		return out
	}
	return v
}

func (x *instance) node(v reflect.Value) reflect.Value {
	switch n := v.Interface().(type) {
	case *ast.Ident:
		return reflect.ValueOf(x.ident(n))
	case *ast.Object, *ast.Scope, *ast.CommentGroup, *ast.Comment: //nolint:staticcheck // what the parser links is left as it is
		return v
	case *ast.FuncLit, *ast.TypeSwitchStmt, *ast.DeclStmt:
		x.failed = true
		return v
	}
	out := reflect.New(v.Elem().Type())
	out.Elem().Set(v.Elem())
	for i := range v.Elem().NumField() {
		if f := v.Elem().Field(i); out.Elem().Field(i).CanSet() {
			out.Elem().Field(i).Set(x.value(f))
		}
	}
	x.inform(v.Interface(), out.Interface())
	return out
}

// inform gives a copy of an expression its type.
func (x *instance) inform(from, to any) {
	x.in.own()
	info := x.in.info
	e, ok := from.(ast.Expr)
	if !ok {
		return
	}
	if t, ok := info.Types[e]; ok {
		t.Type = x.typ(t.Type)
		info.Types[to.(ast.Expr)] = t
	}
	sel, ok := from.(*ast.SelectorExpr)
	if !ok {
		return
	}
	m, ok := info.Selections[sel]
	if !ok {
		return
	}
	info.Selections[to.(*ast.SelectorExpr)] = m
	if recv := m.Recv(); m.Kind() != types.FieldVal && !types.Identical(x.typ(recv), recv) {
		x.in.targets[to.(*ast.SelectorExpr)] = x.method(x.typ(recv), m.Obj())
	}
}

// method is the method that a type has for one that a type parameter asks for, nil if it has none
// of its own.
func (x *instance) method(t types.Type, asked types.Object) *types.Func {
	obj, index, _ := types.LookupFieldOrMethod(t, false, x.in.Types, asked.Name())
	f, ok := obj.(*types.Func)
	if !ok || len(index) != 1 || isAbstract(f) {
		return nil
	}
	return f
}

// ident copies a name: an argument stands for a parameter, a new variable for one of the step.
func (x *instance) ident(id *ast.Ident) ast.Expr {
	info := x.in.info
	if obj := info.Uses[id]; obj != nil {
		if e := x.args[obj]; e != nil {
			return e
		}
		v, ok := obj.(*types.Var)
		if ok && (v.IsField() || v.Parent() == x.in.Types.Scope() || v.Pkg() != x.in.Types) {
			return id
		}
		if ok {
			return x.name(id, x.variable(v), false)
		}
		return x.other(id, obj)
	}
	if v, ok := info.Defs[id].(*types.Var); ok && !v.IsField() {
		return x.name(id, x.variable(v), true)
	}
	return id
}

// other copies the name of a type or a built-in function. What a generic function is that a step
// calls cannot be told.
func (x *instance) other(id *ast.Ident, obj types.Object) *ast.Ident {
	info := x.in.info
	t, ok := info.Types[id]
	if _, generic := info.Instances[id]; generic && len(x.types) > 0 {
		x.failed = true
	}
	if !ok || t.Type == nil || types.Identical(x.typ(t.Type), t.Type) {
		return id
	}
	x.in.ownNames()
	out := &ast.Ident{NamePos: id.NamePos, Name: id.Name}
	t.Type = x.typ(t.Type)
	x.in.info.Types[out], x.in.info.Uses[out] = t, obj
	return out
}

// variable is the one that stands for one of the step.
func (x *instance) variable(v *types.Var) *types.Var {
	if x.vars[v] == nil {
		x.vars[v] = types.NewVar(v.Pos(), v.Pkg(), v.Name(), x.typ(v.Type()))
		if x.in.set[v] {
			x.in.set[x.vars[v]] = true
		}
	}
	return x.vars[v]
}

// name writes the name of a variable.
func (x *instance) name(at *ast.Ident, v *types.Var, declares bool) *ast.Ident {
	x.in.ownNames()
	id := &ast.Ident{NamePos: at.NamePos, Name: at.Name}
	if declares {
		x.in.info.Defs[id] = v
	} else {
		x.in.info.Uses[id] = v
	}
	if t, ok := x.in.info.Types[at]; ok {
		t.Type = v.Type()
		x.in.info.Types[id] = t
	}
	return id
}

// bind has an argument stand for a parameter, or a new variable that is set to it.
func (x *instance) bind(id *ast.Ident, arg ast.Expr) []ast.Stmt {
	if id == nil || id.Name == "_" {
		return evaluated([]ast.Expr{arg})
	}
	v, ok := x.in.info.Defs[id].(*types.Var)
	if !ok {
		x.failed = true
		return nil
	}
	if !x.in.set[v] && x.in.stays(arg) {
		x.args[v] = arg
		return nil
	}
	return []ast.Stmt{set(x.name(id, x.variable(v), true), token.DEFINE, arg)}
}

// typ is what a type of the step is for this call of it.
func (x *instance) typ(t types.Type) types.Type {
	if len(x.types) == 0 {
		return t
	}
	switch t := t.(type) {
	case *types.TypeParam:
		if a, ok := x.types[t]; ok {
			return a
		}
	case *types.Pointer:
		return types.NewPointer(x.typ(t.Elem()))
	case *types.Slice:
		return types.NewSlice(x.typ(t.Elem()))
	case *types.Array:
		return types.NewArray(x.typ(t.Elem()), t.Len())
	case *types.Map:
		return types.NewMap(x.typ(t.Key()), x.typ(t.Elem()))
	case *types.Chan:
		return types.NewChan(t.Dir(), x.typ(t.Elem()))
	case *types.Tuple:
		return x.tuple(t)
	case *types.Signature:
		if t.TypeParams().Len() == 0 {
			return types.NewSignatureType(nil, nil, nil, x.tuple(t.Params()), x.tuple(t.Results()), t.Variadic())
		}
	case *types.Alias:
		return x.typ(types.Unalias(t))
	case *types.Named:
		return x.named(t)
	}
	return t
}

func (x *instance) tuple(t *types.Tuple) *types.Tuple {
	var vars []*types.Var
	for v := range t.Variables() {
		vars = append(vars, types.NewVar(v.Pos(), v.Pkg(), v.Name(), x.typ(v.Type())))
	}
	return types.NewTuple(vars...)
}

func (x *instance) named(t *types.Named) types.Type {
	if t.TypeArgs().Len() == 0 {
		return t
	}
	var args []types.Type
	changed := false
	for a := range t.TypeArgs().Types() {
		b := x.typ(a)
		changed = changed || a != b
		args = append(args, b)
	}
	if !changed {
		return t
	}
	out, err := types.Instantiate(nil, t.Origin(), args, false)
	if err != nil {
		x.failed = true
		return t
	}
	return out
}
