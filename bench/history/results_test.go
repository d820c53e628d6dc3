package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/checkout"
)

// result is a scored result with those levels.
func result(id, category string, bug, fix int) Result {
	return Result{ID: id, Category: category, Bug: Side{State: stateOK, Level: bug}, Fix: Side{State: stateOK, Level: fix}}
}

func TestResultVerdicts(t *testing.T) {
	no := false
	undue := result("u", "map", checkout.High, checkout.High)
	undue.SilentAfter = &no
	failed := result("f", "map", checkout.High, checkout.Absent)
	failed.Fix.State = stateFailed

	full := result("a", "map", checkout.Medium, checkout.Low)
	assert.True(t, full.found(checkout.Medium))
	assert.True(t, full.silent(checkout.Medium), "low after the fix is silence at medium")
	assert.True(t, full.found(checkout.Low))
	assert.False(t, full.silent(checkout.Low))
	assert.False(t, full.found(checkout.High))
	assert.True(t, undue.found(checkout.Medium))
	assert.False(t, undue.due())
	assert.False(t, undue.silent(checkout.Medium))
	assert.False(t, failed.scored())
	assert.False(t, failed.found(checkout.Low), "a case that failed on one side is found on none")
}

func TestRows(t *testing.T) {
	no := false
	undue := result("u", "queue", checkout.Medium, checkout.Medium)
	undue.SilentAfter = &no
	failed := result("f", "map", checkout.High, checkout.Absent)
	failed.Bug.State = stateNoCheckout
	got := rows([]Result{
		result("a", "map", checkout.High, checkout.Absent),
		result("b", "map", checkout.Low, checkout.Low),
		result("c", "listener", checkout.Medium, checkout.Medium),
		undue, failed,
	})
	want := []row{
		{"map", tally{scored: 2, found: 1, due: 1, silent: 1}, tally{scored: 2, found: 2, due: 2, silent: 1}},
		{"listener", tally{scored: 1, found: 1, due: 1}, tally{scored: 1, found: 1, due: 1}},
		{"queue", tally{scored: 1, found: 1}, tally{scored: 1, found: 1}},
		{"containers", tally{scored: 3, found: 2, due: 1, silent: 1}, tally{scored: 3, found: 3, due: 2, silent: 1}},
		{"all", tally{scored: 4, found: 3, due: 2, silent: 1}, tally{scored: 4, found: 4, due: 3, silent: 1}},
	}
	assert.Equal(t, want, got)
}

func TestChanges(t *testing.T) {
	unscored := result("d", "map", checkout.Absent, checkout.Absent)
	unscored.Bug.State = stateFailed
	previous := map[string]Result{
		"a": result("a", "map", checkout.Absent, checkout.Absent),
		"b": result("b", "map", checkout.High, checkout.Absent),
		"c": result("c", "map", checkout.Medium, checkout.Medium),
		"d": unscored,
	}
	now := []Result{
		result("a", "map", checkout.Medium, checkout.Absent),
		result("b", "map", checkout.Low, checkout.Absent),
		result("c", "map", checkout.Medium, checkout.Low),
		result("d", "map", checkout.Medium, checkout.Absent),
		result("e", "map", checkout.Medium, checkout.Absent),
	}
	var out bytes.Buffer
	printChanges(&out, now, previous)
	assert.Equal(t, `
against the previous results:
  medium newly found (1): a
  medium lost (1): b
  medium newly silent (1): c
  medium newly scored (1): d
  low    newly found (1): a
  low    newly scored (1): d
`, out.String())

	out.Reset()
	printChanges(&out, now[:1], map[string]Result{"a": now[0]})
	assert.Contains(t, out.String(), "no difference in 1 cases")
}

func TestEither(t *testing.T) {
	failed := result("c", "map", checkout.Absent, checkout.Absent)
	failed.Bug.State = stateFailed
	got := either(
		[]Result{result("a", "map", checkout.Absent, checkout.Absent), result("b", "map", checkout.High, checkout.Absent), failed, result("d", "map", checkout.Low, checkout.Absent)},
		map[string]Result{
			"a": result("a", "map", checkout.Medium, checkout.Absent),
			"b": result("b", "map", checkout.Absent, checkout.Medium),
			"c": result("c", "map", checkout.Medium, checkout.Absent),
			"x": result("x", "map", checkout.Medium, checkout.Absent),
		})
	require.Len(t, got, 4)
	assert.True(t, got[0].found(checkout.Medium), "the other scope found it")
	assert.True(t, got[0].silent(checkout.Medium))
	assert.False(t, got[1].silent(checkout.Medium), "both scopes must be silent")
	assert.True(t, got[2].found(checkout.Medium), "the other scope could score it")
	assert.Equal(t, checkout.Low, got[3].Bug.Level)
}

func TestResultsRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.jsonl")
	none, err := readResults(path)
	require.NoError(t, err)
	assert.Empty(t, none)

	r := result("a", "map", checkout.Low, checkout.Absent)
	r.Tool, r.Whole = "0123", true
	r.Bug.Rules, r.Fix.Rules = []string{"mapgrow"}, []string{}
	var buf bytes.Buffer
	require.NoError(t, checkout.WriteLine(&buf, r))
	require.NoError(t, os.WriteFile(path, buf.Bytes(), 0o644))
	back, err := readResults(path)
	require.NoError(t, err)
	assert.Equal(t, map[string]Result{"a": r}, back)

	require.NoError(t, checkSame(back, path, "0123", true))
	assert.ErrorContains(t, checkSame(back, path, "0124", true), "another tool")
	assert.ErrorContains(t, checkSame(back, path, "0123", false), "another tool or scope")
	assert.NoError(t, checkSame(map[string]Result{"a": {ID: "a"}}, path, "0123", false), "results without a stamp are taken")

	require.NoError(t, os.WriteFile(path, []byte("\n{\"id\": 3}\n"), 0o644))
	_, err = readResults(path)
	assert.ErrorContains(t, err, "results.jsonl:2")
}
