package since_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/since"
)

// repo is a repository with one commit of the files.
func repo(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	for _, v := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+v+"_NAME", "team")
		t.Setenv("GIT_"+v+"_EMAIL", "team@example.test")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	git(t, dir, "init", "-q", "-b", "main")
	put(t, dir, files)
	commit(t, dir)
	return dir
}

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
}

func commit(t *testing.T, dir string) {
	t.Helper()
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "-qm", "change")
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "git %s: %s", strings.Join(args, " "), out)
}

const ten = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"

func TestChangesFollowRenamesAndOddNames(t *testing.T) {
	dir := repo(t, map[string]string{
		"a.go": ten, "gone.go": ten, "old.go": ten + "unlike\n", "dir/ü \"x\".go": ten, "crlf.go": strings.ReplaceAll(ten, "\n", "\r\n"), "marks.go": ten,
	})
	git(t, dir, "mv", "old.go", "new.go")
	put(t, dir, map[string]string{
		"a.go":           strings.Replace(ten, "5\n6\n", "five\n", 1),
		"new.go":         strings.Replace(ten+"unlike\n", "3\n", "", 1),
		"dir/ü \"x\".go": strings.Replace(ten, "2\n", "two\n", 1),
		"crlf.go":        strings.ReplaceAll(ten, "\n", "\r\n") + "11\r\n",
		"marks.go":       strings.Replace(ten, "4\n", "-- a/x\n++ b/x\n@@ -1 +1 @@\n", 1) + "last without end",
		"fresh.go":       ten,
	})
	require.NoError(t, os.Remove(filepath.Join(dir, "gone.go")))
	base, err := since.Open(context.Background(), dir, "HEAD")
	require.NoError(t, err)
	c, err := base.Changes(context.Background())
	require.NoError(t, err)

	changed := func(name string) []int {
		var out []int
		for line := 1; line <= 14; line++ {
			if c.Changed(filepath.Join(dir, filepath.FromSlash(name)), line) {
				out = append(out, line)
			}
		}
		return out
	}
	assert.Equal(t, []int{5}, changed("a.go"))
	assert.Empty(t, changed("new.go"))
	assert.Equal(t, []int{2}, changed(`dir/ü "x".go`))
	assert.Equal(t, []int{11}, changed("crlf.go"))
	assert.Equal(t, []int{4, 5, 6, 13}, changed("marks.go"))
	assert.Len(t, changed("fresh.go"), 14, "git does not know it yet")

	for _, tt := range []struct {
		file, now string
		line, at  int
		removed   bool
	}{
		{file: "a.go", line: 5, now: "a.go", at: 5, removed: true},
		{file: "a.go", line: 6, now: "a.go", at: 5, removed: true},
		{file: "a.go", line: 7},
		{file: "old.go", line: 3, now: "new.go", at: 2, removed: true},
		{file: "gone.go", line: 3, removed: true},
		{file: "crlf.go", line: 10},
	} {
		now, at, removed := c.Removed(filepath.Join(dir, tt.file), tt.line)
		want := tt.now
		if want != "" {
			want = filepath.Join(dir, want)
		}
		assert.Equal(t, tt.removed, removed, "%s:%d", tt.file, tt.line)
		assert.Equal(t, want, now, "%s:%d", tt.file, tt.line)
		assert.Equal(t, tt.at, at, "%s:%d", tt.file, tt.line)
	}
}

func TestTheTreeIsThatOfTheMergeBase(t *testing.T) {
	dir := repo(t, map[string]string{"a/a.go": "first", ".gitattributes": "secret.go export-ignore\n", "secret.go": "kept", "a/page ü.html": "large"})
	git(t, dir, "switch", "-qc", "work")
	put(t, dir, map[string]string{"a/a.go": "second"})
	commit(t, dir)
	git(t, dir, "switch", "-q", "main")
	put(t, dir, map[string]string{"main.go": "later"})
	commit(t, dir)
	git(t, dir, "switch", "-q", "work")

	read := func(rev, name string) string {
		base, err := since.Open(context.Background(), filepath.Join(dir, "a"), rev)
		require.NoError(t, err)
		assert.Equal(t, dir, base.Root)
		tree, err := base.NewTree()
		require.NoError(t, err)
		err = tree.Write(context.Background())
		require.NoError(t, err)
		then, ok := tree.Then(filepath.Join(dir, name))
		require.True(t, ok)
		assert.Equal(t, filepath.Join(dir, name), tree.Now(then))
		_, ok = tree.Then(filepath.Dir(dir))
		assert.False(t, ok)
		text, err := os.ReadFile(then)
		tree.Remove()
		assert.NoDirExists(t, tree.Dir)
		if err != nil {
			return "none"
		}
		return string(text)
	}
	assert.Equal(t, "first", read("main", "a/a.go"))
	assert.Equal(t, "none", read("main", "main.go"), "main has moved on since")
	assert.Equal(t, "later", read("=main", "main.go"))
	assert.Equal(t, "second", read("HEAD", "a/a.go"))
	assert.Equal(t, "kept", read("main", "secret.go"))
	assert.Equal(t, "", read("main", "a/page ü.html"), "what is not source stands there empty")
}

func TestErrorsTellTheMend(t *testing.T) {
	dir := repo(t, map[string]string{"a.go": "a"})
	put(t, dir, map[string]string{"a.go": "b"})
	commit(t, dir)
	git(t, dir, "update-ref", "refs/remotes/origin/trunk", "HEAD")
	git(t, dir, "switch", "-q", "--orphan", "alone")
	put(t, dir, map[string]string{"c.go": "c"})
	commit(t, dir)
	shallow := filepath.Join(t.TempDir(), "shallow")
	git(t, dir, "clone", "-q", "--depth=1", "--no-single-branch", "file://"+filepath.ToSlash(dir), shallow)
	git(t, shallow, "switch", "-q", "-c", "work", "origin/alone")
	for _, tt := range []struct{ dir, rev, want string }{
		{dir, "nowhere", `there is no commit "nowhere" here; name a branch, tag or commit`},
		{dir, "-x", `there is no commit "-x" here`},
		{dir, "", `there is no commit "" here`},
		{dir, "trunk", "did you mean origin/trunk?"},
		{dir, "main", "HEAD and main have no common history; to compare with main itself, write -new-from =main"},
		{shallow, "=HEAD~1", "this is a shallow clone: fetch the history (git fetch --unshallow; fetch-depth: 0"},
		{shallow, "origin/main", "this is a shallow clone without the commit from which HEAD and origin/main part"},
		{t.TempDir(), "main", "is in no git working tree"},
	} {
		_, err := since.Open(context.Background(), tt.dir, tt.rev)
		assert.ErrorContains(t, err, tt.want, "%s %s", tt.dir, tt.rev)
	}
	t.Setenv("PATH", "")
	_, err := since.Open(context.Background(), dir, "main")
	assert.ErrorContains(t, err, "git is not installed or not in PATH; install it, or leave -new-from out")
}
