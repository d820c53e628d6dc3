package inline_test

import (
	"bytes"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/printer"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/inline"
)

// steps returns the body of a function once the steps in it are read where they are called, and
// the functions that nothing uses any more.
func steps(t *testing.T, src, name string) (body string, unused []string) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", "package p\n"+src, parser.SkipObjectResolution)
	require.NoError(t, err)
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{},
		Implicits: map[ast.Node]types.Object{}, Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	pkg, err := (&types.Config{Importer: importer.Default()}).Check("p", fset, []*ast.File{f}, info)
	require.NoError(t, err)
	before := text(t, f)
	out, gone := inline.Steps(inline.Package{Files: []*ast.File{f}, Types: pkg, Info: info})
	assert.Equal(t, before, text(t, f), "the syntax that was given is left as it was")

	prog := ssa.NewProgram(fset, ssa.SanityCheckFunctions)
	for _, p := range pkg.Imports() {
		prog.CreatePackage(p, nil, nil, true)
	}
	prog.CreatePackage(pkg, out.Files, out.Info, false).Build()

	for fn := range gone {
		unused = append(unused, fn.Name())
	}
	slices.Sort(unused)
	for _, d := range out.Files[0].Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == name {
			body = text(t, fn.Body)
		}
	}
	return strings.Join(strings.Fields(body), " "), unused
}

func text(t *testing.T, n ast.Node) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, printer.Fprint(&b, token.NewFileSet(), n))
	return b.String()
}

const box = `
type T struct { m map[string]int; on bool; other *T }
`

func TestStepsAreReadWhereTheyAreCalled(t *testing.T) {
	for name, tt := range map[string]struct {
		src, body string
		unused    []string
	}{
		"a method of one's own": {`func (t *T) Put(k string) { t.add(k, 1) }
			func (t *T) add(k string, n int) { t.m[k] = n }`, `t := t k := k n := 1 t.m[k] = n`, []string{"add"}},
		"a function": {`func (t *T) Put(k string) { add(t, k) }
			func add(t *T, k string) { t.m[k] = 1 }`, `t := t k := k t.m[k] = 1`, []string{"add"}},
		"a closure called at once":       {`func (t *T) Put(k string) { func() { t.m[k] = 1 }() }`, `t.m[k] = 1`, nil},
		"a closure called by its name":   {`func (t *T) Put(k string) { add := func(k string) { t.m[k] = 1 }; add(k) }`, `k := k t.m[k] = 1`, nil},
		"a closure that is used besides": {`func (t *T) Put(k string) { add := func() { t.m[k] = 1 }; add(); defer add() }`, `add := func() { t.m[k] = 1 } t.m[k] = 1 defer add()`, nil},
		"through an interface": {`type adder interface{ add(string) }
			func (t *T) Put(k string) { var a adder = t; a.add(k) }
			func (t *T) add(k string) { t.m[k] = 1 }`, `var a adder = t t := t k := k t.m[k] = 1`, []string{"add", "add"}},
		"of an object made for it": {`type step struct{ of *T }
			func (s step) add(k string) { s.of.m[k] = 1 }
			func (t *T) Put(k string) { step{t}.add(k) }`, `s := step{t} k := k s.of.m[k] = 1`, []string{"add"}},
		"a step in a step": {`func (t *T) Put(k string) { t.add(k) }
			func (t *T) add(k string) { t.set(k, 1) }
			func (t *T) set(k string, n int) { t.m[k] = n }`, `t := t k := k t := t k := k n := 1 t.m[k] = n`, []string{"add", "set"}},
		"one that returns early": {`func (t *T) Put(k string) { t.add(k) }
			func (t *T) add(k string) { if t.on { return }; t.m[k] = 1 }`, `t := t k := k if t.on { } else { t.m[k] = 1 }`, []string{"add"}},
		"one that tells what is there": {`func (t *T) Put(k string) { if n, ok := t.get(k); ok { t.m[k] = n } }
			func (t *T) get(k string) (int, bool) { n, ok := t.m[k]; return n, ok }`, `t := t k := k n, ok := t.m[k] n, ok := n, ok if ok { t.m[k] = n }`, []string{"get"}},
		"one that writes an object out": {`func (t *T) Put(k string) { t.other = makeT(len(k) > 0, make(map[string]int)) }
			func makeT(on bool, m map[string]int) *T { return &T{on: on, m: m} }`, `t.other = &T{on: len(k) > 0, m: make(map[string]int)}`, []string{"makeT"}},
		"returned on":             {`func (t *T) Put(k string) int { return t.get(k) }; func (t *T) get(k string) int { return t.m[k] }`, `return t.m[k]`, []string{"get"}},
		"behind another branch":   {`func (t *T) Put(k string) { if t.on { return } else if n := t.get(k); n > 0 { t.m[k] = 2 } }; func (t *T) get(k string) int { return t.m[k] }`, `if t.on { return } else { if n := t.m[k]; n > 0 { t.m[k] = 2 } }`, []string{"get"}},
		"within a closure":        {`func (t *T) Put(k string) { go func() { t.add(k) }() }; func (t *T) add(k string) { t.m[k] = 1 }`, `go func() { t := t k := k t.m[k] = 1 }()`, []string{"add"}},
		"a part of an expression": {`func (t *T) Put(k string) { t.m[k] = t.get(k) + 1 }; func (t *T) get(k string) int { return t.m[k] }`, `t.m[k] = t.m[k] + 1`, []string{"get"}},
		"a length":                {`func (t *T) Put(k string) { if t.size() < 9 { t.m[k] = 1 } }; func (t *T) size() int { return len(t.m) }`, `if len(t.m) < 9 { t.m[k] = 1 }`, []string{"size"}},
		"through a type parameter": {`func (t *T) Put(k string) { with(t, k) }
			func (t *T) add(k string) { t.m[k] = 1 }
			func with[H interface{ add(string) }](h H, k string) { h.add(k) }`, `t := t k := k t.m[k] = 1`, []string{"add", "with"}},
		"a delete by a generic function": {`func (t *T) Put(k string) { drop(t.m, k) }
			func drop[M ~map[K]V, K comparable, V any](m M, k K) { delete(m, k) }`, `m := t.m delete(m, k)`, []string{"drop"}},
		"a part of its own kind": {`type U struct { in table[string, int] }
			type table[K comparable, V any] struct { m map[K]V }
			func (t *table[K, V]) put(k K, v V) { t.m[k] = v }
			func (t *table[K, V]) get(k K) V { return t.m[k] }
			func (t *table[K, V]) find(k K) (V, bool) { v, ok := t.m[k]; return v, ok }
			func (t *table[K, V]) size() int { return len(t.m) }
			func (u *U) Put(k string) {
				if _, ok := u.in.find(k); ok && u.in.size() > 3 { return }
				u.in.put(k, u.in.get(k) + 1)
			}`, `v, ok := (&u.in).m[k] _, ok := v, ok if ok && len((&u.in).m) > 3 { return } v := (&u.in).m[k] + 1 (&u.in).m[k] = v`, []string{"find", "get", "put", "size"}},
		"an argument not wanted": {`func (t *T) Put(k string) { t.add(G(k)) }; func (t *T) add(string) { t.m["a"] = 1 }; func G(k string) string { return k + k }`, `t := t _ = G(k) t.m["a"] = 1`, []string{"add"}},
	} {
		t.Run(name, func(t *testing.T) {
			body, unused := steps(t, box+tt.src, "Put")
			assert.Equal(t, "{ "+tt.body+" }", body)
			if name != "through an interface" {
				assert.Equal(t, tt.unused, unused)
			} else {
				assert.Contains(t, unused, "add")
			}
		})
	}
}

func TestOthersAreLeft(t *testing.T) {
	for name, src := range map[string]string{
		"what another object does":        `func (t *T) Put(k string) { t.other.add(k) }; func (t *T) add(k string) { t.m[k] = 1 }`,
		"an exported one":                 `func (t *T) Put(k string) { t.Add(k) }; func (t *T) Add(k string) { t.m[k] = 1 }`,
		"a large one":                     `func (t *T) Put(k string) { t.add(k) }; func (t *T) add(k string) { ` + strings.Repeat("t.m[k]++; ", 9) + `}`,
		"one of middling size, twice":     `func (t *T) Put(k string) { t.add(k); t.add(k) }; func (t *T) add(k string) { ` + strings.Repeat("t.m[k]++; ", 5) + `}`,
		"one that defers":                 `func (t *T) Put(k string) { t.add(k) }; func (t *T) add(k string) { defer delete(t.m, k); t.m[k] = 1 }`,
		"one that recovers":               `func (t *T) Put(k string) { t.add(k) }; func (t *T) add(k string) { if recover() != nil { t.m[k] = 1 } }`,
		"one that returns from a loop":    `func (t *T) Put(k string) { t.add(k) }; func (t *T) add(k string) { for { if t.on { return }; t.m[k]++ } }`,
		"one that calls itself":           `func (t *T) Put(k string) { t.add(k) }; func (t *T) add(k string) { if t.on { t.add(k + k) } }`,
		"one that is started":             `func (t *T) Put(k string) { go t.add(k) }; func (t *T) add(k string) { t.m[k] = 1 }`,
		"one that is a value as well":     `func (t *T) Put(k string) { t.add(k) }; func (t *T) add(k string) { t.m[k] = 1 }; func (t *T) Adder() func(string) { return t.add }`,
		"one with many arguments":         `func (t *T) Put(k string) { t.add(k) }; func (t *T) add(ks ...string) { t.m[ks[0]] = 1 }`,
		"a generic one":                   `func (t *T) Put(k string) { add(t.m, k) }; func add[K comparable](m map[K]int, k K) { m[k] = 1 }`,
		"one that is given the map":       `func (t *T) Put(k string) { add(t.m, k) }; func add(m map[string]int, k string) { m[k] = 1 }`,
		"one that asks for what it makes": `func (t *T) Put(k string) { o := t.make(k); t.other = o }; func (t *T) make(k string) *T { return &T{m: table()} }; func table() map[string]int { m := map[string]int{}; m["a"] = 1; return m }`,
		"one with a named result":         `func (t *T) Put(k string) { if n := t.get(k); n > 0 { t.m[k] = n } }; func (t *T) get(k string) (n int) { n = t.m[k]; return n }`,
		"one that equips an object":       `func (t *T) Put(k string) { o := &T{}; t.add(o); t.other = o }; func (t *T) add(o *T) { o.m = table() }; func table() map[string]int { m := map[string]int{}; m["a"] = 1; return m }`,
		"a closure that is set again":     `func (t *T) Put(k string) { add := func() { t.m[k] = 1 }; if t.on { add = func() {} }; add() }`,
		"a closure that calls itself":     `func (t *T) Put(k string) { var add func(); add = func() { add() }; add() }`,
	} {
		t.Run(name, func(t *testing.T) {
			body, unused := steps(t, box+src, "Put")
			assert.Empty(t, unused)
			assert.Regexp(t, `(?i)(add|get|make)\(`, body, "the call stays")
		})
	}
}
