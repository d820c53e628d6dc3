package suppress

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// Collect returns the directives in the comments of files, in order of place.
// The files must have been parsed with comments; rules are the names of all
// rules there are, enabled or not. Places are those of the file itself: a //line
// comment changes nothing, as in summaries.
func Collect(fset *token.FileSet, files []*ast.File, rules []string) []Directive {
	var out []Directive
	for _, file := range files {
		c := collector{fset: fset}
		for _, group := range file.Comments {
			c.read(group, rules)
		}
		if len(c.found) > 0 {
			ast.Walk(&c, file)
			out = append(out, c.directives()...)
		}
	}
	slices.SortStableFunc(out, Directive.compare)
	return out
}

// collector gathers the directives of one file, then walks the syntax to see
// what each of them stands on.
type collector struct {
	fset  *token.FileSet
	found []*found
}

// found is a directive with what places it.
type found struct {
	Directive
	// column and last are where its comment group begins and which line it ends on.
	column, last int
	pos          token.Pos
}

func (c *collector) read(group *ast.CommentGroup, rules []string) {
	for _, comment := range group.List {
		d, ok := parse(comment.Text, rules)
		if !ok {
			continue
		}
		pos, begin, end := c.fset.PositionFor(comment.Pos(), false), c.fset.PositionFor(group.Pos(), false), c.fset.PositionFor(group.End(), false)
		d.File, d.Line, d.Column = pos.Filename, pos.Line, pos.Column
		d.EndColumn = pos.Column + len(comment.Text)
		d.FromLine, d.ToLine = begin.Line, end.Line
		c.found = append(c.found, &found{Directive: d, column: begin.Column, last: end.Line, pos: comment.Pos()})
	}
}

func (c *collector) directives() []Directive {
	out := make([]Directive, 0, len(c.found))
	for _, f := range c.found {
		out = append(out, f.Directive)
	}
	return out
}

// Visit compares a node with each directive of the file: there are few.
func (c *collector) Visit(n ast.Node) ast.Visitor {
	if n == nil {
		return nil
	}
	switch n.(type) {
	case *ast.Comment, *ast.CommentGroup:
		return nil
	}
	begin, end := c.fset.PositionFor(n.Pos(), false), c.fset.PositionFor(n.End(), false)
	for _, f := range c.found {
		if f.last == begin.Line-1 && f.column == begin.Column {
			f.expand(n, end.Line)
		}
		f.place(c.fset, n)
	}
	return c
}

// expand makes a comment alone on its line cover the node below it.
func (f *found) expand(n ast.Node, end int) {
	f.ToLine = max(f.ToLine, end)
	if f.Kind != Bounded || f.Problem != "" {
		return
	}
	switch n.(type) {
	case *ast.File, *ast.FuncDecl:
		f.Problem = "stands on no container: bounded belongs on a field, variable, type or inserting line; //growthlint:ignore RULE REASON covers a function"
	}
}

// place finds the name the directive is about and the function around it.
func (f *found) place(fset *token.FileSet, n ast.Node) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if n.Pos() <= f.pos && f.pos < n.End() {
			f.Function = functionName(n)
		}
	case *ast.StructType:
		for _, field := range n.Fields.List {
			f.target(fset, field, field)
		}
	case *ast.GenDecl:
		for _, spec := range n.Specs {
			holder := ast.Node(spec)
			if !n.Lparen.IsValid() {
				holder = n // the comment is aligned with the keyword
			}
			f.target(fset, holder, spec)
		}
	}
}

// target notes the line of declared, a field or spec, if the directive stands
// above holder or at the end of its first line.
func (f *found) target(fset *token.FileSet, holder, declared ast.Node) {
	begin := fset.PositionFor(holder.Pos(), false)
	above := f.last == begin.Line-1 && f.column == begin.Column
	beside := f.Line == begin.Line && f.pos > holder.Pos()
	if !above && !beside {
		return
	}
	f.Target = fset.PositionFor(declared.Pos(), false).Line
	if spec, ok := declared.(*ast.TypeSpec); ok && f.Kind == Bounded {
		f.ToLine = max(f.ToLine, fset.PositionFor(spec.End(), false).Line)
	}
}

// functionName is the name of a declared function as findings write it.
func functionName(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	recv := fn.Recv.List[0].Type
	star, pointer := recv.(*ast.StarExpr)
	if pointer {
		recv = star.X
	}
	switch generic := recv.(type) {
	case *ast.IndexExpr:
		recv = generic.X
	case *ast.IndexListExpr:
		recv = generic.X
	}
	name := types.ExprString(recv)
	if pointer {
		name = "*" + name
	}
	return "(" + name + ")." + fn.Name.Name
}
