package main

import (
	"fmt"
	"io"

	"github.com/growthlint/growthlint/bench/checkout"
)

// either joins results with those of the other scope: found is what either
// scope found. It is strict on silence: both scopes must be silent at the fix. A
// case that one scope alone could score is that scope's.
func either(results []Result, other map[string]Result) []Result {
	var joined []Result
	for _, r := range results {
		o, ok := other[r.ID]
		switch {
		case ok && !r.scored():
			r = o
		case ok && o.scored():
			r.Bug, r.Fix = r.Bug.with(o.Bug), r.Fix.with(o.Fix)
		}
		joined = append(joined, r)
	}
	return joined
}

// with returns what two scopes said at one commit together. What concerns one
// run, such as its time, stays the first one's.
func (s Side) with(o Side) Side {
	s.Level = max(s.Level, o.Level)
	s.Hits = append(append([]string{}, s.Hits...), o.Hits...)
	return s
}

// printMisses lists the scored cases that were not found at medium, then those
// of which something is still said at the fix, with what is said.
func printMisses(w io.Writer, results []Result) {
	fmt.Fprintln(w, "\nnot found at medium:")
	for _, r := range results {
		if r.scored() && !r.found(checkout.Medium) {
			fmt.Fprintf(w, "  %s (%s) %s: %s\n", r.ID, r.Category, r.Container, r.Bug.label())
		}
	}
	fmt.Fprintln(w, "\nnot silent at the fix:")
	for _, r := range results {
		if !r.scored() || !r.due() || r.Fix.Level == checkout.Absent {
			continue
		}
		fmt.Fprintf(w, "  %s (%s) %s: bug %s, fix %s\n", r.ID, r.Category, r.Container, r.Bug.label(), r.Fix.label())
		for _, hit := range r.Fix.Hits {
			fmt.Fprintf(w, "    %s\n", hit)
		}
	}
}
