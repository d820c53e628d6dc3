package reason

import (
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReasons(t *testing.T) {
	assert.Equal(t, "it runs only after an error", Reason{Code: AfterError}.String())
	assert.Equal(t, "it removes only what Hub.order still holds", Reason{Code: StillHeld, Of: "Hub.order"}.String())
	assert.Equal(t, "no sender blocks before 4096 elements wait", Reason{Code: NoneWaits, Of: "4096"}.String())
	assert.Empty(t, Reason{}.String())
	assert.False(t, Reason{}.Given())
	assert.True(t, Reason{Code: Dead}.Given())
}

// Each code has one text, which reads as a clause and has at most one place for a name.
func TestTextsAreClauses(t *testing.T) {
	seen := map[string]Code{}
	count := 0
	for _, words := range []map[Code]string{removals(), lives(), queues()} {
		for code, text := range maps.All(words) {
			count++
			assert.NotEmpty(t, code)
			assert.Equal(t, strings.TrimSpace(text), text, code)
			assert.False(t, strings.HasSuffix(text, "."), "%s ends like a sentence", code)
			assert.LessOrEqual(t, strings.Count(text, "%"), 1, code)
			assert.Equal(t, text, strings.ReplaceAll(Reason{code, "%"}.String(), "%", "%"), code)
			assert.Empty(t, seen[text], "%s says what another code says", code)
			seen[text] = code
		}
	}
	assert.Len(t, seen, count)
}
