package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

// tally counts results at one confidence.
type tally struct{ scored, found, due, silent int }

func (t *tally) add(r bug.Result, level int) {
	if !r.Scored() {
		return
	}
	t.scored++
	if !r.Found(level) {
		return
	}
	t.found++
	if r.Due() {
		t.due++
	}
	if r.Silent(level) {
		t.silent++
	}
}

// row is a line of the table: the tallies at medium and at low.
type row struct {
	name        string
	medium, low tally
}

func (w *row) add(r bug.Result) {
	w.medium.add(r, checkout.Medium)
	w.low.add(r, checkout.Low)
}

// rows tallies results by category, the largest first, and in the end the
// containers' and all categories together.
func rows(results []bug.Result) []row {
	by := map[string]*row{}
	containers, all := row{name: "containers"}, row{name: "all"}
	for _, r := range results {
		if by[r.Category] == nil {
			by[r.Category] = &row{name: r.Category}
		}
		by[r.Category].add(r)
		all.add(r)
		if slices.Contains(bug.ContainerCategories(), r.Category) {
			containers.add(r)
		}
	}
	var list []row
	for _, w := range by {
		list = append(list, *w)
	}
	slices.SortFunc(list, func(a, b row) int {
		return cmp.Or(cmp.Compare(b.medium.scored, a.medium.scored), cmp.Compare(a.name, b.name))
	})
	return append(list, containers, all)
}

// printTable writes the table by category and the cases that were not scored,
// with the reason.
func printTable(w io.Writer, results []bug.Result) {
	var unscored []bug.Result
	others, scored := 0, 0
	for _, r := range results {
		if !r.Scored() {
			unscored = append(unscored, r)
			continue
		}
		scored++
		others += r.Bug.Others
	}
	fmt.Fprintf(w, "\ncases %d, scored %d, other findings a case at low %.1f\n\n", len(results), scored, share(others, scored))
	fmt.Fprintf(w, "%-11s | %-31s | %s\n", "", "medium", "low")
	fmt.Fprintf(w, "%-11s | %-17s %-13s | %-17s %s\n", "category", "found/scored", "silent/found", "found/scored", "silent/found")
	for _, line := range rows(results) {
		fmt.Fprintf(w, "%-11s | %s | %s\n", line.name, line.medium, line.low)
	}
	for _, r := range unscored {
		reason := strings.Join(strings.Fields(cmp.Or(r.Bug.Err, r.Fix.Err)), " ")
		fmt.Fprintf(w, "not scored: %s (%s): bug %s, fix %s: %s\n", r.ID, r.Category, r.Bug.State, r.Fix.State, reason)
	}
}

// String is the tally as the table shows it.
func (t tally) String() string {
	return fmt.Sprintf("%-17s %-13s", ratio(t.found, t.scored), ratio(t.silent, t.due))
}

// ratio is a share as the table shows it, and "-" of nothing.
func ratio(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d %3.0f%%", part, whole, 100*share(part, whole))
}

// share is part/whole, and 0 of nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
