package probe

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// file is a file that is being rewritten.
type file struct {
	*File

	pkg   *Package
	name  string // of the probe's package in this file
	spots map[ast.Node]*spot
	edits []edit
	taken map[ast.Node]bool // statements whose text is replaced
	fresh int               // how many variables were put in
	// siblings are all files that can be rewritten.
	siblings map[string]*file
}

// edit replaces the bytes between two offsets.
type edit struct {
	from, to int
	text     string
}

func newFile(p *Package, f *File) *file {
	out := &file{File: f, pkg: p, spots: map[ast.Node]*spot{}, taken: map[ast.Node]bool{}}
	out.name = out.unused("growthlintprobe")
	return out
}

// unused returns a name that nothing in the file or in its package has.
func (f *file) unused(name string) string {
	free := name
	for i := 2; bytes.Contains(f.Text, []byte(free)) || f.pkg.Types.Scope().Lookup(free) != nil; i++ {
		free = fmt.Sprintf("%s%d", name, i)
	}
	return free
}

// variable returns a new name for a variable.
func (f *file) variable() string {
	f.fresh++
	return fmt.Sprintf("%sv%d", f.name, f.fresh)
}

func (f *file) offset(p token.Pos) int { return f.pkg.Fset.PositionFor(p, false).Offset }

// insert puts text in at a position.
func (f *file) insert(p token.Pos, text string) {
	f.edits = append(f.edits, edit{f.offset(p), f.offset(p), text})
}

// replace puts text in the place of a node.
func (f *file) replace(n ast.Node, text string) {
	f.edits = append(f.edits, edit{f.offset(n.Pos()), f.offset(n.End()), text})
}

// call is the text of a call of the probe's package.
func (f *file) call(function string, args ...any) string {
	var parts []string
	for _, a := range args {
		parts = append(parts, fmt.Sprint(a))
	}
	return fmt.Sprintf("%s.%s(%s)", f.name, function, strings.Join(parts, ", "))
}

// rewritten is the text with all edits. The import stands behind the package clause.
func (f *file) rewritten(path string) []byte {
	f.insert(f.Syntax.Name.End(), fmt.Sprintf("; import %s %q", f.name, path))
	slices.SortStableFunc(f.edits, func(a, b edit) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var b bytes.Buffer
	last := 0
	for _, e := range f.edits {
		b.Write(f.Text[last:e.from])
		b.WriteString(e.text)
		last = e.to
	}
	b.Write(f.Text[last:])
	return b.Bytes()
}

// text is the source of an expression, "" if it takes several lines or holds a comment.
func (f *file) text(e ast.Expr) string {
	text := string(f.Text[f.offset(e.Pos()):f.offset(e.End())])
	if strings.ContainsAny(text, "\n\r") || strings.Contains(text, "//") || strings.Contains(text, "/*") {
		return ""
	}
	return text
}

// spot is a statement with what it stands in, the innermost last.
type spot struct {
	file    *file
	node    ast.Node
	parents []ast.Node
}

// spot returns the simple statement that begins at a position, by which findings are placed, or
// else the innermost statement around it; nil outside of functions.
func (f *file) spot(p finding.Position) *spot {
	tf := f.pkg.Fset.File(f.Syntax.FileStart)
	if p.Line < 1 || p.Line > tf.LineCount() {
		return nil
	}
	pos := tf.LineStart(p.Line) + token.Pos(p.Column-1)
	var path []ast.Node
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		if n == nil || pos < n.Pos() || pos >= n.End() {
			return false
		}
		path = append(path, n)
		return true
	})
	at := -1
	for i, n := range path {
		if simple(n) && n.Pos() == pos {
			at = i
		}
	}
	for i := len(path) - 1; at < 0 && i >= 0; i-- {
		if _, ok := path[i].(ast.Stmt); ok {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	if f.spots[path[at]] == nil {
		f.spots[path[at]] = &spot{file: f, node: path[at], parents: path[:at]}
	}
	if s := f.spots[path[at]]; s.inner() != nil {
		return s
	}
	return nil
}

// simple reports whether findings are placed by such a statement.
func simple(n ast.Node) bool {
	switch n.(type) {
	case *ast.AssignStmt, *ast.ValueSpec, *ast.IncDecStmt, *ast.ExprStmt, *ast.SendStmt, *ast.GoStmt, *ast.DeferStmt, *ast.ReturnStmt:
		return true
	}
	return false
}

// inner is the body of the function around a spot.
func (s *spot) inner() *ast.BlockStmt {
	for _, n := range slices.Backward(s.parents) {
		switch n := n.(type) {
		case *ast.FuncDecl:
			return n.Body
		case *ast.FuncLit:
			return n.Body
		}
	}
	return nil
}

// barred says why nothing may be put in here, "" if it may.
func (s *spot) barred() string {
	for _, n := range s.parents {
		fn, ok := n.(*ast.FuncDecl)
		if !ok || fn.Doc == nil {
			continue
		}
		for _, c := range fn.Doc.List {
			for _, pragma := range []string{"//go:nosplit", "//go:norace", "//go:nowritebarrier", "//go:systemstack", "//go:uintptrescapes"} {
				if strings.HasPrefix(c.Text, pragma) {
					return "its function has " + pragma
				}
			}
		}
	}
	return ""
}

// jumps reports whether the function around a spot has a goto, which may not jump over a
// declaration.
func (s *spot) jumps() bool {
	found := false
	ast.Inspect(s.inner(), func(n ast.Node) bool {
		b, ok := n.(*ast.BranchStmt)
		found = found || ok && b.Tok == token.GOTO
		return !found
	})
	return found
}

// typeOf is the type of an expression, never nil.
func (f *file) typeOf(e ast.Expr) types.Type {
	if t := f.pkg.Info.TypeOf(e); t != nil {
		return t
	}
	return types.Typ[types.Invalid]
}
