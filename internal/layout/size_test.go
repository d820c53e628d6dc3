package layout

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The limits of length, in lines.
const (
	maxFile     = 400
	maxFunction = 60
	hardLimit   = 100
	// maxNesting is how deep statements with bodies may stand in each other, counted anew in a
	// function literal: a part that stands deeper has a name of its own.
	maxNesting = 4
	// longFunctions is how many functions of the whole tree may be longer than
	// maxFunction, never longer than hardLimit: a table or a switch that would
	// only lose by being cut. It falls when one goes; it does not rise in passing.
	longFunctions = 1
)

// sizes returns files and functions beyond the hard limits, and the functions
// between the soft and the hard one.
func sizes(files []source) (bad, long []string) {
	for _, f := range files {
		if ast.IsGenerated(f.file) {
			continue
		}
		if n := bytes.Count(f.text, []byte("\n")); n > maxFile {
			bad = append(bad, fmt.Sprintf("%s: %d lines, at most %d", f.path, n, maxFile))
		}
		for _, decl := range f.file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			n := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
			told := fmt.Sprintf("%s: %s has %d lines", f.at(fn.Pos()), fn.Name.Name, n)
			if deep := nesting(fn); deep > maxNesting {
				bad = append(bad, fmt.Sprintf("%s: %s has statements %d deep, at most %d", f.at(fn.Pos()), fn.Name.Name, deep, maxNesting))
			}
			switch {
			case n > hardLimit:
				bad = append(bad, told)
			case n > maxFunction:
				long = append(long, told)
			}
		}
	}
	return bad, long
}

func TestFilesAndFunctionsAreShort(t *testing.T) {
	bad, long := sizes(shipped(t))
	assert.Empty(t, bad)
	assert.LessOrEqual(t, len(long), longFunctions, "functions of more than %d lines:\n%s", maxFunction, strings.Join(long, "\n"))
}

// bodies are what a statement has inside. An else-if stands as deep as its if.
func bodies(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.IfStmt:
		out := []ast.Node{n.Body}
		if next, ok := n.Else.(*ast.IfStmt); ok {
			return append(out, bodies(next)...)
		}
		if n.Else != nil {
			out = append(out, n.Else)
		}
		return out
	case *ast.ForStmt:
		return []ast.Node{n.Body}
	case *ast.RangeStmt:
		return []ast.Node{n.Body}
	case *ast.SwitchStmt:
		return []ast.Node{n.Body}
	case *ast.TypeSwitchStmt:
		return []ast.Node{n.Body}
	case *ast.SelectStmt:
		return []ast.Node{n.Body}
	}
	return nil
}

// nesting is how deep statements with bodies stand in each other in a function. A function literal
// counts anew.
func nesting(fn *ast.FuncDecl) int {
	if fn.Body == nil {
		return 0
	}
	deepest := within(fn.Body)
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok {
			deepest = max(deepest, within(lit.Body))
		}
		return true
	})
	return deepest
}

// within is the nesting below a node, without the function literals there.
func within(n ast.Node) int {
	deepest := 0
	ast.Inspect(n, func(m ast.Node) bool {
		if _, ok := m.(*ast.FuncLit); ok {
			return false
		}
		inside := bodies(m)
		for _, b := range inside {
			deepest = max(deepest, within(b)+1)
		}
		return len(inside) == 0
	})
	return deepest
}

func TestSizeCheckSeesViolations(t *testing.T) {
	fset := token.NewFileSet()
	body := func(n int) string { return "{\n" + strings.Repeat("\t_ = 1\n", n-2) + "}\n" }
	file := parse(t, fset, "internal/a/a.go", "package a\n\nfunc short() "+body(60)+"func long() "+body(61)+"func endless() "+body(101)+strings.Repeat("// pad\n", 200))
	bad, long := sizes([]source{file})
	assert.Equal(t, []string{"internal/a/a.go: 424 lines, at most 400", "internal/a/a.go:124:1: endless has 101 lines"}, bad)
	assert.Equal(t, []string{"internal/a/a.go:63:1: long has 61 lines"}, long)
}

// The limits of packages.
const (
	// maxShare is how much of the product one package may be, in hundredths of its lines.
	maxShare = 15
	// maxLink is how many lines package link may have, where the phases are put in order: what
	// a phase does belongs to the package that knows the concept.
	maxLink = 1500
)

// isProduct reports whether a folder is part of what users run, and not of how it is tested,
// measured or laid out.
func isProduct(dir string) bool {
	besides := []string{"internal/laws", "internal/layout", "internal/newrule", "internal/passdrive", "internal/agree", "internal/link/linktest", "bench"}
	return !slices.ContainsFunc(besides, func(at string) bool { return under(at, dir) })
}

// shares returns the packages of the product that have more than their share of its lines, and
// the lines of each package.
func shares(files []source) (bad []string, lines map[string]int) {
	lines = map[string]int{}
	all := 0
	for _, f := range files {
		if isProduct(f.dir()) {
			n := bytes.Count(f.text, []byte("\n"))
			lines[f.dir()] += n
			all += n
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(lines)) {
		if n := lines[dir]; n*100 > all*maxShare {
			bad = append(bad, fmt.Sprintf("%s: %d of %d lines, at most %d in a hundred", dir, n, all, maxShare))
		}
	}
	return bad, lines
}

func TestNoPackageHasMoreThanItsShare(t *testing.T) {
	bad, lines := shares(shipped(t))
	assert.Empty(t, bad)
	assert.LessOrEqual(t, lines["internal/link"], maxLink)
}

func TestNestingCheckSeesViolations(t *testing.T) {
	deep := func(body string) []string {
		bad, _ := sizes([]source{parse(t, token.NewFileSet(), "internal/a/a.go", "package a\n\nfunc f(n int) {\n"+body+"\n}\n")})
		return bad
	}
	assert.Empty(t, deep("for { if n > 0 { switch n { case 1: for range n { } } } }"))
	assert.Equal(t, []string{"internal/a/a.go:3:1: f has statements 5 deep, at most 4"}, deep("for { if n > 0 { switch n { case 1: for range n { select {} } } } }"))
	assert.Empty(t, deep("for { if n > 0 { } else if n < 0 { } else if n > 5 { } else if n > 9 { for range n { } } }"), "an else-if stands beside its if")
	assert.Empty(t, deep("for { if n > 0 { for range n { go func() { for { if n > 1 { n-- } } }() } } }"), "a literal counts anew")
}

func TestShareCheckSeesViolations(t *testing.T) {
	fset := token.NewFileSet()
	pad := func(n int) string { return strings.Repeat("// pad\n", n) }
	files := []source{
		parse(t, fset, "internal/a/a.go", "package a\n"+pad(9)),
		parse(t, fset, "internal/a/b.go", "package a\n"+pad(6)),
		parse(t, fset, "internal/b/b.go", "package b\n"+pad(14)),
		parse(t, fset, "internal/laws/c.go", "package laws\n"+pad(500)),
	}
	for i := range 7 {
		files = append(files, parse(t, fset, fmt.Sprintf("internal/d%d/d.go", i), "package d\n"+pad(9)))
	}
	bad, lines := shares(files)
	assert.Equal(t, []string{"internal/a: 17 of 102 lines, at most 15 in a hundred"}, bad)
	assert.NotContains(t, lines, "internal/laws")
}

// badNames returns packages named for nothing and packages without a comment
// that says what they are for.
func badNames(files []source) []string {
	var bad []string
	for _, pkg := range packages(files) {
		name, dir := pkg[0].file.Name.Name, pkg[0].dir()
		for _, empty := range []string{"util", "utils", "common", "helper", "helpers", "misc"} {
			if name == empty || path.Base(dir) == empty {
				bad = append(bad, fmt.Sprintf("%s: a package named %s says nothing", dir, empty))
			}
		}
		if !slices.ContainsFunc(pkg, func(f source) bool { return f.file.Doc != nil }) {
			bad = append(bad, dir+": no package comment")
		}
	}
	return bad
}

func TestPackagesAreNamedForWhatTheyDo(t *testing.T) {
	assert.Empty(t, badNames(shipped(t)))
}

func TestNameCheckSeesViolations(t *testing.T) {
	fset := token.NewFileSet()
	assert.Equal(t, []string{"internal/b: no package comment", "internal/util: a package named util says nothing"}, badNames([]source{
		parse(t, fset, "internal/util/a.go", "// Package util has it all.\npackage util"),
		parse(t, fset, "internal/b/a.go", "package b"),
		parse(t, fset, "internal/c/a.go", "package c"),
		parse(t, fset, "internal/c/doc.go", "// Package c says what it is for.\npackage c"),
	}))
}
