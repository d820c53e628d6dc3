package html

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/report"
)

// text is the text of a value of the accessibility tree.
func text(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s string
	if json.Unmarshal(v.Value, &s) != nil {
		return string(v.Value)
	}
	return s
}

// contrasts are the ratios between texts and what is behind them, by the beginning of the text.
func contrasts(b *browser) map[string]float64 {
	return ask[map[string]float64](b, `(() => {
		const parse = (c) => (c.match(/[\d.]+/g) || []).map(Number);
		const light = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
		const out = {};
		for (const e of document.querySelectorAll("body *")) {
			const own = Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim());
			if (!own || !e.checkVisibility() || e.closest(".skip, script, option")) continue;
			let behind = e, back = [0, 0, 0, 0];
			while (behind && (back = parse(getComputedStyle(behind).backgroundColor), back.length === 4 && back[3] === 0)) behind = behind.parentElement;
			const a = light(parse(getComputedStyle(e).color).slice(0, 3)), c = light(back.slice(0, 3));
			const key = e.tagName + "." + e.className + ": " + e.textContent.trim().slice(0, 30);
			out[key] = Math.min(out[key] ?? 99, (Math.max(a, c) + 0.05) / (Math.min(a, c) + 0.05));
		}
		return out;
	})()`)
}

// thousands is a report with many findings, each with all that one can have.
func thousands(n int) *report.Report {
	lines := strings.Repeat("\tif s.items == nil {\n\t\ts.items = map[string]*item{}\n\t}\n\ts.items[key] = &item{key: key, at: time.Now()}\n", 250)
	r := &report.Report{Version: "v0", File: func(string) ([]byte, bool) { return []byte(lines), true }, Ranking: &finding.Ranking{Bytes: int64(n) << 20}}
	for i := range n {
		at := func(line int) finding.Position {
			return finding.Position{File: fmt.Sprintf("internal/p%d/file%d.go", i%120, i%7), Line: 1 + line%900, Column: 2}
		}
		f := finding.Finding{
			Rule: []string{"mapgrow", "slicegrow", "cachegrow", "lockgrow"}[i%4], Confidence: finding.Confidence(1 + i%3), Score: 0.5, Position: at(i),
			Container: finding.Container{Key: fmt.Sprint(i), Package: fmt.Sprintf("example.com/m/internal/p%d", i%120), Owner: fmt.Sprintf("Server%d", i%900), Name: fmt.Sprintf("items%d", i), Kind: "map", Type: "map[string]*item"},
			Message:   fmt.Sprintf("Server%d.items%d gains an entry for each key from the outside world in (*Server).add, and nothing ever deletes one", i%900, i),
			Remedy:    "delete the key where the object behind it ends, sweep stale keys on a timer, or cap the size", Fingerprint: fmt.Sprintf("v1:%016x", i),
		}
		for k := range 3 {
			f.Grows = append(f.Grows, finding.Site{Position: at(i + 10*k), Function: "(*Server).add", What: "s.items[key] = v", KeyOrigin: "outside world"})
			f.Shrinks = append(f.Shrinks, finding.Site{Position: at(i + 20*k), Function: "(*Server).Close", What: "clear(s.items)", WhyNot: "it runs only as the holder ends"})
			f.Evidence = append(f.Evidence, finding.Evidence{Code: "holder", For: k > 0, Text: "its holder is made once and used again and again"})
		}
		f.Live = &finding.Live{Bytes: int64(n-i) << 10, Share: 1 / float64(n), Rank: i + 1, State: []finding.LiveState{finding.LiveGrows, finding.LiveUntouched}[i%2], History: []int64{}}
		r.Findings = append(r.Findings, f)
	}
	return r
}

// The limits are far above what was measured on two cores, since the machine may be busy.
func TestThousandsOfFindingsStayQuick(t *testing.T) {
	const many, loads, filters = 5000, 20 * time.Second, 2 * time.Second
	chromium(t)
	format, ok := report.Find("html")
	require.True(t, ok)
	file := filepath.Join(t.TempDir(), "many.html")
	var out strings.Builder
	begin := time.Now()
	require.NoError(t, format.Ranking(&out, thousands(many), report.Style{}))
	require.NoError(t, os.WriteFile(file, []byte(out.String()), 0o666))
	t.Logf("%d findings, %.1f MB, written in %s", many, float64(out.Len())/1e6, time.Since(begin).Round(time.Millisecond))

	begin = time.Now()
	b := open(t, file, wide)
	t.Logf("loaded in %s", time.Since(begin).Round(time.Millisecond))
	assert.Less(t, time.Since(begin), loads)
	took := ask[float64](b, `performance.getEntriesByType("navigation")[0].loadEventEnd`)
	t.Logf("of which the page %.0f ms, %.0f until it was parsed", took, ask[float64](b, `performance.getEntriesByType("navigation")[0].domInteractive`))
	for _, step := range []struct{ name, do string }{ // in this order: what was filtered away is not to be seen
		{"rule", `rule.value = "lockgrow"; filter.dispatchEvent(new Event("input", {bubbles: true}));`},
		{"confidence", `filter.elements.confidence[0].click();`},
		{"reset", `filter.reset();`},
		{"open", `document.getElementById("f2500").open = true;`},
		{"jump", `location.hash = "#f4001";`},
	} {
		ms := ask[float64](b, `(() => { const rule = document.getElementById("rule"), filter = document.getElementById("filter"); const t = performance.now(); `+step.do+` document.body.offsetHeight; return performance.now() - t; })()`)
		t.Logf("%s: %.0f ms", step.name, ms)
		assert.Less(t, time.Duration(ms)*time.Millisecond, filters, step.name)
	}
	b.appears("#f4001 .inner")
	b.shot("thousands")

	begin = time.Now()
	b.press("/")
	b.run(chromedp.SendKeys(chromedp.CSS("#search"), "items4321"), chromedp.WaitNotVisible(chromedp.CSS("#f4321"))) // items4320, which all but the last letter finds
	t.Logf("search by keyboard: %s", time.Since(begin).Round(time.Millisecond))
	assert.Equal(t, []string{"Server721.items4321"}, b.visible())
	assert.Less(t, time.Since(begin), loads)
	b.press(kb.Escape)
	ask[bool](b, `document.activeElement.blur() === undefined`)
	begin = time.Now()
	b.press("j", "j", "j", kb.Enter)
	t.Logf("three steps and an opening by keyboard: %s", time.Since(begin).Round(time.Millisecond))
	assert.Less(t, time.Since(begin), loads)
	assert.Equal(t, b.visible()[2], ask[string](b, `document.activeElement.closest(".item[open]").querySelector(".name").textContent`))
}
