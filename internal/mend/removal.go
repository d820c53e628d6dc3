package mend

import (
	"go/ast"
	"go/printer"
	"go/types"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// Removals lists the statements beside which a fix can put another.
func (m *Mender) Removals() []facts.Removal {
	var out []facts.Removal
	m.eachStatement(func(p placed) {
		r, ok := m.removal(p.stmt)
		if !ok || !p.alone || m.line(p.stmt.Pos()) != m.line(p.stmt.End()) {
			return
		}
		r.Pos = m.pos(p.stmt.Pos())
		out = append(out, r)
	})
	slices.SortFunc(out, func(a, b facts.Removal) int { return a.Pos.Compare(b.Pos) })
	return out
}

// removal reads delete(x.f, k) and x.f.Delete(k) of a sync.Map, deferred or not.
func (m *Mender) removal(stmt ast.Stmt) (facts.Removal, bool) {
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
		if b, ok := m.in.Info.Uses[fun].(*types.Builtin); ok && b.Name() == "delete" && len(call.Args) == 2 {
			field, key = call.Args[0], call.Args[1]
		}
	case *ast.SelectorExpr:
		if fn, ok := m.in.Info.Uses[fun.Sel].(*types.Func); ok && fn.FullName() == "(*sync.Map).Delete" && len(call.Args) == 1 {
			field, key = fun.X, call.Args[0]
		}
	}
	holder := m.holder(field)
	if holder == nil || !m.plain(key) {
		return r, false
	}
	r.Holder, r.Key = m.source(holder), m.source(key)
	return r, r.Holder != "" && r.Key != ""
}

// holder is the expression of which e selects a field without promotion, nil if e does
// not or if it is not plain.
func (m *Mender) holder(e ast.Expr) ast.Expr {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	chosen := m.in.Info.Selections[sel]
	if chosen == nil || chosen.Kind() != types.FieldVal || len(chosen.Index()) != 1 || !m.plain(sel.X) {
		return nil
	}
	return sel.X
}

// plain reports whether evaluating e once more changes nothing.
func (m *Mender) plain(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name != "_"
	case *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return m.plain(e.X)
	case *ast.ParenExpr:
		return m.plain(e.X)
	case *ast.StarExpr:
		return m.plain(e.X)
	case *ast.CallExpr:
		return len(e.Args) == 1 && m.in.Info.Types[e.Fun].IsType() && m.plain(e.Args[0])
	}
	return false
}

// source prints an expression as it is written, "" if it takes more than a line.
func (m *Mender) source(e ast.Expr) string {
	var b strings.Builder
	if err := printer.Fprint(&b, m.in.Fset, e); err != nil || strings.Contains(b.String(), "\n") {
		return ""
	}
	return b.String()
}
