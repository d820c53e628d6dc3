package retaingrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Finder("retaingrow", doc, Find) }

// Find returns the places that keep more than they show.
func Find(p *link.Program) []finding.Finding {
	var out []finding.Finding
	for _, s := range p.Retained {
		if f := (&judge.Retention{Program: p, Retained: s}).Finding("retaingrow"); f != nil {
			out = append(out, *f)
		}
	}
	return out
}
