package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"strings"
)

// dialect is how operations on a map are written once it is no map any more.
type dialect struct {
	find, get  func(c *change, file int, m *types.Map, field string) (before, after string)
	put, drop  string // methods
	size       string // "" if there is none
	empty      string
	rangeOver  func(c *change, file int, m *types.Map, field string) string
	asValue    string // what is added to the field to have a map, "" if there is none
	typed      bool   // arguments of put and drop are converted
	fieldType  func(c *change, file int, m *types.Map) string
	initialise func(c *change, fd *field, kv *ast.KeyValueExpr) bool
}

// mapFields are the fields that are maps, by their own syntax.
func (c *change) mapFields() []*field {
	var out []*field
	for _, fd := range c.fields() {
		if _, ok := fd.decl.Type.(*ast.MapType); ok && nameable(fd.v.Type(), c.pkg, map[types.Type]bool{}) {
			out = append(out, fd)
		}
	}
	return out
}

func (c *change) pair(file int, m *types.Map) string {
	return "[" + c.typeText(file, m.Key()) + ", " + c.typeText(file, m.Elem()) + "]"
}

// intoTable puts a generic type with methods in the place of each map.
func intoTable(c *change) {
	name := c.name("table")
	d := dialect{
		find:      func(_ *change, _ int, _ *types.Map, field string) (string, string) { return field + ".find(", ")" },
		get:       func(_ *change, _ int, _ *types.Map, field string) (string, string) { return field + ".get(", ")" },
		put:       "put",
		drop:      "drop",
		size:      "size",
		empty:     "empty",
		asValue:   ".m",
		rangeOver: func(_ *change, _ int, _ *types.Map, field string) string { return field + ".m" },
		fieldType: func(c *change, file int, m *types.Map) string { return name + c.pair(file, m) },
		initialise: func(c *change, fd *field, kv *ast.KeyValueExpr) bool {
			c.insert(kv.Value.Pos(), name+c.pair(c.file(kv.Pos()), fd.v.Type().(*types.Map))+"{m: ")
			c.insert(kv.Value.End(), "}")
			return true
		},
	}
	if c.translate(d) == 0 {
		return
	}
	c.declare(0, `type NAME[K comparable, V any] struct{ m map[K]V }

func (t *NAME[K, V]) find(k K) (V, bool) { v, ok := t.m[k]; return v, ok }
func (t *NAME[K, V]) get(k K) V          { return t.m[k] }
func (t *NAME[K, V]) put(k K, v V)       { t.m[k] = v }
func (t *NAME[K, V]) drop(k K)           { delete(t.m, k) }
func (t *NAME[K, V]) size() int          { return len(t.m) }
func (t *NAME[K, V]) empty()             { clear(t.m) }`)
	c.rename("NAME", name)
}

// rename puts names into what was declared in file 0.
func (c *change) rename(pairs ...string) {
	text := strings.NewReplacer(pairs...).Replace(c.tails[0].String())
	c.tails[0].Reset()
	c.tails[0].WriteString(text)
}

// intoSyncMap puts a sync.Map in the place of each map.
func intoSyncMap(c *change) {
	find, get, each := c.name("find"), c.name("get"), c.name("each")
	generic := func(name string) func(*change, int, *types.Map, string) (string, string) {
		return func(c *change, file int, m *types.Map, field string) (string, string) {
			return name + c.pair(file, m) + "(&" + field + ", ", ")"
		}
	}
	d := dialect{
		find: generic(find), get: generic(get),
		put: "Store", drop: "Delete", empty: "Clear", typed: true,
		rangeOver: func(c *change, file int, m *types.Map, field string) string {
			return each + c.pair(file, m) + "(&" + field + ")"
		},
		fieldType: func(c *change, file int, _ *types.Map) string { return c.use(file, "sync") + ".Map" },
		initialise: func(c *change, fd *field, kv *ast.KeyValueExpr) bool {
			if !c.isEmptyMake(kv.Value) {
				return false
			}
			c.replace(kv.Value, c.use(c.file(kv.Pos()), "sync")+".Map{}")
			return true
		},
	}
	if c.translate(d) == 0 {
		return
	}
	c.declare(0, `func FIND[K comparable, V any](m *SYNC.Map, k K) (V, bool) {
	x, ok := m.Load(k)
	v, _ := x.(V)
	return v, ok
}

func GET[K comparable, V any](m *SYNC.Map, k K) V {
	v, _ := FIND[K, V](m, k)
	return v
}

func EACH[K comparable, V any](m *SYNC.Map) func(func(K, V) bool) {
	return func(yield func(K, V) bool) {
		m.Range(func(k, x any) bool {
			v, _ := x.(V)
			return yield(k.(K), v)
		})
	}
}`)
	c.rename("FIND", find, "GET", get, "EACH", each, "SYNC", c.use(0, "sync"))
}

// translate rewrites all maps whose every use the dialect has a word for, and returns how
// many they were.
func (c *change) translate(d dialect) int {
	parents := c.parents()
	n := 0
	for _, fd := range c.mapFields() {
		trial := newChange(c.Unit)
		trial.made = c.made
		for i := range c.imports {
			trial.imports[i] = maps.Clone(c.imports[i])
		}
		if !trial.translateField(fd, d, parents) {
			continue
		}
		c.merge(trial)
		n++
	}
	return n
}

// merge takes over what another change of the same unit does.
func (c *change) merge(o *change) {
	for i := range o.edits {
		c.edits[i] = append(c.edits[i], o.edits[i]...)
		c.tails[i].WriteString(o.tails[i].String())
		for path, name := range o.imports[i] {
			c.imports[i][path] = name
		}
	}
	c.made, c.done = o.made, c.done+o.done
}

func (c *change) translateField(fd *field, d dialect, parents map[ast.Node]ast.Node) bool {
	m, ok := fd.v.Type().(*types.Map)
	if !ok {
		return false
	}
	c.replace(fd.decl.Type, d.fieldType(c, fd.file, m))
	for _, kv := range fd.inits {
		if !d.initialise(c, fd, kv) {
			return false
		}
	}
	for _, use := range fd.uses {
		if !c.translateUse(use, m, d, parents) {
			return false
		}
	}
	return true
}

func (c *change) translateUse(use *ast.SelectorExpr, m *types.Map, d dialect, parents map[ast.Node]ast.Node) bool {
	file := c.file(use.Pos())
	switch p := parents[use].(type) {
	case *ast.IndexExpr:
		return p.X == use && c.translateIndex(use, p, m, d, parents)
	case *ast.RangeStmt:
		if p.X != use {
			return false
		}
		c.replace(use, d.rangeOver(c, file, m, c.text(use)))
		return true
	case *ast.CallExpr:
		switch {
		case c.isBuiltin(p, "delete"):
			c.span(p.Pos(), use.Pos(), "")
			c.span(use.End(), p.Args[1].Pos(), "."+d.drop+"("+d.converted(c, file, m.Key()))
			c.insert(p.Args[1].End(), d.closed())
			return true
		case c.isBuiltin(p, "clear"):
			c.replace(p, c.text(use)+"."+d.empty+"()")
			return true
		case c.isBuiltin(p, "len") && d.size != "":
			c.replace(p, c.text(use)+"."+d.size+"()")
			return true
		}
	}
	if d.asValue == "" {
		return false
	}
	c.insert(use.End(), d.asValue)
	return true
}

func (d dialect) converted(c *change, file int, t types.Type) string {
	if !d.typed {
		return ""
	}
	return "(" + c.typeText(file, t) + ")("
}

func (d dialect) closed() string {
	if d.typed {
		return ")"
	}
	return ""
}

// translateIndex rewrites m[k], by what is done with it.
func (c *change) translateIndex(use *ast.SelectorExpr, x *ast.IndexExpr, m *types.Map, d dialect, parents map[ast.Node]ast.Node) bool {
	file, field := c.file(use.Pos()), c.text(use)
	before, after := d.get(c, file, m, field)
	switch p := parents[x].(type) {
	case *ast.AssignStmt:
		if p.Lhs[0] == x || len(p.Lhs) > 1 && p.Rhs[0] != x {
			return len(p.Lhs) == 1 && c.translateStore(use, x, p, m, d)
		}
		if len(p.Lhs) == 2 && len(p.Rhs) == 1 {
			before, after = d.find(c, file, m, field)
		}
	case *ast.IncDecStmt:
		k := c.text(x.Index)
		if !isPlain(x.Index) {
			return false
		}
		value := before + k + after + p.Tok.String()[:1] + "1"
		c.replace(p, fmt.Sprintf("%s.%s(%s%s%s, %s)", field, d.put, d.converted(c, file, m.Key()), k, d.closed(), value))
		return true
	case *ast.UnaryExpr:
		if p.Op == token.AND {
			return false
		}
	}
	c.span(use.Pos(), x.Lbrack+1, before)
	c.span(x.Rbrack, x.Rbrack+1, after)
	return true
}

// translateStore rewrites m[k] = v and m[k] op= v.
func (c *change) translateStore(use *ast.SelectorExpr, x *ast.IndexExpr, p *ast.AssignStmt, m *types.Map, d dialect) bool {
	file, field := c.file(use.Pos()), c.text(use)
	value, end := d.converted(c, file, m.Elem()), d.closed()
	if p.Tok != token.ASSIGN {
		if !isPlain(x.Index) {
			return false
		}
		before, after := d.get(c, file, m, field)
		value += before + c.text(x.Index) + after + strings.TrimSuffix(p.Tok.String(), "=") + "("
		end += ")"
	}
	c.span(use.End(), x.Lbrack+1, "."+d.put+"("+d.converted(c, file, m.Key()))
	c.span(x.Rbrack, p.Rhs[0].Pos(), d.closed()+", "+value)
	c.insert(p.Rhs[0].End(), end+")")
	return true
}

// isPlain reports whether an expression can be written twice.
func isPlain(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident, *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return isPlain(e.X)
	}
	return false
}
