package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPagesShowWhatIsPrinted runs the commands of pages in the example and compares.
// UPDATE_GOLDEN=1 writes what was printed into the page. Where lines of the example have
// moved, go run ./bench/relay takes the profiles of docs/investigate anew.
func TestPagesShowWhatIsPrinted(t *testing.T) {
	for _, page := range []string{"why.md", "investigate.md"} {
		t.Run(page, func(t *testing.T) { showsWhatIsPrinted(t, page) })
	}
}

func showsWhatIsPrinted(t *testing.T, name string) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	file := filepath.Join(root, "docs", name)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	shown := regexp.MustCompile("(?s)<!-- output: (growthlint [^\n]*) -->\n```\n(.*?)```\n<!-- /output -->")
	n := 0
	page := shown.ReplaceAllStringFunc(string(text), func(block string) string {
		n++
		parts := shown.FindStringSubmatch(block)
		args := strings.Fields(parts[1])
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = filepath.Join(root, "examples", "relay")
		cmd.Env = append(os.Environ(), "GROWTHLINT_CACHE=off")
		printed, err := cmd.Output()
		require.NoError(t, err, parts[1])
		return strings.Replace(block, "```\n"+parts[2], "```\n"+string(printed), 1)
	})
	require.GreaterOrEqual(t, n, 2)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(file, []byte(page), 0o666))
		return
	}
	assert.Equal(t, page, string(text), "UPDATE_GOLDEN=1 writes it anew")
}
