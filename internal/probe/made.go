package probe

import (
	"go/ast"
	"go/token"
	"go/types"
)

// made is the plan for what is no container: a goroutine, a resource, a read.
func (s *site) made() plan {
	if g, ok := s.node.(*ast.GoStmt); ok {
		return s.started(g)
	}
	if lit := s.handedOn(); lit != nil && s.way() == after {
		return s.live(lit.Body)
	}
	a, ok := s.node.(*ast.AssignStmt)
	if !ok || s.candidate.Rule != "readgrow" || !s.done() || !s.universe("len") {
		return s.counted()
	}
	id, ok := a.Lhs[0].(*ast.Ident)
	if !ok || !s.sized(id) || isMap(s.file.typeOf(id)) || !s.local(id) {
		return s.counted()
	}
	return s.with(Size, "Saw", lenOf(id.Name))
}

// local reports whether a variable belongs to the function.
func (s *site) local(id *ast.Ident) bool {
	v, ok := s.file.pkg.Info.ObjectOf(id).(*types.Var)
	return ok && v.Parent() != nil && v.Parent() != s.file.pkg.Types.Scope()
}

// started is the plan for a go statement: its end is seen where what runs can be told.
func (s *site) started(g *ast.GoStmt) plan {
	if s.way() != after {
		return s.counted()
	}
	switch fun := ast.Unparen(g.Call.Fun).(type) {
	case *ast.FuncLit:
		return s.live(fun.Body)
	case *ast.Ident:
		return s.runs(s.file.pkg.Info.Uses[fun])
	case *ast.SelectorExpr:
		return s.runs(s.file.pkg.Info.Uses[fun.Sel])
	}
	return s.counted()
}

// live counts a start in front of the statement and an end when a body is left. A deferred call
// that comes first runs last, and sees no panic that another recovers.
func (s *site) live(b *ast.BlockStmt) plan {
	return plan{measure: Live, apply: func() {
		s.file.insert(s.node.Pos(), s.file.call("Start", s.candidate.index)+"; ")
		s.file.insert(b.Lbrace+1, " defer "+s.file.call("End", s.candidate.index)+";")
	}}
}

// handedOn is the function that the statement has a group run in a goroutine, nil if it does not.
func (s *site) handedOn() *ast.FuncLit {
	x, ok := s.node.(*ast.ExprStmt)
	if !ok {
		return nil
	}
	call, ok := ast.Unparen(x.X).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	fn, ok := s.file.pkg.Info.Uses[sel.Sel].(*types.Func)
	if !ok {
		return nil
	}
	switch fn.FullName() {
	case "(*sync.WaitGroup).Go", "(*golang.org/x/sync/errgroup.Group).Go":
		lit, _ := ast.Unparen(call.Args[0]).(*ast.FuncLit)
		return lit
	}
	return nil
}

// runs is the plan for a goroutine that runs a function by name. Its end is that of the function
// if nothing else calls it; tests may, and are not asked.
func (s *site) runs(obj types.Object) plan {
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() != s.file.pkg.Types || fn.Exported() {
		return s.counted()
	}
	fn = fn.Origin()
	f, decl := s.declared(fn)
	if decl == nil || decl.Body == nil || (&spot{file: f, parents: []ast.Node{decl}}).barred() != "" {
		return s.counted()
	}
	uses := 0
	for _, used := range s.file.pkg.Info.Uses {
		if u, ok := used.(*types.Func); ok && u.Origin() == fn {
			uses++
		}
	}
	if uses != 1 || s.demanded(fn) {
		return s.counted()
	}
	return plan{measure: Live, apply: func() {
		s.file.insert(s.node.Pos(), s.file.call("Start", s.candidate.index)+"; ")
		f.insert(decl.Body.Lbrace+1, " defer "+f.call("End", s.candidate.index)+";")
	}}
}

// declared is where a function is declared, if that file can be rewritten.
func (s *site) declared(fn *types.Func) (*file, *ast.FuncDecl) {
	for _, f := range s.file.siblings {
		if f.pkg != s.file.pkg {
			continue
		}
		for _, d := range f.Syntax.Decls {
			if decl, ok := d.(*ast.FuncDecl); ok && f.pkg.Info.Defs[decl.Name] == fn {
				return f, decl
			}
		}
	}
	return nil, nil
}

// demanded reports whether an interface of the package has a method of the name of one, so that
// it may be called without being named.
func (s *site) demanded(fn *types.Func) bool {
	if fn.Signature().Recv() == nil {
		return false
	}
	for _, def := range s.file.pkg.Info.Defs {
		m, ok := def.(*types.Func)
		if !ok || m == fn || m.Name() != fn.Name() || m.Signature().Recv() == nil {
			continue
		}
		if types.IsInterface(m.Signature().Recv().Type()) {
			return true
		}
	}
	return false
}

// sent is the plan for a channel. Behind a send nothing protects where the channel stands, so it
// is taken before.
func (s *site) sent() plan {
	n, ok := s.node.(*ast.SendStmt)
	if !ok || !s.grows || s.way() != after || !s.universe("len") || s.file.taken[n] {
		return s.counted()
	}
	if _, ok := s.file.typeOf(n.Chan).Underlying().(*types.Chan); !ok || s.file.text(n.Chan) == "" {
		return s.counted()
	}
	s.file.taken[n] = true
	v, text := s.file.variable(), s.file.text(n.Chan)
	return plan{measure: Length, apply: func() {
		s.file.insert(n.Pos(), "{ "+v+" := "+text+"; ")
		s.file.replace(n.Chan, v)
		s.file.insert(n.End(), "; "+s.file.call("Grew", s.candidate.index, lenOf(v))+" }")
	}}
}

// synced is the plan for a sync.Map: its calls say whether they have stored or deleted something.
func (s *site) synced() plan {
	call, lhs := s.syncCall()
	if call == nil || !s.done() {
		return s.counted()
	}
	sel := call.Fun.(*ast.SelectorExpr)
	instead, results := sel.Sel.Name, 2
	switch {
	case s.grows && (instead == "LoadOrStore" || instead == "Swap"), !s.grows && instead == "LoadAndDelete":
	case s.grows && instead == "Store" && lhs == nil:
		instead = "Swap"
	case !s.grows && instead == "Delete" && lhs == nil:
		instead = "LoadAndDelete"
	case !s.grows && instead == "CompareAndDelete":
		results = 1
	default:
		return s.counted()
	}
	return s.told(call, lhs, instead, results)
}

// told is the plan for a call whose last result says whether there was something.
func (s *site) told(call *ast.CallExpr, lhs []ast.Expr, instead string, results int) plan {
	flag := ""
	assign, _ := s.node.(*ast.AssignStmt)
	if len(lhs) == results {
		id, ok := lhs[results-1].(*ast.Ident)
		if !ok || id.Name == "_" && assign.Tok != token.DEFINE {
			return s.counted()
		}
		flag = id.Name
	}
	declares := flag == "" || flag == "_"
	if declares && (s.jumps() || s.file.taken[s.node]) {
		return s.counted()
	}
	if declares {
		s.file.taken[s.node] = true
	}
	return plan{measure: Live, apply: func() {
		switch flag {
		case "_":
			flag = s.file.variable()
			s.file.replace(lhs[results-1], flag)
		case "":
			flag = s.file.variable()
			blank := ""
			if results == 2 {
				blank = "_, "
			}
			s.file.insert(s.node.Pos(), blank+flag+" := ")
			s.file.replace(call.Fun.(*ast.SelectorExpr).Sel, instead)
		}
		if s.grows {
			s.put(s.file.call("StartIf", s.candidate.index, "!"+flag))
			return
		}
		s.put(s.file.call("EndIf", s.candidate.index, flag))
	}}
}

// syncCall is the call of a method of sync.Map that the statement is, with the variables that
// take its results.
func (s *site) syncCall() (*ast.CallExpr, []ast.Expr) {
	var e ast.Expr
	var lhs []ast.Expr
	switch n := s.node.(type) {
	case *ast.ExprStmt:
		e = n.X
	case *ast.AssignStmt:
		if len(n.Rhs) != 1 {
			return nil, nil
		}
		e, lhs = n.Rhs[0], n.Lhs
	default:
		return nil, nil
	}
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || ast.Unparen(e) != e {
		return nil, nil
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil, nil
	}
	fn, ok := s.file.pkg.Info.Uses[sel.Sel].(*types.Func)
	if !ok || fn.Signature().Recv() == nil || fn.Signature().Recv().Type().String() != "*sync.Map" {
		return nil, nil
	}
	return call, lhs
}
