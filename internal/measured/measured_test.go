package measured

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSharesAreSortedAndRead(t *testing.T) {
	all := Shares()
	assert.True(t, slices.IsSortedFunc(all, func(a, b Share) int { return strings.Compare(a.Rule, b.Rule) }))
	for _, s := range all {
		assert.Positive(t, s.Read(), s.Rule)
		assert.Equal(t, s, Of(s.Rule))
	}
}

func TestShare(t *testing.T) {
	assert.Equal(t, "not measured", Of("nosuchrule").String())
	assert.Empty(t, Of("nosuchrule").Level())
	assert.Equal(t, "3 of 10 true", Share{True: 3, ByDesign: 2, False: 5}.String())
}

// TestFewReadingsSayLittle holds that a level needs readings and not a single hit.
func TestFewReadingsSayLittle(t *testing.T) {
	assert.Equal(t, "low", Share{True: 1}.Level())
	assert.Equal(t, "medium", Share{True: 6, False: 4}.Level())
	assert.Equal(t, "high", Share{True: 30, False: 5}.Level())
	assert.Equal(t, "very-high", Share{True: 300}.Level())
	assert.Equal(t, "low", Share{False: 50}.Level())
}
