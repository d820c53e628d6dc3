package report

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// ranked returns the findings' indices, the best first: by level, confidence and
// score, and in the order of the report where these are equal.
func ranked(r *Report) []int {
	order := make([]int, len(r.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := r.Findings[i], r.Findings[j]
		return cmp.Or(
			cmp.Compare(r.Levels.Of(b.Confidence), r.Levels.Of(a.Confidence)),
			cmp.Compare(b.Confidence, a.Confidence),
			cmp.Compare(b.Score, a.Score))
	})
	return order
}

// best returns the n best findings in the order of the report.
func best(r *Report, n int) []finding.Finding {
	if n >= len(r.Findings) {
		return r.Findings
	}
	chosen := ranked(r)[:n]
	slices.Sort(chosen)
	return each(chosen, func(i int) finding.Finding { return r.Findings[i] })
}
