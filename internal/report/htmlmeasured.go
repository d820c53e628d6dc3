package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/page"
)

// mostRanked is how many rows the table of what holds most has: who reads on reads the findings.
const mostRanked = 100

// measured fills in what profiles or counts tell.
func (p *pager) measured(items map[string]*page.Item) {
	states := map[string]int{}
	for i, f := range p.Findings {
		item := items[fmt.Sprintf("f%d", i+1)]
		switch {
		case p.Ranking != nil && f.Live != nil:
			item.Measured = p.live(f.Live)
		case f.Counted != nil:
			item.Measured = counted(f.Counted)
		default:
			continue
		}
		states[item.Measured.State]++
		if item.Measured.Holds {
			p.page.Ranked = append(p.page.Ranked, item)
		}
	}
	slices.SortStableFunc(p.page.Ranked, func(a, b *page.Item) int { return a.Measured.Rank - b.Measured.Rank })
	if more := len(p.page.Ranked) - mostRanked; more > 0 {
		p.page.Ranked, p.page.MoreRanked = p.page.Ranked[:mostRanked], more
	}
	for _, s := range []string{"grows", "grew", "holds", "held", "emptied", "passed", "untouched"} {
		if n := states[s]; n > 0 {
			p.page.States = append(p.page.States, page.Choice{Value: s, Count: n})
		}
	}
	switch {
	case p.Ranking != nil:
		p.page.Measured, p.page.Unit = true, "live"
		p.ranking()
	case p.Counting != nil:
		p.page.Measured, p.page.Unit = true, "entries"
		for _, line := range p.Counting {
			p.page.Heads = append(p.page.Heads, Visible(line))
		}
	}
}

// ranking tells what profiles say of the whole.
func (p *pager) ranking() {
	for _, line := range rankingHead(p.Ranking) {
		p.page.Heads = append(p.page.Heads, Visible(line))
	}
	for _, n := range p.Ranking.Notes {
		p.page.Notes = append(p.page.Notes, Visible(n))
	}
	if rest := p.Ranking.Rest; len(rest) > 0 {
		more := ""
		if n := p.Ranking.RestMore; n > 0 {
			more = fmt.Sprintf("and %s in %s more; rank -top lists them", sizeOf(p.Ranking.RestMoreBytes), countOf(int64(n), "place"))
		}
		p.page.Rest = append(p.page.Rest, page.Rest{Title: "What no finding explains, by the place that allocates", More: more, Places: placesShown(rest)})
	}
	if rest := p.Ranking.GoroutineRest; len(rest) > 0 {
		more := ""
		if n := p.Ranking.GoroutinesMore; n > 0 {
			more = fmt.Sprintf("and %s more", countOf(n, "goroutine"))
		}
		p.page.Rest = append(p.page.Rest, page.Rest{Title: "Goroutines that no finding explains, by what they run", More: more, Places: placesShown(rest)})
	}
	if p.Ranking.Bytes > 0 {
		p.page.Process = processLines(p.Ranking)

	}
}

// live is what profiles hold of a finding.
func (p *pager) live(l *finding.Live) *page.Measured {
	m := &page.Measured{
		Rank: l.Rank, State: string(l.State), Holds: l.State == finding.LiveGrows || l.State == finding.LiveHolds,
		Part: 100 * l.Share, Figures: liveFigures(l),
		Places: placesShown(slices.DeleteFunc(slices.Clone(l.Places), func(p finding.LivePlace) bool { return p.Bytes == 0 })),
	}
	var amounts, growths []string
	if l.Bytes > 0 {
		amounts = append(amounts, sizeOf(l.Bytes))
		if l.Growth != nil {
			growths = append(growths, signed(*l.Growth))
		}
	}
	if g := l.Goroutines; g != nil && *g > 0 {
		amounts = append(amounts, countOf(*g, "goroutine"))
		if l.GoroutineGrowth != nil {
			growths = append(growths, fmt.Sprintf("%+d", *l.GoroutineGrowth))
		}
	}
	m.Amount, m.Growth = strings.Join(amounts, "; "), strings.Join(growths, "; ")
	if l.Share > 0 {
		m.Share = strings.Trim(percent(l.Bytes, p.Ranking.Bytes), " ()")
	}
	if l.GrowthPerHour != nil && l.Bytes > 0 {
		m.Rate = signed(int64(*l.GrowthPerHour))
	}
	if l.State == finding.LiveEmptied {
		m.Figures = append(m.Figures, sizeOf(l.Allocated)+" were allocated in all, and released again")
	}
	if l.State == finding.LiveUntouched {
		m.Figures = append(m.Figures, "nothing was allocated for it, as far as was sampled")
	}
	m.Curve = p.liveCurve(l)
	return m
}

// liveCurve is the curve of what a finding holds: of its goroutines where these grew and no
// memory did that is more than their stacks.
func (p *pager) liveCurve(l *finding.Live) *page.Curve {
	if !slices.ContainsFunc(append(slices.Clone(l.History), l.GoroutineHistory...), func(n int64) bool { return n > 0 }) {
		return nil
	}
	history, kind, amount := l.History, "heap", sizeOf
	const stack = 2048 // the least of a goroutine
	if n := len(l.GoroutineHistory); n > 1 && l.GoroutineHistory[n-1]*stack > l.Bytes {
		history, kind, amount = l.GoroutineHistory, "goroutine", func(n int64) string { return countOf(n, "goroutine") }
	}
	var heads []finding.ProfileHead
	for _, h := range p.Ranking.Profiles {
		if h.Kind == kind {
			heads = append(heads, h)
		}
	}
	if len(heads) != len(history) {
		return nil
	}
	timed := !slices.ContainsFunc(heads, func(h finding.ProfileHead) bool { return h.Time == nil })
	var points []page.Point
	for i, n := range history {
		pt := page.Point{At: float64(i), Value: float64(n), Time: fmt.Sprintf("profile %d", i+1), Amount: amount(n)}
		if timed {
			pt.At, pt.Time = heads[i].Time.Sub(*heads[0].Time).Seconds(), clock(*heads[0].Time, *heads[i].Time)
		}
		points = append(points, pt)
	}
	return page.CurveOf(points)
}

// clock is a time of day, with the day where that is another one than the first.
func clock(first, t time.Time) string {
	if first.YearDay() == t.YearDay() && first.Year() == t.Year() {
		return t.Format("15:04:05")
	}
	return t.Format("2006-01-02 15:04")
}

func placesShown(places []finding.LivePlace) []page.Place {
	var out []page.Place
	for _, p := range places {
		shown := page.Place{Amount: sizeOf(p.Bytes), Function: Visible(p.Function), How: Visible(howText(p))}
		if p.File != "" {
			shown.Place = fmt.Sprintf("%s:%d", Visible(p.File), p.Line)
		}
		if p.Growth != nil {
			shown.Growth = signed(*p.Growth)
		}
		if p.Bytes == 0 {
			shown.Amount = countOf(p.Objects, "goroutine")
			if p.Growth != nil {
				shown.Growth = fmt.Sprintf("%+d", *p.Growth)
			}
		}
		out = append(out, shown)
	}
	return out
}

// counted is what an instrumented program tells of a finding.
func counted(c *finding.Counted) *page.Measured {
	m := &page.Measured{Rank: c.Rank, State: c.State, Holds: c.Holds, Amount: Visible(c.Held), Growth: Visible(c.Growth), Rate: Visible(c.Rate)}
	if c.Figures != "" {
		m.Figures = []string{Visible(c.Figures)}
	}
	var points []page.Point
	for _, h := range c.History {
		points = append(points, page.Point{At: h.Seconds, Value: float64(h.Value), Time: fmt.Sprintf("%.0f s", h.Seconds), Amount: Visible(h.Amount)})
	}
	m.Curve = page.CurveOf(points)
	return m
}
