package bug

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
func result(id, category string, before, after int) Result {
	return Result{ID: id, Category: category, Bug: Side{State: StateOK, Level: before}, Fix: Side{State: StateOK, Level: after}}
}

func TestResultVerdicts(t *testing.T) {
	no := false
	undue := result("u", "map", checkout.High, checkout.High)
	undue.SilentAfter = &no
	failed := result("f", "map", checkout.High, checkout.Absent)
	failed.Fix.State = StateFailed

	full := result("a", "map", checkout.Medium, checkout.Low)
	assert.True(t, full.Found(checkout.Medium))
	assert.True(t, full.Silent(checkout.Medium), "low after the fix is silence at medium")
	assert.True(t, full.Found(checkout.Low))
	assert.False(t, full.Silent(checkout.Low))
	assert.False(t, full.Found(checkout.High))
	assert.True(t, undue.Found(checkout.Medium))
	assert.False(t, undue.Due())
	assert.False(t, undue.Silent(checkout.Medium))
	assert.False(t, failed.Scored())
	assert.False(t, failed.Found(checkout.Low), "a case that failed on one side is found on none")
}

func TestResultsRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.jsonl")
	none, err := ReadResults(path)
	require.NoError(t, err)
	assert.Empty(t, none)

	r := result("a", "map", checkout.Low, checkout.Absent)
	r.Tool, r.Whole = "0123", true
	r.Bug.Rules, r.Fix.Rules = []string{"mapgrow"}, []string{}
	var buf bytes.Buffer
	require.NoError(t, checkout.WriteLine(&buf, r))
	require.NoError(t, os.WriteFile(path, buf.Bytes(), 0o644))
	back, err := ReadResults(path)
	require.NoError(t, err)
	assert.Equal(t, map[string]Result{"a": r}, back)

	require.NoError(t, checkSame(back, path, "0123", true))
	assert.ErrorContains(t, checkSame(back, path, "0124", true), "another tool")
	assert.ErrorContains(t, checkSame(back, path, "0123", false), "another tool or scope")
	assert.NoError(t, checkSame(map[string]Result{"a": {ID: "a"}}, path, "0123", false), "results without a stamp are taken")

	require.NoError(t, os.WriteFile(path, []byte("\n{\"id\": 3}\n"), 0o644))
	_, err = ReadResults(path)
	assert.ErrorContains(t, err, "results.jsonl:2")
}
