package bug

import (
	"context"
	"fmt"
	"io"

	"github.com/growthlint/growthlint/bench/checkout"
)

// Measurement runs a tool on cases at both commits.
type Measurement struct {
	Checkout checkout.Options
	// Whole runs on the case's module instead of its package: what the command
	// sees, not what a plugin sees.
	Whole bool
	// Out is the results file, added to; cases that it holds are not run again.
	// Empty keeps nothing.
	Out string
	// Progress gets a line a case.
	Progress io.Writer
}

// Run returns the results of the cases, in no order: those on file and those it
// makes. On an error it returns what there is; a case that was under way is not kept.
func (m Measurement) Run(ctx context.Context, cases []Case) ([]Result, error) {
	session, err := checkout.Open(ctx, m.Checkout)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	done, err := ReadResults(m.Out)
	if err != nil {
		return nil, err
	}
	if err := checkSame(done, m.Out, session.Stamp, m.Whole); err != nil {
		return nil, err
	}
	results, todo := split(cases, done)
	if len(results) > 0 {
		fmt.Fprintf(m.Progress, "%d of %d cases are in %s already\n", len(results), len(cases), m.Out)
	}
	t := teller{progress: m.Progress}
	if m.Out != "" {
		file, err := checkout.OpenToAppend(m.Out)
		if err != nil {
			return results, err
		}
		defer file.Close()
		t.keep = file
	}
	s := scorer{pool: session.Pool, tool: session.Tool, whole: m.Whole, stamp: session.Stamp}
	work := checkout.Work[Case, Result]{Workers: m.Checkout.Workers, Do: s.score, Tell: t.tell}
	made, err := work.Run(ctx, todo)
	return append(results, made...), err
}

// split tells the cases whose results are on file from those still to run. A case
// that could not be checked out is run again: mirrors arrive one by one.
func split(cases []Case, done map[string]Result) (results []Result, todo []Case) {
	for _, c := range cases {
		r, ok := done[c.ID]
		if ok && r.Bug.State != StateNoCheckout && r.Fix.State != StateNoCheckout {
			results = append(results, r)
			continue
		}
		todo = append(todo, c)
	}
	return results, todo
}

// teller tells each result as it comes.
type teller struct {
	progress io.Writer
	// keep gets the results as JSON lines; it may be nil.
	keep io.Writer
}

// tell prints a result's line and keeps the result.
func (t teller) tell(r Result) error {
	fmt.Fprintf(t.progress, "%-42s %-9s bug %-11s fix %-11s %6.1fs %6.1fs\n",
		r.ID, r.Category, r.Bug.Label(), r.Fix.Label(), r.Bug.Seconds, r.Fix.Seconds)
	if t.keep == nil {
		return nil
	}
	return checkout.WriteLine(t.keep, r)
}
