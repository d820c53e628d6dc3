package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

// rankedReport has a finding of each state; those that grew have fingerprints 1 to 4.
const rankedReport = `{"findings": [
 {"rule": "slicegrow", "confidence": "low", "container": {"key": "m.S.log"}, "position": {"file": "s.go", "line": 7}, "message": "S.log", "fingerprint": "v1:2222222222222222",
  "live": {"state": "grows", "bytes": 9000, "objects": 3, "growth": 5000, "goroutines": null, "goroutine_growth": null}},
 {"rule": "goroutinegrow", "confidence": "medium", "container": {"key": ""}, "function": "(*S).run", "position": {"file": "s.go", "line": 9}, "message": "run", "fingerprint": "v1:1111111111111111",
  "live": {"state": "grows", "bytes": 0, "objects": 0, "growth": 0, "goroutines": 40, "goroutine_growth": 30}},
 {"rule": "mapgrow", "confidence": "high", "container": {"key": "m.S.kept"}, "position": {"file": "s.go", "line": 8}, "fingerprint": "v1:3333333333333333",
  "live": {"state": "grows", "bytes": 9, "objects": 3, "growth": 5}},
 {"rule": "mapgrow", "confidence": "high", "container": {"key": "m.S.moved"}, "position": {"file": "s.go", "line": 8}, "fingerprint": "v1:4444444444444444",
  "live": {"state": "grows", "bytes": 9, "objects": 3, "growth": 5, "by_function": true}},
 {"rule": "mapgrow", "confidence": "high", "container": {"key": "m.S.held"}, "position": {"file": "s.go", "line": 8}, "fingerprint": "v1:5555555555555555",
  "live": {"state": "holds", "bytes": 90000, "objects": 3, "growth": 0}},
 {"rule": "mapgrow", "confidence": "high", "container": {"key": "m.S.none"}, "position": {"file": "s.go", "line": 8}, "fingerprint": "v1:6666666666666666", "live": null}],
 "profile": {"hours": 2.5, "profiles": [{"file": "a"}, {"file": "b"}]}}`

func TestLiveTurnsConfirmedFindingsIntoLabels(t *testing.T) {
	dir := t.TempDir()
	file, labels, out := filepath.Join(dir, "rank.json"), filepath.Join(dir, "labels.jsonl"), filepath.Join(dir, "new.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(rankedReport), 0o666))
	require.NoError(t, heads.WriteLabels(labels, []heads.Label{labelOf("a", "v1:3333333333333333", heads.ByDesign)}))
	var stdout, stderr strings.Builder
	code := Main(context.Background(), []string{"live", "-labels", labels, "-repository", "example/a", "-commit", strings.Repeat("a", 40), "-module-dir", "sub", "-out", out, file}, &stdout, &stderr)
	require.Zero(t, code, stderr.String())
	assert.Equal(t, "3 confirmed, 1 of them labelled already, 3 not confirmed\n", stdout.String())
	added, err := checkout.ReadLines[heads.Label](out, true)
	require.NoError(t, err)
	require.Len(t, added, 2)
	assert.Equal(t, "(*S).run", added[0].Container)
	assert.Equal(t, "sub/s.go:9", added[0].Position)
	assert.Equal(t, heads.IsTrue, added[0].Label)
	assert.Equal(t, "confirmed by profiles of a running process: 30 goroutines more than before, 40 at the end; 2.50 hours between them; whether it is meant to grow was not read", added[0].Reason)
	assert.Contains(t, added[1].Reason, "5000 bytes more in use than before, 9000 in 3 objects at the end")

	stdout.Reset()
	require.Zero(t, Main(context.Background(), []string{"add", "-labels", labels, out}, &stdout, &stderr), stderr.String())
	assert.Equal(t, "added 2, left out 0 that are not filled in\n", stdout.String())
}

// probedReport has a candidate of each kind; that which grew is the first.
const probedReport = `{"version": 1, "probe": {"processes": [{"lines": 9}], "candidates": [
 {"id": "v1:1111111111111111", "rule": "mapgrow", "confidence": "high", "container": "S.m", "site": "in/s.go:7:2", "message": "S.m gains", "state": "grew", "len": 40, "grows": 50, "shrinks": 3, "growth": 30},
 {"id": "v1:2222222222222222", "rule": "mapgrow", "confidence": "high", "container": "S.n", "site": "in/s.go:8:2", "state": "held", "len": 40, "grows": 50, "growth": 0},
 {"id": "v1:3333333333333333", "rule": "readgrow", "confidence": "low", "container": "read", "site": "in/s.go:9:2", "state": "passed", "grows": 5, "growth": 0}]}}`

func TestLiveReadsLogs(t *testing.T) {
	dir := t.TempDir()
	file, out := filepath.Join(dir, "probe.json"), filepath.Join(dir, "new.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(probedReport), 0o666))
	var stdout, stderr strings.Builder
	args := []string{"live", "-labels", filepath.Join(dir, "none"), "-repository", "example/a", "-commit", strings.Repeat("a", 40), "-out", out, file}
	require.Zero(t, Main(context.Background(), args, &stdout, &stderr), stderr.String())
	assert.Equal(t, "1 confirmed, 0 of them labelled already, 2 not confirmed\n", stdout.String())
	added, err := checkout.ReadLines[heads.Label](out, true)
	require.NoError(t, err)
	require.Len(t, added, 1)
	assert.Equal(t, heads.Label{
		Repository: "example/a", Commit: strings.Repeat("a", 40), Fingerprint: "v1:1111111111111111", Rule: "mapgrow", Container: "S.m",
		Position: "in/s.go:7", Confidence: "high", Message: "S.m gains", Label: heads.IsTrue,
		Reason: "confirmed by counts of a running process: 30 more than before, grew 50 times, shrank 3 times, 40 at the end; whether it is meant to grow was not read",
	}, added[0])
}

func TestLiveWantsGrowth(t *testing.T) {
	dir := t.TempDir()
	args := []string{"live", "-labels", filepath.Join(dir, "none"), "-repository", "example/a", "-commit", strings.Repeat("a", 40)}
	for text, want := range map[string]string{
		`{"findings": []}`: "was written without a profile",
		`{"findings": [], "profile": {"profiles": [{"file": "a"}]}}`: "knows one profile, and that tells of no growth",
		`nothing`: "is nothing that growthlint -json rank or growthlint probe report -json wrote",
		`{"probe": {"processes": [{"lines": 9}, {"lines": 5}]}}`:                       "has a process with 5 lines, and growth needs 6",
		`{"probe": {"processes": [], "candidates": [{"id": "v1:1", "site": "s.go"}]}}`: `site "s.go" of v1:1 is not file:line:column`,
	} {
		file := filepath.Join(dir, "rank.json")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
		var stderr strings.Builder
		assert.Equal(t, 1, Main(context.Background(), append(args, file), &strings.Builder{}, &stderr))
		assert.Contains(t, stderr.String(), want)
	}
	var stderr strings.Builder
	assert.Equal(t, 2, Main(context.Background(), []string{"live", "x.json"}, &strings.Builder{}, &stderr))
	assert.Contains(t, stderr.String(), "live needs -repository owner/name")
}
