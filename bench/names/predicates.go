package main

import (
	"go/types"

	"github.com/growthlint/growthlint/internal/library"
)

// names resolves the functions, methods and types that a predicate names.
func (r *resolver) names(row *library.Row, e *library.Expr) {
	if e == nil {
		return
	}
	scope := r.w.pkg(row.Pkg).Scope()
	for _, name := range e.Names {
		var known bool
		switch e.Op {
		case library.ExprPresent, library.ExprOption, library.ExprResult:
			_, known = scope.Lookup(name).(*types.Func)
		case library.ExprMade:
			known = r.made(row, e, name)
		case library.ExprRecv:
			known = r.named(row.Pkg, name) != nil
		case library.ExprChained, library.ExprCalled:
			known = r.someMethod(row.Pkg, name)
		default:
			known = true
		}
		if !known {
			r.fail(rowName(row), "%s in a predicate: no such name", name)
		}
	}
	for _, part := range e.Args {
		r.names(row, part)
	}
}

// made reports whether name is a constructor, or a type for literals, whose
// arguments the predicate can ask for.
func (r *resolver) made(row *library.Row, e *library.Expr, name string) bool {
	switch obj := r.w.pkg(row.Pkg).Scope().Lookup(name).(type) {
	case *types.TypeName:
		if inner := e.Args[0]; inner.Field != "" {
			return field(obj.Type(), inner.Field) != nil
		}
		return true
	case *types.Func:
		if why := operands(e.Args[0], obj.Signature()); why != "" {
			r.fail(rowName(row), "%s of %s", why, name)
		}
		return true
	}
	return false
}

// someMethod reports whether a type of the package has such a method.
func (r *resolver) someMethod(pkg, method string) bool {
	p := r.w.pkg(pkg)
	for _, name := range p.Scope().Names() {
		obj, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		found, _, _ := types.LookupFieldOrMethod(obj.Type(), true, p, method)
		if _, ok := found.(*types.Func); ok {
			return true
		}
	}
	return false
}
