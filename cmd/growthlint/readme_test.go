package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReadmeShowsWhatIsPrinted runs the README's first command, as it stands there, and
// compares. UPDATE_GOLDEN=1 writes what was printed into the README.
func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	file := filepath.Join(root, "README.md")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	command := regexp.MustCompile(`(?m)^    (go run \./cmd/growthlint .*)$`).FindSubmatch(text)
	require.NotNil(t, command)
	cmd := exec.Command("go", strings.Fields(string(command[1]))[1:]...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GROWTHLINT_CACHE=off", "GITHUB_ACTIONS=")
	var told bytes.Buffer
	cmd.Stderr = &told
	printed, err := cmd.Output()
	var exit *exec.ExitError
	require.True(t, errors.As(err, &exit) && exit.ExitCode() == 1, "%v\n%s", err, &told)
	assert.Contains(t, told.String(), "exit status 1", "as the README says")

	const begin, end = "<!-- output:relay -->\n```\n", "```\n<!-- /output:relay -->"
	before, rest, ok := strings.Cut(string(text), begin)
	require.True(t, ok)
	shown, after, ok := strings.Cut(rest, end)
	require.True(t, ok)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(file, []byte(before+begin+string(printed)+end+after), 0o666))
		return
	}
	assert.Equal(t, shown, string(printed), "UPDATE_GOLDEN=1 writes it anew")
}

// TestReadmesCommandsRun runs the commands of the README's table, as they stand there, in a
// repository with one finding and a baseline.
func TestReadmesCommandsRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	env := adoptingEnv(t)
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	rows := regexp.MustCompile("(?m)^\\| `(growthlint [^`]+)` \\|").FindAllStringSubmatch(string(text), -1)
	require.Greater(t, len(rows), 8)
	dir := shop(t)
	require.NoError(t, os.Remove(filepath.Join(dir, ".git")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "heap.pb.gz"), []byte(shopProfile), 0o666))
	for _, command := range append(team(), "growthlint -baseline growthlint.jsonl -write-baseline ./...") {
		runAdopting(t, env, dir, command)
	}
	for _, row := range rows {
		out := runAdopting(t, env, dir, row[1])
		switch {
		case strings.Contains(row[1], "-baseline"), strings.Contains(row[1], "-new-from"):
			assert.Contains(t, out, "no findings in 1 package", row[1])
		case strings.Contains(row[1], "-diff"), !strings.HasSuffix(row[1], "./..."):
			assert.NotEmpty(t, out, row[1])
		default:
			assert.Contains(t, out, "Shop.visits", row[1])
		}
	}
}

// shopProfile is a heap profile of the shop, as a text.
const shopProfile = `heap profile: 1: 1048576 [1: 1048576] @ heap/1048576
1: 1048576 [1: 1048576] @ 0x1
#	0x1	example.com/shop.(*Shop).serve+0x6b	/build/shop/shop.go:19

# runtime.MemStats
# HeapAlloc = 1100000
`
