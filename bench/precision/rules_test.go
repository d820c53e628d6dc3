package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/harness"
	"github.com/growthlint/growthlint/internal/measured"
)

// TestMeasuredSharesFollowTheLabels holds that growthlint shows what the labels say.
func TestMeasuredSharesFollowTheLabels(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "rounds", "*", "labels.jsonl"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	shares, err := pooled(files)
	require.NoError(t, err)
	assert.Equal(t, shares, measured.Shares(), "labels have changed: go run ./bench/precision rules -write internal/measured/table.go bench/rounds/*/labels.jsonl, then UPDATE_GOLDEN=1 go test ./cmd/growthlint -run Readme")
}

func TestRulesCountsLabelsByRule(t *testing.T) {
	dir := t.TempDir()
	line := func(digit, rule, confidence, label string) string {
		return `{"repository":"a/b","commit":"` + string(bytes.Repeat([]byte(digit), 40)) + `","fingerprint":"v1:` + string(bytes.Repeat([]byte(digit), 16)) +
			`","rule":"` + rule + `","container":"c","position":"a.go:1","confidence":"` + confidence + `","label":"` + label + `","reason":"read it with care"}` + "\n"
	}
	one, two := filepath.Join(dir, "one.jsonl"), filepath.Join(dir, "two.jsonl")
	require.NoError(t, os.WriteFile(one, []byte(line("1", "slicegrow", "medium", "true")+line("2", "mapgrow", "low", "true")), 0o666))
	require.NoError(t, os.WriteFile(two, []byte(line("3", "slicegrow", "high", "false")+line("4", "mapgrow", "medium", "by-design")), 0o666))
	shares, err := pooled([]string{one, two})
	require.NoError(t, err)
	assert.Equal(t, []measured.Share{{Rule: "mapgrow", ByDesign: 1}, {Rule: "slicegrow", True: 1, False: 1}}, shares)

	var out, errs bytes.Buffer
	require.NoError(t, ruleShares([]string{one, two}, &out, &errs))
	assert.Contains(t, out.String(), "slicegrow        2 read,   1 true,   0 by design,   1 false")
	to := filepath.Join(dir, "table.go")
	require.NoError(t, ruleShares([]string{"-write", to, one, two}, &out, &errs))
	text, err := os.ReadFile(to)
	require.NoError(t, err)
	assert.Contains(t, string(text), `{Rule: "slicegrow", True: 1, ByDesign: 0, False: 1},`)
	assert.ErrorIs(t, ruleShares(nil, &out, &errs), harness.ErrUsage)
}
