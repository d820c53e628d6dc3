package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// rankingText builds the text of a ranking.
type rankingText struct {
	findingText
	r *finding.Ranking
}

// writeRankingText writes what profiles are there, the findings in the order of what they
// hold, what none of them explains, and what the runtime tells.
func writeRankingText(w io.Writer, rep *Report, s Style) error {
	if s.Width > 0 {
		s.Width = max(s.Width, minWidth)
	}
	t := &rankingText{findingText{style: s, paint: paint{on: s.Color}}, rep.Ranking}
	t.head()
	t.ranked(rep.Findings)
	if t.r.Bytes > 0 {
		t.idle(rep.Findings, finding.LiveUntouched, "nothing was allocated for these, as far as was sampled:")
		t.idle(rep.Findings, finding.LiveEmptied, "allocated for and released again; they hold nothing:")
	} else if n := untouched(rep.Findings); n > 0 {
		t.out.WriteString("\n")
		t.line("", fmt.Sprintf("no goroutine is of the other %s; a heap profile tells what they hold", countOf(n, "finding")))
	}
	if len(rep.Ranking.Rest) > 0 {
		t.rest()
	}
	if rep.Ranking.Goroutines != nil {
		t.goroutineRest()
	}
	t.process()
	if _, err := io.WriteString(w, t.out.String()); err != nil {
		return fmt.Errorf("writing text: %w", err)
	}
	return nil
}

// head tells what was read, and what makes it less sure.
func (t *rankingText) head() {
	for _, line := range rankingHead(t.r) {
		t.line("", Visible(line))
	}
	for _, n := range t.r.Notes {
		t.line(t.paint.supports("note: "), Visible(n))
	}
}

// rankingHead tells what was read, and how much of it findings explain.
func rankingHead(r *finding.Ranking) []string {
	var lines []string
	for _, p := range r.Profiles {
		text := p.File + ": "
		if p.Kind == "goroutine" {
			text += countOf(p.Total, "goroutine")
		} else {
			text += sizeOf(p.Total) + " in use"
		}
		if p.Time != nil {
			text += ", taken " + p.Time.Format("2006-01-02 15:04:05 MST")
		}
		lines = append(lines, text)
	}
	if r.Bytes > 0 {
		lines = append(lines, "findings explain "+sizeOf(r.Explained)+" of "+sizeOf(r.Bytes)+" in use"+percent(r.Explained, r.Bytes)+explainedGrowth(r))
	}
	return lines
}

// explainedGrowth is how much of the growth findings explain, "" with one profile.
func explainedGrowth(r *finding.Ranking) string {
	g, by := r.Growth, r.ExplainedGrowth
	if g == nil || by == nil {
		return ""
	}
	text := fmt.Sprintf(", and %s of %s growth", sizeOf(*by), sizeOf(*g))
	if *g > 0 {
		text += percent(*by, *g)
	}
	if r.Hours != nil {
		text += " in " + hoursText(*r.Hours)
	}
	return text
}

// ranked writes the findings that hold something.
func (t *rankingText) ranked(fs []finding.Finding) {
	for _, f := range fs {
		l := f.Live
		if l == nil || l.State != finding.LiveGrows && l.State != finding.LiveHolds {
			continue
		}
		t.out.WriteString("\n")
		t.line(fmt.Sprintf("%2d. ", l.Rank), t.paint.place(placeText(f.Position))+": "+t.paint.message(t.amount(l))+
			" ["+t.paint.rule(Visible(f.Rule))+", "+t.paint.confidence(f.Confidence)+"]")
		t.line(indent, Visible(f.Message))
		t.figures(l)
		for _, p := range l.Places {
			if p.Bytes > 0 {
				t.place(p)
			}
		}
		if f.Remedy != "" {
			t.line(indent+t.paint.label("remedy: "), Visible(f.Remedy))
		}
	}
}

// untouched counts the findings of which profiles tell nothing.
func untouched(fs []finding.Finding) (n int64) {
	for _, f := range fs {
		if f.Live != nil && f.Live.State == finding.LiveUntouched {
			n++
		}
	}
	return n
}

// amount is what a finding holds, and by how much that grew.
func (t *rankingText) amount(l *finding.Live) string {
	var parts []string
	if l.Bytes > 0 || l.Goroutines == nil || *l.Goroutines == 0 {
		text := sizeOf(l.Bytes)
		if l.Share > 0 {
			text += percent(l.Bytes, t.r.Bytes)
		}
		if l.Growth != nil {
			text += ", " + signed(*l.Growth)
		}
		if l.GrowthPerHour != nil {
			text += " (" + signed(int64(*l.GrowthPerHour)) + " an hour)"
		}
		parts = append(parts, text)
	}
	if g := l.Goroutines; g != nil && *g > 0 {
		text := countOf(*g, "goroutine")
		if l.GoroutineGrowth != nil {
			text += fmt.Sprintf(", %+d", *l.GoroutineGrowth)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

// figures are those of a finding that stand on a line of their own.
func (t *rankingText) figures(l *finding.Live) {
	if parts := liveFigures(l); len(parts) > 0 {
		t.line(indent+t.paint.label("holds: "), strings.Join(parts, ", "))
	}
}

// liveFigures are what is known of a finding besides the bytes.
func liveFigures(l *finding.Live) []string {
	var parts []string
	if l.Bytes > 0 {
		parts = append(parts, countOf(l.Objects, "object"))
	}
	if l.Entries > 0 {
		parts = append(parts, fmt.Sprintf("about %s of %s each", entriesOf(l.Entries), sizeOf(l.Bytes/l.Entries)))
	}
	if l.State == finding.LiveHolds && l.Growth != nil {
		parts = append(parts, "no growth between the profiles")
	}
	if l.ByFunction {
		parts = append(parts, "joined by the function alone: its lines do not fit this source")
	}
	return parts
}

func entriesOf(n int64) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func howText(p finding.LivePlace) string {
	switch p.How {
	case "grow":
		return "where it grows"
	case "feed":
		if len(p.Also) > 0 {
			return "what is stored there, and by " + Visible(strings.Join(p.Also, ", ")) + " too"
		}
		return "what is stored there"
	case "run":
		return "what it runs"
	case "function":
		return "in the function that grows it"
	case "library":
		return "in a method of what " + Visible(strings.Join(p.Also, ", ")) + " makes, or of another such"
	case "beside":
		return "in the function of " + Visible(strings.Join(p.Also, ", ")) + ", and not stored there as far as can be told"
	}
	return ""
}

// place writes a line of allocations.
func (t *rankingText) place(p finding.LivePlace) {
	text := sizeOf(p.Bytes)
	if p.Bytes == 0 {
		text = countOf(p.Objects, "goroutine")
	}
	if p.Growth != nil {
		if p.Bytes == 0 {
			text += fmt.Sprintf(", %+d", *p.Growth)
		} else {
			text += ", " + signed(*p.Growth)
		}
	}
	text += " in " + Visible(p.Function)
	if p.File != "" {
		text += fmt.Sprintf(" %s:%d", Visible(p.File), p.Line)
	}
	if p.How != "" {
		text += t.paint.label(" (" + howText(p) + ")")
	}
	t.line(indent, text)
}

// idle lists findings that hold nothing, one a line.
func (t *rankingText) idle(fs []finding.Finding, state finding.LiveState, title string) {
	fs = slices.DeleteFunc(slices.Clone(fs), func(f finding.Finding) bool { return f.Live == nil || f.Live.State != state })
	if len(fs) == 0 {
		return
	}
	t.out.WriteString("\n" + t.paint.label(title) + "\n")
	shown := fs
	if !t.style.Verbose {
		shown = fs[:min(len(fs), mostIdle)]
	}
	for _, f := range shown {
		text := t.paint.place(placeText(f.Position)) + ": " + Visible(f.Message) + " [" + t.paint.rule(Visible(f.Rule)) + ", " + t.paint.confidence(f.Confidence) + "]"
		if state == finding.LiveEmptied {
			text += ": " + sizeOf(f.Live.Allocated) + " in all"
		}
		t.line(indent, text)
	}
	if more := len(fs) - len(shown); more > 0 {
		t.line(indent, fmt.Sprintf("and %d more; -v lists them", more))
	}
}

// mostIdle is how many findings that hold nothing are listed where not all are asked for.
const mostIdle = 10

func (t *rankingText) rest() {
	t.out.WriteString("\n" + t.paint.label("what no finding explains, by the place that allocates:") + "\n")
	for _, p := range t.r.Rest {
		t.place(p)
	}
	if t.r.RestMore > 0 {
		t.line(indent, fmt.Sprintf("and %s in %s more; -top lists them", sizeOf(t.r.RestMoreBytes), countOf(int64(t.r.RestMore), "place")))
	}
}

func (t *rankingText) goroutineRest() {
	if len(t.r.GoroutineRest) == 0 {
		return
	}
	t.out.WriteString("\n" + t.paint.label("goroutines that no finding explains, by what they run:") + "\n")
	for _, p := range t.r.GoroutineRest {
		t.place(p)
	}
	if t.r.GoroutinesMore > 0 {
		t.line(indent, fmt.Sprintf("and %d more", t.r.GoroutinesMore))
	}
}

// process tells whether the process holds data, or memory that the allocator keeps.
func (t *rankingText) process() {
	if t.r.Bytes == 0 {
		return
	}
	t.out.WriteString("\n")
	for i, line := range processLines(t.r) {
		prefix := indent
		if i == 0 {
			prefix = t.paint.label("process: ")
		}
		t.line(prefix, line)
	}
}

// processLines say what the memory of the process is: what the runtime tells, and what that
// means.
func processLines(r *finding.Ranking) []string {
	m := r.Memory
	if m == nil {
		return []string{"these are the bytes in use when the collector last ran. Whether the process holds more, as memory that was freed and is kept, a protobuf does not say; " +
			"the text does: curl -o heap.txt 'http://HOST/debug/pprof/heap?debug=1', and -profile heap.txt"}
	}
	kept := m.HeapIdle - m.HeapReleased
	lines := []string{fmt.Sprintf("%s from the system: %s of objects, dead ones that the next collection at %s frees included; %s free and kept for new ones; %s given back; %s of stacks",
		sizeOf(m.Sys), sizeOf(m.HeapAlloc), sizeOf(m.NextGC), sizeOf(kept), sizeOf(m.HeapReleased), sizeOf(m.StackInuse))}
	resident := m.Sys - m.HeapReleased
	switch {
	case resident <= 0:
		return lines
	case kept > m.HeapInuse:
		return append(lines, "most of what the process has is free: it was in use at a peak, and is no live data now. Look for what makes the peak, or set GOMEMLIMIT")
	case r.Bytes*2 < resident:
		return append(lines, "less than half of what is resident is live: the rest is garbage that awaits collection (GOGC), free memory, stacks and the runtime's own")
	}
	return append(lines, "most of what is resident is live: it is held by what is listed above")
}

// percent is a share in brackets.
func percent(part, of int64) string {
	if of <= 0 {
		return ""
	}
	return fmt.Sprintf(" (%.1f%%)", 100*float64(part)/float64(of))
}

// sizeOf is a number of bytes for people.
func sizeOf(n int64) string {
	units := []string{"B", "kB", "MB", "GB", "TB"}
	f, i := float64(n), 0
	for (f >= 1000 || f <= -1000) && i < len(units)-1 {
		f /= 1000
		i++
	}
	if i == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", f, units[i])
}

func signed(n int64) string {
	if n < 0 {
		return sizeOf(n)
	}
	return "+" + sizeOf(n)
}

func countOf(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func hoursText(h float64) string {
	switch {
	case h < 1.0/60:
		return fmt.Sprintf("%.0f seconds", h*3600)
	case h < 2:
		return fmt.Sprintf("%.1f minutes", h*60)
	}
	return fmt.Sprintf("%.1f hours", h)
}
