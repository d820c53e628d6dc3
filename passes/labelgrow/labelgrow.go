package labelgrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/label"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Finder("labelgrow", doc, Find) }

// Find returns the metrics whose labels take values that are not few.
func Find(p *link.Program) []finding.Finding {
	at := func(s *label.Series) link.Lost {
		return link.Lost{Rule: "labelgrow", Of: s.Adds[0].What, Package: s.Adds[0].Func.Package, Pos: s.Adds[0].Pos}
	}
	return judge.Each(p, p.Series, at, func(s *label.Series) *finding.Finding {
		return (&judge.Labelling{Program: p, Series: s}).Finding("labelgrow")
	})
}
