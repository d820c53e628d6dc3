package summary_test

import (
	"flag"
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/passes/summary"
)

func TestFlagsFillSettings(t *testing.T) {
	var s summary.Settings
	fs := flag.NewFlagSet("vet", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	s.Flags(fs)
	rows := "package example.com/lib\nDrop shrink one on=arg0 key=1\n"
	require.NoError(t, fs.Parse([]string{
		"-min-confidence=low", "-rules=-mapgrow", "-tests", "-generated", "-bounded=a.T, a.T.f,", "-library-rows=" + rows,
	}))
	assert.Equal(t, summary.Settings{
		MinConfidence: "low", Rules: "-mapgrow", Tests: true, Generated: true, Bounded: []string{"a.T", "a.T.f"}, LibraryRows: rows,
	}, s)
	for _, bad := range []string{"-min-confidence=sure", "-rules=x", "-library-rows=Drop shrink"} {
		assert.Error(t, fs.Parse([]string{bad}), bad)
	}
	assert.Equal(t, "low", s.MinConfidence, "a value that is refused changes nothing")
	assert.NoError(t, s.Validate())
	assert.NoError(t, (&summary.Settings{}).Validate(), "the zero value is the default")
	err := (&summary.Settings{MinConfidence: "none", Rules: "x", LibraryRows: "?"}).Validate()
	assert.ErrorContains(t, err, "min-confidence: ")
	assert.ErrorContains(t, err, "rules: ")
	assert.ErrorContains(t, err, "library-rows:1: ")
}

func TestStandardLibraryIsKnownByName(t *testing.T) {
	out, err := exec.Command("go", "list", "std", "cmd").Output()
	require.NoError(t, err)
	for path := range strings.FieldsSeq(string(out)) {
		assert.True(t, summary.InStandardLibrary(path), path)
	}
	for _, path := range []string{"example.com/fmt", "command-line-arguments", "relay/fmt", "", "main"} {
		assert.False(t, summary.InStandardLibrary(path), path)
	}
}
