package probelog

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const head = `{"time":"2026-01-02T03:04:05Z","level":"INFO","msg":"growthlint probe","version":1,"event":"start","module":"m","program":"p","process":"1-1","seconds":0,"candidates":[` +
	`{"id":"a","rule":"mapgrow","confidence":"high","container":"S.m","site":"m.go:1:1","measure":"length","message":"S.m gains","remedy":"delete it"},` +
	`{"id":"b","rule":"mapgrow","container":"S.n","site":"m.go:2:1","measure":"length"},` +
	`{"id":"c","rule":"readgrow","container":"read","site":"m.go:3:1","measure":"size"},` +
	`{"id":"d","rule":"mapgrow","container":"S.o","site":"m.go:4:1","measure":"count"}]}` + "\n"

func sampled(seconds, a, b int) string {
	return fmt.Sprintf(`{"time":"2026-01-02T03:04:05Z","msg":"growthlint probe","version":1,"event":"interval","module":"m","program":"p","process":"1-1","seconds":%d,"untouched":1,"candidates":[`+
		`{"id":"a","len":%d,"max":%d,"grows":%d,"shrinks":0,"falls":0},{"id":"b","len":%d,"max":9,"grows":9,"shrinks":9,"falls":9},{"id":"c","len":3,"max":5,"grows":2,"shrinks":0,"falls":1}]}`+"\n", seconds, a, a, a, b)
}

func TestJudgeTellsWhatGrew(t *testing.T) {
	text := head
	for i := range 9 {
		text += "a line of the program itself\n" + sampled(i*60, 100+i*10, (i*7)%3*i%2)
	}
	text += sampled(540, 200, 0)
	l, err := Read("log", []byte(text+`{"time":"2026-01-02T03:04:05Z","msg":"growthlint probe","ver`))
	require.NoError(t, err, "the last line was being written")
	assert.Equal(t, 11, l.Lines)
	r, err := Judge([]*Log{l})
	require.NoError(t, err)
	states := map[string]State{}
	for _, c := range r.Candidates {
		states[c.ID] = c.State
	}
	assert.Equal(t, map[string]State{"a": Grew, "b": Emptied, "c": Passed, "d": Untouched}, states)
	first := r.Candidates[0]
	assert.Equal(t, int64(70), first.Growth, "from the least of the first third to the least of the last")
	assert.InDelta(t, 600, *first.GrowthPerHour, 0.1, "in seven minutes")
	assert.True(t, first.NeverShrank)
	var b strings.Builder
	require.NoError(t, r.Text(&b))
	assert.Contains(t, b.String(), "these grew:\n 1. m.go:1:1: S.m: length 200, at most 200, +70 (+600 an hour), grew 200 times, never shrank [mapgrow, high]\n    if this grows, then S.m gains\n    remedy: delete it\n")
	assert.Contains(t, b.String(), "read: 2 times, the largest of 5")
}

func TestReadRefusesWhatIsNoLog(t *testing.T) {
	for text, want := range map[string]string{
		" \n":                   "it is empty",
		"{\"msg\":\"other\"}\n": "no line of growthlint probe is in it",
		"\x1f\x8b\x08\x00":      "it is compressed; gzip -dc log | ",
		head[:80] + "\n" + head: "line 1: it is cut off or was changed",
		head[:80]:               "line 1: it is cut off or was changed",
		strings.Replace(head, `"version":1`, `"version":2`, 1): "it is of version 2",
	} {
		_, err := Read("log", []byte(text))
		assert.ErrorContains(t, err, want)
	}
}

func TestHistoryIsOfTheProcessThatHeldMost(t *testing.T) {
	text := head
	for i := range 300 {
		text += sampled(i+1, i, 0)
	}
	other := strings.ReplaceAll(head+sampled(9, 7, 0), `"process":"1-1"`, `"process":"2-1"`)
	l, err := Read("log", []byte(other+text))
	require.NoError(t, err)
	h := History([]*Log{l}, "a")
	require.Len(t, h, 121, "as many as can be told apart, behind the beginning")
	assert.Equal(t, []Moment{{0, 0}, {2, 1}, {5, 4}}, h[:3])
	assert.Equal(t, Moment{300, 299}, h[120])
	assert.Equal(t, "299", h[120].Amount())
	assert.Nil(t, History([]*Log{l}, "d"), "no process has touched it")
}

func TestWordsOfAResult(t *testing.T) {
	n, most, rate := int64(1200), int64(5000), 36000.4
	for want, r := range map[[3]string]Result{
		{"1,200", "+1,000", "+36,000"}:   {Measure: "length", Len: &n, Max: &most, Growth: 1000, GrowthPerHour: &rate},
		{"2", "+2", ""}:                  {Measure: "count", Grows: 5, Shrinks: 3, Growth: 2},
		{"0", "", ""}:                    {Measure: "count", Grows: 3, Shrinks: 5},
		{"the largest of 5,000", "", ""}: {Measure: "size", Max: &most, Len: &n, Grows: 2},
	} {
		growth, perHour := r.Grown()
		assert.Equal(t, want, [3]string{r.Held(), growth, perHour})
	}
}
