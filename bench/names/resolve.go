package main

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/library"
)

// resolver collects what does not resolve, by name.
type resolver struct {
	table *library.Table
	w     *world
	found []unresolved
}

// resolve returns what of the table does not resolve, sorted, each name once.
func resolve(table *library.Table, w *world) []unresolved {
	r := &resolver{table: table, w: w}
	absent := make(map[string]bool)
	for _, path := range packagesOf(table) {
		if w.pkg(path) == nil {
			absent[path] = true
			r.fail(path, "the package cannot be loaded")
		}
	}
	for _, ty := range table.Types() {
		if ty.Pkg != builtin && !absent[ty.Pkg] && r.named(ty.Pkg, ty.Type) == nil {
			r.fail(ty.Pkg+"."+ty.Type, "no such type")
		}
	}
	for _, c := range table.Consts() {
		if !absent[c.Pkg] {
			r.constant(c)
		}
	}
	for _, row := range table.Rows() {
		if row.Pkg != builtin && !absent[row.Pkg] {
			r.row(row)
		}
	}
	slices.SortFunc(r.found, func(a, b unresolved) int { return strings.Compare(a.String(), b.String()) })
	return slices.CompactFunc(r.found, func(a, b unresolved) bool { return a.name == b.name })
}

func (r *resolver) fail(name, why string, args ...any) {
	r.found = append(r.found, unresolved{name, fmt.Sprintf(why, args...)})
}

// named returns the type called name, nil without one.
func (r *resolver) named(pkg, name string) types.Type {
	if obj, ok := r.w.pkg(pkg).Scope().Lookup(name).(*types.TypeName); ok {
		return obj.Type()
	}
	return nil
}

func (r *resolver) constant(c library.Const) {
	name := c.Pkg + "." + c.Name
	if variable, _, of := strings.Cut(c.Name, "."); of {
		if _, ok := r.w.pkg(c.Pkg).Scope().Lookup(variable).(*types.Var); !ok {
			r.fail(name, "no such variable")
		}
		return
	}
	obj, ok := r.w.pkg(c.Pkg).Scope().Lookup(c.Name).(*types.Const)
	switch {
	case !ok:
		r.fail(name, "no such constant")
	case !constant.Compare(constant.ToInt(obj.Val()), token.EQL, c.Value):
		r.fail(name, "is %s, not %s", obj.Val(), c.Value)
	}
}

func rowName(row *library.Row) string {
	if row.Type == "" {
		return row.Pkg + "." + row.Func
	}
	return row.Pkg + "." + row.Type + "." + row.Func
}

// row resolves what a row names.
func (r *resolver) row(row *library.Row) {
	name := rowName(row)
	for _, typ := range row.Of {
		if r.named(row.Pkg, typ) == nil {
			r.fail(name, "of=%s: no such type", typ)
		}
	}
	obj, why := r.object(row)
	if why != "" {
		r.fail(name, "%s", why)
		return
	}
	for _, e := range []*library.Expr{row.When, row.NoExpiry, row.If} {
		r.names(row, e)
	}
	fn, ok := obj.(*types.Func)
	if !ok {
		return
	}
	if why := arguments(row, fn.Signature()); why != "" {
		r.fail(name, "%s", why)
	}
	for _, e := range []*library.Expr{row.When, row.NoExpiry, row.If} {
		if why := operands(e, fn.Signature()); why != "" {
			r.fail(name, "%s", why)
		}
	}
}

// object finds what the row speaks of, or says why there is no such thing.
func (r *resolver) object(row *library.Row) (types.Object, string) {
	if row.Type == "" {
		switch obj := r.w.pkg(row.Pkg).Scope().Lookup(row.Func).(type) {
		case *types.Func:
			return obj, ""
		case *types.TypeName:
			if row.Literal {
				return obj, ""
			}
		}
		return nil, "no such function"
	}
	typ := r.named(row.Pkg, row.Type)
	if typ == nil {
		return nil, "no such type"
	}
	obj, path, _ := types.LookupFieldOrMethod(typ, true, r.w.pkg(row.Pkg), row.Func)
	switch obj.(type) {
	case *types.Func:
	case *types.Var:
		if !mayBeField(row) {
			return nil, "a field, not a method"
		}
	default:
		return nil, "no such method"
	}
	if len(path) > 1 && !types.IsInterface(typ) {
		return nil, "promoted, declared by another type"
	}
	for _, as := range row.As {
		if why := r.promoted(row, as, obj); why != "" {
			return nil, why
		}
	}
	return obj, ""
}

// promoted says why the type called as does not promote obj.
func (r *resolver) promoted(row *library.Row, as string, obj types.Object) string {
	outer := r.named(row.Pkg, as)
	if outer == nil {
		return "as=" + as + ": no such type"
	}
	same, _, _ := types.LookupFieldOrMethod(outer, true, r.w.pkg(row.Pkg), row.Func)
	if f, ok := same.(*types.Func); ok && f.Origin() == obj.(*types.Func).Origin() {
		return ""
	}
	return "as=" + as + " does not promote it"
}

// mayBeField reports whether a row may speak of a field.
func mayBeField(row *library.Row) bool {
	return row.Chan || row.Role == library.Field || row.Role == library.Source || row.Role == library.Few || row.Role == library.Many || row.Role == library.Lasts
}
