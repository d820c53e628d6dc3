package cachegrow

import (
	_ "embed"
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Rule("cachegrow", doc, Judge) }

// Judge decides one container; nil means silence.
func Judge(k *judge.Case) *finding.Finding {
	w := judge.Words{
		Gains:  "gains an entry",
		Never:  "nothing removes entries that have gone stale",
		Remedy: "remove stale entries on a timer, or cap their number",
	}
	if f := k.Fault(); f != nil {
		w.Missing, w.Remedy = missing(f), remedy(f)
	} else if k.HidesExpired() && len(k.Partial) > 0 {
		w.Missing = "a stale entry is removed only when its own key is looked up again"
	}
	return k.Finding("cachegrow", w)
}

// missing says what the library does not do as it is used.
func missing(f *cache.Fault) string {
	what := "nothing bounds the cache"
	switch f.Lack {
	case cache.LackExpiry:
		what = "the entry never expires"
	case cache.LackCleaner:
		what = "expired entries are hidden but not freed"
	}
	return fmt.Sprintf("%s (%s)", what, f.Library)
}

// remedy tells it in the library's own names.
func remedy(f *cache.Fault) string {
	if len(f.Remedy) == 0 {
		return "set an expiry or a size limit"
	}
	return f.Remedy.String()
}
