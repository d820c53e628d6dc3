package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

func TestGitHubAnnotatesTheTenBest(t *testing.T) {
	r := many(100)
	lines := strings.Split(strings.TrimSpace(render(t, "github", r, Style{})), "\n")
	require.Len(t, lines, 1+10+1+90)
	assert.Equal(t, "::remove-matcher owner=go::", lines[0])
	for _, line := range lines[1:11] {
		assert.True(t, strings.HasPrefix(line, "::error file=pkg"), line)
	}
	assert.Equal(t, "90 more not annotated, as GitHub shows 10 in a step; the step summary has all:", lines[11])
	// What setup-go has installed: it must not find anything in the plain lines.
	matcher := regexp.MustCompile(`((?:\.{0,2}/|\.{0,2}\\)(?:.+\.go)):(?:(\d+):(\d+):)? (.*)`)
	for _, line := range lines[12:] {
		assert.True(t, strings.HasPrefix(line, "  pkg"), line)
		assert.NotRegexp(t, matcher, line)
	}
	assert.Equal(t, 20, strings.Count(strings.Join(lines[12:], "\n"), ", medium]"), "one hundred have ten high ones, all annotated")
}

func TestStepSummaryFitsItsPage(t *testing.T) {
	r := many(30_000)
	text := stepSummary(r, 1<<20)
	assert.LessOrEqual(t, len(text), 1<<20)
	assert.Greater(t, len(text), 1<<19)
	assert.Regexp(t, `\n\d+ more findings do not fit on this page\.\n\n$`, text)
	assert.Contains(t, strings.SplitN(text, "\n", 6)[4], "| error |", "the best come first")
	assert.Empty(t, stepSummary(r, 20))
	r.Findings = r.Findings[:1]
	r.Findings[0].Remedy = `beside "delete(m, k)", isn't #1 <b>`
	assert.Contains(t, stepSummary(r, 1<<20), `| beside &#34;delete(m, k)&#34;, isn&#39;t \#1 &lt;b&gt; |`)
	r.Troubles = make([]finding.Trouble, 25)
	assert.Contains(t, stepSummary(r, 1<<20), "\n- and 5 more\n\n| level |")
}

func TestLevels(t *testing.T) {
	var none Levels
	assert.Equal(t, LevelError, none.Of(finding.High))
	assert.Equal(t, LevelWarning, none.Of(finding.Medium))
	assert.Equal(t, LevelNote, none.Of(finding.Low))
	levels, err := ParseLevels("high=warning, low=error")
	require.NoError(t, err)
	assert.Equal(t, Levels{High: LevelWarning, Low: LevelError}, levels)
	r := reviewed()
	r.Levels = Levels{High: LevelNote, Medium: LevelNote, Low: LevelNote}
	for format, want := range map[string]string{
		"sarif": `"level": "note",`, "github": "::notice ", "rdjson": `"severity": "INFO"`, "gitlab": `"severity": "info"`,
		"checkstyle": `severity="info"`, "junit": `type="note"`,
	} {
		assert.Equal(t, len(r.Findings), strings.Count(render(t, format, r, Style{}), want), format)
	}
	for spec, want := range map[string]string{
		"high":            "names no level",
		"":                "names no level",
		"high=fatal":      `unknown level "fatal"; there are error, warning, note`,
		"certain=warning": `unknown confidence "certain"; there are high, medium, low`,
	} {
		_, err := ParseLevels(spec)
		assert.ErrorContains(t, err, want, spec)
	}
}
