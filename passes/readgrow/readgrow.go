package readgrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/stream"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Finder("readgrow", doc, Find) }

// Find returns the reads that nothing limits.
func Find(p *link.Program) []finding.Finding {
	at := func(r *stream.Read) link.Lost {
		return link.Lost{Rule: "readgrow", Of: r.Func.Display, Package: r.Func.Package, Pos: r.Call.Pos}
	}
	return judge.Each(p, p.Reads, at, func(r *stream.Read) *finding.Finding {
		return judge.Reading{Program: p, Read: r}.Finding("readgrow")
	})
}
