package passdrive_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/passdrive"
	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/summary"
)

func fixtures(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", "src"))
	require.NoError(t, err)
	return dir
}

// together are the packages of fixtures that are judged together elsewhere, and some
// that stand alone: what is seen of each of them is what its imports tell.
func together(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"*/cross/*/*/*.go", "mapgrow/bad/[d-g]*/*.go"} {
		files, err := filepath.Glob(filepath.Join(fixtures(t), filepath.FromSlash(pattern)))
		require.NoError(t, err)
		for _, file := range files {
			dir, err := filepath.Rel(fixtures(t), filepath.Dir(file))
			require.NoError(t, err)
			if p := "./" + filepath.ToSlash(dir); len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	}
	require.Greater(t, len(out), 30)
	return out
}

func run(t *testing.T, opts passdrive.Options) *passdrive.Result {
	t.Helper()
	opts.Dir = fixtures(t)
	res, err := passdrive.Run(context.Background(), opts)
	require.NoError(t, err)
	require.Empty(t, res.Troubles)
	require.Empty(t, res.Failed)
	for _, d := range res.Diagnostics {
		assert.True(t, d.Own, "%v: %s", d.Position, d.Message)
	}
	return res
}

// TestDigestsAreSmall holds the budget of what travels between packages.
func TestDigestsAreSmall(t *testing.T) {
	res := run(t, passdrive.Options{Patterns: together(t), Analyzers: passes.Analyzers()})
	require.Greater(t, len(res.Findings), 12)
	for _, f := range res.Findings {
		assert.True(t, filepath.IsAbs(f.Position.File), "%+v", f.Position)
	}
	require.NotEmpty(t, res.Facts)
	for path, text := range res.Facts {
		assert.LessOrEqual(t, len(text), facts.MaxDigestBytes+256, "%s", path) // gob's frame
	}
}

// TestBarePasses runs within the limits of Bazel's nogo: no module, no ReadFile, flags
// as the only settings, the rule's name left to the driver.
func TestBarePasses(t *testing.T) {
	patterns := []string{"./mapgrow/cross/...", "./mapgrow/bad/global", "./lockgrow/bad/workers", "./slicegrow/ok/..."}
	all := passes.Analyzers()
	with := run(t, passdrive.Options{Patterns: patterns, Analyzers: all})
	bare := run(t, passdrive.Options{Patterns: patterns, Analyzers: all, Bare: true})
	require.NotEmpty(t, bare.Diagnostics)
	require.Len(t, bare.Diagnostics, len(with.Diagnostics))
	for i, d := range bare.Diagnostics {
		// nogo writes the analyzer's name behind the message.
		assert.Equal(t, with.Diagnostics[i].Message, d.Analyzer+": "+d.Message)
		assert.Equal(t, with.Diagnostics[i].Position, d.Position)
		assert.NotContains(t, d.Message, d.Analyzer)
	}
}

// own returns fresh analyzers with the flags of the named ones set, as nogo sets them.
func own(t *testing.T, flags map[string]string) []*analysis.Analyzer {
	t.Helper()
	var out []*analysis.Analyzer
	for _, r := range passes.All() {
		a := summary.Finder(r.Analyzer.Name, "// Package x reports.\npackage x", r.Find)
		for name, value := range flags {
			require.NoError(t, a.Flags.Set(name, value))
		}
		out = append(out, a)
	}
	return out
}

func TestFlagsAreTheSettings(t *testing.T) {
	patterns := []string{"./mapgrow/bad/global", "./mapgrow/bad/deadshrink", "./mapgrow/bad/askedto", "./mapgrow/ok/generated"}
	count := func(flags map[string]string) int {
		return len(run(t, passdrive.Options{Patterns: patterns, Analyzers: own(t, flags), Bare: true}).Diagnostics)
	}
	n := count(nil)
	require.Equal(t, 2, n)
	assert.Greater(t, count(map[string]string{"generated": "true"}), n)
	assert.Greater(t, count(map[string]string{"min-confidence": "low"}), n)
	assert.Zero(t, count(map[string]string{"rules": "slicegrow"}))
	assert.Equal(t, n-1, count(map[string]string{"bounded": "fixtures.test/mapgrow/bad/global.agents"}))
	bare := run(t, passdrive.Options{Patterns: patterns, Analyzers: own(t, map[string]string{"bare-message": "true"})})
	require.NotEmpty(t, bare.Diagnostics)
	for _, d := range bare.Diagnostics {
		assert.NotContains(t, d.Message, d.Analyzer)
	}
}
