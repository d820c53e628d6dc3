package passes

import (
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/passes/directive"
	"github.com/growthlint/growthlint/passes/summary"
)

// Analyzers returns the analyzers of all rules and of faulty directives, each with
// flags of its own: for a multichecker, or for Bazel's nogo. They exchange facts, for
// which some drivers read every dependency from source; New makes a set that does not.
func Analyzers() []*analysis.Analyzer {
	out := []*analysis.Analyzer{directive.Analyzer}
	for _, r := range All() {
		out = append(out, r.Analyzer)
	}
	return out
}

// New returns the same analyzers without flags, all with the same settings, which are
// read when they run.
func New(settings *summary.Settings, opts summary.Options) []*analysis.Analyzer {
	shared := summary.New(opts)
	out := []*analysis.Analyzer{summary.Directives(shared, settings)}
	for _, r := range All() {
		out = append(out, summary.Bind(r.Analyzer, r.Find, shared, settings))
	}
	return out
}
