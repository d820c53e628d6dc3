package resourcegrow

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
func New() *analysis.Analyzer { return summary.Finder("resourcegrow", doc, Find) }

// Find returns the resources that are made again and again and stay.
func Find(p *link.Program) []finding.Finding {
	return judge.MadeThings(p, "resourcegrow", made.MadeResource, words)
}

// words fits the words to what became of the resource.
func words(m *made.Made) judge.MadeWords {
	w := judge.MadeWords{Does: "opens"}
	switch m.Fault {
	case made.FaultOverwritten:
		w.Remedy = "release the previous one before it is replaced"
	case made.FaultKept:
		w.Remedy = "release it when the object that holds it ends"
	case made.FaultBlank:
		w.Remedy = "keep the function and call it when done"
	case made.FaultNoRoom:
		w.Does, w.Remedy = "offers", "close it in the default case"
	default:
		w.Remedy = "release it when done, preferably with defer, or share one"
	}
	return w
}
