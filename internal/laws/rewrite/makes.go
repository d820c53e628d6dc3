package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// literal is &T{f: e, …}, of a struct of the package.
type literal struct {
	at    *ast.UnaryExpr
	file  int
	owner *types.TypeName
	elts  []*ast.KeyValueExpr
	types []string // of the fields
}

// literals finds those that have elements, all with keys.
func (c *change) literals() []literal {
	var out []literal
	for i, f := range c.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			if at, ok := n.(*ast.UnaryExpr); ok && at.Op == token.AND {
				if l, ok := c.literal(at, i); ok {
					out = append(out, l)
				}
			}
			return true
		})
	}
	return out
}

func (c *change) literal(at *ast.UnaryExpr, file int) (literal, bool) {
	lit, ok := at.X.(*ast.CompositeLit)
	if !ok || len(lit.Elts) == 0 || c.silenced(lit) || strings.Contains(c.text(lit), "//") {
		return literal{}, false
	}
	named, ok := types.Unalias(c.info.TypeOf(lit)).(*types.Named)
	if !ok || named.Obj().Pkg() != c.pkg || named.Obj().Parent() != c.pkg.Scope() || named.TypeArgs().Len() > 0 {
		return literal{}, false
	}
	l := literal{at: at, file: file, owner: named.Obj()}
	var fields []types.Type
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return literal{}, false
		}
		id, ok := kv.Key.(*ast.Ident)
		if !ok {
			return literal{}, false
		}
		v, ok := c.info.Uses[id].(*types.Var)
		if !ok || !nameable(v.Type(), c.pkg, map[types.Type]bool{}) || !copies(v.Type()) {
			return literal{}, false
		}
		if inner, ok := kv.Value.(*ast.CompositeLit); ok && inner.Type == nil {
			return literal{}, false
		}
		l.elts, fields = append(l.elts, kv), append(fields, v.Type())
	}
	for _, t := range fields {
		l.types = append(l.types, c.typeText(file, t))
	}
	return l, true
}

// rewritten puts texts around the values of a literal: begin, what comes before and after
// each, and end.
func (c *change) rewritten(l literal, begin string, before func(i int) string, after, end string) {
	from := l.at.Pos()
	for i, kv := range l.elts {
		text := before(i)
		if i == 0 {
			text = begin + text
		} else {
			text = after + ", " + text
		}
		c.span(from, kv.Value.Pos(), text)
		from = kv.Value.End()
	}
	c.span(from, l.at.End(), after+end)
}

// intoConstructors: newT(e, …), and func newT(…) *T { return &T{f: a, …} }.
func intoConstructors(c *change) {
	for _, l := range c.literals() {
		name := c.name("make")
		var params, elts []string
		for i, kv := range l.elts {
			params = append(params, fmt.Sprintf("a%d %s", i, l.types[i]))
			elts = append(elts, fmt.Sprintf("%s: a%d", c.text(kv.Key), i))
		}
		c.declare(l.file, "func %s(%s) *%s { return &%s{%s} }", name, strings.Join(params, ", "), l.owner.Name(), l.owner.Name(), strings.Join(elts, ", "))
		c.rewritten(l, name+"(", func(int) string { return "" }, "", ")")
	}
}

// intoOptions: build(withF(e), …), by functions that set one field each.
func intoOptions(c *change) {
	for _, l := range c.literals() {
		opt, build := c.name("option"), c.name("build")
		var with []string
		for i, kv := range l.elts {
			name := c.name("with")
			with = append(with, name)
			c.declare(l.file, "func %s(v %s) %s { return func(t *%s) { t.%s = v } }", name, l.types[i], opt, l.owner.Name(), c.text(kv.Key))
		}
		c.declare(l.file, "type %s func(*%s)\n\nfunc %s(options ...%s) *%s {\n\tt := &%s{}\n\tfor _, o := range options {\n\t\to(t)\n\t}\n\treturn t\n}",
			opt, l.owner.Name(), build, opt, l.owner.Name(), l.owner.Name())
		c.rewritten(l, build+"(", func(i int) string { return with[i] + "(" }, ")", ")")
	}
}

// intoSteps: t := &T{}; t.f = e; return t.
func intoSteps(c *change) {
	parents := c.parents()
	for _, l := range c.literals() {
		if nestedLiteral(c, l) {
			continue
		}
		switch p := parents[l.at].(type) {
		case *ast.ReturnStmt:
			if len(p.Results) == 1 {
				name := c.name("t")
				c.replace(p, c.steps(l, name, ":=")+"\nreturn "+name)
			}
		case *ast.AssignStmt:
			_, inBlock := parents[p].(*ast.BlockStmt)
			id, ok := p.Lhs[0].(*ast.Ident)
			if ok && inBlock && len(p.Lhs) == 1 && p.Tok == token.DEFINE {
				c.replace(p, c.steps(l, id.Name, ":="))
			}
		}
	}
}

// nestedLiteral reports whether another literal that would be rewritten stands in it.
func nestedLiteral(c *change, l literal) bool {
	for _, o := range c.literals() {
		if o.at.Pos() != l.at.Pos() && l.at.Pos() <= o.at.Pos() && o.at.End() <= l.at.End() {
			return true
		}
	}
	return false
}

func (c *change) steps(l literal, name, tok string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s &%s{}", name, tok, l.owner.Name())
	for _, kv := range l.elts {
		fmt.Fprintf(&b, "\n%s.%s = %s", name, c.text(kv.Key), c.text(kv.Value))
	}
	return b.String()
}

// variablesOnce: x()[k] = v, of a package's variable that sync.OnceValue makes.
func variablesOnce(c *change) {
	parents := c.parents()
	for i, f := range c.syntax {
		for _, d := range f.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok || gen.Tok != token.VAR {
				continue
			}
			for _, spec := range gen.Specs {
				c.variableOnce(i, spec.(*ast.ValueSpec), parents)
			}
		}
	}
}

func (c *change) variableOnce(file int, spec *ast.ValueSpec, parents map[ast.Node]ast.Node) {
	if len(spec.Names) != 1 || len(spec.Values) != 1 || spec.Names[0].IsExported() || c.silenced(spec) {
		return
	}
	v, ok := c.info.Defs[spec.Names[0]].(*types.Var)
	if !ok || !isReference(v.Type()) || !nameable(v.Type(), c.pkg, map[types.Type]bool{}) {
		return
	}
	var uses []*ast.Ident
	for id, obj := range c.info.Uses {
		if obj != v {
			continue
		}
		if !isRead(id, parents[id]) {
			return
		}
		uses = append(uses, id)
	}
	text := c.typeText(file, v.Type())
	if spec.Type != nil {
		c.replace(spec.Type, "= "+c.use(file, "sync")+".OnceValue(func() "+text+" { return")
		c.span(spec.Type.End(), spec.Values[0].Pos(), " ")
	} else {
		c.insert(spec.Values[0].Pos(), c.use(file, "sync")+".OnceValue(func() "+text+" { return ")
	}
	c.insert(spec.Values[0].End(), " })")
	for _, id := range uses {
		c.insert(id.End(), "()")
	}
}

func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Map, *types.Pointer, *types.Chan:
		return true
	}
	return false
}

// isRead reports whether a variable is neither set nor addressed where it stands.
func isRead(id *ast.Ident, parent ast.Node) bool {
	switch p := parent.(type) {
	case *ast.UnaryExpr:
		return p.Op != token.AND
	case *ast.AssignStmt:
		for _, l := range p.Lhs {
			if l == id {
				return false
			}
		}
	case *ast.RangeStmt:
		return p.X == id
	}
	return true
}
