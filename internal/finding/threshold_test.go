package finding_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

func TestParseThresholds(t *testing.T) {
	names := []string{"lockgrow", "mapgrow", "slicegrow"}
	for text, want := range map[string]string{
		"":                                  "medium",
		"low":                               "low",
		"slicegrow=high":                    "medium,slicegrow=high",
		"high, slicegrow=low, lockgrow=low": "high,lockgrow=low,slicegrow=low",
	} {
		got, err := finding.ParseThresholds(names, text)
		require.NoError(t, err, text)
		assert.Equal(t, want, got.String(), text)
	}
	got, err := finding.ParseThresholds(names, "high,lockgrow=low")
	require.NoError(t, err)
	assert.Equal(t, finding.Low, got.Of("lockgrow"))
	assert.Equal(t, finding.High, got.Of("mapgrow"))
	for text, want := range map[string]string{
		"sure":        `"sure" is not a confidence: low, medium or high`,
		"low,high":    `"high" is a second confidence for all rules; write RULE=high`,
		"mapgro=high": `unknown rule "mapgro"; there are lockgrow, mapgrow, slicegrow`,
		"mapgrow=":    `"" is not a confidence`,
		"low,":        `"" is not a confidence`,
	} {
		_, err := finding.ParseThresholds(names, text)
		assert.ErrorContains(t, err, want, text)
	}
}
