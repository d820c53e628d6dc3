package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

// change is a way in which a case can differ from its previous result.
type change struct {
	name string
	// of reports whether the case changed so at a level.
	of func(before, after bug.Result, level int) bool
}

// changes returns the ways, each beside its opposite. Only cases scored both
// times are compared but for the last two.
func changes() []change {
	both := func(is func(a, b bug.Result, level int) bool) func(a, b bug.Result, level int) bool {
		return func(a, b bug.Result, level int) bool { return a.Scored() && b.Scored() && is(a, b, level) }
	}
	found := func(a, b bug.Result, level int) bool { return !a.Found(level) && b.Found(level) }
	silent := func(a, b bug.Result, level int) bool {
		return a.Found(level) && b.Found(level) && !a.Silent(level) && b.Silent(level)
	}
	scored := func(a, b bug.Result, _ int) bool { return !a.Scored() && b.Scored() }
	return []change{
		{"newly found", both(found)},
		{"lost", both(func(a, b bug.Result, level int) bool { return found(b, a, level) })},
		{"newly silent", both(silent)},
		{"no longer silent", both(func(a, b bug.Result, level int) bool { return silent(b, a, level) })},
		{"newly scored", scored},
		{"no longer scored", func(a, b bug.Result, level int) bool { return scored(b, a, level) }},
	}
}

// printChanges writes how results differ from previous ones, at medium and at
// low. Cases that were not in the previous results are not compared.
func printChanges(w io.Writer, results []bug.Result, previous map[string]bug.Result) {
	fmt.Fprintln(w, "\nagainst the previous results:")
	compared := 0
	for _, r := range results {
		if _, ok := previous[r.ID]; ok {
			compared++
		}
	}
	differs := false
	for _, level := range []int{checkout.Medium, checkout.Low} {
		for _, c := range changes() {
			if ids := c.ids(results, previous, level); len(ids) > 0 {
				differs = true
				fmt.Fprintf(w, "  %-6s %s (%d): %s\n", checkout.LevelName(level), c.name, len(ids), strings.Join(ids, " "))
			}
		}
	}
	if !differs {
		fmt.Fprintf(w, "  no difference in %d cases\n", compared)
	}
}

// ids returns the cases that changed so.
func (c change) ids(results []bug.Result, previous map[string]bug.Result, level int) []string {
	var ids []string
	for _, after := range results {
		if before, ok := previous[after.ID]; ok && c.of(before, after, level) {
			ids = append(ids, after.ID)
		}
	}
	return ids
}
