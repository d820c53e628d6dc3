package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// extract applies one way of extracting to all sites.
func extract(how func(*change, site) bool) func(*change) {
	return func(c *change) {
		for _, s := range c.sites() {
			how(c, s)
		}
	}
}

// signature writes the variables as parameters and as arguments; false if a type cannot
// be written.
func (c *change) signature(file int, vars []*types.Var) (params, args string, ok bool) {
	var ps, as []string
	for _, v := range vars {
		if !nameable(v.Type(), c.pkg, map[types.Type]bool{}) {
			return "", "", false
		}
	}
	for _, v := range vars {
		ps = append(ps, v.Name()+" "+c.typeText(file, v.Type()))
		as = append(as, v.Name())
	}
	return strings.Join(ps, ", "), strings.Join(as, ", "), true
}

// intoFunction: put(s, k, v), and func put(…) { s.m[k] = v }.
func intoFunction(c *change, s site) bool {
	params, args, ok := c.signature(s.file, s.free)
	if !ok {
		return false
	}
	name := c.name("step")
	c.declare(s.file, "func %s(%s) { %s }", name, params, c.text(s.stmt))
	c.replace(s.stmt, name+"("+args+")")
	return true
}

// holder is the receiver of the function around a site, if the site reads it and it is a
// pointer to a type of the package; rest are the other variables.
func (c *change) holder(s site) (recv *types.Var, name string, rest []*types.Var) {
	if s.fn.Recv == nil || len(s.fn.Recv.List[0].Names) == 0 {
		return nil, "", nil
	}
	recv, _ = c.info.Defs[s.fn.Recv.List[0].Names[0]].(*types.Var)
	if recv == nil || !slices.Contains(s.free, recv) {
		return nil, "", nil
	}
	p, ok := recv.Type().(*types.Pointer)
	if !ok {
		return nil, "", nil
	}
	n, ok := p.Elem().(*types.Named)
	if !ok {
		return nil, "", nil
	}
	return recv, n.Obj().Name(), slices.DeleteFunc(slices.Clone(s.free), func(v *types.Var) bool { return v == recv })
}

// method declares the site as a method of its holder.
func (c *change) method(s site) (recv, name, params, args string, ok bool) {
	v, holder, rest := c.holder(s)
	if v == nil {
		return "", "", "", "", false
	}
	params, args, ok = c.signature(s.file, rest)
	if !ok {
		return "", "", "", "", false
	}
	name = c.name("step")
	c.declare(s.file, "func (%s *%s) %s(%s) { %s }", v.Name(), holder, name, params, c.text(s.stmt))
	return v.Name(), name, params, args, true
}

// intoMethod: s.put(k, v), and func (s *T) put(…) { s.m[k] = v }.
func intoMethod(c *change, s site) bool {
	recv, name, _, args, ok := c.method(s)
	if ok {
		c.replace(s.stmt, recv+"."+name+"("+args+")")
	}
	return ok
}

// intoClosure: func() { s.m[k] = v }().
func intoClosure(c *change, s site) bool {
	c.replace(s.stmt, "func() { "+c.text(s.stmt)+" }()")
	return true
}

// byCapture: put := func(k K, v V) { s.m[k] = v }; put(k, v), which captures the holder.
func byCapture(c *change, s site) bool {
	v, _, rest := c.holder(s)
	if v == nil {
		return false
	}
	params, args, ok := c.signature(s.file, rest)
	if !ok {
		return false
	}
	name := c.name("step")
	c.replace(s.stmt, fmt.Sprintf("%s := func(%s) { %s }\n%s(%s)", name, params, c.text(s.stmt), name, args))
	return true
}

// byField: step{s}.put(k, v), of a struct whose field is the holder.
func byField(c *change, s site) bool {
	v, holder, rest := c.holder(s)
	if v == nil {
		return false
	}
	params, args, ok := c.signature(s.file, rest)
	if !ok {
		return false
	}
	name, recv := c.name("step"), c.name("on")
	var edits []edit
	from := c.offset(s.stmt.Pos())
	ast.Inspect(s.stmt, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && c.info.Uses[id] == v {
			edits = append(edits, edit{c.offset(id.Pos()) - from, c.offset(id.End()) - from, recv + ".held"})
		}
		return true
	})
	body, err := splice(c.text(s.stmt), edits)
	if err != nil {
		return false
	}
	c.declare(s.file, "type %s struct{ held *%s }\n\nfunc (%s %s) do(%s) { %s }", name, holder, recv, name, params, body)
	c.replace(s.stmt, fmt.Sprintf("%s{%s}.do(%s)", name, v.Name(), args))
	return true
}

// byInterface: var via stepper = s; via.put(k, v).
func byInterface(c *change, s site) bool {
	recv, name, params, args, ok := c.method(s)
	if !ok {
		return false
	}
	kind, via := c.name("stepper"), c.name("via")
	c.declare(s.file, "type %s interface{ %s(%s) }", kind, name, params)
	c.replace(s.stmt, fmt.Sprintf("var %s %s = %s\n%s.%s(%s)", via, kind, recv, via, name, args))
	return true
}

// byTypeParameter: step(s, k, v), of any type with that method.
func byTypeParameter(c *change, s site) bool {
	recv, name, params, args, ok := c.method(s)
	if !ok {
		return false
	}
	f, h := c.name("with"), c.name("h")
	comma := ""
	if params != "" {
		comma = ", "
	}
	c.declare(s.file, "func %s[H interface{ %s(%s) }](%s H%s%s) { %s.%s(%s) }", f, name, params, h, comma, params, h, name, args)
	c.replace(s.stmt, f+"("+recv+comma+args+")")
	return true
}

// methodsIntoFunctions: put(s, k) for s.put(k), where the method is unexported, is never a
// value and is asked for by no interface.
func methodsIntoFunctions(c *change) {
	for _, f := range c.syntax {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv == nil || fn.Body == nil || fn.Name.IsExported() || c.isGeneric(fn) || len(fn.Recv.List[0].Names) == 0 {
				continue
			}
			obj, ok := c.info.Defs[fn.Name].(*types.Func)
			if !ok || !isPointer(obj.Signature().Recv().Type()) || c.askedFor(obj.Name()) {
				continue
			}
			calls, ok := c.calls(obj)
			if !ok || nested(calls) {
				continue
			}
			name := c.name(obj.Name())
			recv := c.text(fn.Recv.List[0].Names[0]) + " " + c.text(fn.Recv.List[0].Type)
			if recv[0] == '_' {
				continue
			}
			if len(fn.Type.Params.List) > 0 {
				recv += ", "
			}
			c.span(fn.Recv.Pos(), fn.Name.End(), name)
			c.insert(fn.Type.Params.Opening+1, recv)
			for _, call := range calls {
				c.callFunction(call, name)
			}

		}
	}
}

func isPointer(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Pointer)
	return ok
}

// askedFor reports whether an interface of the package has a method of that name.
func (u *Unit) askedFor(name string) bool {
	for id, obj := range u.info.Defs {
		f, ok := obj.(*types.Func)
		if ok && id.Name == name && f.Signature().Recv() != nil && types.IsInterface(f.Signature().Recv().Type()) {
			return true
		}
	}
	return false
}

// calls are the calls of a method; false if it is used in another way, or on what is not
// plainly the receiver.
func (u *Unit) calls(m *types.Func) ([]*ast.CallExpr, bool) {
	uses := 0
	for _, obj := range u.info.Uses {
		if f, ok := obj.(*types.Func); ok && f.Origin() == m {
			uses++
		}
	}
	var out []*ast.CallExpr
	for _, f := range u.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if ok && u.info.Selections[sel] != nil && u.info.Selections[sel].Obj() == m && len(u.info.Selections[sel].Index()) == 1 {
				out = append(out, call)
			}
			return true
		})
	}
	return out, len(out) == uses
}

// nested reports whether a call stands in another.
func nested(calls []*ast.CallExpr) bool {
	for _, a := range calls {
		for _, b := range calls {
			if a != b && a.Pos() <= b.Pos() && b.End() <= a.End() {
				return true
			}
		}
	}
	return false
}

// callFunction makes x.m(a) into name(x, a).
func (c *change) callFunction(call *ast.CallExpr, name string) {
	sel := call.Fun.(*ast.SelectorExpr)
	recv := c.text(sel.X)
	if !isPointer(c.info.TypeOf(sel.X)) {
		recv = "&" + recv
	}
	if len(call.Args) > 0 {
		recv += ", "
	}
	c.span(call.Pos(), call.Lparen+1, name+"("+recv)
}
