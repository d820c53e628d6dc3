package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// book writes a baseline into a new directory.
func book(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "b.jsonl"), []byte(text), 0o644))
	return dir
}

const (
	accepts = `{"fingerprint":"v1:0123456789abcdef","rule":"mapgrow","confidence":"high","package":"example.com/m","container":"example.com/m.seen"}` + "\n"
	// gone is an entry whose finding no run has; fields follow.
	gone = `{"fingerprint":"v1:1111111111111111","rule":"mapgrow","confidence":"high","package":"example.com/m","container":"example.com/m.gone"`
)

// one returns an analysis of package example.com/m with one finding of high confidence.
func one(dir string) *pipeline.Analysis {
	return &pipeline.Analysis{Findings: []finding.Finding{grown(dir, "mapgrow", finding.High, 1)}, Stats: finding.Stats{Packages: 1}, Full: []string{"example.com/m"}}
}

func TestBaselineSilences(t *testing.T) {
	dir := book(t, accepts)
	r := (&run{analysis: one(dir), watched: true}).call("-C", dir, "-progress=never", "-baseline=b.jsonl")
	assert.Equal(t, exitClean, r.code)
	assert.Empty(t, r.stdout)
	assert.Equal(t, "growthlint: no findings in 1 package; 1 in the baseline\n"+silence, r.stderr)
	r = (&run{analysis: one(dir)}).call("-C", dir, "-baseline=b.jsonl", "-json")
	assert.Contains(t, r.stdout, `"baselined": 1`)
}

func TestStaleEntriesAreJudgedOnlyInFull(t *testing.T) {
	for _, tt := range []struct {
		name, entry string
		args        []string
		full        []string
		want        bool
	}{
		{name: "in full", entry: gone + "}", want: true},
		{name: "package not analysed in full", entry: gone + "}", full: []string{"example.com/other"}},
		{name: "rule not enabled", entry: gone + "}", args: []string{"-rules=lockgrow"}},
		{name: "confidence not enabled", entry: gone + `,"confidence":"low"}`},
		{name: "confidence enabled", entry: gone + `,"confidence":"low"}`, args: []string{"-min-confidence=low"}, want: true},
		{name: "tests not analysed", entry: gone + `,"in":"tests"}`},
		{name: "tests analysed", entry: gone + `,"in":"tests"}`, args: []string{"-tests"}, want: true},
		{name: "generated files not reported on", entry: gone + `,"in":"generated"}`},
		{name: "generated files reported on", entry: gone + `,"in":"generated"}`, args: []string{"-generated"}, want: true},
	} {
		dir := book(t, accepts+tt.entry+"\n")
		a := one(dir)
		if tt.full != nil {
			a.Full = tt.full
		}
		args := append([]string{"-C", dir, "-baseline=b.jsonl"}, tt.args...)
		r := (&run{analysis: a}).call(args...)
		assert.Equal(t, exitClean, r.code, tt.name)
		told := "growthlint: b.jsonl: stale: example.com/m.gone (mapgrow, v1:1111111111111111) is found no more\ngrowthlint: b.jsonl: -write-baseline removes what is stale\n"
		text, counts := accepts+tt.entry+"\n", "0 added, 2 kept, 0 pruned"
		if tt.want {
			assert.Contains(t, r.stderr, told, tt.name)
			text, counts = accepts, "0 added, 1 kept, 1 pruned"
		} else {
			assert.NotContains(t, r.stderr, "stale", tt.name)
		}
		a = one(dir)
		if tt.full != nil {
			a.Full = tt.full
		}
		r = (&run{analysis: a}).call(append(args, "-write-baseline")...)
		assert.Contains(t, r.stderr, "growthlint: b.jsonl: "+counts+"\n", tt.name)
		got, err := os.ReadFile(filepath.Join(dir, "b.jsonl"))
		require.NoError(t, err)
		assert.Equal(t, text, string(got), tt.name)
	}
}

func TestWriteBaseline(t *testing.T) {
	dir := t.TempDir()
	r := (&run{analysis: one(dir)}).call("-C", dir, "-baseline=b.jsonl", "-write-baseline")
	assert.Equal(t, exitClean, r.code, r.stderr)
	assert.Empty(t, r.stdout, "what is recorded is no longer reported")
	assert.Contains(t, r.stderr, "b.jsonl: 1 added, 0 kept, 0 pruned\n")
	assert.Contains(t, r.stderr, "b.jsonl merge=union in .gitattributes")
	text, err := os.ReadFile(filepath.Join(dir, "b.jsonl"))
	require.NoError(t, err)
	assert.Equal(t, accepts, string(text))
	assert.Equal(t, []string{"b.jsonl"}, names(t, dir))

	r = (&run{analysis: one(dir)}).call("-C", dir, "-baseline=b.jsonl", "-write-baseline")
	assert.Contains(t, r.stderr, "0 added, 1 kept, 0 pruned")
	assert.NotContains(t, r.stderr, "merge=union")

	// What is below -min-confidence is not recorded and fails as before.
	low := one(dir)
	low.Findings[0].Confidence, low.Findings[0].Fingerprint = finding.Low, "v1:ffffffffffffffff"
	r = (&run{analysis: low}).call("-C", dir, "-baseline=b.jsonl", "-write-baseline", "-fail-on=low")
	assert.Equal(t, exitFindings, r.code)
	assert.Contains(t, r.stderr, "0 added, 0 kept, 1 pruned")
}

func TestIncompleteRunKeepsEntries(t *testing.T) {
	dir := book(t, gone+"}\n")
	a := one(dir)
	a.Full, a.Troubles = nil, []finding.Trouble{{Package: "example.com/m", Kind: finding.TroubleType, Message: "m"}}
	r := (&run{analysis: a}).call("-C", dir, "-baseline=b.jsonl", "-write-baseline")
	assert.Equal(t, exitIncomplete, r.code)
	assert.Contains(t, r.stderr, "1 added, 1 kept, 0 pruned")
}
