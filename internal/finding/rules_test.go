package finding_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

func TestSelectRules(t *testing.T) {
	names := []string{"lockgrow", "mapgrow", "slicegrow"}
	for spec, want := range map[string][]string{
		"":                    names,
		"slicegrow, mapgrow":  {"mapgrow", "slicegrow"},
		"-mapgrow":            {"lockgrow", "slicegrow"},
		"-mapgrow,-slicegrow": {"lockgrow"},
	} {
		got, err := finding.SelectRules(names, spec)
		require.NoError(t, err, spec)
		assert.Equal(t, want, got, spec)
	}
	assert.Equal(t, []string{"lockgrow", "mapgrow", "slicegrow"}, names, "the argument is not changed")
	for spec, want := range map[string]string{
		"mapgro":                        `unknown rule "mapgro"; there are lockgrow, mapgrow, slicegrow`,
		"mapgrow,-lockgrow":             "not both",
		"-lockgrow,-mapgrow,-slicegrow": "leaves no rule to run",
		",":                             "unknown rule",
	} {
		_, err := finding.SelectRules(names, spec)
		assert.ErrorContains(t, err, want, spec)
	}
}
