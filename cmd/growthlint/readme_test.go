package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/measured"
	"github.com/growthlint/growthlint/passes"
)

// TestReadmeShowsWhatIsPrinted runs the first command of the README, and of that of the
// larger example, as it stands there, and compares. UPDATE_GOLDEN=1 writes what was printed
// into the page.
func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	for page, name := range map[string]string{"README.md": "visits", "examples/relay/README.md": "relay"} {
		file := filepath.Join(root, filepath.FromSlash(page))
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		command := regexp.MustCompile(`(?m)^    (go run \./cmd/growthlint .*)$`).FindSubmatch(text)
		require.NotNil(t, command, page)
		cmd := exec.Command("go", strings.Fields(string(command[1]))[1:]...)
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GROWTHLINT_CACHE=off", "GITHUB_ACTIONS=")
		var told bytes.Buffer
		cmd.Stderr = &told
		printed, err := cmd.Output()
		var exit *exec.ExitError
		require.True(t, errors.As(err, &exit) && exit.ExitCode() == 1, "%v\n%s", err, &told)
		assert.Contains(t, told.String(), "exit status 1", "as the README says")

		begin, end := "<!-- output:"+name+" -->\n```\n", "```\n<!-- /output:"+name+" -->"
		before, rest, ok := strings.Cut(string(text), begin)
		require.True(t, ok, page)
		shown, after, ok := strings.Cut(rest, end)
		require.True(t, ok, page)
		if os.Getenv("UPDATE_GOLDEN") != "" {
			require.NoError(t, os.WriteFile(file, []byte(before+begin+string(printed)+end+after), 0o666))
			continue
		}
		assert.Equal(t, shown, string(printed), "UPDATE_GOLDEN=1 writes it anew")
	}
}

// TestReadmeShowsTheSource holds the ten lines that the README shows to the example.
func TestReadmeShowsTheSource(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?ms)^<!-- source:(\\S+) -->\n```go\n(.*?)^```\n<!-- /source -->$").FindAllStringSubmatch(string(text), -1)
	require.Len(t, blocks, 1)
	source, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(blocks[0][1])))
	require.NoError(t, err)
	assert.Contains(t, string(source), "\n"+blocks[0][2]+"\n")
}

// TestBadgesAreTrue holds the badges to the files that they lead to.
func TestBadgesAreTrue(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	badges := regexp.MustCompile(`\[!\[([^\]]+)\]\(https://img\.shields\.io/badge/[^)]+\)\]\(([^)]+)\)`).FindAllStringSubmatch(string(text), -1)
	require.Len(t, badges, strings.Count(string(text), "shields.io"))
	says := map[string]string{}
	for _, b := range badges {
		file, err := os.ReadFile(filepath.Join(root, b[2]))
		require.NoError(t, err)
		says[b[1]] = string(file)
	}
	require.Len(t, says, 2)
	assert.Contains(t, says["Go 1.26 or newer"], "\ngo 1.26")
	assert.True(t, strings.HasPrefix(says["Licence: MIT"], "MIT License"))
}

// TestReadmeTellsWhatWasMeasured holds the last column of the table of rules to the
// labels. UPDATE_GOLDEN=1 writes it anew.
func TestReadmeTellsWhatWasMeasured(t *testing.T) {
	file := filepath.Join("..", "..", "README.md")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	rows := 0
	want := regexp.MustCompile("(?m)^\\| `([a-z]+grow)` \\| (.*) \\| [^|]* \\|$").ReplaceAllStringFunc(string(text), func(row string) string {
		rows++
		head, _, _ := strings.Cut(row[3:], "`")
		share := measured.Of(head)
		told := "–"
		if share.Read() > 0 {
			told = fmt.Sprintf("%d of %d", share.True, share.Read())
		}
		cut := strings.LastIndex(strings.TrimSuffix(row, " |"), " | ")
		return row[:cut] + " | " + told + " |"
	})
	assert.Equal(t, len(passes.All()), rows, "rules in the table")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(file, []byte(want), 0o666))
		return
	}
	assert.Equal(t, want, string(text), "UPDATE_GOLDEN=1 writes it anew")
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
		case strings.Contains(row[1], " probe test "):
			assert.Contains(t, out, "growthlint: probe of ", row[1])
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
# DebugGC = false
`
