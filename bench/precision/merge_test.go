package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/heads"
)

// printOf is a fingerprint made of one hex digit.
func printOf(digit string) string { return "v1:" + strings.Repeat(digit, 16) }

// labelOf is a sound label of example/NAME.
func labelOf(name, fingerprint, verdict string) heads.Label {
	return heads.Label{
		Repository: "example/" + name, Commit: strings.Repeat("a", 40), Fingerprint: fingerprint,
		Rule: "mapgrow", Container: "example.com/" + name + ".Server.sessions", Position: "relay/server.go:40", Confidence: "medium",
		Label: verdict, Reason: "no code deletes a session",
	}
}

func TestAdd(t *testing.T) {
	labels := []heads.Label{labelOf("a", printOf("2"), heads.IsTrue), labelOf("b", printOf("1"), heads.IsTrue)}
	joined, err := addFirst(labels, []heads.Label{labelOf("b", printOf("0"), heads.IsFalse), labelOf("a", printOf("1"), heads.IsTrue)})
	require.NoError(t, err)
	var keys []string
	for _, l := range joined {
		keys = append(keys, l.Repository+l.Fingerprint[3:4])
	}
	assert.Equal(t, []string{"example/a1", "example/a2", "example/b0", "example/b1"}, keys)
	_, err = addFirst(labels, []heads.Label{labelOf("a", printOf("2"), heads.IsFalse)})
	assert.ErrorContains(t, err, "same finding", "a label is not overwritten in passing")

	twice, err := addSecond(labels, []heads.Label{labelOf("b", printOf("1"), heads.ByDesign)})
	require.NoError(t, err)
	assert.Equal(t, heads.IsTrue, twice[1].Label)
	assert.Equal(t, &heads.Reading{Label: heads.ByDesign, Reason: "no code deletes a session"}, twice[1].Second)
	assert.Nil(t, labels[1].Second, "the labels given stay as they are")
	_, err = addSecond(twice, []heads.Label{labelOf("b", printOf("1"), heads.ByDesign)})
	assert.ErrorContains(t, err, "has a second reading")
	_, err = addSecond(labels, []heads.Label{labelOf("c", printOf("1"), heads.ByDesign)})
	assert.ErrorContains(t, err, "has no first reading")
}

func TestForSecond(t *testing.T) {
	var labels []heads.Label
	const hex = "0123456789abcdef"
	for _, a := range hex {
		for _, b := range hex {
			labels = append(labels, labelOf("a", "v1:"+strings.Repeat(string(a)+string(b), 8), heads.IsTrue))
		}
	}
	due := forSecond(labels)
	assert.InDelta(t, len(labels)/secondShare, len(due), 20, "about a fifth")
	for _, l := range due {
		assert.Empty(t, l.Label, "the second reader does not see the first label")
		assert.Empty(t, l.Reason)
		assert.True(t, drawn(l.Key()))
	}
	for i := range labels {
		labels[i].Label, labels[i].Reason = heads.IsFalse, "another reason of three words"
	}
	assert.Equal(t, due, forSecond(labels), "the draw does not depend on the label")
	for i := range labels {
		labels[i].Second = &heads.Reading{Label: heads.IsTrue, Reason: "it grows all right"}
	}
	assert.Empty(t, forSecond(labels))
}
