package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// startByWaitGroup: var group sync.WaitGroup; group.Go(func() { f(x) }).
func startByWaitGroup(c *change) {
	startBy(c, func(file int, call, group string) string {
		return fmt.Sprintf("var %s %s.WaitGroup\n%s.Go(func() { %s })", group, c.use(file, "sync"), group, call)
	})
}

// startByErrgroup: var group errgroup.Group; group.Go(func() error { f(x); return nil }).
func startByErrgroup(c *change) {
	startBy(c, func(file int, call, group string) string {
		pkg := c.use(file, "golang.org/x/sync/errgroup")
		return fmt.Sprintf("var %s %s.Group\n%s.Go(func() error {\n%s\nreturn nil })", group, pkg, group, call)
	})
}

// startBy rewrites go statements whose function and arguments may as well be read later.
func startBy(c *change, how func(file int, call, group string) string) {
	var last token.Pos
	for _, f := range c.syntax {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			for _, s := range sorted(statements(fn.Body)) {
				g, ok := s.(*ast.GoStmt)
				if !ok || g.Pos() < last || c.silenced(g) || !c.later(g.Call) {
					continue
				}
				c.replace(g, how(c.file(g.Pos()), c.text(g.Call), c.name("group")))
				last = g.End()
			}
		}
	}
}

func sorted(list []ast.Stmt) []ast.Stmt {
	slices.SortFunc(list, func(a, b ast.Stmt) int { return int(a.Pos() - b.Pos()) })
	return list
}

// later reports whether a call is the same if its parts are read later: they are
// variables that are set once, or constants.
func (u *Unit) later(call *ast.CallExpr) bool {
	if _, ok := call.Fun.(*ast.FuncLit); !ok && !u.isSettled(call.Fun) {
		return false
	}
	return !slices.ContainsFunc(call.Args, func(e ast.Expr) bool { return !u.isSettled(e) })
}

func (u *Unit) isSettled(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		if sel := u.info.Selections[e]; sel != nil && sel.Kind() == types.FieldVal {
			return false
		}
		return u.isSettled(e.X)
	case *ast.Ident:
		v, ok := u.info.Uses[e].(*types.Var)
		return !ok || v.Parent() != u.pkg.Scope() && !u.isReset(v)
	}
	return false
}

// isReset reports whether a variable is set after its declaration, or addressed.
func (u *Unit) isReset(v *types.Var) bool {
	is := func(e ast.Expr) bool {
		id, ok := e.(*ast.Ident)
		return ok && u.info.Uses[id] == v
	}
	found := false
	for _, f := range u.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				found = found || slices.ContainsFunc(n.Lhs, is)
			case *ast.IncDecStmt:
				found = found || is(n.X)
			case *ast.UnaryExpr:
				found = found || n.Op == token.AND && is(n.X)
			case *ast.RangeStmt:
				found = found || n.Tok == token.ASSIGN && (is(n.Key) || n.Value != nil && is(n.Value))
			}
			return !found
		})
	}
	return found
}

// behindMiddleware: each handler is called by another that only calls it.
func behindMiddleware(c *change) {
	pass := c.name("pass")
	for i, f := range c.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if c.serves(n) {
					c.splitHandler(i, n, pass)
				}
			case *ast.CallExpr:
				if c.registers(n) && !c.silenced(n) {
					h := c.use(i, "net/http")
					c.insert(n.Args[1].Pos(), pass+"("+h+".HandlerFunc(")
					c.insert(n.Args[1].End(), ")).ServeHTTP")
				}
			}
			return true
		})
	}
	if c.done > 0 {
		h := c.use(0, "net/http")
		c.declare(0, "func %s(next %s.Handler) %s.Handler {\n\treturn %s.HandlerFunc(func(w %s.ResponseWriter, r *%s.Request) { next.ServeHTTP(w, r) })\n}", pass, h, h, h, h, h)
	}
}

// serves reports whether a method is a handler's, with a named receiver.
func (u *Unit) serves(fn *ast.FuncDecl) bool {
	return fn.Recv != nil && fn.Name.Name == "ServeHTTP" && fn.Body != nil && len(fn.Recv.List[0].Names) == 1 &&
		fn.Recv.List[0].Names[0].Name != "_" && !u.isGeneric(fn)
}

// splitHandler gives a handler's method another name, and a new one that calls it.
func (c *change) splitHandler(file int, fn *ast.FuncDecl, pass string) {
	name, w, r, h := c.name("serve"), c.name("w"), c.name("r"), c.use(file, "net/http")
	recv := fn.Recv.List[0]
	c.replace(fn.Name, name)
	c.declare(file, "// ServeHTTP implements http.Handler.\nfunc (%s %s) ServeHTTP(%s %s.ResponseWriter, %s *%s.Request) {\n\t%s(%s.HandlerFunc(%s.%s)).ServeHTTP(%s, %s)\n}",
		recv.Names[0].Name, c.text(recv.Type), w, h, r, h, pass, h, recv.Names[0].Name, name, w, r)
}

// registers reports whether a call registers a function as a handler with net/http.
func (u *Unit) registers(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "HandleFunc" || len(call.Args) != 2 {
		return false
	}
	f, ok := u.info.Uses[sel.Sel].(*types.Func)
	return ok && f.Pkg() != nil && f.Pkg().Path() == "net/http"
}
