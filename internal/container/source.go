package container

import (
	"go/ast"
	"go/printer"
	"go/token"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// sources finds the statement around a position and the names of variables that
// SSA registers have lost.
type sources struct {
	fset  *token.FileSet
	files []*ast.File
	stmts [][]ast.Node // by file, simple statements by start
	names map[token.Pos]string
	texts map[ast.Node]string // of what was printed once: a large literal has many calls in it
}

func newSources(fset *token.FileSet, files []*ast.File) *sources {
	s := &sources{fset: fset, files: files, stmts: make([][]ast.Node, len(files)), names: map[token.Pos]string{}, texts: map[ast.Node]string{}}
	for i, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				s.stmts[i] = append(s.stmts[i], n)
				s.nameAll(n.Lhs, n.Rhs)
			case *ast.ValueSpec:
				lhs := make([]ast.Expr, len(n.Names))
				for j, id := range n.Names {
					lhs[j] = id
				}
				s.stmts[i] = append(s.stmts[i], n)
				s.nameAll(lhs, n.Values)
			case *ast.IncDecStmt, *ast.ExprStmt, *ast.SendStmt, *ast.GoStmt, *ast.DeferStmt, *ast.ReturnStmt:
				s.stmts[i] = append(s.stmts[i], n)
			}
			return true
		})
		slices.SortStableFunc(s.stmts[i], func(a, b ast.Node) int { return int(a.Pos() - b.Pos()) })
	}
	return s
}

// nameAll notes which variable takes each right-hand side, under the position that
// SSA gives to the value.
func (s *sources) nameAll(lhs, rhs []ast.Expr) {
	if len(lhs) == 0 || len(rhs) == 0 || (len(lhs) != len(rhs) && len(rhs) != 1) {
		return
	}
	for i, r := range rhs {
		id, ok := lhs[i].(*ast.Ident)
		if !ok || id.Name == "_" {
			continue
		}
		switch r := ast.Unparen(r).(type) {
		case *ast.CallExpr:
			s.names[r.Lparen] = id.Name
		case *ast.CompositeLit:
			s.names[r.Lbrace] = id.Name
		case *ast.UnaryExpr:
			if lit, ok := r.X.(*ast.CompositeLit); ok {
				s.names[lit.Lbrace] = id.Name
			}
		}
	}
}

// name returns the variable that the value made at p was assigned to, or "".
func (s *sources) name(p token.Pos) string { return s.names[p] }

// file returns the index of the file that holds p, or -1.
func (s *sources) file(p token.Pos) int {
	for i, f := range s.files {
		if f.FileStart <= p && p <= f.FileEnd {
			return i
		}
	}
	return -1
}

// statement returns the place and the text, on one line, of the innermost simple
// statement around p; without one, p itself.
func (s *sources) statement(p token.Pos) (facts.Pos, string) {
	i := s.file(p)
	if i < 0 {
		return facts.Pos{}, ""
	}
	node := s.innermost(i, p)
	if node == nil {
		q := s.fset.PositionFor(p, false)
		return facts.Pos{File: i, Line: q.Line, Col: q.Column}, ""
	}
	from, to := s.fset.PositionFor(node.Pos(), false), s.fset.PositionFor(node.End(), false)
	at := facts.Pos{File: i, Line: from.Line, Col: from.Column}
	if to.Line == from.Line {
		at.EndCol = to.Column
	}
	return at, s.text(node)
}

func (s *sources) innermost(file int, p token.Pos) ast.Node {
	list := s.stmts[file]
	n, _ := slices.BinarySearchFunc(list, p, func(a ast.Node, p token.Pos) int {
		if a.Pos() <= p {
			return -1
		}
		return 1
	})
	const reach = 4000 // statements looked back over; a longer function yields p alone
	for k := n - 1; k >= 0 && n-k < reach; k-- {
		if list[k].End() > p {
			return list[k]
		}
	}
	return nil
}

// text prints a node on one line of at most 100 bytes.
func (s *sources) text(n ast.Node) string {
	if t, ok := s.texts[n]; ok {
		return t
	}
	var b strings.Builder
	if err := printer.Fprint(&b, s.fset, n); err != nil {
		return ""
	}
	s.texts[n] = oneLine(b.String())
	return s.texts[n]
}

func oneLine(t string) string {
	if first, _, more := strings.Cut(t, "\n"); more {
		t = strings.TrimRight(first, " \t") + " …"
	}
	const limit = 100
	if len(t) <= limit {
		return t
	}
	cut := limit
	for cut > 0 && t[cut]&0xC0 == 0x80 {
		cut--
	}
	return t[:cut] + "…"
}
