package passes_test

import (
	"golang.org/x/tools/go/analysis/multichecker"
	"golang.org/x/tools/go/analysis/passes/copylock"

	"github.com/growthlint/growthlint/passes"
)

// A team's own binary of checks takes all rules at once; each has its flags, such as
// -mapgrow.min-confidence, and -mapgrow=false does not remove it out.
func Example_multichecker() {
	multichecker.Main(append(passes.Analyzers(), copylock.Analyzer)...)
}
