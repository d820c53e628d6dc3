package lockgrow

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
func New() *analysis.Analyzer { return summary.Rule("lockgrow", doc, Judge) }

// Judge decides one container; nil means silence.
func Judge(k *judge.Case) *finding.Finding {
	return k.Finding("lockgrow", judge.Words{
		Gains:  "gains a lock",
		Never:  "no lock is ever deleted",
		Remedy: "count the users of each lock and delete its key at zero, or pick one of a fixed number of locks by a hash of the key",
	})
}
