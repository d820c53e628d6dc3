package mend

import (
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// placed is a statement in a list of statements.
type placed struct {
	stmt ast.Stmt
	next ast.Stmt // nil for the last one
	// alone reports whether it begins a line that only it begins, and ends one that only
	// it ends.
	alone bool
}

// eachStatement visits the statements that stand in lists.
func (m *Mender) eachStatement(visit func(placed)) {
	for _, f := range m.in.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BlockStmt:
				m.listed(n.List, n.Lbrace, n.Rbrace, visit)
			case *ast.CaseClause:
				m.listed(n.Body, n.Colon, token.NoPos, visit)
			case *ast.CommClause:
				m.listed(n.Body, n.Colon, token.NoPos, visit)
			}
			return true
		})
	}
}

// listed visits the statements of a list between two tokens, of which the last may be
// unknown.
func (m *Mender) listed(list []ast.Stmt, before, after token.Pos, visit func(placed)) {
	for i, stmt := range list {
		last, next := before, after
		p := placed{stmt: stmt}
		if i > 0 {
			last = list[i-1].End()
		}
		if i+1 < len(list) {
			p.next = list[i+1]
			next = p.next.Pos()
		}
		p.alone = m.line(last) != m.line(stmt.Pos()) && (!next.IsValid() || m.line(next) != m.line(stmt.End()))
		visit(p)
	}
}

// syntax finds the source of what SSA has only positions of.
type syntax struct {
	// assigns are the assignments with one right-hand side, alone on their lines, by the
	// bracket of the call or of the cut on that side.
	assigns map[token.Pos]placed
	// stored are the expressions whose values are stored, by the position that SSA gives to
	// the store; keys those of the keys of insertions.
	stored, keys map[token.Pos]ast.Expr
	// appended are the calls of append by their parenthesis.
	appended map[token.Pos]*ast.CallExpr
}

// written returns the index of the package's syntax.
func (m *Mender) written() *syntax {
	if m.syntax != nil {
		return m.syntax
	}
	x := &syntax{
		assigns: map[token.Pos]placed{}, stored: map[token.Pos]ast.Expr{}, keys: map[token.Pos]ast.Expr{},
		appended: map[token.Pos]*ast.CallExpr{},
	}
	m.syntax = x
	m.eachStatement(func(p placed) {
		a, ok := p.stmt.(*ast.AssignStmt)
		if !ok || len(a.Rhs) != 1 || !p.alone {
			return
		}
		switch r := a.Rhs[0].(type) {
		case *ast.CallExpr:
			x.assigns[r.Lparen] = p
		case *ast.SliceExpr:
			x.assigns[r.Lbrack] = p
		}
	})
	for _, f := range m.in.Files {
		ast.Inspect(f, func(n ast.Node) bool { x.note(n); return true })
	}
	return x
}

func (x *syntax) note(n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if len(n.Lhs) != len(n.Rhs) || n.Tok != token.ASSIGN {
			return
		}
		for i, l := range n.Lhs {
			switch l := ast.Unparen(l).(type) {
			case *ast.SelectorExpr:
				x.stored[l.Sel.Pos()] = n.Rhs[i]
			case *ast.IndexExpr:
				x.stored[l.Lbrack], x.keys[l.Lbrack] = n.Rhs[i], l.Index
			case *ast.Ident:
				x.stored[l.Pos()] = n.Rhs[i]
			}
		}
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				x.stored[kv.Colon] = kv.Value
			}
		}
	case *ast.CallExpr:
		if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "append" {
			x.appended[n.Lparen] = n
		}
	}
}

// insertion is text put in at a place.
func (m *Mender) insertion(at token.Pos, text string) facts.Insertion {
	return facts.Insertion{Pos: m.pos(at), Text: text}
}

// indent is the white space that a statement, alone on its lines, stands behind.
func (m *Mender) indent(stmt ast.Stmt) string {
	return strings.Repeat("\t", m.in.Fset.PositionFor(stmt.Pos(), false).Column-1)
}

// since reports whether the module's language version is at least the given one; one
// that is not known is new.
func (m *Mender) since(v string) bool {
	return m.in.Types.GoVersion() == "" || version.Compare(m.in.Types.GoVersion(), v) >= 0
}

// isUniverse reports whether a predeclared name means what it always does at a place.
func (m *Mender) isUniverse(name string, at token.Pos) bool {
	return m.lookup(name, at) == types.Universe.Lookup(name)
}

// lookup is what a name means at a place, nil for nothing.
func (m *Mender) lookup(name string, at token.Pos) types.Object {
	inner := m.in.Types.Scope().Innermost(at)
	if inner == nil {
		return nil
	}
	_, obj := inner.LookupParent(name, at)
	return obj
}

func (m *Mender) line(p token.Pos) int { return m.in.Fset.PositionFor(p, false).Line }
