package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../.."

// The list of passes is the one of the folders.
func TestPassesAreThoseOfTheFolders(t *testing.T) {
	want, err := passes(root)
	require.NoError(t, err)
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(passesFile)))
	require.NoError(t, err)
	assert.Equal(t, string(want), string(text), "run go run ./internal/newrule")
}

func TestTitles(t *testing.T) {
	assert.Equal(t, "RopeThatIsKnotted", title("a rope that is knotted for each event"))
	assert.Equal(t, "OpenXFile", title("an open `x` file"))
}

func TestNewruleSaysWhatIsWrong(t *testing.T) {
	t.Chdir(root)
	assert.ErrorContains(t, run([]string{"ropegrow"}), "say what it reports")
	assert.ErrorContains(t, run([]string{"Rope", "a rope"}), "Rope is not")
	assert.ErrorContains(t, run([]string{"mapgrow", "a map"}), "already")
	t.Chdir(t.TempDir())
	assert.ErrorContains(t, run(nil), "run this in the root")
}

// copied is the tree without what git does not know, in a folder of its own.
func copied(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Skip("this is no checkout")
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		text, err := os.ReadFile(filepath.Join(root, name))
		if os.IsNotExist(err) {
			continue // deleted and not yet committed
		}
		require.NoError(t, err)
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, text, 0o644))
	}
	return dir
}

// A new rule touches its folder, its line of the table and its fixtures; all else that lists
// rules is made from these, and it all builds and passes.
func TestANewRuleBuildsAndPasses(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command once more")
	}
	dir := copied(t)
	where, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	goes := func(args ...string) string {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		// Without its paths the copy is built from the same cache as before; the importer of
		// the tests has to be told then where the standard library is.
		cmd.Env = append(os.Environ(), "GOFLAGS=-trimpath", "GOWORK=off", "GOROOT="+strings.TrimSpace(string(where)))
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "go %s\n%s", strings.Join(args, " "), out)
		return string(out)
	}
	t.Chdir(dir)
	require.NoError(t, run([]string{"ropegrow", "a rope that is knotted for each event and never untied"}))
	goes("test", "./internal/layout", "-run", "Readme|Pages|Schema", "-update")
	goes("test", "./internal/layout", "./internal/rule", "./internal/newrule", "./passes/ropegrow", "-short")
	list := goes("run", "./cmd/growthlint", "list")
	assert.Contains(t, list, "ropegrow")
	said := goes("run", "./cmd/growthlint", "-C", "testdata/src", "-no-cache", "-fail-on", "none", "./ropegrow/...")
	assert.Contains(t, said, "ropegrow/bad/first/first.go:")
	assert.NotContains(t, said, "ropegrow/ok/first/first.go:")
	for _, file := range []string{"docs/rules/ropegrow.md", "docs/config.schema.json", "README.md", "passes/table.go"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Contains(t, string(text), "ropegrow", file)
	}
}
