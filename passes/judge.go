package passes

import (
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link"
)

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
