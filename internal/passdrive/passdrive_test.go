package passdrive_test

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/cli"
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

// told is what the command tells of a finding.
type told struct {
	Rule, Confidence, Fingerprint string
	Position                      struct {
		File string
		Line int
	}
}

// command returns the findings of the command on one package, low ones too.
func command(t *testing.T, pattern string) []told {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := cli.Main([]string{"-C", fixtures(t), "-format", "json", "-min-confidence", "low", pattern}, &stdout, &stderr)
	require.Less(t, code, 2, "%s", &stderr)
	var doc struct{ Findings []told }
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &doc))
	return doc.Findings
}

// TestFindingsAreTheCommands compares each package as a pass sees it, with the digests of
// its direct imports alone, with the same package as the command sees it.
func TestFindingsAreTheCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the command on many packages")
	}
	patterns := together(t)
	res := run(t, passdrive.Options{Patterns: patterns, Analyzers: passes.Analyzers()})
	got := map[string]string{}
	for _, f := range res.Findings {
		got[f.Fingerprint+" "+f.Rule] = f.Position.File
		assert.True(t, filepath.IsAbs(f.Position.File), "%+v", f.Position)
	}
	require.Greater(t, len(got), 12)
	for _, pattern := range patterns {
		for _, f := range command(t, pattern) {
			key := f.Fingerprint + " " + f.Rule
			if _, found := got[key]; found {
				delete(got, key)
				continue
			}
			assert.Equal(t, "low", f.Confidence, "%s:%d: %s is not reported by a pass", f.Position.File, f.Position.Line, f.Rule)
		}
	}
	assert.Empty(t, got, "reported by a pass and not by the command")
	for path, n := range res.Facts {
		assert.LessOrEqual(t, n, facts.MaxDigestBytes+256, "%s", path) // gob's frame
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
	patterns := []string{"./mapgrow/bad/global", "./mapgrow/bad/deadshrink", "./mapgrow/ok/generated"}
	count := func(flags map[string]string) int {
		return len(run(t, passdrive.Options{Patterns: patterns, Analyzers: own(t, flags), Bare: true}).Diagnostics)
	}
	n := count(nil)
	require.Equal(t, 2, n)
	assert.Greater(t, count(map[string]string{"generated": "true"}), n)
	assert.GreaterOrEqual(t, count(map[string]string{"min-confidence": "low"}), n)
	assert.Zero(t, count(map[string]string{"rules": "slicegrow"}))
	assert.Equal(t, n-1, count(map[string]string{"bounded": "fixtures.test/mapgrow/bad/global.agents"}))
	bare := run(t, passdrive.Options{Patterns: patterns, Analyzers: own(t, map[string]string{"bare-message": "true"})})
	for _, d := range bare.Diagnostics {
		assert.NotContains(t, d.Message, d.Analyzer)
	}
}
