package page

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func rendered(t *testing.T, p *Page) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Write(&b, p))
	return b.String()
}

// one is a page with one finding that has all.
func one() *Page {
	item := &Item{
		ID: "f1", Package: "m/p", Name: "S.m", Rule: "mapgrow", Confidence: "high", RuleURL: "https://example.com/mapgrow", Place: "p/a.go:3:2",
		Message: "S.m gains an entry", Remedy: "delete the key", Kind: "map", Fingerprint: "v1:1", Fixes: []string{"copy it"},
		Grows:   []Site{{Place: "p/a.go:3:2", Function: "(*S).add", Tag: "outside world", Source: &Excerpt{First: 2, Before: []string{"if ok {"}, At: "\ts.m[k] = v", Behind: []string{"}"}}}},
		Shrinks: []Site{{Place: "p/a.go:9:2", What: "clear(s.m)", Why: "at the end"}},
		For:     []Evidence{{Text: "nothing removes", Code: "no-shrink", Means: "what it is"}},
		Measured: &Measured{
			Rank: 1, State: "grows", Holds: true, Amount: "4 MB", Growth: "+3 MB", Rate: "+9 MB", Share: "40.0%", Part: 40, Figures: []string{"7 objects"},
			Places: []Place{{"4 MB", "+3 MB", "p.add", "p/a.go:3", "where it grows"}},
			Curve:  CurveOf([]Point{{0, 1, "10:00", "1 MB"}, {60, 9, "10:01", "9 MB"}, {120, 4, "10:02", "4 MB"}}),
		},
	}
	return &Page{
		Title: "one finding", Version: "v1.2.3", Heads: []string{"heap.pb.gz: 10 MB"}, Notes: []string{"of another build"}, Count: 1, Measured: true, Unit: "live",
		Packages: []*Package{{Path: "m/p", ID: "p1", Count: 1, Holders: []*Holder{{Name: "S", ID: "h1", Tally: "1 high", Items: []*Item{item}}}}},
		Ranked:   []*Item{item}, Rest: []Rest{{Title: "the rest", More: "and more", Places: []Place{{Amount: "1 kB", Function: "q.f"}}}}, Process: []string{"90 MB"},
		Rules: []Choice{{"mapgrow", 1}}, Confidences: []Choice{{"high", 1}}, States: []Choice{{"grows", 1}},
	}
}

func TestPageHasAllOfAFinding(t *testing.T) {
	html := rendered(t, one())
	for _, want := range []string{
		`<meta name="generator" content="growthlint v1.2.3">`, "S.m gains an entry", "delete the key", "copy it", "key: outside world",
		"<pre class=\"numbers\" aria-hidden=\"true\">2\n3\n4\n</pre>", "if ok {\n<mark>\ts.m[k] = v\n</mark>}\n", "clear(s.m)", "at the end",
		`nothing removes <span class="dim code" title="what it is">no-shrink</span>`, "7 objects", "where it grows", "the rest", "and more", "of another build", "90 MB",
		`aria-label="from 1 MB (10:00) to 4 MB (10:02), at most 9 MB"`, `points="3.0,61.7 160.0,3.0 317.0,39.7"`, "width:40%",
	} {
		assert.Contains(t, html, want)
	}
	assert.NotContains(t, html, "ZgotmplZ", "the template has refused a value")
}

// TestTextsStayTexts: names and source are from whoever wrote the code.
func TestTextsStayTexts(t *testing.T) {
	p := one()
	bad := `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
	item := p.Ranked[0]
	item.Name, item.Package, item.Message, item.Rule, item.Place = bad, bad, bad, bad, bad
	item.RuleURL = "javascript:alert(1)"
	item.Grows[0].Source.At, item.Grows[0].Place = bad+"</noscript></mark>", bad
	p.Packages[0].Path, p.Packages[0].Holders[0].Name, p.Title, p.Heads[0] = bad, bad, bad, bad
	html := rendered(t, p)
	assert.Equal(t, 1, strings.Count(html, "<script"), "the page's own")
	assert.NotContains(t, html, "<img")
	assert.NotContains(t, html, "javascript:")
	assert.Equal(t, 1, strings.Count(html, "</noscript>"))
}

// TestPolicyNamesTheScript: a browser runs the script only if the policy's digest is its own.
func TestPolicyNamesTheScript(t *testing.T) {
	html := rendered(t, &Page{})
	assert.Contains(t, html, "<script>"+scriptText+"</script>", "it is not changed on the way")
	assert.Contains(t, html, "default-src &#39;none&#39;")
	assert.Contains(t, html, "No findings.")
	for _, word := range []string{"http://", "https://", "url(", "@import", "fetch(", "src="} {
		assert.NotContains(t, html, word, "nothing is loaded")
	}
}

func TestExcerpts(t *testing.T) {
	lines := []string{"", "\tfunc() {", "\t\ta", "", "\t\tb", "", "\t}"}
	line := func(n int) (string, bool) {
		if n < 1 || n > len(lines) {
			return "", false
		}
		return lines[n-1], true
	}
	e := ExcerptOf(line, 3)
	assert.Equal(t, &Excerpt{First: 2, Before: []string{"func() {"}, At: "\ta", Behind: []string{"", "\tb"}}, e, "without empty lines at its ends, and dedented")
	assert.Equal(t, "2\n3\n4\n5\n", e.Numbers())
	assert.Equal(t, "func() {\n", e.Head())
	assert.Equal(t, "\n\tb\n", e.Tail())
	assert.Nil(t, ExcerptOf(line, 9))
	assert.Equal(t, "}", ExcerptOf(line, 7).At)
	assert.Empty(t, ExcerptOf(line, 7).Tail())
}

func TestCurves(t *testing.T) {
	assert.Nil(t, CurveOf([]Point{{0, 1, "", ""}}), "a point is no curve")
	flat := CurveOf([]Point{{0, 0, "a", "0"}, {0, 0, "b", "0"}})
	assert.Equal(t, "3.0,69.0 317.0,69.0", flat.Line(), "without times they stand side by side")
	assert.Equal(t, "3.0,69.0 3.0,69.0 317.0,69.0 317.0,69.0", flat.Area())
	assert.Equal(t, "from 0 (a) to 0 (b)", flat.Text())
}
