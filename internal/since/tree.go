package since

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Tree is the base's tree in a temporary folder.
type Tree struct {
	base *Base
	// Dir is the folder that stands for the repository's root, without symbolic links.
	Dir string
	tmp string
}

// Write writes the tree of the base. Remove must be called when it is no longer needed.
func (b *Base) Write(ctx context.Context) (*Tree, error) {
	tmp, err := os.MkdirTemp("", "growthlint-since-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the tree of %s: %w; set TMPDIR to one that can be written", b.Name, err)
	}
	t := &Tree{base: b, tmp: tmp}
	if err := t.fill(ctx); err != nil {
		t.Remove()
		return nil, err
	}
	return t, nil
}

func (t *Tree) fill(ctx context.Context) error {
	real, err := filepath.EvalSymlinks(t.tmp)
	if err != nil {
		return fmt.Errorf("finding the folder for the tree of %s: %w", t.base.Name, err)
	}
	t.Dir = filepath.Join(real, "tree")
	index := []string{"GIT_INDEX_FILE=" + filepath.Join(real, "index")}
	if _, err := git(ctx, t.base.Root, index, "read-tree", "--no-sparse-checkout", t.base.Commit); err != nil {
		return t.failed(err)
	}
	prefix := "--prefix=" + filepath.ToSlash(t.Dir) + "/"
	if _, err := git(ctx, t.base.Root, index, "checkout-index", "--all", "--quiet", prefix); err != nil {
		return t.failed(err)
	}
	// An empty tree is written as nothing.
	if err := os.MkdirAll(t.Dir, 0o777); err != nil {
		return t.failed(err)
	}
	return nil
}

func (t *Tree) failed(err error) error {
	return fmt.Errorf("writing the tree of %s to %s: %w; a partial clone must be fetched without --filter, and TMPDIR must have room for a second checkout", t.base.Name, t.tmp, err)
}

// Remove removes the folder. What cannot be removed is left to the system.
func (t *Tree) Remove() { _ = os.RemoveAll(t.tmp) }

// Then returns the path in the tree of a file or directory of the working tree; ok is
// false if it lies outside the repository.
func (t *Tree) Then(path string) (then string, ok bool) {
	rel, err := filepath.Rel(t.base.Root, path)
	if err != nil || !filepath.IsLocal(rel) && rel != "." {
		return "", false
	}
	return filepath.Join(t.Dir, rel), true
}

// Now is the inverse of Then; what lies outside the tree stays.
func (t *Tree) Now(path string) string {
	rest, ok := strings.CutPrefix(path, t.Dir+string(filepath.Separator))
	if !ok {
		return path
	}
	return filepath.Join(t.base.Root, rest)
}
