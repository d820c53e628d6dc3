package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func of[T any](v T) *T { return &v }

// ranking is a report with all that profiles can tell.
func ranking() *Report {
	r := sample()
	first := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	place := func(how string, bytes, growth int64, also ...string) finding.LivePlace {
		return finding.LivePlace{Function: "example.com/m/relay.(*Server).accept", File: "relay/server.go", Line: 40, Bytes: bytes, Objects: 20, Growth: of(growth), How: how, Also: append([]string{}, also...)}
	}
	held, run, gone := sessions(), fixable(), spawned()
	held.Live = &finding.Live{
		Bytes: 40 << 20, Objects: 2000, Share: 0.8, Rank: 1, State: finding.LiveGrows, Entries: 1000, Allocated: 80 << 20,
		Growth: of(int64(10 << 20)), GrowthPerHour: of(float64(5 << 20)), Goroutines: of(int64(7)), GoroutineGrowth: of(int64(-2)),
		Places:  []finding.LivePlace{place("grow", 30<<20, 9<<20), place("feed", 10<<20, 1<<20, "run.lines"), place("run", 0, 0)},
		History: []int64{30 << 20, 40 << 20}, GoroutineHistory: []int64{9, 7},
	}
	run.Live = &finding.Live{Bytes: 900, Objects: 1, Share: 0.01, Rank: 2, State: finding.LiveHolds, Growth: of(int64(0)), ByFunction: true, Places: []finding.LivePlace{place("function", 900, 0)}, History: []int64{900, 900}, GoroutineHistory: []int64{}}
	gone.Live = &finding.Live{Rank: 3, State: finding.LiveUntouched, Places: []finding.LivePlace{}, History: []int64{0, 0}, GoroutineHistory: []int64{}}
	freed := spawned()
	freed.Position.Line, freed.Fingerprint = 70, "v1:fedcba9876543211"
	freed.Live = &finding.Live{Rank: 4, State: finding.LiveEmptied, Allocated: 5000, Places: []finding.LivePlace{}, History: []int64{0, 0}, GoroutineHistory: []int64{}}
	r.Findings = []finding.Finding{held, run, gone, freed}
	r.Ranking = &finding.Ranking{
		Profiles: []finding.ProfileHead{
			{File: "base.pb.gz", Kind: "heap", Time: &first, Total: 40 << 20}, {File: "heap.txt", Kind: "heap", Total: 50 << 20}, {File: "-", Kind: "goroutine", Total: 9},
		},
		Bytes: 50 << 20, Objects: 3000, Explained: 40<<20 + 900, Growth: of(int64(10 << 20)), ExplainedGrowth: of(int64(10 << 20)), Hours: of(2.0),
		Rest: []finding.LivePlace{place("beside", 5<<20, -4096, "Server.sessions"), place("", 4<<20, 0)}, RestMore: 3, RestMoreBytes: 1 << 20,
		Goroutines:    of(int64(9)),
		GoroutineRest: []finding.LivePlace{{Function: "unknown", Objects: 1, Growth: of(int64(1)), Also: []string{}}}, GoroutinesMore: 1,
		Memory: &finding.Memory{Sys: 90 << 20, HeapAlloc: 55 << 20, HeapInuse: 60 << 20, HeapIdle: 20 << 20, HeapReleased: 5 << 20, NextGC: 100 << 20, StackInuse: 1 << 20},
		Notes:  []string{"heap.txt: the profile is of another build"},
	}
	return r
}

func renderRanking(t *testing.T, r *Report, s Style) string {
	t.Helper()
	f, ok := Find("text")
	require.True(t, ok)
	var b bytes.Buffer
	require.NoError(t, f.Ranking(&b, r, s))
	return b.String()
}

func TestRankingText(t *testing.T) {
	plain := renderRanking(t, ranking(), Style{})
	golden(t, "ranking.txt", plain)
	assert.True(t, IsOwn([]byte(plain)), "it can be written over")
	assert.False(t, IsOwn([]byte("notes: 3 goroutines leak\n")))
	colored := renderRanking(t, ranking(), Style{Color: true})
	assert.NotEqual(t, plain, colored)
	assert.Equal(t, plain, ansi.Strip(colored))
	for line := range strings.SplitSeq(renderRanking(t, ranking(), Style{Width: 100}), "\n") {
		assert.LessOrEqual(t, ansi.StringWidth(line), 100, line)
	}
}

// TestRankingTellsOfTheProcess: whether what is resident is live is a matter of the figures.
func TestRankingTellsOfTheProcess(t *testing.T) {
	for want, change := range map[string]func(*finding.Ranking){
		"most of what is resident is live":           func(*finding.Ranking) {},
		"less than half of what is resident is live": func(r *finding.Ranking) { r.Bytes = 10 << 20 },
		"most of what the process has is free":       func(r *finding.Ranking) { r.Memory.HeapIdle = 80 << 20 },
		"heap?debug=1":                               func(r *finding.Ranking) { r.Memory = nil },
	} {
		r := ranking()
		change(r.Ranking)
		assert.Contains(t, renderRanking(t, r, Style{}), want)
	}
}

func TestRankingJSONKeepsTheOrderOfReports(t *testing.T) {
	f, ok := Find("json")
	require.True(t, ok)
	var b bytes.Buffer
	require.NoError(t, f.Ranking(&b, ranking(), Style{}))
	text := b.String()
	assert.Less(t, strings.Index(text, `"rank": 3`), strings.Index(text, `"rank": 1`), "by file and line")
	assert.Contains(t, text, `"goroutine_growth": -2`)
}

func TestRankingListsNotAllThatHoldNothing(t *testing.T) {
	r := ranking()
	for range 11 {
		r.Findings = append(r.Findings, r.Findings[2])
	}
	assert.Contains(t, renderRanking(t, r, Style{}), "and 2 more; -v lists them")
	assert.NotContains(t, renderRanking(t, r, Style{Verbose: true}), "-v lists them")
	r.Findings, r.Ranking.Bytes = r.Findings[2:3], 0
	assert.Contains(t, renderRanking(t, r, Style{}), "no goroutine is of the other 1 finding; a heap profile tells")
}
