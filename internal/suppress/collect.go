package suppress

import (
	"cmp"
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
			c.index()
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
	found []*found // by place
	// below and on are the directives whose comment ends on the line before a line, and
	// those that stand on a line.
	below, on map[int][]*found
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

func (c *collector) index() {
	c.below, c.on = map[int][]*found{}, map[int][]*found{}
	for _, f := range c.found {
		c.below[f.last+1] = append(c.below[f.last+1], f)
		c.on[f.Line] = append(c.on[f.Line], f)
	}
}

// Visit compares a node with the directives that may speak of it.
func (c *collector) Visit(n ast.Node) ast.Visitor {
	if n == nil {
		return nil
	}
	switch n.(type) {
	case *ast.Comment, *ast.CommentGroup:
		return nil
	}
	begin := c.fset.PositionFor(n.Pos(), false)
	for _, f := range c.below[begin.Line] {
		if f.column == begin.Column {
			f.expand(n, c.fset.PositionFor(n.End(), false).Line)
		}
	}
	c.place(n)
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

// place finds the name that directives are about and the function around them.
func (c *collector) place(n ast.Node) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		from, _ := slices.BinarySearchFunc(c.found, n.Pos(), func(f *found, p token.Pos) int { return cmp.Compare(f.pos, p) })
		for _, f := range c.found[from:] {
			if f.pos >= n.End() {
				break
			}
			f.Function = functionName(n)
		}
	case *ast.StructType:
		for _, field := range n.Fields.List {
			c.target(field, field)
		}
	case *ast.GenDecl:
		for _, spec := range n.Specs {
			holder := ast.Node(spec)
			if !n.Lparen.IsValid() {
				holder = n // the comment is aligned with the keyword
			}
			c.target(holder, spec)
		}
	}
}

// target notes the line of declared, a field or spec, for the directives above holder and
// those at the end of its first line.
func (c *collector) target(holder, declared ast.Node) {
	begin := c.fset.PositionFor(holder.Pos(), false)
	for _, f := range c.below[begin.Line] {
		if f.column == begin.Column {
			f.target(c.fset, declared)
		}
	}
	for _, f := range c.on[begin.Line] {
		if f.pos > holder.Pos() {
			f.target(c.fset, declared)
		}
	}
}

func (f *found) target(fset *token.FileSet, declared ast.Node) {
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
