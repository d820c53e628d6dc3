package reason

import (
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReasons(t *testing.T) {
	assert.Equal(t, "it runs only after an error", AfterError.With().String())
	assert.Equal(t, "it removes only what Hub.order still holds", Reason{Code: StillHeld, Of: "Hub.order"}.String())
	assert.Equal(t, "no sender blocks before 4096 elements wait", NoneWaits.With("4096").String())
	assert.Equal(t, "(*C).Close ends the loop in run, and stop does not", EndedElsewhere.With("stop", "(*C).Close", "run").String())
	assert.Empty(t, Reason{}.String())
	assert.False(t, Reason{}.Given())
	assert.True(t, Reason{Code: Dead}.Given())
}

// What is left out without a second name.
func TestOptionalPart(t *testing.T) {
	assert.Equal(t, "the loop in run has no way out", NoWayOut.With("run").String())
	assert.Equal(t, "the loop in run has no way out: (*Set[T]).Close does not end it", NoWayOut.With("run", "(*Set[T]).Close").String())
}

func TestParts(t *testing.T) {
	assert.Equal(t, "ask may go on first without receiving what it sends", LeavesUnreceived.With("ask").By(MayGoOn).String())
	assert.Equal(t, "ask does not wake it when Read fails, and then nothing sends to it or closes the channel", LeavesUnsent.With("ask", "Read").By(SilentOnFailure).String())
	assert.Equal(t, "a or b", Either([]string{"a", "b"}))
	assert.Equal(t, []string{"nothing", "once", "3 times"}, []string{Times(0), Times(1), Times(3)})
}

// A goroutine is stopped, a listener removed, a resource released; a name that reads like the
// verb stays as it is.
func TestVerbs(t *testing.T) {
	r := SomePaths.With("releasesAll")
	assert.Equal(t, "releasesAll releases it on some return paths but not on all", r.String())
	assert.Equal(t, "releasesAll stops it on some return paths but not on all", r.Said(Stop).String())
	assert.Equal(t, "it replaces the one in T.run, which is not removed first", NotReleasedFirst.With("T.run").Said(Remove).String())
	assert.Equal(t, "it replaces the one in T.run, which is not stopped first", NotReleasedFirst.With("T.run").Said(Stop).String())
	assert.Equal(t, "nothing removes it", NoneReleases.With().Said(Remove).String())
}

// Each code has one text, which reads as a clause or a noun and needs no more than three names.
func TestTextsAreClauses(t *testing.T) {
	seen := map[string]Code{}
	codes := map[Code]bool{}
	for _, words := range tables() {
		for code, text := range maps.All(words) {
			assert.NotEmpty(t, code)
			assert.False(t, codes[code], "%s stands in two tables", code)
			codes[code] = true
			assert.Equal(t, strings.TrimSpace(text), text, code)
			assert.False(t, strings.HasSuffix(text, "."), "%s ends like a sentence", code)
			assert.Equal(t, strings.Count(text, "["), strings.Count(text, "]"), code)
			assert.LessOrEqual(t, strings.Count(text, "["), 1, code)
			said := code.With("A", "B", "C").By(MayReturn).String()
			assert.NotContains(t, said, "%", code)
			assert.NotContains(t, said, "[", code)
			assert.Empty(t, seen[text], "%s says what another code says", code)
			seen[text] = code
		}
	}
}
