package digest_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/digest"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
)

// world checks and summarises small packages that import each other.
type world struct {
	t     *testing.T
	fset  *token.FileSet
	std   types.Importer
	pkgs  map[string]*types.Package
	table *library.Table
}

func newWorld(t *testing.T) *world {
	t.Helper()
	table, err := library.Load()
	require.NoError(t, err)
	fset := token.NewFileSet()
	return &world{t: t, fset: fset, std: importer.ForCompiler(fset, "source", nil), pkgs: map[string]*types.Package{}, table: table}
}

// Import implements types.Importer.
func (w *world) Import(path string) (*types.Package, error) {
	if p := w.pkgs[path]; p != nil {
		return p, nil
	}
	return w.std.Import(path)
}

// summary is that of package m/NAME, whose source is what follows the package clause.
func (w *world) summary(name, src string) *facts.Summary {
	w.t.Helper()
	f, err := parser.ParseFile(w.fset, name+".go", "package "+name+"\n"+src, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(w.t, err)
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	pkg, err := (&types.Config{Importer: w}).Check("example.com/m/"+name, w.fset, []*ast.File{f}, info)
	require.NoError(w.t, err)
	w.pkgs[pkg.Path()] = pkg
	sum, err := summarise.Summarise(summarise.Input{Fset: w.fset, Files: []*ast.File{f}, Types: pkg, Info: info, Module: "example.com/m"})
	require.NoError(w.t, err)
	return sum
}

// digest is that of a package, after its way through a file.
func (w *world) digest(sum *facts.Summary, imports ...*facts.Digest) *facts.Digest {
	w.t.Helper()
	text, err := digest.Of(sum, imports, nil, w.table).Encode()
	require.NoError(w.t, err)
	assert.LessOrEqual(w.t, len(text), facts.MaxDigestBytes)
	d, err := facts.DecodeDigest(text)
	require.NoError(w.t, err)
	return d
}

func function(t *testing.T, d *facts.Digest, id string) facts.DigestFunc {
	t.Helper()
	for _, f := range d.Funcs {
		if f.ID == id {
			return f
		}
	}
	require.Fail(t, "not in the digest", "%s of %v", id, d.Funcs)
	return facts.DigestFunc{}
}

const sets = `
import ("sync"; "time"; "net/http")

// Set is a set.
type Set map[string]bool

func (s Set) Add(k string) { if len(s) < 100 { s[k] = true } }
func (s Set) Drop(k string) { s.drop(k) }
func (s Set) drop(k string) { delete(s, k) }

func Put(m *sync.Map, k string, v any) { m.Store(k, v) }
func Sweep(m map[string]time.Time, age time.Duration) {
	for k, at := range m {
		if time.Since(at) > age { delete(m, k) }
	}
}
func Later(m map[string]int, k string) { go func() { time.Sleep(1); delete(m, k) }() }
func Inner(m map[string]map[string]int, k, l string) { m[k][l] = 1 }

func Now(f func()) { f() }
func Every(d time.Duration, f func()) { go func() { for range time.Tick(d) { f() } }() }
func Route(mux *http.ServeMux, f func(string)) {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { f(r.FormValue("k")) })
}
var hooks []func()
func Hook(f func()) { hooks = append(hooks, f) }

func New() Set { return make(Set) }
func Key(a, b string) string { return a + "/" + b }
func Peek(s *Kept) int { return s.n }

// Kept counts.
type Kept struct { n int }

func unseen(m map[string]int) { clear(m) }
`

func TestDigestTellsWhatExportedFunctionsDo(t *testing.T) {
	w := newWorld(t)
	sum := w.summary("set", sets)
	d := w.digest(sum)
	fn := func(id string) facts.DigestFunc { return function(t, d, id) }
	const pkg = "example.com/m/set."

	add := fn("(" + pkg + "Set).Add")
	require.Len(t, add.Effects, 1)
	assert.Equal(t, facts.Grow, add.Effects[0].Op)
	assert.Equal(t, "param0", add.Effects[0].Ref.String())
	assert.Equal(t, "param1", add.Effects[0].Key.String())
	require.Len(t, add.Effects[0].Guards, 1)
	assert.Equal(t, facts.GuardLen, add.Effects[0].Guards[0].Kind)

	drop := fn("(" + pkg + "Set).Drop")
	require.Len(t, drop.Effects, 1, "through an unexported method")
	assert.Equal(t, facts.Shrink, drop.Effects[0].Op)
	assert.Equal(t, "param1", drop.Effects[0].Key.String())

	put := fn(pkg + "Put")
	require.Len(t, put.Effects, 1)
	assert.Equal(t, facts.Callee{Pkg: "sync", Type: "Map", Name: "Store"}, put.Effects[0].Callee, "a library's call stays symbolic")
	assert.Equal(t, "key(param0)", fn(pkg + "Sweep").Effects[0].Key.String())
	assert.True(t, fn(pkg + "Later").Effects[0].Async)
	assert.Equal(t, "elem(param0,?)", fn(pkg + "Inner").Effects[0].Ref.String())

	for id, want := range map[string]facts.RunHow{"Now": facts.RunSync, "Every": facts.RunTick, "Route": facts.RunEvent} {
		f := fn(pkg + id)
		require.Len(t, f.Runs, 1, id)
		assert.Equal(t, want, f.Runs[0].How, id)
	}
	assert.Contains(t, fn(pkg + "Route").Runs[0].Args[0].String(), "call<(*net/http.Request).FormValue>")
	assert.NotContains(t, fn(pkg+"Now").Kept, 0)
	assert.Contains(t, fn(pkg+"Every").Kept, 1)

	assert.Equal(t, "new<"+pkg+"Set>", fn(pkg + "New").Results[0].String())
	assert.Contains(t, fn(pkg + "Key").Results[0].String(), "param0")
	assert.Empty(t, fn(pkg+"Peek").Kept)

	for _, f := range d.Funcs {
		assert.NotContains(t, []string{pkg + "unseen", "(" + pkg + "Set).drop"}, f.ID)
		assert.NotEqual(t, pkg+"Hook", f.ID, "a kept function says nothing")
	}
}

func TestDigestIsStable(t *testing.T) {
	w := newWorld(t)
	sum := w.summary("set", sets)
	first, err := digest.Of(sum, nil, []string{"b", "a"}, w.table).Encode()
	require.NoError(t, err)
	for range 5 {
		again, err := digest.Of(newWorld(t).summary("set", sets), nil, []string{"a", "b"}, w.table).Encode()
		require.NoError(t, err)
		assert.Equal(t, string(first), string(again))
	}
}

// A digest reaches direct importers only: package b tells again what it does through a.
func TestDigestTellsWhatIsDoneThroughOthers(t *testing.T) {
	w := newWorld(t)
	a := w.digest(w.summary("set", sets))
	b := w.digest(w.summary("b", `
import ("example.com/m/set"; "time")

func Forget(m map[string]int, k string) { set.Later(m, "x" + k) }
func Drop(s set.Set, k string) { defer s.Drop(k) }
func Repeat(f func()) { set.Every(time.Minute, f) }
func Make() set.Set { return set.New() }
`), a)
	forget := function(t, b, "example.com/m/b.Forget")
	require.Len(t, forget.Effects, 1)
	assert.True(t, forget.Effects[0].Async)
	assert.Equal(t, `bin<+>(const<"x">,param1)`, forget.Effects[0].Key.String())
	assert.True(t, function(t, b, "example.com/m/b.Drop").Effects[0].Deferred)
	assert.Equal(t, facts.RunTick, function(t, b, "example.com/m/b.Repeat").Runs[0].How)
	assert.Equal(t, "new<example.com/m/set.Set>", function(t, b, "example.com/m/b.Make").Results[0].String())

	c := w.summary("c", `
import "example.com/m/b"

// S keeps names.
type S struct { names map[string]int }

func (s *S) Add(k string) { s.names[k]++ }
func (s *S) Del(k string) { b.Forget(s.names, k) }
func (s *S) Start() { b.Repeat(func() { s.names = map[string]int{} }) }
`)
	alone := link.Link([]program.Package{{Summary: c, Matched: true}}, w.table, link.Options{})
	assert.Empty(t, shrinksOf(t, alone, "S.names", facts.HowDelete))
	told := link.Link([]program.Package{{Summary: c, Matched: true}, digest.Stub(b)}, w.table, link.Options{})
	require.Len(t, shrinksOf(t, told, "S.names", facts.HowDelete), 1)
	resets := append(shrinksOf(t, told, "S.names", facts.HowAssign), shrinksOf(t, told, "S.names", facts.HowRebuild)...)
	require.Len(t, resets, 1)
	assert.True(t, resets[0].Roots.Tick, "%+v", resets[0].Roots)
}

func shrinksOf(t *testing.T, p *link.Program, key string, how facts.How) []*growth.Event {
	t.Helper()
	c := p.Container("example.com/m/c." + key)
	require.NotNil(t, c)
	var out []*growth.Event
	for _, e := range c.Shrinks {
		if e.How == how {
			out = append(out, e)
		}
	}
	return out
}
