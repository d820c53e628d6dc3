package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/growthlint/growthlint/bench/heads"
)

// printReport writes all that is measured.
func printReport(w io.Writer, runs []heads.Run, labels []heads.Label, judged []Judged) {
	printRepositories(w, runs, judged)
	printGroups(w, "rule", grouped(judged, func(j Judged) string { return j.Finding.Rule }))
	printGroups(w, "confidence", grouped(judged, func(j Judged) string { return j.Finding.Confidence }))
	printRungs(w, grouped(judged, func(j Judged) string { return fmt.Sprintf("%.2f", j.Finding.Score) }))
	printReadings(w, labels)
	printUnreported(w, unreported(runs, labels, judged))
	printTrouble(w, runs)
}

// printRepositories writes size, findings and precision by repository, and all
// together.
func printRepositories(w io.Writer, runs []heads.Run, judged []Judged) {
	tallies, sizes := map[string]*tally{}, map[string]heads.Size{}
	var names []string
	var all tally
	var size heads.Size
	for _, run := range runs {
		if tallies[run.Repository] == nil {
			tallies[run.Repository] = &tally{}
			names = append(names, run.Repository)
		}
		if run.Err == "" {
			sizes[run.Repository] = sizes[run.Repository].Plus(run.Size)
			size = size.Plus(run.Size)
		}
	}
	for _, j := range judged {
		tallies[j.Run.Repository].add(j)
		all.add(j)
	}
	slices.Sort(names)
	fmt.Fprintf(w, "\n%-36s %9s %9s | %s\n", "repository", "lines", "per 1,000", tallyHeader())
	for _, name := range names {
		t, lines := tallies[name], sizes[name].Lines
		fmt.Fprintf(w, "%-36s %9d %9s | %s\n", name, lines, perThousand(t.findings(), lines), t)
	}
	fmt.Fprintf(w, "%-36s %9d %9s | %s\n", fmt.Sprintf("all %d", len(names)), size.Lines, perThousand(all.findings(), size.Lines), all)
	fmt.Fprintf(w, "%d of the lines are generated: %s per 1,000 of the others\n",
		size.Generated, perThousand(all.findings(), size.Lines-size.Generated))
}

// printGroups writes the precision of each group.
func printGroups(w io.Writer, title string, groups []group) {
	fmt.Fprintf(w, "\n%-16s | %s\n", title, tallyHeader())
	for _, g := range groups {
		fmt.Fprintf(w, "%-16s | %s\n", g.name, g.all)
	}
}

// printRungs writes for each rung, named by the score it carries, the share of
// true findings on the labels, and how far it moves when a repository is left out.
func printRungs(w io.Writer, groups []group) {
	fmt.Fprintf(w, "\n%-16s | %s | %s\n", "score of rung", tallyHeader(), "true, one repository left out")
	slices.Reverse(groups)
	for _, g := range groups {
		span := "-"
		if low, high, ok := g.leaveOneOut(); ok {
			span = fmt.Sprintf("%.2f to %.2f", low, high)
		}
		fmt.Fprintf(w, "%-16s | %s | %s\n", g.name, g.all, span)
	}
}

// printReadings writes how far first and second readings agree, and where not.
func printReadings(w io.Writer, labels []heads.Label) {
	same, twice := agreement(labels)
	fmt.Fprintf(w, "\nread twice: %d of %d labels, the readings agree on %d (%s)\n", twice, len(labels), same, percent(same, twice))
	for _, l := range labels {
		if first := l.FirstReading().Label; l.Second != nil && l.Second.Label != first {
			fmt.Fprintf(w, "  %s %s %s: %s, then %s; counted as %s\n", l.Repository, l.Position, l.Container, first, l.Second.Label, l.Label)
		}
	}
}

// printUnreported writes how many labelled findings are not reported any more,
// and which of them are true: those are lost.
func printUnreported(w io.Writer, labels []heads.Label) {
	counts := map[string]int{}
	for _, l := range labels {
		counts[l.Label]++
	}
	fmt.Fprintf(w, "\nlabelled and not reported now: %d true, %d by design, %d false\n", counts[heads.IsTrue], counts[heads.ByDesign], counts[heads.IsFalse])
	for _, l := range labels {
		if l.Label == heads.IsTrue {
			fmt.Fprintf(w, "  lost: %s %s %s %s\n", l.Repository, l.Position, l.Rule, l.Container)
		}
	}
}

// printTrouble writes the heads without a report and those not seen in full.
func printTrouble(w io.Writer, runs []heads.Run) {
	for _, run := range runs {
		switch {
		case run.Err != "":
			fmt.Fprintf(w, "no report: %s: %s\n", run.Head, run.Err)
		case len(run.Errors) > 0:
			first := run.Errors[0]
			fmt.Fprintf(w, "not seen in full: %s: %d errors, the first: %s %s: %s\n", run.Head, len(run.Errors), first.Package, first.Kind, first.Message)
		}
	}
}

// perThousand is how many findings there are in 1,000 lines.
func perThousand(findings, lines int) string {
	if lines == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", 1000*float64(findings)/float64(lines))
}
