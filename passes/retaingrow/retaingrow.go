package retaingrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/retain"
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
	at := func(r *retain.Retained) link.Lost {
		return link.Lost{Rule: "retaingrow", Of: r.Key, Package: r.Pins[0].Func.Package, Pos: r.Pins[0].Pos}
	}
	return judge.Each(p, p.Retained, at, func(r *retain.Retained) *finding.Finding {
		return (&judge.Retention{Program: p, Retained: r}).Finding("retaingrow")
	})
}
