package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

// result is a scored result with those levels.
func result(id, category string, before, after int) bug.Result {
	return bug.Result{ID: id, Category: category, Bug: bug.Side{State: bug.StateOK, Level: before}, Fix: bug.Side{State: bug.StateOK, Level: after}}
}

func TestRows(t *testing.T) {
	no := false
	undue := result("u", "queue", checkout.Medium, checkout.Medium)
	undue.SilentAfter = &no
	failed := result("f", "map", checkout.High, checkout.Absent)
	failed.Bug.State = bug.StateNoCheckout
	got := rows([]bug.Result{
		result("a", "map", checkout.High, checkout.Absent),
		result("b", "map", checkout.Low, checkout.Low),
		result("c", "listener", checkout.Medium, checkout.Medium),
		undue, failed,
	})
	want := []row{
		{"map", tally{scored: 2, found: 1, due: 1, silent: 1}, tally{scored: 2, found: 2, due: 2, silent: 1}},
		{"listener", tally{scored: 1, found: 1, due: 1}, tally{scored: 1, found: 1, due: 1}},
		{"queue", tally{scored: 1, found: 1}, tally{scored: 1, found: 1}},
		{"containers", tally{scored: 3, found: 2, due: 1, silent: 1}, tally{scored: 3, found: 3, due: 2, silent: 1}},
		{"all", tally{scored: 4, found: 3, due: 2, silent: 1}, tally{scored: 4, found: 4, due: 3, silent: 1}},
	}
	assert.Equal(t, want, got)
}

func TestChanges(t *testing.T) {
	unscored := result("d", "map", checkout.Absent, checkout.Absent)
	unscored.Bug.State = bug.StateFailed
	previous := map[string]bug.Result{
		"a": result("a", "map", checkout.Absent, checkout.Absent),
		"b": result("b", "map", checkout.High, checkout.Absent),
		"c": result("c", "map", checkout.Medium, checkout.Medium),
		"d": unscored,
	}
	now := []bug.Result{
		result("a", "map", checkout.Medium, checkout.Absent),
		result("b", "map", checkout.Low, checkout.Absent),
		result("c", "map", checkout.Medium, checkout.Low),
		result("d", "map", checkout.Medium, checkout.Absent),
		result("e", "map", checkout.Medium, checkout.Absent),
	}
	var out bytes.Buffer
	printChanges(&out, now, previous)
	assert.Equal(t, `
against the previous results:
  medium newly found (1): a
  medium lost (1): b
  medium newly silent (1): c
  medium newly scored (1): d
  low    newly found (1): a
  low    newly scored (1): d
`, out.String())

	out.Reset()
	printChanges(&out, now[:1], map[string]bug.Result{"a": now[0]})
	assert.Contains(t, out.String(), "no difference in 1 cases")
}

func TestEither(t *testing.T) {
	failed := result("c", "map", checkout.Absent, checkout.Absent)
	failed.Bug.State = bug.StateFailed
	got := either(
		[]bug.Result{result("a", "map", checkout.Absent, checkout.Absent), result("b", "map", checkout.High, checkout.Absent), failed, result("d", "map", checkout.Low, checkout.Absent)},
		map[string]bug.Result{
			"a": result("a", "map", checkout.Medium, checkout.Absent),
			"b": result("b", "map", checkout.Absent, checkout.Medium),
			"c": result("c", "map", checkout.Medium, checkout.Absent),
			"x": result("x", "map", checkout.Medium, checkout.Absent),
		})
	require.Len(t, got, 4)
	assert.True(t, got[0].Found(checkout.Medium), "the other scope found it")
	assert.True(t, got[0].Silent(checkout.Medium))
	assert.False(t, got[1].Silent(checkout.Medium), "both scopes must be silent")
	assert.True(t, got[2].Found(checkout.Medium), "the other scope could score it")
	assert.Equal(t, checkout.Low, got[3].Bug.Level)
}
