package library

import (
	"cmp"
	"go/constant"
	"slices"
	"strings"
)

// Table answers what is known of functions and types. It is not changed once
// made, and may be read by several goroutines.
type Table struct {
	rows   []*Row
	types  []*TypeRow
	consts []Const
	byFunc map[name][]*Row
	byType map[name]*TypeRow
}

// name is a function, method or type; member is "" for types.
type name struct{ pkg, typ, member string }

// Const is a constant that a table declares.
type Const struct {
	Pkg, Name string
	Value     constant.Value
}

// newTable indexes rows and types. Kinds that rows leave open are those of their
// types.
func newTable(rows []*Row, types []*TypeRow) *Table {
	t := &Table{rows: rows, types: types, byFunc: make(map[name][]*Row), byType: make(map[name]*TypeRow)}
	slices.SortStableFunc(t.rows, func(a, b *Row) int {
		return cmp.Or(cmp.Compare(a.Pkg, b.Pkg), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Func, b.Func), cmp.Compare(a.rank(), b.rank()))
	})
	slices.SortStableFunc(t.types, func(a, b *TypeRow) int {
		return cmp.Or(cmp.Compare(a.Pkg, b.Pkg), cmp.Compare(a.Type, b.Type))
	})
	for _, ty := range t.types {
		t.byType[name{ty.Pkg, ty.Type, ""}] = ty
	}
	for _, r := range t.rows {
		t.settleKind(r)
		key := name{r.Pkg, r.Type, r.Func}
		t.byFunc[key] = append(t.byFunc[key], r)
		for _, as := range r.As {
			key.typ = as
			t.byFunc[key] = append(t.byFunc[key], r)
		}
	}
	return t
}

// rank puts what is said of a container before what is said of arguments.
func (r *Row) rank() int {
	if r.Role.ofContainer() {
		return 0
	}
	return 1
}

func (t *Table) settleKind(r *Row) {
	if r.Kind != "" || !r.Role.ofContainer() {
		return
	}
	for _, types := range [][]string{{r.Type}, r.As, r.Of} {
		for _, typ := range types {
			if ty := t.byType[name{r.Pkg, typ, ""}]; ty != nil && typ != "" {
				r.Kind = ty.Kind
				return
			}
		}
	}
}

// Func returns the rows of a function, or of a method of the type or interface
// that declares or promotes it; typ is "" for functions and says nothing of
// pointers and type parameters. Those that speak of a container come first; there
// are none if nothing is known. The caller must not change them.
func (t *Table) Func(pkg, typ, fn string) []*Row {
	for range 4 { // more steps than any chain of likes has
		if rows := t.byFunc[name{pkg, typ, fn}]; rows != nil {
			return rows
		}
		ty := t.byType[name{pkg, typ, ""}]
		if ty == nil || ty.Like == "" {
			return nil
		}
		typ = ty.Like
	}
	return nil
}

// Type returns what is known of a named type, or nil.
func (t *Table) Type(pkg, typ string) *TypeRow { return t.byType[name{pkg, typ, ""}] }

// Rows returns all rows, by package, type and function.
func (t *Table) Rows() []*Row { return slices.Clone(t.rows) }

// Types returns all types, by package and name.
func (t *Table) Types() []*TypeRow { return slices.Clone(t.types) }

// Consts returns the constants that predicates could name, by package and name.
// Those of a table that With joined are the ones of its first part.
func (t *Table) Consts() []Const { return slices.Clone(t.consts) }

// FieldsOf returns what the fields of a variable of a library have from the start, as far as the table declares
// them as constants named VARIABLE.FIELD; nil if it declares none.
func (t *Table) FieldsOf(pkg, variable string) map[string]Value {
	var out map[string]Value
	for _, c := range t.consts {
		field, ok := strings.CutPrefix(c.Name, variable+".")
		if c.Pkg != pkg || !ok {
			continue
		}
		if out == nil {
			out = map[string]Value{}
		}
		out[field] = Constant(c.Value)
	}
	return out
}

// With returns a table of t and of what user says: all rows that user has of a
// function replace those of t, and so does its row of a type.
func (t *Table) With(user *Table) *Table {
	rows := slices.DeleteFunc(slices.Clone(t.rows), func(r *Row) bool {
		_, said := user.byFunc[name{r.Pkg, r.Type, r.Func}]
		return said
	})
	types := slices.DeleteFunc(slices.Clone(t.types), func(ty *TypeRow) bool {
		return user.byType[name{ty.Pkg, ty.Type, ""}] != nil
	})
	for _, r := range user.rows {
		copied := *r
		rows = append(rows, &copied)
	}
	both := newTable(rows, append(types, user.types...))
	both.consts = t.consts
	return both
}
