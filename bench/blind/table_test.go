package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

func TestShareShowsItsInterval(t *testing.T) {
	assert.Equal(t, "12 of 40: 30% (18–45)", share{12, 40}.String())
	assert.Equal(t, "0 of 3: 0% (0–56)", share{0, 3}.String())
	assert.Equal(t, "-", share{}.String())
}

func TestTableCountsWhatIsLeftOut(t *testing.T) {
	r := &Round{Name: "one", dir: t.TempDir(), Before: Reading{Tool: strings.Repeat("a", 40), Date: "2026-12-01", Bugs: "x"}}
	no := false
	side := func(level int) bug.Side { return bug.Side{State: bug.StateOK, Level: level} }
	results := []bug.Result{
		{ID: "found", Bug: side(checkout.High), Fix: side(checkout.Low)},
		{ID: "loud", Bug: side(checkout.Medium), Fix: side(checkout.Medium)},
		{ID: "not due", Bug: side(checkout.Medium), Fix: side(checkout.Medium), SilentAfter: &no},
		{ID: "low", Bug: side(checkout.Low), Fix: side(checkout.Absent)},
		{ID: "unloaded", Bug: bug.Side{State: bug.StateFailed, Level: checkout.Absent}, Fix: side(checkout.Absent)},
	}
	for _, s := range scopes() {
		require.NoError(t, replaceLines(r.path(beforeDir, s.file), results))
	}
	var table strings.Builder
	require.NoError(t, writeTable(&table, []*Round{r}))
	lines := strings.Split(table.String(), "\n")
	require.Len(t, lines, 4)
	assert.Equal(t, strings.Count(lines[0], "|"), strings.Count(lines[1], "|"))
	assert.Equal(t, strings.Count(lines[0], "|"), strings.Count(lines[2], "|"))
	assert.Contains(t, lines[2], "| one, before | 2026-12-01 | aaaaaaa | 4, 1 left out | 3 of 4: 75% (30–95) | 4 of 4: 100% (51–100) | 1 of 2: 50% (9–91) | 3 of 4:")
	assert.Contains(t, lines[2], "| 0 | - | - | - | - |")
}

func TestTableIsPutBetweenMarks(t *testing.T) {
	text, err := withTable("a\n"+beginMark+"\nold\n"+endMark+"\nb\n", "new\n")
	require.NoError(t, err)
	assert.Equal(t, "a\n"+beginMark+"\nnew\n"+endMark+"\nb\n", text)
	_, err = withTable("a\n", "new\n")
	assert.ErrorContains(t, err, "are needed")
}

// What the project has recorded stays as it was, and RESULTS.md shows all of it.
func TestResultsHoldTheRounds(t *testing.T) {
	rounds, err := readRounds(filepath.Join("..", "rounds"))
	require.NoError(t, err)
	require.NotEmpty(t, rounds)
	for _, r := range rounds {
		require.NoError(t, r.check())
	}
	var table strings.Builder
	require.NoError(t, writeTable(&table, rounds))
	data, err := os.ReadFile(filepath.Join("..", "RESULTS.md"))
	require.NoError(t, err)
	assert.Contains(t, string(data), beginMark+"\n"+table.String()+endMark, "go run ./bench/blind render -write bench/RESULTS.md")
}
