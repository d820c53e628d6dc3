package wrapgrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/made"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Finder("wrapgrow", doc, Find) }

// Find returns values that wrap their own former selves.
func Find(p *link.Program) []finding.Finding {
	return judge.MadeThings(p, "wrapgrow", made.MadeWrap, words)
}

// words fits the words to the finding.
func words(m *made.Made) judge.MadeWords {
	w := judge.MadeWords{Does: "wraps", Remedy: "declare a new variable inside the loop"}
	if !m.Carried {
		w.Remedy = "wrap the original each time, or keep the parts in a map from which they can be removed"
	}
	return w
}
