package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// eachCall calls f with the calls of a built-in function that are not silenced.
func (c *change) eachCall(builtin string, f func(file int, call *ast.CallExpr)) {
	for i, file := range c.syntax {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && c.isBuiltin(call, builtin) && !c.silenced(call) {
				f(i, call)
			}
			return true
		})
	}
}

// deleteByHelper: drop(m, k).
func deleteByHelper(c *change) {
	name := c.name("drop")
	c.eachCall("delete", func(_ int, call *ast.CallExpr) { c.replace(call.Fun, name) })
	if c.done > 0 {
		c.declare(0, "func %s[M ~map[K]V, K comparable, V any](m M, k K) { delete(m, k) }", name)
	}
}

// deleteByFunc: maps.DeleteFunc(m, func(x K, _ V) bool { return x == k }).
func deleteByFunc(c *change) {
	c.eachCall("delete", func(file int, call *ast.CallExpr) {
		m := c.mapType(call.Args[0])
		if m == nil || !isPlain(call.Args[1]) || !nameable(m, c.pkg, map[types.Type]bool{}) {
			return
		}
		x := c.name("x")
		c.replace(call.Fun, c.use(file, "maps")+".DeleteFunc")
		c.replace(call.Args[1], fmt.Sprintf("func(%s %s, _ %s) bool { return %s == %s }",
			x, c.typeText(file, m.Key()), c.typeText(file, m.Elem()), x, c.text(call.Args[1])))
	})
}

// appendByHelper: s.list = add(s.list, v).
func appendByHelper(c *change) {
	name := c.name("add")
	for _, f := range c.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			s, ok := n.(*ast.AssignStmt)
			if ok && len(s.Lhs) == 1 && len(s.Rhs) == 1 && c.isAppend(s.Lhs[0], s.Rhs[0]) && !c.silenced(s) {
				c.replace(s.Rhs[0].(*ast.CallExpr).Fun, name)
			}
			return true
		})
	}
	if c.done > 0 {
		c.declare(0, "func %s[S ~[]E, E any](to S, what ...E) S { return append(to, what...) }", name)
	}
}

// rename gives all that is not exported another name, but for methods and functions with
// a name of the life cycle, and what the language knows by its name.
func rename(c *change) {
	names := map[string]string{}
	for _, f := range c.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok || id.IsExported() || id.Name == "_" || id == f.Name {
				return true
			}
			obj := c.info.Defs[id]
			if obj == nil {
				obj = c.info.Uses[id]
			}
			if obj == nil || obj.Pkg() != c.pkg || c.keepsName(obj) {
				return true
			}
			if names[id.Name] == "" {
				names[id.Name] = c.name("q")
			}
			c.replace(id, names[id.Name])
			return true
		})
		c.renameSwitches(f, names)
	}
}

// renameSwitches renames the variables of type switches, which are objects of their
// clauses alone.
func (c *change) renameSwitches(f *ast.File, names map[string]string) {
	ast.Inspect(f, func(n ast.Node) bool {
		sw, ok := n.(*ast.TypeSwitchStmt)
		if !ok {
			return true
		}
		if as, ok := sw.Assign.(*ast.AssignStmt); ok {
			id := as.Lhs[0].(*ast.Ident)
			if names[id.Name] == "" {
				names[id.Name] = c.name("q")
			}
			c.replace(id, names[id.Name])
		}
		return true
	})
}

func (c *change) keepsName(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.PkgName:
		return true
	case *types.Func:
		for _, word := range lifeCycle() {
			if strings.Contains(strings.ToLower(obj.Name()), word) {
				return true
			}
		}
		return obj.Name() == "init" || obj.Name() == "main"
	}
	return false
}

// lifeCycle are words of methods by which objects begin and end, which the analysis
// knows.
func lifeCycle() []string {
	return []string{"close", "stop", "shutdown", "run", "serve", "start", "done", "init", "release", "destroy", "quit", "exit", "wait", "teardown", "dispose", "finish", "end", "cancel", "flush", "reset", "open", "listen", "join", "kill", "drain", "terminate"}
}

// moveAway puts the package into another, and leaves names for its types and functions.
func moveAway(c *change) {
	if c.pkg.Name() == "main" || len(c.Split) > 0 {
		return
	}
	inner := c.splitName("inner")
	b := newChange(c.Unit)
	into := b.add(0, c.Path+"/"+inner)
	var decls strings.Builder
	for _, name := range c.pkg.Scope().Names() {
		obj := c.pkg.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		switch obj := obj.(type) {
		case *types.Var:
			return // what is set there is not set here
		case *types.TypeName:
			if named, ok := obj.Type().(*types.Named); ok && named.TypeParams().Len() == 0 {
				fmt.Fprintf(&decls, "\n// %s is that of the package behind.\ntype %s = %s.%s\n", name, name, into, name)
			}
		case *types.Const:
			fmt.Fprintf(&decls, "\n// %s is that of the package behind.\nconst %s = %s.%s\n", name, name, into, name)
		case *types.Func:
			decls.WriteString(b.forward(obj, into))
		}
	}
	if decls.Len() == 0 {
		return
	}
	var head strings.Builder
	fmt.Fprintf(&head, "// Package %s offers what another one has.\npackage %s\n\n", c.pkg.Name(), c.pkg.Name())
	c.split = map[string]map[string]string{inner: c.Files}
	c.outer = map[string]string{"offers.go": head.String() + b.importBlock(0) + decls.String()}
	c.done++
}

// forward is a function that calls the one of the same name in the package into, "" if
// its types cannot be written here.
func (c *change) forward(f *types.Func, into string) string {
	sig := f.Signature()
	if sig.TypeParams().Len() > 0 || !nameable(sig, nil, map[types.Type]bool{}) {
		return ""
	}
	qualified := func(p *types.Package) string {
		if p == c.pkg {
			return into
		}
		return c.add(0, p.Path())
	}
	var params, args, results []string
	for i := range sig.Params().Len() {
		t, dots := sig.Params().At(i).Type(), ""
		text := types.TypeString(t, qualified)
		if sig.Variadic() && i == sig.Params().Len()-1 {
			text, dots = "..."+strings.TrimPrefix(text, "[]"), "..."
		}
		params = append(params, fmt.Sprintf("a%d %s", i, text))
		args = append(args, fmt.Sprintf("a%d%s", i, dots))
	}
	for v := range sig.Results().Variables() {
		results = append(results, types.TypeString(v.Type(), qualified))
	}
	give := ""
	if len(results) > 0 {
		give = "return "
	}
	return fmt.Sprintf("\n// %s is that of the package behind.\nfunc %s(%s) (%s) { %s%s.%s(%s) }\n", f.Name(), f.Name(),
		strings.Join(params, ", "), strings.Join(results, ", "), give, into, f.Name(), strings.Join(args, ", "))
}
