package slicegrow

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
func New() *analysis.Analyzer { return summary.Rule("slicegrow", doc, Judge) }

// Judge decides one container; nil means silence.
func Judge(k *judge.Case) *finding.Finding {
	return k.Finding("slicegrow", judge.Words{
		Gains:  "grows",
		Never:  "nothing removes elements",
		Remedy: "trim it after each append, drain it when it is read, or refuse new elements when it is full",
	})
}
