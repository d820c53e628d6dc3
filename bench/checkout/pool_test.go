package checkout

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mirror makes a mirror of example/relay with two commits of the file a.txt,
// "one" and "two", and returns its directory and the commits.
func mirror(t *testing.T) (dir string, commits []string) {
	t.Helper()
	dir = t.TempDir()
	repo := filepath.Join(dir, "example+relay", "repo")
	require.NoError(t, os.MkdirAll(repo, 0o755))
	run := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = repo
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, string(out))
		return strings.TrimSpace(string(out))
	}
	run("init", "-q")
	for _, text := range []string{"one", "two"} {
		require.NoError(t, os.WriteFile(filepath.Join(repo, "a.txt"), []byte(text), 0o644))
		run("add", "a.txt")
		run("commit", "-q", "-m", text)
		commits = append(commits, run("rev-parse", "HEAD"))
	}
	return dir, commits
}

func content(t *testing.T, tree *Tree) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(tree.Dir, "a.txt"))
	require.NoError(t, err)
	return string(data)
}

func TestTreesAreApart(t *testing.T) {
	dir, commits := mirror(t)
	pool := &Pool{Mirrors: dir, Work: filepath.Join(t.TempDir(), "work")}
	first, err := pool.Lease(t.Context(), "example/relay")
	require.NoError(t, err)
	second, err := pool.Lease(t.Context(), "example/relay")
	require.NoError(t, err)
	require.NotEqual(t, first.Dir, second.Dir)

	require.NoError(t, first.At(t.Context(), commits[0]))
	require.NoError(t, second.At(t.Context(), commits[1]))
	assert.Equal(t, "one", content(t, first))
	assert.Equal(t, "two", content(t, second))

	require.NoError(t, os.WriteFile(filepath.Join(first.Dir, "a.txt"), []byte("edited"), 0o644))
	require.NoError(t, first.At(t.Context(), commits[0]))
	assert.Equal(t, "one", content(t, first), "edits do not survive a checkout")

	dirFirst := first.Dir
	first.Release()
	again, err := pool.Lease(t.Context(), "example/relay")
	require.NoError(t, err)
	assert.Equal(t, dirFirst, again.Dir, "the lowest free directory is used again")
}

func TestLeaseAfterKilledRun(t *testing.T) {
	dir, commits := mirror(t)
	work := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(work, "example+relay.part", "x"), 0o755))
	pool := &Pool{Mirrors: dir, Work: work}
	tree, err := pool.Lease(t.Context(), "example/relay")
	require.NoError(t, err)
	tree.Release()

	require.NoError(t, os.WriteFile(filepath.Join(tree.Dir, ".git", "index.lock"), nil, 0o644))
	tree, err = (&Pool{Mirrors: dir, Work: work}).Lease(t.Context(), "example/relay")
	require.NoError(t, err)
	require.NoError(t, tree.At(t.Context(), commits[1]))
	assert.Equal(t, "two", content(t, tree))
}

func TestAtWithMissingContent(t *testing.T) {
	dir, commits := mirror(t)
	repo := filepath.Join(dir, "example+relay", "repo")
	cmd := exec.Command("git", "rev-parse", commits[1]+":a.txt")
	cmd.Dir = repo
	out, err := cmd.Output()
	require.NoError(t, err)
	blob := strings.TrimSpace(string(out))
	require.NoError(t, os.Remove(filepath.Join(repo, ".git", "objects", blob[:2], blob[2:])))

	tree, err := (&Pool{Mirrors: dir, Work: t.TempDir()}).Lease(t.Context(), "example/relay")
	require.NoError(t, err)
	require.NoError(t, tree.At(t.Context(), commits[1]), "the mirror lacks a file, not the commit")
	assert.NoFileExists(t, filepath.Join(tree.Dir, "a.txt"))
	require.NoError(t, tree.At(t.Context(), commits[0]))
	assert.Equal(t, "one", content(t, tree))
}

func TestLeaseErrors(t *testing.T) {
	dir, _ := mirror(t)
	pool := &Pool{Mirrors: dir, Work: t.TempDir()}
	_, err := pool.Lease(t.Context(), "example/none")
	require.ErrorIs(t, err, ErrNoMirror)
	assert.ErrorContains(t, err, "example/none")

	tree, err := pool.Lease(t.Context(), "example/relay")
	require.NoError(t, err)
	assert.Error(t, tree.At(t.Context(), strings.Repeat("0", 40)))
	assert.ErrorContains(t, tree.At(t.Context(), "HEAD"), "the tree is at", "a name is no commit")
}

func TestMirrorIsReadWithoutATree(t *testing.T) {
	dir, commits := mirror(t)
	pool := &Pool{Mirrors: dir}
	data, err := pool.File(t.Context(), "example/relay", commits[0], "a.txt")
	require.NoError(t, err)
	assert.Equal(t, "one", string(data))
	_, err = pool.File(t.Context(), "example/relay", commits[0], "b.txt")
	assert.ErrorContains(t, err, "b.txt")
	_, err = pool.File(t.Context(), "example/none", commits[0], "a.txt")
	assert.ErrorIs(t, err, ErrNoMirror)

	for _, tt := range []struct {
		ancestor, commit string
		want             bool
	}{{commits[0], commits[1], true}, {commits[1], commits[0], false}, {commits[0], commits[0], false}} {
		got, err := pool.Follows(t.Context(), "example/relay", tt.ancestor, tt.commit)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got)
	}
	_, err = pool.Follows(t.Context(), "example/relay", commits[0], strings.Repeat("0", 40))
	assert.Error(t, err)
}
