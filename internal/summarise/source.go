package summarise

import (
	"go/ast"
	"go/printer"
	"go/token"
	"slices"
	"sort"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// sources finds the statement around a position and the names of variables that
// SSA registers have lost.
type sources struct {
	fset  *token.FileSet
	files []*ast.File
	// order are the indexes of the files in the order of their positions.
	order []int
	stmts [][]ast.Node // by file, simple statements by start
	spans [][]span
	names map[token.Pos]string
	texts map[ast.Node]string // of what was printed once: a large literal has many calls in it
	steps *int                // see summariser.steps
}

// span is the begin of a piece of a file that has one innermost statement.
type span struct {
	from token.Pos
	stmt int // in the file's statements, -1 for none
}

func newSources(fset *token.FileSet, files []*ast.File, steps *int) *sources {
	s := &sources{
		fset: fset, files: files, stmts: make([][]ast.Node, len(files)), spans: make([][]span, len(files)),
		names: map[token.Pos]string{}, texts: map[ast.Node]string{}, steps: steps,
	}
	for i, f := range files {
		s.order = append(s.order, i)
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
		s.spans[i] = s.innermostOf(s.stmts[i])
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return int(files[a].FileStart - files[b].FileStart) })
	return s
}

// innermostOf cuts a file where the innermost statement changes. Statements lie one in
// another or apart.
func (s *sources) innermostOf(stmts []ast.Node) []span {
	var out []span
	var open []int
	var ends []token.Pos
	closeTo := func(p token.Pos) {
		for n := len(open); n > 0 && ends[n-1] <= p; n = len(open) {
			*s.steps++
			end, around := ends[n-1], -1
			open, ends = open[:n-1], ends[:n-1]
			if n > 1 {
				around = open[n-2]
			}
			out = append(out, span{end, around})
		}
	}
	last := token.NoPos
	for i, n := range stmts {
		closeTo(n.Pos())
		end := n.End()
		open, ends = append(open, i), append(ends, end)
		out = append(out, span{n.Pos(), i})
		last = max(last, end)
	}
	closeTo(last)
	return out
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
	n, _ := slices.BinarySearchFunc(s.order, p, func(i int, p token.Pos) int {
		return int(s.files[i].FileEnd - p)
	})
	if n == len(s.order) || s.files[s.order[n]].FileStart > p {
		return -1
	}
	return s.order[n]
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

// reach is how many statements may begin between a position and the statement around it;
// a longer function yields the position alone.
const reach = 4000

// innermost returns the innermost statement around p, nil if there is none within reach.
func (s *sources) innermost(file int, p token.Pos) ast.Node {
	*s.steps++
	spans, stmts := s.spans[file], s.stmts[file]
	// The last of those that begin at one place is the innermost.
	i := sort.Search(len(spans), func(i int) bool { return spans[i].from > p }) - 1
	if i < 0 || spans[i].stmt < 0 {
		return nil
	}
	begun := sort.Search(len(stmts), func(i int) bool { return stmts[i].Pos() > p })
	if begun-spans[i].stmt >= reach {
		return nil
	}
	return stmts[spans[i].stmt]
}

// plainly prints without a table of columns, of which one line has none.
var plainly = &printer.Config{Mode: printer.RawFormat}

// text prints the first line of a node, and of that at most 100 bytes.
func (s *sources) text(n ast.Node) string {
	if t, ok := s.texts[n]; ok {
		return t
	}
	var b strings.Builder
	if err := plainly.Fprint(&b, s.fset, s.hollow(n)); err != nil {
		return ""
	}
	*s.steps += b.Len()
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
