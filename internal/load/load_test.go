package load_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/load"
)

const app = `
-- go.mod --
module example.com/app

go 1.24
-- main.go --
package main

import (
	"net/http"

	"example.com/app/store"
)

func main() { store.Put("a"); _ = http.ListenAndServe("", nil) }
-- store/store.go --
package store

import "example.com/app/store/key"

var m = map[key.Of[string]]int{}

// Put is documented.
func Put(s string) { m[key.Make(s)]++ }
-- store/key/key.go --
package key

type Of[T comparable] struct{ value T }

func Make[T comparable](v T) Of[T] { return Of[T]{v} }
-- store/store_test.go --
package store

func helper() { Put("b") }
-- store/extern_test.go --
package store_test

import "example.com/app/store"

func helper() { store.Put("c") }
-- other/other.go --
package other
-- other/other_linux_only.go --
//go:build special

package other

var special = map[string]int{}
`

const replaced = `
-- go.mod --
module example.com/app

go 1.24

require example.com/lib v1.0.0

replace example.com/lib => ./lib
-- app.go --
package app

import "example.com/lib"

var S = lib.New()
-- lib/go.mod --
module example.com/lib

go 1.21
-- lib/lib.go --
package lib

type Store struct{ m map[string]int }

func New() *Store { return &Store{} }

func (s *Store) broken() { this does not parse }
`

const vendored = `
-- go.mod --
module example.com/app

go 1.24

require example.com/lib v1.2.3
-- app.go --
package app

import "example.com/lib"

var S = lib.New()
-- vendor/modules.txt --
# example.com/lib v1.2.3
## explicit; go 1.21
example.com/lib
-- vendor/example.com/lib/lib.go --
package lib

type Store struct{ m map[string]int }

func New() *Store { return &Store{} }
`

const workspace = `
-- go.work --
go 1.24

use ./a
use ./deep/b
-- a/go.mod --
module example.com/a

go 1.24
-- a/a.go --
package a

import "example.com/b"

var V = b.V
-- a/nested/go.mod --
module example.com/nested
-- deep/b/go.mod --
module example.com/b

go 1.24
-- deep/b/b.go --
package b

var V map[string]int
-- deep/b/sub/sub.go --
package sub
-- stray/go.mod --
module example.com/stray
-- testdata/x/go.mod --
module example.com/x
`

const assembly = `
-- go.mod --
module example.com/app

go 1.24
-- add.go --
package app

func add(a, b int) int

func Sum(a ...int) (s int) {
	for _, v := range a {
		s = add(s, v)
	}
	return s
}
-- add_amd64.s --
// nothing
`

func TestLoad(t *testing.T) {
	tests := []struct {
		name, archive, dir string
		opts               load.Options
		packages           []string
		matched, inScope   int
		ofModule           int
		unreached          []string
	}{
		{name: "whole module", archive: app, packages: []string{
			"example.com/app", "example.com/app/other", "example.com/app/store", "example.com/app/store/key"},
			matched: 4, inScope: 4, ofModule: 4},
		{name: "directories with tests alone", archive: app + "-- e2e/e2e_test.go --\npackage e2e\n", packages: []string{
			"example.com/app", "example.com/app/other", "example.com/app/store", "example.com/app/store/key"},
			matched: 4, inScope: 4, ofModule: 4},
		{name: "a part, and directories with tests alone", archive: app + "-- e2e/e2e_test.go --\npackage e2e\n", opts: load.Options{Patterns: []string{"./store/key"}},
			packages: []string{"example.com/app/store/key"}, matched: 1, inScope: 1, ofModule: 4},
		{name: "one package and what it imports", archive: app, opts: load.Options{Patterns: []string{"./store"}}, packages: []string{
			"example.com/app/store", "example.com/app/store/key, unmatched"}, matched: 1, inScope: 2, ofModule: 4},
		{name: "import path", archive: app, dir: "other", opts: load.Options{Patterns: []string{"example.com/app/store/..."}}, packages: []string{
			"example.com/app/store", "example.com/app/store/key"}, matched: 2, inScope: 2, ofModule: 4},
		{name: "file arguments", archive: app, opts: load.Options{Patterns: []string{"store/store.go", "store/key/key.go"}}, packages: []string{
			"example.com/app/store", "example.com/app/store/key"}, matched: 2, inScope: 2, ofModule: 4},
		{name: "tests", archive: app, opts: load.Options{Patterns: []string{"./store"}, Tests: true}, packages: []string{
			"example.com/app/store", "example.com/app/store/key, unmatched", "example.com/app/store_test"}, matched: 1, inScope: 2, ofModule: 4},
		{name: "test file argument", archive: app, opts: load.Options{Patterns: []string{"store/extern_test.go"}, Tests: true}, packages: []string{
			"example.com/app/store", "example.com/app/store/key, unmatched", "example.com/app/store_test"}, matched: 1, inScope: 2, ofModule: 4},
		{name: "standard library", archive: app, opts: load.Options{Patterns: []string{"errors", "container/list"}}, packages: []string{
			"container/list", "errors"}, matched: 2, inScope: 2},
		{name: "replaced module is no part of the scope", archive: replaced, packages: []string{"example.com/app"},
			matched: 1, inScope: 1, ofModule: 1, unreached: []string{"lib"}},
		{name: "replaced module on request", archive: replaced, opts: load.Options{Patterns: []string{"example.com/lib"}},
			packages: []string{"example.com/lib, ill-typed, module example.com/lib"}, matched: 1, inScope: 1},
		{name: "vendor", archive: vendored, packages: []string{"example.com/app"}, matched: 1, inScope: 1, ofModule: 1},
		{name: "workspace directory in no module", archive: workspace, packages: []string{
			"example.com/a", "example.com/b", "example.com/b/sub"}, matched: 3, inScope: 3, ofModule: 3, unreached: []string{"a/nested", "stray"}},
		{name: "workspace below its directory", archive: workspace, dir: "deep", packages: []string{
			"example.com/a", "example.com/b", "example.com/b/sub"}, matched: 3, inScope: 3, ofModule: 3},
		{name: "module of a workspace", archive: workspace, dir: "a", packages: []string{
			"example.com/a", "example.com/b, unmatched"}, matched: 1, inScope: 2, ofModule: 3, unreached: []string{"nested"}},
		{name: "assembly", archive: assembly, packages: []string{"example.com/app"}, matched: 1, inScope: 1, ofModule: 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.opts.Dir = filepath.Join(write(t, tt.archive), tt.dir)
			res, s, err := run(t, tt.opts)
			require.NoError(t, err)
			assert.Equal(t, tt.packages, s.packages())
			assert.Equal(t, tt.matched, res.Matched, "matched")
			assert.Equal(t, tt.inScope, res.InScope, "in scope")
			assert.Equal(t, tt.ofModule, res.ModulePackages, "of the modules")
			assert.GreaterOrEqual(t, res.Total, res.InScope)
			assert.Equal(t, tt.unreached, res.Unreached)
			if tt.archive != replaced {
				assert.Empty(t, told(tt.opts.Dir, res.Troubles))
			}
		})
	}
}

func TestLoadOrder(t *testing.T) {
	_, s, err := run(t, load.Options{Dir: write(t, app)})
	require.NoError(t, err)
	at := func(path string) int { return slices.Index(s.order, path) }
	assert.Less(t, at("example.com/app/store/key"), at("example.com/app/store"))
	assert.Less(t, at("example.com/app/store"), at("example.com/app"))
}

func TestLoadTestVariant(t *testing.T) {
	_, s, err := run(t, load.Options{Dir: write(t, app), Tests: true})
	require.NoError(t, err)
	assert.Equal(t, []string{"store.go", "store_test.go"}, s.files["example.com/app/store [example.com/app/store.test]"])
	assert.Equal(t, []string{"extern_test.go"}, s.files["example.com/app/store_test [example.com/app/store.test]"])
	assert.NotContains(t, s.files, "example.com/app/store", "the variant stands for the plain package")
	assert.Contains(t, s.files, "example.com/app/other", "which has no tests")
}

func TestLoadTags(t *testing.T) {
	dir := write(t, app)
	_, s, err := run(t, load.Options{Dir: dir, Patterns: []string{"./other"}})
	require.NoError(t, err)
	assert.Equal(t, []string{"other.go"}, s.files["example.com/app/other"])
	_, s, err = run(t, load.Options{Dir: dir, Patterns: []string{"./other"}, Tags: "more,special"})
	require.NoError(t, err)
	assert.Equal(t, []string{"other.go", "other_linux_only.go"}, s.files["example.com/app/other"])
}

func TestLoadBodies(t *testing.T) {
	_, s, err := run(t, load.Options{Dir: write(t, assembly)})
	require.NoError(t, err)
	assert.Equal(t, []string{"Sum"}, s.funcs["example.com/app"])
	assert.Empty(t, s.skip["example.com/app"])
}

func TestLoadModuleInformation(t *testing.T) {
	var lib *load.Module
	dir := write(t, replaced)
	_, err := load.Load(t.Context(), load.Options{Dir: dir, Patterns: []string{"example.com/lib"}, Env: environ()}, func(p *load.Package) error {
		lib = p.Module
		return nil
	})
	require.NoError(t, err)
	assert.Equal(t, &load.Module{Path: "example.com/lib", Version: "v1.0.0", Dir: filepath.Join(dir, "lib"), GoVersion: "1.21"}, lib)
}
