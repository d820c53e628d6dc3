package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// field is an unexported field of a struct of the package that holds a container, with
// all that is done to it.
type field struct {
	v     *types.Var
	decl  *ast.Field
	file  int
	owner *types.TypeName
	// uses are the selectors that name it, inits the elements of literals.
	uses  []*ast.SelectorExpr
	inits []*ast.KeyValueExpr
}

// fields finds those whose every use is a selector or an element with its key.
func (u *Unit) fields() []*field {
	var out []*field
	byVar := map[*types.Var]*field{}
	for i, f := range u.syntax {
		for _, d := range f.Decls {
			for _, fd := range u.declared(d, i) {
				out = append(out, fd)
				byVar[fd.v] = fd
			}
		}
	}
	left := map[*types.Var]int{}
	for _, obj := range u.info.Uses {
		if v, ok := obj.(*types.Var); ok && byVar[v] != nil {
			left[v]++
		}
	}
	bare := u.gatherUses(byVar, left)
	kept := out[:0]
	for _, fd := range out {
		if left[fd.v] == 0 && !bare[fd.owner] {
			kept = append(kept, fd)
		}
	}
	return kept
}

// declared are the fields of a declaration that are of interest.
func (u *Unit) declared(d ast.Decl, file int) []*field {
	var out []*field
	gen, ok := d.(*ast.GenDecl)
	if !ok || gen.Tok != token.TYPE {
		return nil
	}
	for _, spec := range gen.Specs {
		ts := spec.(*ast.TypeSpec)
		st, ok := ts.Type.(*ast.StructType)
		owner, _ := u.info.Defs[ts.Name].(*types.TypeName)
		if !ok || owner == nil || ts.TypeParams != nil {
			continue
		}
		for _, fl := range st.Fields.List {
			if len(fl.Names) != 1 || fl.Tag != nil || fl.Names[0].IsExported() || u.silenced(fl) {
				continue
			}
			v, ok := u.info.Defs[fl.Names[0]].(*types.Var)
			if ok && u.isContainer(v.Type()) {
				out = append(out, &field{v: v, decl: fl, file: file, owner: owner})
			}
		}
	}
	return out
}

func (u *Unit) isContainer(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Map, *types.Slice, *types.Chan:
		return true
	}
	n, ok := deref(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || n.Obj().Pkg() == u.pkg || isLock(n) {
		return false
	}
	_, isStruct := n.Underlying().(*types.Struct)
	return isStruct && strings.HasPrefix(n.Obj().Name(), strings.ToUpper(n.Obj().Name()[:1])) && n.Obj().Pkg().Path() != "sync/atomic" && n.Obj().Name() != "WaitGroup" && n.Obj().Name() != "Once"
}

// gatherUses notes selectors and elements. It returns the types of which a literal
// has elements without keys, or which are converted.
func (u *Unit) gatherUses(byVar map[*types.Var]*field, left map[*types.Var]int) map[*types.TypeName]bool {
	bare := map[*types.TypeName]bool{}
	for _, f := range u.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if v, ok := u.info.Uses[n.Sel].(*types.Var); ok && byVar[v] != nil {
					byVar[v].uses = append(byVar[v].uses, n)
					left[v]--
				}
			case *ast.CompositeLit:
				u.gatherElements(n, byVar, left, bare)
			}
			return true
		})
	}
	return bare
}

func (u *Unit) gatherElements(n *ast.CompositeLit, byVar map[*types.Var]*field, left map[*types.Var]int, bare map[*types.TypeName]bool) {
	named, ok := deref(u.info.TypeOf(n)).(*types.Named)
	if !ok {
		return
	}
	for _, e := range n.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			bare[named.Obj()] = true
			return
		}
		id, ok := kv.Key.(*ast.Ident)
		if !ok {
			continue
		}
		if v, ok := u.info.Uses[id].(*types.Var); ok && byVar[v] != nil {
			byVar[v].inits = append(byVar[v].inits, kv)
			left[v]--
		}
	}
}

// wrapFields: s.m.inner[k] = v, of a struct with one field in the place of each container.
func wrapFields(c *change) {
	for _, fd := range c.fields() {
		box := c.name("box")
		c.declare(fd.file, "type %s struct{ inner %s }", box, c.text(fd.decl.Type))
		c.wrap(fd, box, box, "inner")
	}
}

// wrap gives a field another type, a struct that has the container in a field.
func (c *change) wrap(fd *field, declared, made, inner string) {
	c.replace(fd.decl.Type, declared)
	for _, use := range fd.uses {
		c.insert(use.End(), "."+inner)
	}
	for _, kv := range fd.inits {
		c.insert(kv.Value.Pos(), made+"{"+inner+": ")
		c.insert(kv.Value.End(), "}")
	}
}

// wrapFieldsElsewhere: the same with a struct of another package.
func wrapFieldsElsewhere(c *change) {
	elsewhere := map[string]string{}
	var decls strings.Builder
	for _, fd := range c.fields() {
		if len(c.initsOutside(fd)) > 0 {
			continue
		}
		own := false
		text := types.TypeString(fd.v.Type(), func(p *types.Package) string {
			own = own || p == c.pkg
			if elsewhere[p.Path()] == "" {
				elsewhere[p.Path()] = fmt.Sprintf("p%d", len(elsewhere))
			}
			return elsewhere[p.Path()]
		})
		if own || strings.Contains(text, "struct{") {
			delete(elsewhere, c.pkg.Path())
			continue
		}
		box := "B" + c.name("ox")
		fmt.Fprintf(&decls, "\n// %s holds it.\ntype %s struct{ Inner %s }\n", box, box, text)
		name := c.use(fd.file, c.Path+"/"+c.splitName("parts")) + "." + box
		c.wrap(fd, name, name, "Inner")
	}
	if c.done == 0 {
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "// Package parts holds parts of another.\npackage parts\n\n")
	for _, path := range slices.Sorted(maps.Keys(elsewhere)) {
		if strings.Contains(decls.String(), elsewhere[path]+".") {
			fmt.Fprintf(&b, "import %s %q\n", elsewhere[path], path)
		}
	}
	c.split = map[string]map[string]string{c.splitName("parts"): {"parts.go": b.String() + decls.String()}}
}

// initsOutside are the elements that stand in other files than the declaration, where
// its text may mean something else.
func (c *change) initsOutside(fd *field) []*ast.KeyValueExpr {
	var out []*ast.KeyValueExpr
	for _, kv := range fd.inits {
		if c.file(kv.Pos()) != fd.file {
			out = append(out, kv)
		}
	}
	return out
}

func (c *change) splitName(base string) string { return fmt.Sprintf("%s%d", base, c.round) }

// embedFields: the field is one of an embedded struct.
func embedFields(c *change) {
	for _, fd := range c.fields() {
		part, name := c.name("part"), fd.v.Name()
		c.declare(fd.file, "type %s struct{ %s %s }", part, name, c.text(fd.decl.Type))
		c.span(fd.decl.Pos(), fd.decl.Type.End(), part)
		for _, kv := range fd.inits {
			c.insert(kv.Pos(), part+": "+part+"{")
			c.insert(kv.End(), "}")
		}
	}
}

// fieldsOnce: s.get()[k] = v, of a map that a sync.Once makes when it is first asked for.
func fieldsOnce(c *change) {
	parents := c.parents()
	for _, fd := range c.fields() {
		text, ok := c.emptyInit(fd)
		if !ok || !c.readThroughPointers(fd, parents) {
			continue
		}
		once, get := c.name("once"), c.name("get")
		pkg := c.use(fd.file, "sync")
		c.insert(fd.decl.Pos(), once+" "+pkg+".Once\n")
		c.declare(fd.file, "func (x *%s) %s() %s {\n\tx.%s.Do(func() { x.%s = %s })\n\treturn x.%s\n}",
			fd.owner.Name(), get, c.text(fd.decl.Type), once, fd.v.Name(), text, fd.v.Name())
		for _, use := range fd.uses {
			c.replace(use.Sel, get+"()")
		}
		for _, kv := range fd.inits {
			c.replace(kv, once+": "+pkg+".Once{}")
		}
	}
}

// emptyInit is the text of what literals set the field to, where all set it to the same
// empty map or channel.
func (c *change) emptyInit(fd *field) (string, bool) {
	if len(fd.inits) == 0 || len(c.initsOutside(fd)) > 0 {
		return "", false
	}
	switch fd.v.Type().Underlying().(type) {
	case *types.Map, *types.Chan:
	default:
		return "", false
	}
	text := c.text(fd.inits[0].Value)
	for _, kv := range fd.inits {
		if !c.isEmptyMake(kv.Value) || c.text(kv.Value) != text {
			return "", false
		}
	}
	return text, true
}

// isEmptyMake reports whether an expression makes an empty container, with constant sizes.
func (u *Unit) isEmptyMake(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.CompositeLit:
		return len(e.Elts) == 0
	case *ast.CallExpr:
		if !u.isBuiltin(e, "make") {
			return false
		}
		for _, size := range e.Args[1:] {
			if u.info.Types[size].Value == nil {
				return false
			}
		}
		return true
	}
	return false
}

// readThroughPointers reports whether the field is never set or addressed as such, and
// only reached through pointers to its owner.
func (c *change) readThroughPointers(fd *field, parents map[ast.Node]ast.Node) bool {
	for _, use := range fd.uses {
		if !isPointer(c.info.TypeOf(use.X)) || len(c.info.Selections[use].Index()) != 1 {
			return false
		}
		switch p := parents[use].(type) {
		case *ast.UnaryExpr:
			if p.Op == token.AND {
				return false
			}
		case *ast.AssignStmt:
			for _, l := range p.Lhs {
				if l == use {
					return false
				}
			}
		}
	}
	return true
}

// parents maps each node to the one around it.
func (u *Unit) parents() map[ast.Node]ast.Node {
	out := map[ast.Node]ast.Node{}
	for _, f := range u.syntax {
		var stack []ast.Node
		ast.Inspect(f, func(n ast.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return true
			}
			if len(stack) > 0 {
				out[n] = stack[len(stack)-1]
			}
			stack = append(stack, n)
			return true
		})
	}
	return out
}
