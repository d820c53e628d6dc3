package main

import (
	"context"
	"fmt"
	"io"

	"github.com/growthlint/growthlint/bench/checkout"
)

// runner scores cases with several workers and tells each result as it comes.
type runner struct {
	scorer  scorer
	workers int
	// progress gets a line a case, keep the results as JSON lines; keep may be nil.
	progress io.Writer
	keep     io.Writer
}

// run scores the cases and returns the results, in no order. It stops at the
// first result that cannot be kept and when the context ends: a case that was
// under way then is not kept.
func (r runner) run(ctx context.Context, cases []Case) ([]Result, error) {
	work := checkout.Work[Case, Result]{Workers: r.workers, Do: r.scorer.score, Tell: r.tell}
	return work.Run(ctx, cases)
}

// tell prints a result's line and keeps the result.
func (r runner) tell(res Result) error {
	fmt.Fprintf(r.progress, "%-42s %-9s bug %-11s fix %-11s %6.1fs %6.1fs\n",
		res.ID, res.Category, res.Bug.label(), res.Fix.label(), res.Bug.Seconds, res.Fix.Seconds)
	if r.keep == nil {
		return nil
	}
	return checkout.WriteLine(r.keep, res)
}
