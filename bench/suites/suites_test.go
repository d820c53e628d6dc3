package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/pprof/profile"
	"github.com/stretchr/testify/assert"
)

func TestOutcomesAreCompared(t *testing.T) {
	var got tally
	got.note(without, "m/p", "=== RUN TestA\n--- PASS: TestA (0.00s)\n    --- FAIL: TestA/sub (0.00s)\n--- SKIP: TestB (0.00s)\n")
	got.note(without, "m/p", "--- FAIL: TestA (0.00s)\n    --- FAIL: TestA/sub (0.00s)\n--- SKIP: TestB (0.00s)\n")
	got.note(with, "m/p", "--- FAIL: TestA (0.00s)\n    --- PASS: TestA/sub (0.00s)\n--- PASS: TestC (0.00s)\nWARNING: DATA RACE\n")
	assert.Equal(t, []string{"m/p TestA/sub", "m/p TestB", "m/p TestC"}, got.different(), "a test that ended both ways without may end either way with")
	got.events = 1e6
	got.samples = share{all: 1000, probe: 10}
	got.pairs = []pair{{10 * time.Second, 11 * time.Second}, {time.Second, time.Second}, {2 * time.Second, 3 * time.Second}}
	var b strings.Builder
	got.tell(&b, 1)
	assert.Equal(t, "3 tests in 1 packages, 3 rounds\n"+
		"processor time: 13.0 s without, 15.0 s with, 1.154; of the pairs the median 1.100, between 1.000 and 1.500 with 95% confidence\n"+
		"1000000 times something was noted; at 15 ns each that is 0.100% of the processor time with\n"+
		"10 of 1000 samples of the processor are in the probe: 1.00%, at most 1.83% with 97.5% confidence\n"+
		"data races reported: 0 without, 1 with\ntests that end differently: m/p TestA/sub, m/p TestB, m/p TestC\n", b.String())
}

func TestSamplesInTheProbeAreCounted(t *testing.T) {
	at := func(names ...string) *profile.Location {
		l := &profile.Location{}
		for _, n := range names {
			l.Line = append(l.Line, profile.Line{Function: &profile.Function{Name: n}})
		}
		return l
	}
	var got share
	got.add(&profile.Profile{Sample: []*profile.Sample{
		{Value: []int64{3, 30}, Location: []*profile.Location{at("sync/atomic.AddInt64", "example.com/m/_growthlintprobe.Grew", "example.com/m.put"), at("main.main")}},
		{Value: []int64{7, 70}, Location: []*profile.Location{at("example.com/m.put"), at("main.main")}},
	}})
	assert.Equal(t, share{all: 10, probe: 3}, got)
}

func TestUsage(t *testing.T) {
	var out strings.Builder
	assert.Equal(t, 2, Main(t.Context(), nil, &out, &out))
	assert.Contains(t, out.String(), "-dir is needed")
}
