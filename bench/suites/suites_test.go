package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestOutcomesAreCompared(t *testing.T) {
	var got tally
	got.note(without, "m/p", "=== RUN TestA\n--- PASS: TestA (0.00s)\n    --- FAIL: TestA/sub (0.00s)\n--- SKIP: TestB (0.00s)\n")
	got.note(without, "m/p", "--- FAIL: TestA (0.00s)\n    --- FAIL: TestA/sub (0.00s)\n--- SKIP: TestB (0.00s)\n")
	got.note(with, "m/p", "--- FAIL: TestA (0.00s)\n    --- PASS: TestA/sub (0.00s)\n--- PASS: TestC (0.00s)\nWARNING: DATA RACE\n")
	assert.Equal(t, []string{"m/p TestA/sub", "m/p TestB", "m/p TestC"}, got.different(), "a test that ended both ways without may end either way with")
	got.events = 1e6
	got.pairs = []pair{{10 * time.Second, 11 * time.Second}, {time.Second, time.Second}, {2 * time.Second, 3 * time.Second}}
	var b strings.Builder
	got.tell(&b, 1)
	assert.Equal(t, "3 tests in 1 packages, 3 rounds\n"+
		"processor time: 13.0 s without, 15.0 s with, 1.154; of the pairs the median 1.100, between 1.000 and 1.500 with 95% confidence\n"+
		"1000000 times something was noted; at 15 ns each that is 0.100% of the processor time with\n"+
		"data races reported: 0 without, 1 with\ntests that end differently: m/p TestA/sub, m/p TestB, m/p TestC\n", b.String())
}

func TestIntervalOfTheMedian(t *testing.T) {
	figures := func(n int) (out []float64) {
		for i := range n {
			out = append(out, float64(i+1))
		}
		return out
	}
	for n, want := range map[int][2]float64{1: {1, 1}, 5: {1, 5}, 6: {1, 6}, 9: {2, 8}, 20: {6, 15}} {
		low, high := interval(figures(n))
		assert.Equal(t, want, [2]float64{low, high}, n)
	}
	assert.InDelta(t, 2.5, median(figures(4)), 0)
}

func TestUsage(t *testing.T) {
	var out strings.Builder
	assert.Equal(t, 2, Main(t.Context(), nil, &out, &out))
	assert.Contains(t, out.String(), "-dir is needed")
}
