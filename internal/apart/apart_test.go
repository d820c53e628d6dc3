package apart_test

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/internal/summarise"
	"github.com/growthlint/growthlint/internal/suppress"
	"github.com/growthlint/growthlint/passes"
)

// A package that is told what its import does, a package whose only caller is a test's
// helper, and one whose container is of a type that is bounded by design elsewhere.
const tree = `
-- go.mod --
module example.test/m

go 1.24
-- keep/keep.go --
// Package keep drops.
package keep

//growthlint:bounded one for each tenant
type Tenants map[string]int

// Drop empties what it is given.
func Drop(m map[string]int) { clear(m) }
-- desk/desk.go --
// Package desk counts.
package desk

import "example.test/m/keep"

var (
	swept   = map[string]int{}
	kept    = map[string]int{}
	tenants = keep.Tenants{}
)

// Count counts.
func Count(k string) int {
	swept[k]++
	kept[k]++
	tenants[k]++
	if len(swept)+len(tenants) == 99 {
		keep.Drop(swept)
	}
	return swept[k] + kept[k] + tenants[k]
}
-- main.go --
// Command m counts its arguments, which are few.
package main

import "example.test/m/desk"

func main() { desk.Count("all") }
`

// units loads a tree as the command does.
func units(t *testing.T) []apart.Unit {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(tree)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, f.Data, 0o600))
	}
	var mu sync.Mutex
	var out []apart.Unit
	_, err := load.Load(context.Background(), load.Options{Dir: dir}, func(p *load.Package) error {
		sum, err := summarise.Summarise(summarise.Input{Fset: p.Fset, Files: p.Files, Types: p.Types, Info: p.Info, Module: p.Module.Path})
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			return err
		}
		packed, err := facts.Encode(sum)
		out = append(out, apart.Unit{
			Path: sum.Path, Name: sum.Name, Imports: sum.Imports, Dir: p.Dir, Matched: p.Matched,
			Directives: suppress.Collect(p.Fset, p.Files, nil),
			Summary:    func() (*facts.Summary, error) { return facts.Decode(packed) },
			Hash:       sha256.Sum256(packed),
		})
		return err
	})
	require.NoError(t, err)
	return out
}

func TestJudge(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	find := func(p *link.Program) []finding.Finding { return passes.Judge(p, func(string) bool { return true }) }
	var keys []string
	judged, err := apart.Judge(units(t), apart.Options{Table: table, Find: find})
	require.NoError(t, err)
	for _, f := range judged.Findings {
		assert.GreaterOrEqual(t, f.Confidence, finding.Medium)
		keys = append(keys, f.Container.Key)
	}
	assert.Equal(t, []string{"example.test/m/desk.kept"}, keys,
		"the import's digest tells that swept is emptied and that tenants are bounded; that main passes a constant is not known")
}

// Packages are judged as if nothing were known of the run, whatever is known of it.
func TestJudgeLeavesOutUnmatched(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	list := units(t)
	for i := range list {
		list[i].Matched = false
	}
	called := 0
	_, err = apart.Judge(list, apart.Options{Table: table, Find: func(*link.Program) []finding.Finding { called++; return nil }})
	require.NoError(t, err)
	assert.Zero(t, called)
}

// What is known of an earlier run is taken, but for packages that have changed and those
// whose imports tell something else now.
func TestJudgeTakesWhatIsKnown(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	list := units(t)
	var mu sync.Mutex
	var judged []string
	o := apart.Options{Table: table, Find: func(p *link.Program) []finding.Finding {
		mu.Lock()
		defer mu.Unlock()
		judged = append(judged, p.Packages[0].Summary.Path)
		return passes.Judge(p, func(string) bool { return true })
	}}
	first, err := apart.Judge(list, o)
	require.NoError(t, err)
	assert.Len(t, judged, 3)

	o.Known, judged = first.Results, nil
	again, err := apart.Judge(list, o)
	require.NoError(t, err)
	assert.Equal(t, first.Findings, again.Findings)
	assert.Empty(t, judged)

	change := func(path string, edit func(*facts.Summary)) {
		for i := range list {
			if summary := list[i].Summary; list[i].Path == path {
				list[i].Hash[0]++
				list[i].Summary = func() (*facts.Summary, error) {
					s, err := summary()
					edit(s)
					return s, err
				}
			}
		}
	}
	change("example.test/m/keep", func(*facts.Summary) {})
	again, err = apart.Judge(list, o)
	require.NoError(t, err)
	assert.Equal(t, first.Findings, again.Findings)
	assert.Equal(t, []string{"example.test/m/keep"}, judged, "it tells the same as before")

	judged = nil
	change("example.test/m/keep", func(s *facts.Summary) { s.Funcs = nil })
	again, err = apart.Judge(list, o)
	require.NoError(t, err)
	assert.Len(t, again.Findings, 2, "nobody empties swept any more")
	assert.Equal(t, []string{"example.test/m/keep", "example.test/m/desk"}, judged)
}
