package rule

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRulesAreWhole(t *testing.T) {
	titles := map[string]bool{}
	for _, r := range All() {
		assert.Regexp(t, `^[a-z]+grow$`, r.Name)
		assert.NotContains(t, r.Reports, "|", "%s: it stands in a table", r.Name)
		assert.Greater(t, len(strings.Fields(r.Reports)), 3, r.Name)
		assert.Regexp(t, `^[A-Z][A-Za-z]+$`, r.Title)
		assert.False(t, strings.EqualFold(r.Title, r.Name), "%s: the title says no more than the name", r.Name)
		assert.False(t, titles[r.Title], "%s has the title of another one", r.Name)
		titles[r.Title] = true
		assert.NotEmpty(t, r.CWE, r.Name)
		known, ok := Of(r.Name)
		assert.True(t, ok)
		assert.Equal(t, r, known)
	}
	assert.True(t, slices.IsSorted(Names()))
	assert.Len(t, slices.Compact(Names()), len(All()), "each name is one rule's")
	_, ok := Of("nogrow")
	assert.False(t, ok)
}
