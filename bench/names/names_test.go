package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/library"
)

const source = `package x

const Never = -1

type inner[K comparable] struct{}

func (*inner[K]) Set(k K, v any, d int) {}

func (*inner[K]) Range(f func(K) bool) {}

type Cache[K comparable] struct{ *inner[K] }

type Config struct{ Max int }

type Opt func()

type Doer interface{ Do() }

type Server struct{ Handler Doer }

func New(c *Config, opts ...Opt) *Cache[int] { return nil }

func WithTTL(d int) Opt { return nil }

func Register(d Doer) {}
`

// small is a world of one package x.
func small(t *testing.T) *world {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "x.go", source, 0)
	require.NoError(t, err)
	pkg, err := new(types.Config).Check("example.com/x", fset, []*ast.File{file}, nil)
	require.NoError(t, err)
	ready := make(chan struct{})
	close(ready)
	return &world{fset: fset, done: map[string]*checked{pkg.Path(): {ready: ready, pkg: pkg}, "example.com/gone": {ready: ready}}}
}

func unresolvedIn(t *testing.T, text string) []string {
	t.Helper()
	table, err := library.Parse("x.txt", text)
	require.NoError(t, err)
	var out []string
	for _, u := range resolve(table, small(t)) {
		out = append(out, u.String())
	}
	return out
}

func TestWhatResolves(t *testing.T) {
	assert.Empty(t, unresolvedIn(t, `
package example.com/x
const Never -1
type Cache cache like=inner
type inner cache
New construct of=Cache arg=0 when "absent(WithTTL) && arg0.Max == 0"
inner.Set grow as=Cache key=0 val=1 arg=2 when "arg2 == Never && New.arg0.Max == 0 && not_called(Range)"
inner.Range calls arg=0 each with=key from=recv
Config construct literal when "arg0.Max == 0"
Register calls arg=0 once method=Do
Server.Handler field each event
Doer.Do entry each event
`))
}

func TestWhatDoesNotResolve(t *testing.T) {
	assert.Equal(t, []string{
		"example.com/gone: the package cannot be loaded",
		"example.com/x.Always: no such constant",
		"example.com/x.Cache.Set: promoted, declared by another type",
		"example.com/x.Doer.Undo: no such method",
		"example.com/x.Lost: no such type",
		"example.com/x.Make: no such function",
		"example.com/x.Never: is -1, not 0",
		"example.com/x.New: WithCap in a predicate: no such name",
		"example.com/x.Register: arg=0 has no method Undo",
		"example.com/x.Server.Handler: a field, not a method",
		"example.com/x.inner.Range: val=1 of 1 parameters",
		"example.com/x.inner.Set: arg0.Min in a predicate: no such field of *example.com/x.Config of New",
	}, unresolvedIn(t, `
package example.com/gone
F read
package example.com/x
const Never 0
const Always 1
type Lost map
Cache.Set grow
Doer.Undo entry each event
Make construct
New construct when "absent(WithCap)"
Register calls arg=0 once method=Undo
Server.Handler grow
inner.Range grow val=1
inner.Set grow when "New.arg0.Min == 0"
`))
}

func TestArgumentsAreOfTheTypeThatTheRowNeeds(t *testing.T) {
	assert.Equal(t, []string{"example.com/x.Register: arg=0 is example.com/x.Doer, not a function"}, unresolvedIn(t, `
package example.com/x
Register calls arg=0 once
`))
	assert.Equal(t, []string{"example.com/x.inner.Set: rest of a function that is not variadic"}, unresolvedIn(t, `
package example.com/x
inner.Set holds arg=0 rest
`))
	assert.Equal(t, []string{"example.com/x.New: arg0.Min in a predicate: no such field of *example.com/x.Config"}, unresolvedIn(t, `
package example.com/x
New construct when "arg0.Min == 0"
`))
	assert.Equal(t, []string{"example.com/x.inner.Set: as=Server does not promote it"}, unresolvedIn(t, `
package example.com/x
inner.Set grow as=Server
`))
}

func TestOnlyNewNamesFail(t *testing.T) {
	file := filepath.Join(t.TempDir(), "list.txt")
	require.NoError(t, writeList(file, []unresolved{{"a.B", "gone"}, {"a.C", "no such method"}}))
	known, err := readList(file)
	require.NoError(t, err)
	assert.Equal(t, []string{"a.B", "a.C"}, known)

	added, gone := compare([]unresolved{{"a.B", "for another reason"}, {"a.D", "no such type"}}, known)
	assert.Equal(t, []unresolved{{"a.D", "no such type"}}, added)
	assert.Equal(t, []string{"a.C"}, gone)
}
