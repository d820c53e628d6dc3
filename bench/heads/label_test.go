package heads

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// printOf is a fingerprint made of one hex digit.
func printOf(digit string) string { return "v1:" + strings.Repeat(digit, 16) }

// labelOf is a sound label of example/NAME.
func labelOf(name, fingerprint, verdict string) Label {
	return Label{
		Repository: "example/" + name, Commit: strings.Repeat("a", 40), Fingerprint: fingerprint,
		Rule: "mapgrow", Container: "example.com/" + name + ".Server.sessions", Position: "relay/server.go:40", Confidence: "medium",
		Label: verdict, Reason: "no code deletes a session",
	}
}

func TestCheckLabels(t *testing.T) {
	sound := []Label{labelOf("a", printOf("1"), IsTrue), labelOf("a", printOf("2"), ByDesign), labelOf("b", printOf("1"), IsFalse)}
	sound[1].Second = &Reading{Label: IsFalse, Reason: "it is a fixed set"}
	sound[2].First = &Reading{Label: ByDesign, Reason: "its authors accept that"}
	sound[2].Second = &Reading{Label: IsFalse, Reason: "it is swept hourly"}
	require.NoError(t, CheckLabels(sound))

	breaks := map[string]func(*Label){
		`repository "x" is not owner/name`:           func(l *Label) { l.Repository = "x" },
		`commit "abc" is not 40 hex digits`:          func(l *Label) { l.Commit = "abc" },
		`is not v1: and 16 hex digits`:               func(l *Label) { l.Fingerprint = "v1:12" },
		`rule "" is no rule's name`:                  func(l *Label) { l.Rule = "" },
		`container is empty`:                         func(l *Label) { l.Container = " " },
		`position "server.go" is not file.go:line`:   func(l *Label) { l.Position = "server.go" },
		`confidence "sure" is not low`:               func(l *Label) { l.Confidence = "sure" },
		`label "yes" is not true, by-design`:         func(l *Label) { l.Label = "yes" },
		`reason "grows" gives no reason`:             func(l *Label) { l.Reason = "grows" },
		`second label "" is not true, by-design`:     func(l *Label) { l.Second = &Reading{Reason: "it is swept hourly"} },
		`second reason "" gives no reason`:           func(l *Label) { l.Second = &Reading{Label: IsTrue} },
		`first label "" is not true, by-design`:      func(l *Label) { l.First = &Reading{Reason: "it is swept hourly"} },
		`first is kept only where it and the second`: func(l *Label) { l.First = &Reading{IsFalse, "it is swept hourly"} },
		`position "a b.go:3" is not file.go:line`:    func(l *Label) { l.Position = "a b.go:3" },
		`position "relay/s.go:0" is not file.go:lin`: func(l *Label) { l.Position = "relay/s.go:0" },
	}
	for want, damage := range breaks {
		l := labelOf("a", printOf("1"), IsTrue)
		damage(&l)
		assert.ErrorContains(t, CheckLabels([]Label{l}), want)
	}

	assert.ErrorContains(t, CheckLabels([]Label{sound[1], sound[0]}), "label 2 (example/a v1:1111111111111111): it is not in the order")
	assert.ErrorContains(t, CheckLabels([]Label{sound[0], sound[0]}), "of the same finding")
}

func TestReadLabelsIsStrict(t *testing.T) {
	path := filepath.Join(t.TempDir(), "labels.jsonl")
	none, err := ReadLabels(path)
	require.NoError(t, err)
	assert.Empty(t, none)

	want := []Label{labelOf("a", printOf("1"), IsTrue)}
	want[0].Message = "m[k] <- v && more"
	require.NoError(t, WriteLabels(path, want))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Contains(t, string(data), "m[k] <- v && more", "source text stays readable")
	got, err := ReadLabels(path)
	require.NoError(t, err)
	assert.Equal(t, want, got)

	line := strings.TrimSpace(string(data))
	for _, bad := range []string{strings.Replace(line, `"rule"`, `"rool"`, 1), line + " 3", line + "\n" + line} {
		require.NoError(t, os.WriteFile(path, []byte(bad), 0o644))
		_, err = ReadLabels(path)
		assert.ErrorContains(t, err, "labels.jsonl")
	}
}
