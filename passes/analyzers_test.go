package passes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/summary"
)

// The passes are those of the table of rules.
func TestNamesAreThoseOfTheTable(t *testing.T) {
	var names []string
	for _, r := range passes.All() {
		names = append(names, r.Analyzer.Name)
	}
	assert.Equal(t, names, summary.Rules(), "run go run ./internal/newrule")
}

func TestAnalyzersAreSound(t *testing.T) {
	require.NoError(t, analysis.Validate(passes.Analyzers()))
	require.NoError(t, analysis.Validate(passes.New(&summary.Settings{}, summary.Options{Digests: true})))
	for _, a := range passes.Analyzers() {
		assert.Equal(t, []*analysis.Analyzer{summary.Analyzer}, a.Requires, "%s: they share one summary", a.Name)
		for _, name := range []string{"min-confidence", "rules", "tests", "generated", "bounded", "library-rows", "bare-message"} {
			assert.NotNil(t, a.Flags.Lookup(name), "%s has no flag %s", a.Name, name)
		}
	}
}

func TestASetWithoutDigestsHasNoFacts(t *testing.T) {
	set := passes.New(&summary.Settings{}, summary.Options{})
	require.NotEmpty(t, set)
	for _, a := range set {
		assert.Empty(t, a.FactTypes, a.Name)
		assert.Empty(t, a.Requires[0].FactTypes, "drivers run analyzers with facts on every dependency")
		assert.Nil(t, a.Flags.Lookup("rules"), "the settings are the flags of the set")
	}
}
