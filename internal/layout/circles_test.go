package layout

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// unit is a declaration at package level, of a function or of variables and constants.
type unit struct {
	file int
	uses map[int]bool // units
}

// reads is who calls or names whom in a package. Types are left out, and their fields: they
// are the words that all files of a package share, and a method cannot help naming its own.
func reads(pkg []source) []unit {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	resolve(pkg, info)
	var units []unit
	of := map[types.Object]int{}
	var bodies []ast.Decl
	for n, f := range pkg {
		for _, decl := range f.file.Decls {
			names := declaredBy(decl)
			if len(names) == 0 {
				continue
			}
			for _, name := range names {
				of[info.Defs[name]] = len(units)
			}
			units = append(units, unit{file: n, uses: map[int]bool{}})
			bodies = append(bodies, decl)
		}
	}
	for n, decl := range bodies {
		ast.Inspect(decl, func(node ast.Node) bool {
			id, ok := node.(*ast.Ident)
			if !ok || info.Uses[id] == nil {
				return true
			}
			obj := info.Uses[id]
			if f, ok := obj.(*types.Func); ok {
				obj = f.Origin()
			}
			if to, ok := of[obj]; ok && to != n {
				units[n].uses[to] = true
			}
			return true
		})
	}
	return units
}

// declaredBy are the functions, variables and constants that a declaration is of.
func declaredBy(decl ast.Decl) []*ast.Ident {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		return []*ast.Ident{decl.Name}
	case *ast.GenDecl:
		var out []*ast.Ident
		for _, spec := range decl.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok {
				out = append(out, v.Names...)
			}
		}
		return out
	}
	return nil
}

// groups returns the strongly connected parts of a graph that have more than one node
// (R. Tarjan, Depth-first search and linear graph algorithms, 1972).
func groups(n int, next func(int) []int) [][]int {
	index, low, on := make([]int, n), make([]int, n), make([]bool, n)
	var stack []int
	var out [][]int
	count := 0
	var visit func(v int)
	visit = func(v int) {
		count++
		index[v], low[v], on[v] = count, count, true
		stack = append(stack, v)
		for _, w := range next(v) {
			if index[w] == 0 {
				visit(w)
				low[v] = min(low[v], low[w])
			} else if on[w] {
				low[v] = min(low[v], index[w])
			}
		}
		if low[v] != index[v] {
			return
		}
		from := slices.Index(stack, v)
		part := slices.Clone(stack[from:])
		stack = stack[:from]
		for _, w := range part {
			on[w] = false
		}
		if len(part) > 1 {
			out = append(out, part)
		}
	}
	for v := range n {
		if index[v] == 0 {
			visit(v)
		}
	}
	return out
}

// circles returns the files of a package that call each other in a circle beyond what
// recursion asks for: a group of functions that call each other counts as one file.
func circles(pkg []source) [][]string {
	units := reads(pkg)
	// Files that share a recursion are joined first.
	joined := make([]int, len(pkg))
	for i := range joined {
		joined[i] = i
	}
	uses := func(v int) []int { return slices.Sorted(maps.Keys(units[v].uses)) }
	for _, group := range groups(len(units), uses) {
		for _, v := range group[1:] {
			a, b := joined[units[group[0]].file], joined[units[v].file]
			for i := range joined {
				if joined[i] == b {
					joined[i] = a
				}
			}
		}
	}
	calls := make([]map[int]bool, len(pkg))
	for i := range calls {
		calls[i] = map[int]bool{}
	}
	for _, u := range units {
		for w := range u.uses {
			calls[joined[u.file]][joined[units[w].file]] = true
		}
	}
	var out [][]string
	for _, group := range groups(len(pkg), func(v int) []int { return slices.Sorted(maps.Keys(calls[v])) }) {
		var names []string
		for i, f := range pkg {
			if slices.Contains(group, joined[i]) {
				names = append(names, path.Base(f.path))
			}
		}
		out = append(out, names)
	}
	return out
}

// Files of a package of the product call each other one way, but for the recursion that the
// algorithm asks for.
func TestFilesCallEachOtherOneWay(t *testing.T) {
	for _, pkg := range packages(shipped(t)) {
		if dir := pkg[0].dir(); isProduct(dir) {
			for _, c := range circles(pkg) {
				assert.Fail(t, "files call each other in a circle", "%s: %s", dir, strings.Join(c, " "))
			}
		}
	}
}

func TestCircleCheckSeesViolations(t *testing.T) {
	fset := token.NewFileSet()
	pkg := func(files ...string) []source {
		var out []source
		for i, text := range files {
			out = append(out, parse(t, fset, fmt.Sprintf("internal/a/%c.go", 'a'+rune(i)), "package a\n"+text))
		}
		return out
	}
	assert.Empty(t, circles(pkg("type t struct{}\nfunc f(x t) { x.m() }", "func (x t) m() { _ = t{}; n() }", "func n() {}")), "types are shared")
	assert.Equal(t, [][]string{{"a.go", "b.go", "c.go"}}, circles(pkg("func f() { g() }\nfunc last() {}", "func g() { h() }", "func h() { last() }")))
	assert.Equal(t, [][]string{{"a.go", "b.go"}}, circles(pkg("func f() { _ = limit }", "const limit = size\nfunc g() { f() }", "const size = 1")))
	assert.Empty(t, circles(pkg("func even(n int) bool { return n == 0 || odd(n-1) }", "func odd(n int) bool { return n != 0 && even(n-1) }")), "recursion")
	assert.Equal(t, [][]string{{"a.go", "b.go", "c.go"}}, circles(pkg("func even(n int) bool { return n == 0 || odd(n-1) }\nfunc done() {}",
		"func odd(n int) bool { help(); return n != 0 && even(n-1) }", "func help() { done() }")), "and what is in a circle with it")
}
