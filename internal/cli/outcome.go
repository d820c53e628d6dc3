package cli

import (
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/report"
)

// outcome is a finished run: what to tell about it and how it ends.
type outcome struct {
	opts *options
	// result has the findings that are reported.
	result     *pipeline.Analysis
	sel        *selection
	incomplete bool
	rules      []Rule
}

func (o outcome) exitCode() int {
	switch {
	case (o.incomplete || o.sel.troubled) && !o.opts.allowIncomplete:
		return exitIncomplete
	case o.sel.failing > 0:
		return exitFindings
	}
	return exitClean
}

// tell writes what belongs to no report: trouble, unused suppressions, the closing
// lines, and with -stats the figures. It always closes: a run that says nothing could as
// well have seen nothing.
func (o outcome) tell(w io.Writer) error {
	var lines []string
	lines = append(lines, troubleLines(o.result.Troubles)...)
	if o.sawAll() {
		lines = append(lines, unusedLines(o.result.Unused)...)
	}
	for _, text := range o.sel.told {
		lines = append(lines, "growthlint: "+text)
	}
	lines = append(lines, o.closingLines()...)
	if o.opts.stats {
		lines = append(lines, o.statsLines()...)
	}
	for i, line := range lines {
		lines[i] = report.Visible(line)
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// closingLines say what came of the run and what it did not see.
func (o outcome) closingLines() []string {
	lines := []string{"growthlint: " + o.closing()}
	if o.sel.unclear != "" {
		lines = append(lines, o.sel.unclear)
	}
	if v := o.result.View; v.Partial() {
		lines = append(lines, fmt.Sprintf("view: %d of %d packages of the module", v.PackagesSeen, v.ModulePackages))
	}
	if u := o.result.Unreached; len(u) > 0 {
		lines = append(lines, "not analysed: "+strings.Join(u, ", ")+" (modules of their own; run growthlint -C there)")
	}
	if o.incomplete {
		lines = append(lines, o.incompleteText())
	} else if o.sel.troubled {
		lines = append(lines, "incomplete: trouble in their files has kept fixes out"+o.acceptText())
	}
	if len(o.result.Findings) == 0 {
		lines = append(lines, o.silentLines()...)
	}
	return lines
}

// silentLines tell somebody who sees no finding what was looked at, and who answers for
// what is silent.
func (o outcome) silentLines() []string {
	var lines []string
	if s := o.result.Stats; s.Containers > 0 {
		text := fmt.Sprintf("looked at: %s in %s", count(s.Containers, "container"), count(s.Functions, "function"))
		if s.Unknown > 0 {
			text += fmt.Sprintf("; %d cannot be judged, for lack of code that uses them", s.Unknown)
		}
		lines = append(lines, text)
	}
	return append(lines, "why something is silent: growthlint why Type.field; what no run sees: "+report.Page(version(), "docs/limits.md"))
}

// sawAll reports whether a suppression that silenced nothing is superfluous:
// every rule ran, on the whole module, without trouble.
func (o outcome) sawAll() bool {
	return len(o.opts.rules) == len(o.rules) && !o.result.View.Partial() && !o.incomplete
}

// closing is one line: how many findings of which rules, and what is not shown.
func (o outcome) closing() string {
	text := "no findings"
	if n := len(o.result.Findings); n > 0 {
		text = count(n, "finding") + " (" + byRule(o.result.Findings) + ")"
	}
	text += " in " + count(o.result.Stats.Packages, "package")
	if n := o.result.Stats.Suppressed; n > 0 {
		text += fmt.Sprintf("; %d suppressed", n)
	}
	if n := o.result.Stats.Baselined; n > 0 {
		text += fmt.Sprintf("; %d in the baseline", n)
	}
	if n := o.sel.known; n > 0 {
		text += fmt.Sprintf("; %d not new", n)
	}
	if n := o.sel.excluded; n > 0 {
		text += fmt.Sprintf("; %d excluded", n)
	}
	if n := o.sel.below; n > 0 {
		text += fmt.Sprintf("; %d more below -min-confidence %s", n, o.opts.config.MinConfidence.Thresholds())
		if o.sel.failing > len(o.result.Findings) {
			text += ", which count for -fail-on " + o.opts.config.FailOn.V
		}
	}
	return text
}

func (o outcome) incompleteText() string {
	text := "incomplete: not everything that the patterns match could be analysed" + o.brokenText()
	return text + o.acceptText()
}

func (o outcome) acceptText() string {
	if o.opts.allowIncomplete {
		return ""
	}
	return " (exit status 3; -allow-incomplete accepts that)"
}

// brokenText names the packages that could not be analysed in full: ": a, b and 3 more".
func (o outcome) brokenText() string {
	const named = 5
	var pkgs []string
	for _, t := range o.result.Troubles {
		if !t.Note && t.Package != "" && !slices.Contains(pkgs, t.Package) {
			pkgs = append(pkgs, t.Package)
		}
	}
	if len(pkgs) == 0 {
		return ""
	}
	slices.Sort(pkgs)
	if more := len(pkgs) - named; more > 0 {
		return fmt.Sprintf(": %s and %d more", strings.Join(pkgs[:named], ", "), more)
	}
	return ": " + strings.Join(pkgs, ", ")
}

func (o outcome) statsLines() []string {
	s := o.result.Stats
	lines := []string{fmt.Sprintf("stats: %s, %s, %s (%d unknown), %d suppressed",
		count(s.Packages, "package"), count(s.Functions, "function"), count(s.Containers, "container"), s.Unknown, s.Suppressed)}
	var times []string
	for _, stage := range slices.Sorted(maps.Keys(o.result.Stages)) {
		times = append(times, fmt.Sprintf("%s %s", stage, o.result.Stages[stage].Round(time.Millisecond)))
	}
	times = append(times, fmt.Sprintf("in all %.3fs", s.Seconds))
	lines = append(lines, "time: "+strings.Join(times, ", "))
	lines = append(lines, loadedText(o.result))
	if peak := peakMemory(); peak > 0 {
		return append(lines, fmt.Sprintf("memory: %d MB at the peak", peak>>20))
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	// Go returns pages, but keeps the address space it asked for: this is close to
	// the peak.
	return append(lines, fmt.Sprintf("memory: %d MB from the system", m.Sys>>20))
}

// loadedText tells what an earlier run has spared this one.
func loadedText(a *pipeline.Analysis) string {
	l := a.Loaded
	text := fmt.Sprintf("loaded: %d of %s in scope unchanged, %s read from source, of %d only stored types; %d in all",
		l.Recalled, count(a.Stats.Packages, "package"), count(l.Checked, "package"), l.TypesRead, l.Total)
	if a.Judged {
		text += "; findings as before"
	}
	return text
}

// mostTold is how many troubles, and how many superfluous comments, are told one by one.
const mostTold = 100

// troubleLines tells the troubles, those that count before the notes if there are more
// than can be told.
func troubleLines(all []finding.Trouble) []string {
	if len(all) > mostTold {
		notes := func(t finding.Trouble) bool { return t.Note }
		counting := slices.DeleteFunc(slices.Clone(all), notes)
		left := slices.DeleteFunc(slices.Clone(all), func(t finding.Trouble) bool { return !t.Note })
		all = append(counting, left...)
	}
	var lines []string
	for _, t := range all[:min(len(all), mostTold)] {
		lines = append(lines, troubleText(t))
	}
	if more := len(all) - mostTold; more > 0 {
		lines = append(lines, fmt.Sprintf("growthlint: %d more such lines; -format json has all that count", more))
	}
	return lines
}

func unusedLines(all []pipeline.Note) []string {
	var lines []string
	for _, n := range all[:min(len(all), mostTold)] {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: note: %s", n.Position.File, n.Position.Line, n.Position.Column, n.Text))
	}
	if more := len(all) - mostTold; more > 0 {
		lines = append(lines, fmt.Sprintf("growthlint: %d more that silence nothing", more))
	}
	return lines
}

func troubleText(t finding.Trouble) string {
	var b strings.Builder
	if t.File != "" {
		b.WriteString(t.File)
		if t.Line > 0 {
			fmt.Fprintf(&b, ":%d", t.Line)
			if t.Column > 0 {
				fmt.Fprintf(&b, ":%d", t.Column)
			}
		}
		b.WriteString(": ")
	}
	if t.Note {
		b.WriteString("note: ")
	}
	b.WriteString(strings.TrimSpace(t.Message))
	fmt.Fprintf(&b, " [%s", t.Kind)
	if t.Package != "" {
		b.WriteString(", " + t.Package)
	}
	b.WriteString("]")
	return b.String()
}

// byRule returns "2 mapgrow, 1 lockgrow", the most frequent first.
func byRule(fs []finding.Finding) string {
	n := map[string]int{}
	for _, f := range fs {
		n[f.Rule]++
	}
	names := slices.SortedFunc(maps.Keys(n), func(a, b string) int {
		if n[a] != n[b] {
			return n[b] - n[a]
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", n[name], name)
	}
	return strings.Join(names, ", ")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
