package listenergrow

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
func New() *analysis.Analyzer { return summary.Finder("listenergrow", doc, Find) }

// Find returns what is added and never taken back.
func Find(p *link.Program) []finding.Finding {
	return judge.MadeThings(p, "listenergrow", made.MadeListener, words)
}

// words fits the words to the finding.
func words(m *made.Made) judge.MadeWords {
	switch m.Fault {
	case made.FaultDeferred:
		return judge.MadeWords{Does: "defers", Remedy: "call it at the end of the iteration, or move the loop body into a function"}
	case made.FaultEntered:
		return judge.MadeWords{Does: "registers", Remedy: "register one handler at startup, and look up in it what differs from call to call"}
	}
	return judge.MadeWords{Does: "registers", Remedy: "keep the function that removes it and call it when done, or register once"}
}
