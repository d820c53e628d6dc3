package html

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const wide = 1400

// pages are those of the example: findings alone, with profiles, with a log.
func pages(t *testing.T) (plain, ranked, counted string) {
	t.Helper()
	chromium(t)
	run, dir := growthlint(t), t.TempDir()
	relay, err := filepath.Abs(filepath.Join("..", "..", "examples", "relay"))
	require.NoError(t, err)
	given := func(name string) string { return filepath.Join("..", "..", "docs", "investigate", name) }
	plain, ranked, counted = filepath.Join(dir, "plain.html"), filepath.Join(dir, "ranked.html"), filepath.Join(dir, "counted.html")
	run(relay, "-min-confidence", "low", "-format", "html="+plain, "./...")
	run(relay, "rank", "-format", "html="+ranked, "-base", given("base.pb.gz"), "-base", given("goroutines-base.pb.gz"), "-profile", given("heap.pb.gz"), "-goroutines", given("goroutines.pb.gz"))
	run(relay, "probe", "report", "-format", "html="+counted, given("probe.log"))
	return plain, ranked, counted
}

func TestPages(t *testing.T) {
	plain, ranked, counted := pages(t)
	t.Run("it loads nothing and complains of nothing", func(t *testing.T) {
		for _, file := range []string{plain, ranked, counted} {
			b := open(t, file, wide)
			b.mu.Lock()
			assert.Equal(t, []string{"file://" + file}, b.requests)
			assert.Empty(t, b.complaints)
			b.mu.Unlock()
			assert.Equal(t, 0, ask[int](b, `document.querySelectorAll("[src], link").length`))
		}
	})
	t.Run("the policy refuses what a page must not do", func(t *testing.T) {
		b := open(t, plain, wide)
		refused := ask[bool](b, `(() => { const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s); return window.ran === undefined; })()`)
		assert.True(t, refused, "another script than the page's own")
	})
	t.Run("filters", func(t *testing.T) { filters(open(t, ranked, wide)) })
	t.Run("keyboard", func(t *testing.T) { keyboard(open(t, ranked, wide)) })
	t.Run("links", func(t *testing.T) { links(open(t, ranked, wide)) })
	t.Run("a finding", func(t *testing.T) { oneFinding(open(t, ranked, wide)) })
	t.Run("a log", func(t *testing.T) { ofLog(open(t, counted, wide)) })
	t.Run("screen reader", func(t *testing.T) { screenReader(open(t, ranked, wide)) })
	t.Run("without the script", func(t *testing.T) {
		b := tab(t, chromedp.Flag("blink-settings", "scriptEnabled=false"))
		b.run(chromedp.Navigate("file://" + ranked))
		text, err := chromedp.Run(b.ctx, chromedp.OuterHTML(chromedp.CSS("#f1 > noscript > .inner"), chromedp.NodeReady))
		require.NoError(t, err)
		assert.Contains(t, text, "Remedy:", "what belongs to a finding is there")
		hidden, err := chromedp.Run(b.ctx, chromedp.Attributes(chromedp.CSS("#filter"), chromedp.NodeReady))
		require.NoError(t, err)
		assert.Contains(t, hidden, "hidden", "a filter that does nothing is not shown")
	})
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) {
			b := open(t, ranked, wide, command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}))
			assert.Equal(t, scheme == "dark", ask[bool](b, `matchMedia("(prefers-color-scheme: dark)").matches`))
			b.click("#f1 > summary")
			b.appears("#f1 .inner")
			for text, ratio := range contrasts(b) {
				assert.GreaterOrEqual(t, ratio, 4.5, text)
			}
			b.shot(scheme)
		})
	}
	t.Run("a narrow screen", func(t *testing.T) {
		for _, file := range []string{plain, ranked, counted} {
			b := open(t, file, 360)
			ask[bool](b, `document.querySelectorAll("details").forEach((d) => { d.open = true; }) === undefined`)
			b.appears("#f14 .inner")
			assert.LessOrEqual(t, ask[int](b, `document.documentElement.scrollWidth`), 360)
		}
		b := open(t, ranked, 360)
		b.shot("narrow")
	})
}

func filters(b *browser) {
	all := b.visible()
	require.Len(b, all, 14)
	said := func() string { return ask[string](b, `document.getElementById("shown").textContent`) }
	assert.Equal(b, "All 14 findings are shown.", said())

	b.choose("rule", "mapgrow")
	assert.Equal(b, []string{"Server.identities", "metrics.clients", "topic.members"}, b.visible())
	assert.Equal(b, "3 of 14 findings are shown.", said())
	heading := func() string { return ask[string](b, `document.querySelector("section.package h2 span").textContent`) }
	assert.Equal(b, "3 of 14", heading(), "the package's heading follows")
	rows := ask[[]string](b, `Array.from(document.querySelectorAll(".ranking tbody tr")).filter((e) => !e.hidden).map((e) => e.querySelector("a").textContent)`)
	assert.ElementsMatch(b, []string{"Server.identities", "metrics.clients"}, rows, "the table follows")
	tiles := ask[[]string](b, `Array.from(document.querySelectorAll(".tile")).filter((e) => !e.hidden).map((e) => e.querySelector(".holder").textContent)`)
	assert.Equal(b, []string{"Server", "metrics", "topic"}, tiles, "the map follows")

	b.click(`input[name=confidence][value=high]`)
	assert.Equal(b, []string{"topic.members"}, b.visible(), "without those of high confidence")
	assert.Equal(b, "1 of 14 findings is shown.", said())
	b.click(`button[type=reset]`)
	b.appears("#f1")
	assert.Equal(b, all, b.visible())
	assert.Equal(b, "14", heading())

	b.click(`input[name=state][value=grows]`)
	assert.Len(b, b.visible(), 5, "what does not grow")
	b.click(`input[name=state][value=grows]`)

	b.choose("package", "example.com/relay/internal/relay")
	assert.Equal(b, all, b.visible())

	b.run(chromedp.SendKeys(chromedp.CSS("#search"), "metrics.go"), chromedp.WaitNotVisible(chromedp.CSS("#f1")))
	assert.Equal(b, []string{"metrics.clients"}, b.visible())
	b.shot("filtered")
	b.press(kb.Escape)
	assert.Equal(b, all, b.visible())
	b.run(chromedp.SendKeys(chromedp.CSS("#search"), "nothing of that name"), chromedp.WaitVisible(chromedp.CSS("#none")))
	assert.Empty(b, b.visible())
}

func keyboard(b *browser) {
	active := func() string {
		return ask[string](b, `document.activeElement.closest(".item")?.querySelector(".name").textContent ?? document.activeElement.id`)
	}
	b.press(kb.Tab)
	assert.Equal(b, "Skip to the findings", ask[string](b, `document.activeElement.textContent`), "the first stop of Tab")
	b.press(kb.Enter)
	assert.Equal(b, "findings", active())
	b.press("/")
	assert.Equal(b, "search", active())
	assert.Empty(b, ask[string](b, `document.getElementById("search").value`), "the key is no text")
	b.press("k")
	assert.Equal(b, "search", active(), "a letter is text in the field")
	b.press(kb.Escape)
	ask[bool](b, `document.activeElement.blur() === undefined`)
	names := b.visible()
	b.press("j")
	assert.Equal(b, names[0], active())
	b.press("j", "j")
	assert.Equal(b, names[2], active())
	b.press("k")
	assert.Equal(b, names[1], active())
	b.press(kb.Enter)
	assert.True(b, ask[bool](b, `document.activeElement.closest(".item").open`))
	assert.Equal(b, "3px", ask[string](b, `getComputedStyle(document.activeElement).outlineWidth`), "where the focus is can be seen")
	b.click("#close")
	assert.Equal(b, 0, ask[int](b, `document.querySelectorAll(".item[open]").length`))
}

func links(b *browser) {
	b.choose("rule", "mapgrow")
	b.click(`.ranking a[href="#f5"]`)
	b.appears("#f5 .inner")
	assert.Equal(b, "metrics.clients", ask[string](b, `document.activeElement.querySelector(".name").textContent`), "the focus goes along")
	ask[bool](b, `(location.hash = "#f1") === "#f1"`)
	b.appears("#f1 .inner")
	assert.Len(b, b.visible(), 14, "what the filter hides is shown again when a link leads there")
	b.click(`.tile[data-holder=h2]`)
	top := ask[float64](b, `document.querySelector("h3#" + location.hash.slice(1)).getBoundingClientRect().top`)
	assert.GreaterOrEqual(b, top, 0.0)
	assert.Less(b, top, 1000.0, "the map leads to the holder")
}

func oneFinding(b *browser) {
	b.click(`.ranking a[href="#f5"]`)
	b.appears("#f5 .inner")
	text := ask[string](b, `document.getElementById("f5").innerText`)
	for _, want := range []string{
		"metrics.clients", "key: outside world", "Remedy:", "738.3 kB", "+590.7 kB", "Speaks for it", "Speaks against it", "07:35:53", "07:36:47",
		"internal/relay/metrics.go:34:2", "no-shrink",
	} {
		assert.Contains(b, text, want)
	}
	marked := ask[string](b, `document.querySelector("#f5 .grows mark").textContent.trim()`)
	assert.Contains(b, marked, "m.clients", "the line of the growth is marked in its source")
	left := ask[float64](b, `document.querySelector("#f5 .grows").getBoundingClientRect().right`)
	right := ask[float64](b, `document.querySelector("#f5 .shrinks").getBoundingClientRect().left`)
	assert.LessOrEqual(b, left, right, "growth and shrinks stand side by side")
	points := ask[string](b, `document.querySelector("#f5 .curve polyline").getAttribute("points")`)
	assert.NotEmpty(b, points)
	b.shot("finding")
}

func ofLog(b *browser) {
	assert.Equal(b, "metrics.published", b.ranked()[0])
	assert.Len(b, b.ranked(), 12)
	b.click(`.ranking a[href="#f2"]`)
	b.appears("#f2 .inner")
	text := ask[string](b, `document.getElementById("f2").innerText`)
	for _, want := range []string{"auditLog.entries", "79,653", "a.entries = append(a.entries", "no-shrink"} {
		assert.Contains(b, text, want)
	}
	assert.Equal(b, 10, ask[int](b, `document.querySelector("#f2 .curve polyline").getAttribute("points").split(" ").length`), "nine lines and the beginning")
	b.shot("log")
}

func (b *browser) ranked() []string {
	return ask[[]string](b, `Array.from(document.querySelectorAll(".ranking tbody a")).map((e) => e.textContent)`)
}

// screenReader reads what assistive technology is given.
func screenReader(b *browser) {
	b.click("#f1 > summary")
	b.appears("#f1 .inner")
	tree, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
		return cdp.Call(ctx, t, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	})
	require.NoError(b, err)
	require.NotEmpty(b, tree.Nodes)
	landmarks := map[string]string{}
	for _, n := range tree.Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		role, name := text(n.Role), text(n.Name)
		if slices.Contains([]string{"banner", "navigation", "main", "search", "contentinfo"}, role) {
			landmarks[role] = name
		}
		if slices.Contains([]string{"link", "button", "checkbox", "combobox", "searchbox", "image", "img", "DisclosureTriangle", "region", "figure", "heading", "columnheader"}, role) {
			if role != "figure" {
				assert.NotEmpty(b, name, "a %s without a name", role)
			}
		}
	}
	assert.Equal(b, map[string]string{
		"banner": "", "search": "Filter the findings", "navigation": "Findings by package and holder", "main": "", "contentinfo": "",
	}, landmarks)
	levels := ask[[]int](b, `Array.from(document.querySelectorAll("h1, h2, h3, h4")).map((e) => Number(e.tagName[1]))`)
	assert.Equal(b, 1, levels[0])
	for i := 1; i < len(levels); i++ {
		assert.LessOrEqual(b, levels[i], levels[i-1]+1, "no level of headings is skipped")
	}
	assert.Equal(b, "polite", ask[string](b, `document.getElementById("shown").getAttribute("aria-live")`))
	assert.Equal(b, "en", ask[string](b, `document.documentElement.lang`))
	assert.Contains(b, ask[string](b, `document.querySelector(".spark").getAttribute("aria-label")`), "from 1.0 MB (07:35:53) to 9.9 MB (07:36:47)")
}
