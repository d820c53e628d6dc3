package main

import (
	"fmt"
	"io"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

// either joins results with those of the other scope: found is what either
// scope found. It is strict on silence: both scopes must be silent at the fix. A
// case that one scope alone could score is that scope's.
func either(results []bug.Result, other map[string]bug.Result) []bug.Result {
	var joined []bug.Result
	for _, r := range results {
		o, ok := other[r.ID]
		switch {
		case ok && !r.Scored():
			r = o
		case ok && o.Scored():
			r.Bug, r.Fix = r.Bug.With(o.Bug), r.Fix.With(o.Fix)
		}
		joined = append(joined, r)
	}
	return joined
}

// printMisses lists the scored cases that were not found at medium, then those
// of which something is still said at the fix, with what is said.
func printMisses(w io.Writer, results []bug.Result) {
	fmt.Fprintln(w, "\nnot found at medium:")
	for _, r := range results {
		if r.Scored() && !r.Found(checkout.Medium) {
			fmt.Fprintf(w, "  %s (%s) %s: %s\n", r.ID, r.Category, r.Container, r.Bug.Label())
		}
	}
	fmt.Fprintln(w, "\nnot silent at the fix:")
	for _, r := range results {
		if !r.Scored() || !r.Due() || r.Fix.Level == checkout.Absent {
			continue
		}
		fmt.Fprintf(w, "  %s (%s) %s: bug %s, fix %s\n", r.ID, r.Category, r.Container, r.Bug.Label(), r.Fix.Label())
		for _, hit := range r.Fix.Hits {
			fmt.Fprintf(w, "    %s\n", hit)
		}
	}
}
