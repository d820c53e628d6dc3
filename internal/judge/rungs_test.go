package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/finding"
)

func TestRungsThatReportHaveAShare(t *testing.T) {
	rungs := Rungs()
	byLevel, seen := map[finding.Confidence]int{}, map[string]bool{}
	for _, r := range rungs {
		assert.Greater(t, r.Share, 0.0, r.Name)
		assert.LessOrEqual(t, r.Share, 1.0, r.Name)
		assert.False(t, seen[r.Name], "%s: findings name their rung, so its name must tell it", r.Name)
		seen[r.Name] = true
		byLevel[r.Confidence]++
	}
	for _, level := range []finding.Confidence{finding.Low, finding.Medium, finding.High} {
		assert.Positive(t, byLevel[level], level)
	}
	assert.Zero(t, byLevel[finding.Undecided], "rungs that silence report nothing")
	for _, r := range allRungs() {
		reports := r.Confidence != finding.Undecided
		assert.Equal(t, reports, seen[r.Name], r.Name)
		assert.Equal(t, reports, r.Share > 0, "%s: a rung that silences has no share", r.Name)
	}
}
