package main

import (
	"fmt"
	"go/types"

	"github.com/growthlint/growthlint/internal/library"
)

// parameter returns the type of argument n, of an element for a variadic one;
// nil if there are not so many.
func parameter(sig *types.Signature, n int) types.Type {
	params := sig.Params()
	last := params.Len() - 1
	if sig.Variadic() && n >= last {
		return params.At(last).Type().(*types.Slice).Elem()
	}
	if n > last {
		return nil
	}
	return params.At(n).Type()
}

// arguments says which argument index of the row its function has not, or has
// of another type than the row's role needs.
func arguments(row *library.Row, sig *types.Signature) string {
	indexes := map[string]int{"arg": row.Arg, "key": row.Key, "val": row.Val}
	if row.On.Kind == library.OnArg {
		indexes["on"] = row.On.Arg
	}
	if row.From.Kind == library.OnArg {
		indexes["from"] = row.From.Arg
	}
	for _, what := range []string{"arg", "key", "val", "on", "from"} {
		n, ok := indexes[what]
		if !ok || n == library.None {
			continue
		}
		typ := parameter(sig, n)
		if typ == nil {
			return fmt.Sprintf("%s=%d of %d parameters", what, n, sig.Params().Len())
		}
		if what == "key" && typ.String() == "context.Context" {
			return fmt.Sprintf("key=%d is a context", n)
		}
	}
	if row.KeyField != "" && field(parameter(sig, row.Key), row.KeyField) == nil {
		return fmt.Sprintf("key=%d.%s: no such field", row.Key, row.KeyField)
	}
	if row.Rest && !sig.Variadic() {
		return "rest of a function that is not variadic"
	}
	if row.Role == library.Calls {
		return callable(row, parameter(sig, row.Arg))
	}
	return ""
}

// callable says why a value of the type cannot be called as the row says.
func callable(row *library.Row, typ types.Type) string {
	switch row.Method {
	case "":
		if _, ok := typ.Underlying().(*types.Signature); ok || isAny(typ) {
			return ""
		}
		return fmt.Sprintf("arg=%d is %s, not a function", row.Arg, typ)
	case "*":
		if types.IsInterface(typ) {
			return ""
		}
		return fmt.Sprintf("arg=%d is %s, not an interface", row.Arg, typ)
	}
	obj, _, _ := types.LookupFieldOrMethod(typ, true, nil, row.Method)
	if _, ok := obj.(*types.Func); ok {
		return ""
	}
	return fmt.Sprintf("arg=%d has no method %s", row.Arg, row.Method)
}

// isAny reports whether a value of the type may be a function: any, or a type
// parameter.
func isAny(typ types.Type) bool {
	if p, ok := types.Unalias(typ).(*types.TypeParam); ok {
		typ = p.Constraint()
	}
	i, ok := typ.Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0
}

// field returns a field of the struct that typ is or points to.
func field(typ types.Type, name string) types.Object {
	if typ == nil {
		return nil
	}
	if p, ok := typ.Underlying().(*types.Pointer); ok {
		typ = p.Elem()
	}
	s, ok := typ.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for f := range s.Fields() {
		if f.Name() == name {
			return f
		}
	}
	return nil
}

// operands says which argument or field a predicate compares that the function
// has not. What it asks of options and constructors is not asked of this one.
func operands(e *library.Expr, sig *types.Signature) string {
	if e == nil || e.Op == library.ExprMade || e.Op == library.ExprOption {
		return ""
	}
	for _, part := range e.Args {
		if why := operands(part, sig); why != "" {
			return why
		}
	}
	if e.Op != library.ExprCompare && e.Op != library.ExprResult {
		return ""
	}
	typ := parameter(sig, e.Arg)
	if typ == nil {
		return fmt.Sprintf("arg%d in a predicate, of %d parameters", e.Arg, sig.Params().Len())
	}
	if e.Field != "" && field(typ, e.Field) == nil {
		return fmt.Sprintf("arg%d.%s in a predicate: no such field of %s", e.Arg, e.Field, typ)
	}
	return ""
}
