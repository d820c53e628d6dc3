package main

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
	sound := []Label{labelOf("a", printOf("1"), isTrue), labelOf("a", printOf("2"), byDesign), labelOf("b", printOf("1"), isFalse)}
	sound[1].Second = &Reading{Label: isFalse, Reason: "it is a fixed set"}
	sound[2].First = &Reading{Label: byDesign, Reason: "its authors accept that"}
	sound[2].Second = &Reading{Label: isFalse, Reason: "it is swept hourly"}
	require.NoError(t, checkLabels(sound))

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
		`second reason "" gives no reason`:           func(l *Label) { l.Second = &Reading{Label: isTrue} },
		`first label "" is not true, by-design`:      func(l *Label) { l.First = &Reading{Reason: "it is swept hourly"} },
		`first is kept only where it and the second`: func(l *Label) { l.First = &Reading{isFalse, "it is swept hourly"} },
		`position "a b.go:3" is not file.go:line`:    func(l *Label) { l.Position = "a b.go:3" },
		`position "relay/s.go:0" is not file.go:lin`: func(l *Label) { l.Position = "relay/s.go:0" },
	}
	for want, damage := range breaks {
		l := labelOf("a", printOf("1"), isTrue)
		damage(&l)
		assert.ErrorContains(t, checkLabels([]Label{l}), want)
	}

	assert.ErrorContains(t, checkLabels([]Label{sound[1], sound[0]}), "label 2 (example/a v1:1111111111111111): it is not in the order")
	assert.ErrorContains(t, checkLabels([]Label{sound[0], sound[0]}), "of the same finding")
}

func TestReadLabelsIsStrict(t *testing.T) {
	path := filepath.Join(t.TempDir(), "labels.jsonl")
	none, err := readLabels(path)
	require.NoError(t, err)
	assert.Empty(t, none)

	want := []Label{labelOf("a", printOf("1"), isTrue)}
	want[0].Message = "m[k] <- v && more"
	require.NoError(t, writeLabels(path, want))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Contains(t, string(data), "m[k] <- v && more", "source text stays readable")
	got, err := readLabels(path)
	require.NoError(t, err)
	assert.Equal(t, want, got)

	line := strings.TrimSpace(string(data))
	for _, bad := range []string{strings.Replace(line, `"rule"`, `"rool"`, 1), line + " 3", line + "\n" + line} {
		require.NoError(t, os.WriteFile(path, []byte(bad), 0o644))
		_, err = readLabels(path)
		assert.ErrorContains(t, err, "labels.jsonl")
	}
}

func TestAdd(t *testing.T) {
	labels := []Label{labelOf("a", printOf("2"), isTrue), labelOf("b", printOf("1"), isTrue)}
	joined, err := addFirst(labels, []Label{labelOf("b", printOf("0"), isFalse), labelOf("a", printOf("1"), isTrue)})
	require.NoError(t, err)
	var keys []string
	for _, l := range joined {
		keys = append(keys, l.Repository+l.Fingerprint[3:4])
	}
	assert.Equal(t, []string{"example/a1", "example/a2", "example/b0", "example/b1"}, keys)
	_, err = addFirst(labels, []Label{labelOf("a", printOf("2"), isFalse)})
	assert.ErrorContains(t, err, "same finding", "a label is not overwritten in passing")

	twice, err := addSecond(labels, []Label{labelOf("b", printOf("1"), byDesign)})
	require.NoError(t, err)
	assert.Equal(t, isTrue, twice[1].Label)
	assert.Equal(t, &Reading{Label: byDesign, Reason: "no code deletes a session"}, twice[1].Second)
	assert.Nil(t, labels[1].Second, "the labels given stay as they are")
	_, err = addSecond(twice, []Label{labelOf("b", printOf("1"), byDesign)})
	assert.ErrorContains(t, err, "has a second reading")
	_, err = addSecond(labels, []Label{labelOf("c", printOf("1"), byDesign)})
	assert.ErrorContains(t, err, "has no first reading")
}

func TestForSecond(t *testing.T) {
	var labels []Label
	const hex = "0123456789abcdef"
	for _, a := range hex {
		for _, b := range hex {
			labels = append(labels, labelOf("a", "v1:"+strings.Repeat(string(a)+string(b), 8), isTrue))
		}
	}
	due := forSecond(labels)
	assert.InDelta(t, len(labels)/secondShare, len(due), 20, "about a fifth")
	for _, l := range due {
		assert.Empty(t, l.Label, "the second reader does not see the first label")
		assert.Empty(t, l.Reason)
		assert.True(t, drawn(l.key()))
	}
	for i := range labels {
		labels[i].Label, labels[i].Reason = isFalse, "another reason of three words"
	}
	assert.Equal(t, due, forSecond(labels), "the draw does not depend on the label")
	for i := range labels {
		labels[i].Second = &Reading{Label: isTrue, Reason: "it grows all right"}
	}
	assert.Empty(t, forSecond(labels))
}
