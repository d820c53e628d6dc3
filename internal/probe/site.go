package probe

import (
	"go/ast"
	"go/token"
	"go/types"
)

// site is a place at which a candidate grows or shrinks.
type site struct {
	*spot

	candidate *candidate
	grows     bool
	// sets marks an assignment that is known to do neither: it makes the container, or empties it.
	sets bool
	plan plan
}

// plan is how a site is counted.
type plan struct {
	measure Measure
	apply   func()
}

// way is where a call can be put in at a statement.
type way int

const (
	nowhere way = iota
	after
	before
	condition // in front of the condition of an if or a for
	body      // at the beginning of the body
)

// parent is what stands n levels around a spot, nil for nothing.
func (s *spot) parent(n int) ast.Node {
	if i := len(s.parents) - n; i >= 0 {
		return s.parents[i]
	}
	return nil
}

// way says where a call for a statement can be put in, so that it runs as often as the statement.
func (s *spot) way() way {
	switch n := s.node.(type) {
	case *ast.ValueSpec:
		if decl, ok := s.parent(2).(*ast.DeclStmt); ok && inList(s.parent(3), decl) {
			return after
		}
		return nowhere
	case *ast.ReturnStmt:
		return s.inListAs(before)
	case *ast.IfStmt:
		return s.conditional(n.Cond)
	case *ast.ForStmt:
		return s.conditional(n.Cond)
	case *ast.RangeStmt:
		if _, ok := s.file.typeOf(n.X).Underlying().(*types.Chan); ok {
			return body
		}
		return s.inListAs(before)
	case *ast.SwitchStmt, *ast.TypeSwitchStmt:
		return s.inListAs(before)
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.LabeledStmt, *ast.SelectStmt:
		return nowhere
	}
	return s.simpleWay()
}

// simpleWay is the way of a simple statement, which may be part of another one.
func (s *spot) simpleWay() way {
	switch p := s.parent(1).(type) {
	case *ast.IfStmt:
		return s.conditional(p.Cond)
	case *ast.CommClause:
		if p.Comm == s.node {
			return body
		}
	case *ast.SwitchStmt, *ast.TypeSwitchStmt:
		return s.outer(before)
	case *ast.ForStmt:
		if p.Init == s.node {
			return s.outer(before)
		}
		return nowhere
	}
	return s.inListAs(after)
}

// outer is the way of the statement around a part of it.
func (s *spot) outer(w way) way {
	if !inList(s.parent(2), s.parent(1)) {
		return nowhere
	}
	return w
}

// inListAs is the way if the statement stands in a list, with a label or without.
func (s *spot) inListAs(w way) way {
	if inList(s.parent(1), s.node) {
		return w
	}
	l, ok := s.parent(1).(*ast.LabeledStmt)
	if !ok || !inList(s.parent(2), l) {
		return nowhere
	}
	switch s.node.(type) {
	case *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt:
		return nowhere // the label belongs to it
	}
	return w
}

func inList(parent, n ast.Node) bool {
	var list []ast.Stmt
	switch p := parent.(type) {
	case *ast.BlockStmt:
		list = p.List
	case *ast.CaseClause:
		list = p.Body
	case *ast.CommClause:
		list = p.Body
	}
	for _, stmt := range list {
		if stmt == n {
			return true
		}
	}
	return false
}

// conditional is the way of a condition: a call in front of it must have its type.
func (s *spot) conditional(cond ast.Expr) way {
	if cond == nil {
		return nowhere
	}
	if t := s.file.typeOf(cond); t != types.Typ[types.Bool] && t != types.Typ[types.UntypedBool] {
		return nowhere
	}
	return condition
}

// done reports whether what is put in runs when the statement has done its work and nothing else.
func (s *spot) done() bool {
	switch s.way() {
	case after:
		return true
	case condition:
		p, ok := s.parent(1).(*ast.IfStmt)
		return ok && p.Init == s.node
	}
	return false
}

// put puts a call in.
func (s *spot) put(call string) {
	switch s.way() {
	case after:
		end := s.node.End()
		if _, ok := s.node.(*ast.ValueSpec); ok {
			end = s.parent(2).End()
		}
		s.file.insert(end, "; "+call)
	case before:
		n := s.node
		if _, ok := n.(*ast.ReturnStmt); !ok && !inList(s.parent(1), n) {
			n = s.parent(1)
		}
		s.file.insert(n.Pos(), call+"; ")
	case condition:
		cond := s.condition()
		s.file.insert(cond.Pos(), call+" && (")
		s.file.insert(cond.End(), ")")
	case body:
		s.file.insert(s.opening()+1, " "+call+";")
	}
}

// condition is the condition in front of which a call is put.
func (s *spot) condition() ast.Expr {
	for _, n := range []ast.Node{s.node, s.parent(1)} {
		switch n := n.(type) {
		case *ast.IfStmt:
			return n.Cond
		case *ast.ForStmt:
			return n.Cond
		}
	}
	return nil
}

// opening is what a body begins behind.
func (s *spot) opening() token.Pos {
	if n, ok := s.node.(*ast.RangeStmt); ok {
		return n.Body.Lbrace
	}
	return s.parent(1).(*ast.CommClause).Colon
}

// verb is the first word for a growth, and the second for a shrink.
func (s *site) verb(grows, shrinks string) string {
	if s.grows {
		return grows
	}
	return shrinks
}

// with is the plan that puts in a call with one argument more than the index.
func (s *site) with(m Measure, function string, arg ...any) plan {
	call := s.file.call(function, append([]any{s.candidate.index}, arg...)...)
	return plan{measure: m, apply: func() { s.put(call) }}
}

// counted is the plan that counts executions. One that has failed does not count.
func (s *site) counted() plan {
	if s.sets {
		return plan{measure: Count, apply: func() {}}
	}
	if err := s.failure(); err != "" {
		return s.with(Count, s.verb("AddIf", "RemoveIf"), err+" == nil")
	}
	return s.with(Count, s.verb("Add", "Remove"))
}

// failure is the variable of an error that the statement sets, "" if there is none.
func (s *site) failure() string {
	a, ok := s.node.(*ast.AssignStmt)
	if !ok || !s.done() || len(a.Lhs) < 2 || len(a.Rhs) != 1 || !s.universe("nil") {
		return ""
	}
	id, ok := a.Lhs[len(a.Lhs)-1].(*ast.Ident)
	if !ok || id.Name == "_" || !types.Identical(s.file.typeOf(id), types.Universe.Lookup("error").Type()) {
		return ""
	}
	return id.Name
}

// universe reports whether a predeclared name means what it always does at the site.
func (s *site) universe(name string) bool {
	scope := s.file.pkg.Types.Scope().Innermost(s.node.Pos())
	if scope == nil {
		return false
	}
	_, obj := scope.LookupParent(name, s.node.End())
	return obj == types.Universe.Lookup(name)
}
