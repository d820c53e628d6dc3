package report

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/page"
)

// onPage are the findings of a page by package and holder.
func onPage(p *page.Page) map[string][]string {
	out := map[string][]string{}
	for _, pkg := range p.Packages {
		for _, h := range pkg.Holders {
			for _, i := range h.Items {
				out[pkg.Path+" "+h.Name] = append(out[pkg.Path+" "+h.Name], i.Name+" "+i.ID)
			}
		}
	}
	return out
}

func TestPageGroupsByPackageAndHolder(t *testing.T) {
	p := pageOf(reviewed())
	assert.Equal(t, map[string][]string{
		"example.com/m/relay Server":                  {"Server.watch f1", "Server.sessions f3"},
		"example.com/m/relay functions and variables": {"lines f2"},
	}, onPage(p))
	assert.Equal(t, "1 high, 1 medium", p.Packages[0].Holders[0].Tally)
	assert.Equal(t, []page.Choice{{Value: "goroutinegrow", Count: 1}, {Value: "mapgrow", Count: 1}, {Value: "slicegrow", Count: 1}}, p.Rules)
	assert.Len(t, p.Notes, 2, "what kept the run from being complete")
	assert.False(t, p.Measured)
	sessions := p.Packages[0].Holders[0].Items[1]
	require.Len(t, sessions.Grows, 2)
	assert.Equal(t, "fresh id", sessions.Grows[1].Tag)
	assert.Equal(t, "/* é😀 */ s.sessions[id] = sess // after", sessions.Grows[1].Source.At)
	assert.Equal(t, "runs only as the process ends", sessions.Shrinks[0].Why)
	assert.Len(t, sessions.For, 4)
	assert.Equal(t, "relay/server.go:10:6", sessions.Against[0].Place)
}

func TestPageOfAnEmptyReport(t *testing.T) {
	text := render(t, "html", &Report{Version: "(devel)"}, Style{})
	assert.Contains(t, text, "<title>growthlint: no findings</title>")
	assert.Contains(t, text, "No findings.")
}

// TestUnseenTextIsSeenOnThePage: what would reorder a line in the browser is replaced.
func TestUnseenTextIsSeenOnThePage(t *testing.T) {
	r := reviewed()
	r.File = func(string) ([]byte, bool) { return bytes.Repeat([]byte("a \u202e b\t\x1b[2J\n"), 100), true }
	text := render(t, "html", r, Style{})
	assert.NotRegexp(t, regexp.MustCompile("[\u202e\x1b]"), text)
	assert.Contains(t, text, "a \ufffd b\t\ufffd[2J")
}

func TestPageOfARanking(t *testing.T) {
	r := ranking()
	p := pageOf(r)
	assert.True(t, p.Measured)
	assert.Equal(t, []page.Choice{{Value: "grows", Count: 1}, {Value: "holds", Count: 1}, {Value: "emptied", Count: 1}, {Value: "untouched", Count: 1}}, p.States)
	require.Len(t, p.Ranked, 2)
	m := p.Ranked[0].Measured
	assert.Equal(t, []string{"41.9 MB; 7 goroutines", "+10.5 MB; -2", "+5.2 MB", "80.0%"}, []string{m.Amount, m.Growth, m.Rate, m.Share})
	assert.Len(t, m.Places, 2, "those that hold bytes")
	require.NotNil(t, m.Curve)
	assert.Equal(t, "from 31.5 MB (profile 1) to 41.9 MB (profile 2)", m.Curve.Text(), "one of the profiles tells no time")
	assert.Equal(t, []string{"What no finding explains, by the place that allocates", "Goroutines that no finding explains, by what they run"}, []string{p.Rest[0].Title, p.Rest[1].Title})
	assert.Equal(t, "and 1.0 MB in 3 places more; rank -top lists them", p.Rest[0].More)
	assert.Len(t, p.Process, 2)
	assert.Equal(t, []string{"heap.txt: the profile is of another build"}, p.Notes[:1])

	f, ok := Find("html")
	require.True(t, ok)
	var b bytes.Buffer
	require.NoError(t, f.Ranking(&b, r, Style{}))
	assert.NotContains(t, b.String(), "ZgotmplZ")
}

func TestGoroutinesHaveACurve(t *testing.T) {
	r := ranking()
	r.Ranking.Profiles = append(r.Ranking.Profiles, finding.ProfileHead{File: "later", Kind: "goroutine", Total: 12})
	r.Findings[0].Live = &finding.Live{Rank: 1, State: finding.LiveGrows, Goroutines: of(int64(7)), GoroutineGrowth: of(int64(5)), History: []int64{0, 0}, GoroutineHistory: []int64{2, 7}}
	p := pageOf(r)
	require.NotNil(t, p.Ranked[0].Measured.Curve)
	assert.Equal(t, "from 2 goroutines (profile 1) to 7 goroutines (profile 2)", p.Ranked[0].Measured.Curve.Text())
}

func TestPageOfWhatWasCounted(t *testing.T) {
	r := sample()
	r.Counting = []string{"probe.log: srv, process 7, 3 lines in 40.0 seconds"}
	r.Findings = []finding.Finding{sessions(), spawned()}
	r.Findings[0].Counted = &finding.Counted{
		Rank: 1, State: "grew", Holds: true, Held: "40", Growth: "+30", Rate: "+2,700", Figures: "length 40, at most 40, grew 40 times, never shrank",
		History: []finding.Moment{{Amount: "0"}, {Seconds: 20, Value: 10, Amount: "10"}, {Seconds: 40, Value: 40, Amount: "40"}},
	}
	r.Findings[1].Counted = &finding.Counted{Rank: 2, State: "untouched", Figures: "none of its places ran"}
	p := pageOf(r)
	assert.Equal(t, "growthlint: 2 findings, by what a running program counted", p.Title)
	require.Len(t, p.Ranked, 1)
	m := p.Ranked[0].Measured
	assert.Equal(t, []string{"40", "+30", "+2,700"}, []string{m.Amount, m.Growth, m.Rate})
	assert.Equal(t, "from 0 (0 s) to 40 (40 s)", m.Curve.Text())
	assert.Equal(t, "entries", p.Unit)
}
