package pendinggrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Rule("pendinggrow", doc, Judge) }

// Judge decides one container; nil means silence.
func Judge(k *judge.Case) *finding.Finding {
	return k.Finding("pendinggrow", judge.Words{
		Gains:  "gains an entry",
		Never:  "it stays when the work that it belongs to does not end as expected",
		Remedy: "delete the entry on every return path, preferably with a defer right after the insert",
	})
}
