package cli

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// seconds is the one value that differs between two runs.
var seconds = regexp.MustCompile(`"seconds": ?[0-9.e+-]+`)

// counted is what a run tells that takes half a minute or more, on a machine that is busy.
var counted = regexp.MustCompile(`(?m)^growthlint: \d+ of \d+ packages, (\d+m)?\d+s\n`)

// jsonOf runs the command with JSON output on as many threads as given and returns what
// it prints but for the seconds and that.
func jsonOf(t *testing.T, threads int, args ...string) (stdout, stderr string) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
	var out, tell bytes.Buffer
	code := Main(append([]string{"-format=json", "-min-confidence=low"}, args...), &out, &tell)
	require.Equal(t, exitFindings, code, "%s", tell.String())
	require.Len(t, seconds.FindAllString(out.String(), -1), 1)
	return seconds.ReplaceAllString(out.String(), `"seconds": 0`), counted.ReplaceAllString(tell.String(), "")
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	for _, dir := range []string{"testdata/src", "examples/relay"} {
		t.Run(dir, func(t *testing.T) {
			at := "-C=" + filepath.Join("..", "..", filepath.FromSlash(dir))
			first, told := jsonOf(t, 1, at)
			// Other threads take packages in another order.
			second, toldAgain := jsonOf(t, 8, at)
			var got struct{ Findings []json.RawMessage }
			require.NoError(t, json.Unmarshal([]byte(first), &got))
			assert.NotEmpty(t, got.Findings, "there are findings to compare")
			assert.True(t, first == second, "the outputs differ: %s", firstDifference(first, second))
			assert.Equal(t, told, toldAgain)
		})
	}
}

// firstDifference shows both texts around the first byte in which they differ.
func firstDifference(a, b string) string {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	around := func(s string) string { return s[max(0, at-200):min(len(s), at+200)] }
	return around(a) + "\n--- and ---\n" + around(b)
}

func TestOwnRepositoryIsClean(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	var stdout, stderr bytes.Buffer
	code := Main(nil, &stdout, &stderr)
	assert.Equal(t, exitClean, code)
	assert.Empty(t, stdout.String())
	assert.Contains(t, stderr.String(), "growthlint: no findings in ")
}
