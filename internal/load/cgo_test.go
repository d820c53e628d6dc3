package load_test

import (
	"go/ast"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/load"
)

const cgo = `
-- go.mod --
module example.com/app

go 1.24
-- calc.go --
// Package app calls C.
package app

// static int add(int a, int b) { return a + b; }
// typedef struct { int n; } box;
import "C"

var sums = map[int]int{}

type holder struct {
	b *C.box
	m map[string]int
}

var zero = int(C.add(0, 0))

// Add remembers its sums.
func Add(a, b int) int {
	s := int(C.add(C.int(a), C.int(b)))
	sums[a] = s // kept
	return s
}

func (h *holder) put(k string) { h.m[k]++ }

func (h *holder) size() int { return int(h.b.n) }
-- plain.go --
package app

func Forget(a int) { delete(sums, a) }
`

func TestLoadCgo(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no C compiler")
	}
	dir := write(t, cgo)
	env := environ("CGO_ENABLED=1", "CC=gcc")
	res, s, err := run(t, load.Options{Dir: dir, Env: env})
	require.NoError(t, err)
	assert.Empty(t, told(dir, res.Troubles))
	assert.Equal(t, []string{"example.com/app"}, s.packages())
	assert.Empty(t, s.skip["example.com/app"])
	assert.Contains(t, s.files["example.com/app"], "plain.go")
	assert.Contains(t, s.files["example.com/app"], "calc.go", "the author's name, not the cache's")
	for _, fn := range []string{"Add", "put", "size", "Forget"} {
		assert.Contains(t, s.funcs["example.com/app"], fn)
	}

	_, err = load.Load(t.Context(), load.Options{Dir: dir, Env: env}, func(p *load.Package) error {
		for i, f := range p.Files {
			if p.Filenames[i] != dir+"/calc.go" {
				continue
			}
			assert.False(t, ast.IsGenerated(f), "what cgo has made of the author's file is his")
			at := p.Fset.Position(p.Types.Scope().Lookup("Add").Pos())
			assert.Equal(t, dir+"/calc.go:18:6", at.String())
		}
		return nil
	})
	require.NoError(t, err)
}

func TestLoadCgoWithoutCompiler(t *testing.T) {
	dir := write(t, cgo)
	res, s, err := run(t, load.Options{Dir: dir, Env: environ("CGO_ENABLED=1", "CC=no-such-compiler")})
	require.NoError(t, err)
	lines := told(dir, res.Troubles)
	require.Len(t, lines, 1)
	assert.Contains(t, lines[0], "calc.go:6:8: note limit example.com/app: cgo: 2 functions of app that use C are left out")
	assert.Contains(t, lines[0], "no-such-compiler")
	assert.Equal(t, []string{"Add", "size"}, s.skip["example.com/app"])
	assert.Equal(t, []string{"Forget", "put"}, s.funcs["example.com/app"])
}

// TestLoadCgoDependency needs no C compiler: declarations are enough.
func TestLoadCgoDependency(t *testing.T) {
	dir := write(t, cgo+`
-- user/go.mod --
module example.com/user

go 1.24

require example.com/app v1.0.0

replace example.com/app => ../
-- user/user.go --
package user

import "example.com/app"

func Use() int { return app.Add(1, 2) }
`)
	res, s, err := run(t, load.Options{Dir: dir + "/user", Env: environ("CGO_ENABLED=1", "CC=no-such-compiler")})
	require.NoError(t, err)
	assert.Empty(t, told(dir, res.Troubles))
	assert.Equal(t, []string{"example.com/user"}, s.packages())
}

// TestLoadCgoPlaces holds all that the author has written to its place: also below his own
// line directives, and behind calls that cgo makes closures of.
func TestLoadCgoPlaces(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no C compiler")
	}
	const author = `package app

// static int add(int **a, int **b) { return **a + **b; }
// static int sum(int a, int b) { return a + b; }
// #define K 7
import "C"

var m = map[int]int{} // kept

func Put(k int, p, q **C.int) {
	m[int(C.add(
		p,
		q,
	))] = k
	m[int(C.sum(
		**p, **q,
	))] = k; m[3] = 1
	_, err := C.sum(1, C.K); m[9] = int(C.sum(2, 3))
	defer C.add(p, q)
	_ = err

//line gram.y:100
	m[int(C.sum(1, 2))] = int(C.sum(k2(k), C.int(k))); m[4] = 4 /*line z.y:7:9*/; m[5] = 5
}

func k2(k int) C.int { return C.int(k) } // two
`
	dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n-- calc.go --\n"+author)
	visited := 0
	res, err := load.Load(t.Context(), load.Options{Dir: dir, Env: environ("CGO_ENABLED=1", "CC=gcc")}, func(p *load.Package) error {
		for i, f := range p.Files {
			if p.Filenames[i] != dir+"/calc.go" {
				assert.Equal(t, dir, filepath.Dir(p.Fset.PositionFor(f.FileStart, false).Filename), "no file is named in a cache")
				continue
			}
			visited++
			ast.Inspect(f, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && !strings.HasPrefix(id.Name, "_cgo") && id.Name != "nil" {
					at := p.Fset.PositionFor(id.Pos(), false)
					name := strings.TrimPrefix(id.Name, "C.")
					assert.True(t, strings.HasPrefix(author[at.Offset:], id.Name) || name != id.Name, "%s is not at %s", id.Name, at)
				}
				return true
			})
		}
		return nil
	})
	require.NoError(t, err)
	assert.Empty(t, told(dir, res.Troubles))
	assert.Equal(t, 1, visited)
}
