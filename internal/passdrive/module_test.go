package passdrive_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/growthlint/growthlint/internal/passdrive"
	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/summary"
)

// module writes the files of an archive and returns the folder.
func module(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	files := txtar.Parse([]byte("-- go.mod --\nmodule example.test/m\n\ngo 1.24\n" + archive)).Files
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, f.Data, 0o600))
	}
	return dir
}

// lines runs the analyzers on a module and returns "file:line analyzer" of each report.
func lines(t *testing.T, dir string, settings summary.Settings, opts passdrive.Options) map[string]bool {
	t.Helper()
	opts.Dir, opts.Patterns = dir, []string{"./..."}
	opts.Analyzers = passes.New(&settings, summary.Options{Digests: true})
	res, err := passdrive.Run(context.Background(), opts)
	require.NoError(t, err)
	require.Empty(t, res.Failed)
	out := map[string]bool{}
	for _, d := range res.Diagnostics {
		assert.True(t, d.Own, "%v", d.Position)
		out[filepath.Base(d.Position.File)+" "+d.Analyzer] = true
	}
	return out
}

const counters = `
-- a/a.go --
// Package a has a type that is bounded by design.
package a

//growthlint:bounded one for each of the few tenants
type Tenants map[string]int

type Others map[string]int
-- b/b.go --
// Package b counts.
package b

import (
	"sync"

	"example.test/m/a"
)

var mu sync.Mutex

var tenants = a.Tenants{}

// Tenant counts.
func Tenant(k string) int {
	mu.Lock()
	defer mu.Unlock()
	tenants[k]++
	return tenants[k]
}
-- c/c.go --
package c

import "example.test/m/a"

var others = a.Others{}

// Other counts.
func Other(k string) int { others[k]++; return others[k] }
-- d/d.go --
package d

var quiet = map[string]int{}

// Quiet counts.
func Quiet(k string) int {
	quiet[k]++ //nolint:growthlint // few
	return quiet[k]
}
-- e/e.go --
package e

var told = map[string]int{}

// Told counts.
func Told(k string) int {
	told[k]++ //growthlint:ignore mapgrow
	return told[k]
}
-- f/f.go --
package f

var sure = map[string]int{}

// Sure counts.
func Sure(k string) int { sure[k]++; return sure[k] }
-- f/f_test.go --
package f

var helped = map[string]int{}

// Help counts, and sweeps for the tests.
func Help(k string) int { clear(sure); helped[k]++; return helped[k] }
-- f/x_test.go --
package f_test

var far = map[string]int{}

// Far counts.
func Far(k string) int { far[k]++; return far[k] }
`

func TestCommentsAndTests(t *testing.T) {
	dir := module(t, counters)
	want := map[string]bool{"c.go mapgrow": true, "e.go mapgrow": true, "e.go directive": true, "f.go mapgrow": true}
	assert.Equal(t, want, lines(t, dir, summary.Settings{}, passdrive.Options{}))
	assert.Equal(t, want, lines(t, dir, summary.Settings{}, passdrive.Options{Tests: true}), "test files change nothing, but where they are asked for")
	assert.Equal(t, want, lines(t, dir, summary.Settings{}, passdrive.Options{Tests: true, Bare: true}))

	want["d.go mapgrow"] = true
	assert.Equal(t, want, lines(t, dir, summary.Settings{LeaveNolint: true}, passdrive.Options{}))
	delete(want, "d.go mapgrow")
	want["f_test.go mapgrow"], want["x_test.go mapgrow"] = true, true
	assert.Equal(t, want, lines(t, dir, summary.Settings{Tests: true}, passdrive.Options{Tests: true}), "tests only add reports")
}

// A digest that says nothing of a package, an ill-typed package and one that has test
// files alone are passed over.
func TestPackagesWithNothingToSee(t *testing.T) {
	dir := module(t, `
-- a/a.go --
package a

func f() { undefined() }
-- b/b_test.go --
package b
-- c/c.go --
package c
`)
	assert.Empty(t, lines(t, dir, summary.Settings{}, passdrive.Options{Tests: true}))
}
