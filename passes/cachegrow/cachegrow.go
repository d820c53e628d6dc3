package cachegrow

import (
	_ "embed"
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
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
		Never:  "what is too old is hidden and not removed",
		Remedy: "remove what is too old on a timer, or cap the number of entries",
	}
	if f := k.Fault(); f != nil {
		w.Missing, w.Remedy = missing(f), remedy(f)
	} else if k.HidesExpired() && len(k.Partial) > 0 {
		w.Missing = "what is too old goes only when its own key comes again"
	}
	return k.Finding("cachegrow", w)
}

// missing says what the library does not do, and what the values mean in it.
func missing(f *growth.CacheFault) string {
	what := "nothing bounds it"
	switch f.Lack {
	case cache.LackExpiry:
		what = "it never expires"
	case cache.LackCleaner:
		what = "what has expired is hidden and not freed"
	}
	return fmt.Sprintf("%s; in %s: %s", what, f.Library, f.Say)
}

// remedy tells it in the library's own names.
func remedy(f *growth.CacheFault) string {
	if f.Remedy == "" {
		return "give entries a life, or the cache a size"
	}
	return strings.TrimSpace(f.Remedy)
}
