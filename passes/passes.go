// Package passes is the one table of rules.
package passes

import (
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/passes/cachegrow"
	"github.com/growthlint/growthlint/passes/lockgrow"
	"github.com/growthlint/growthlint/passes/mapgrow"
	"github.com/growthlint/growthlint/passes/pendinggrow"
	"github.com/growthlint/growthlint/passes/queuegrow"
	"github.com/growthlint/growthlint/passes/slicegrow"
	"github.com/growthlint/growthlint/passes/zombiegrow"
)

// Rule is one rule: its analyzer, and its judgement on a container.
type Rule struct {
	// Analyzer has the rule's name and its documentation; it runs the rule in
	// package-at-a-time drivers.
	Analyzer *analysis.Analyzer
	// Judge decides one case that link gave to this rule, nil means silence.
	Judge func(*judge.Case) *finding.Finding
}

// All returns the rules, sorted by name.
func All() []Rule {
	return []Rule{
		{cachegrow.Analyzer, cachegrow.Judge},
		{lockgrow.Analyzer, lockgrow.Judge},
		{mapgrow.Analyzer, mapgrow.Judge},
		{pendinggrow.Analyzer, pendinggrow.Judge},
		{queuegrow.Analyzer, queuegrow.Judge},
		{slicegrow.Analyzer, slicegrow.Judge},
		{zombiegrow.Analyzer, zombiegrow.Judge},
	}
}

// Judge runs the enabled rules over a program. Each container belongs to one rule,
// enabled or not; that of a disabled rule is reported by nobody. Findings are sorted,
// their fingerprints unique.
func Judge(p *link.Program, enabled func(rule string) bool) []finding.Finding {
	byName := map[string]Rule{}
	for _, r := range All() {
		byName[r.Analyzer.Name] = r
	}
	var out []finding.Finding
	for _, c := range p.Containers {
		r, ok := byName[c.Rule()]
		if !ok || !enabled(c.Rule()) {
			continue
		}
		if f := judge.Decide(p, c, r.Judge); f != nil {
			out = append(out, *f)
		}
	}
	finding.Sort(out)
	return out
}
