package agree

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/passdrive"
	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/summary"
)

func compareReports(a, b Report) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
}

// distinct sorts reports; a package and its test variant report the same twice.
func distinct(list []Report) []Report {
	slices.SortFunc(list, compareReports)
	return slices.Compact(list)
}

// Passes returns what the passes report at medium or above, in process and each package
// by itself, with the fingerprints that drivers do not show. Args are patterns.
func Passes(ctx context.Context, r Run) ([]Report, error) {
	analyzers := passes.New(&summary.Settings{}, summary.Options{Digests: true})
	res, err := passdrive.Run(ctx, passdrive.Options{Dir: r.Dir, Patterns: r.Args, Analyzers: analyzers, Env: r.environment()})
	if err != nil {
		return nil, err
	}
	if len(res.Failed) > 0 {
		return nil, res.Failed[0]
	}
	prints := map[Place]string{}
	for _, f := range res.Findings {
		prints[r.place(f.Position.File, f.Position.Line, f.Position.Column, f.Rule)] = f.Fingerprint
	}
	list := make([]Report, len(res.Diagnostics))
	for i, d := range res.Diagnostics {
		at := r.place(d.Position.File, d.Position.Line, d.Position.Column, d.Analyzer)
		list[i] = Report{Place: at, Message: d.Message, Fingerprint: prints[at]}
	}
	return distinct(list), nil
}

// Different tells in what two drivers differ that both see one package at a time: nil if
// they report the same, with the same messages. Columns are not compared where a driver
// has none.
func Different(name string, got []Report, want []Report) []string {
	type shown struct {
		file, rule, message string
		line                int
	}
	of := func(r Report) shown { return shown{r.File, r.Rule, r.Message, r.Line} }
	count := map[shown]int{}
	for _, r := range want {
		count[of(r)]++
	}
	var out []string
	for _, r := range got {
		if count[of(r)]--; count[of(r)] < 0 {
			out = append(out, fmt.Sprintf("%s alone reports %s:%d: %s", name, r.File, r.Line, r.Message))
		}
	}
	for _, r := range want {
		if count[of(r)] > 0 {
			count[of(r)]--
			out = append(out, fmt.Sprintf("%s does not report %s:%d: %s", name, r.File, r.Line, r.Message))
		}
	}
	return out
}

// Outside returns the reports whose fingerprint is not among those of the whole: they
// have vanished there. Reports without a fingerprint are left out.
func Outside(part, whole []Report) []Report {
	seen := map[string]bool{}
	for _, r := range whole {
		seen[r.Fingerprint] = true
	}
	return slices.DeleteFunc(slices.Clone(part), func(r Report) bool { return r.Fingerprint == "" || seen[r.Fingerprint] })
}
