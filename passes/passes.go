// Package passes is the one table of rules.
package passes

import (
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
)

// Rule is one rule: its analyzer, and what it finds in a program.
type Rule struct {
	// Analyzer has the rule's name and its documentation; it runs the rule in
	// package-at-a-time drivers.
	Analyzer *analysis.Analyzer
	// Find returns what the rule has to say of a program.
	Find judge.Finder
}

// containers is a rule that decides, one by one, the containers that link gave to it.
func containers(a *analysis.Analyzer, decide func(*judge.Case) *finding.Finding) Rule {
	return Rule{a, func(p *link.Program) []finding.Finding { return judge.Containers(p, a.Name, decide) }}
}
