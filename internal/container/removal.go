package container

import (
	"go/ast"
	"go/printer"
	"go/types"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// removals lists the statements beside which a fix can put another.
func (s *summariser) removals() {
	s.eachStatement(func(p placed) {
		r, ok := s.removal(p.stmt)
		if !ok || !p.alone || s.line(p.stmt.Pos()) != s.line(p.stmt.End()) {
			return
		}
		r.Pos = s.pos(p.stmt.Pos())
		s.out.Removals = append(s.out.Removals, r)
	})
	slices.SortFunc(s.out.Removals, func(a, b facts.Removal) int { return a.Pos.Compare(b.Pos) })
}

// removal reads delete(x.f, k) and x.f.Delete(k) of a sync.Map, deferred or not.
func (s *summariser) removal(stmt ast.Stmt) (facts.Removal, bool) {
	var r facts.Removal
	var call *ast.CallExpr
	switch stmt := stmt.(type) {
	case *ast.ExprStmt:
		call, _ = stmt.X.(*ast.CallExpr)
	case *ast.DeferStmt:
		call, r.Deferred = stmt.Call, true
	}
	if call == nil {
		return r, false
	}
	var field, key ast.Expr
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		if b, ok := s.in.Info.Uses[fun].(*types.Builtin); ok && b.Name() == "delete" && len(call.Args) == 2 {
			field, key = call.Args[0], call.Args[1]
		}
	case *ast.SelectorExpr:
		if m, ok := s.in.Info.Uses[fun.Sel].(*types.Func); ok && m.FullName() == "(*sync.Map).Delete" && len(call.Args) == 1 {
			field, key = fun.X, call.Args[0]
		}
	}
	holder := s.holder(field)
	if holder == nil || !s.plain(key) {
		return r, false
	}
	r.Holder, r.Key = s.source(holder), s.source(key)
	return r, r.Holder != "" && r.Key != ""
}

// holder is the expression of which e selects a field without promotion, nil if e does
// not or if it is not plain.
func (s *summariser) holder(e ast.Expr) ast.Expr {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	chosen := s.in.Info.Selections[sel]
	if chosen == nil || chosen.Kind() != types.FieldVal || len(chosen.Index()) != 1 || !s.plain(sel.X) {
		return nil
	}
	return sel.X
}

// plain reports whether evaluating e once more changes nothing.
func (s *summariser) plain(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name != "_"
	case *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return s.plain(e.X)
	case *ast.ParenExpr:
		return s.plain(e.X)
	case *ast.StarExpr:
		return s.plain(e.X)
	case *ast.CallExpr:
		return len(e.Args) == 1 && s.in.Info.Types[e.Fun].IsType() && s.plain(e.Args[0])
	}
	return false
}

// source prints an expression as it is written, "" if it takes more than a line.
func (s *summariser) source(e ast.Expr) string {
	var b strings.Builder
	if err := printer.Fprint(&b, s.in.Fset, e); err != nil || strings.Contains(b.String(), "\n") {
		return ""
	}
	return b.String()
}
