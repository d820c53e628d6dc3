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

// Judge runs the enabled rules over a program. Each container belongs to one rule,
// enabled or not; that of a disabled rule is reported by nobody. Findings are sorted,
// their fingerprints unique.
func Judge(p *link.Program, enabled func(rule string) bool) []finding.Finding {
	var out []finding.Finding
	for _, r := range All() {
		if enabled(r.Analyzer.Name) {
			out = append(out, r.Find(p)...)
		}
	}
	finding.Sort(out)
	return out
}
