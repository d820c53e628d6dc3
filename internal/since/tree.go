package since

import (
	"context"
	"fmt"
	"os"
	"path"
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

// NewTree makes the folder for the tree of the base, which Write fills. Remove must be
// called when it is no longer needed.
func (b *Base) NewTree() (*Tree, error) {
	tmp, err := os.MkdirTemp("", "growthlint-since-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the tree of %s: %w; set TMPDIR to one that can be written", b.Name, err)
	}
	return &Tree{base: b, tmp: tmp}, nil
}

// Write writes the tree of the base to its folder.
func (t *Tree) Write(ctx context.Context) error {
	real, err := filepath.EvalSymlinks(t.tmp)
	if err != nil {
		return fmt.Errorf("finding the folder for the tree of %s: %w", t.base.Name, err)
	}
	t.Dir = filepath.Join(real, "tree")
	git := call{dir: t.base.Root, env: []string{"GIT_INDEX_FILE=" + filepath.Join(real, "index")}}
	if _, err := git.git(ctx, "read-tree", "--no-sparse-checkout", t.base.Commit); err != nil {
		return t.failed(err)
	}
	list, err := git.git(ctx, "ls-files", "--stage", "-z")
	if err != nil {
		return t.failed(err)
	}
	var others []string
	git.stdin, others = parts(list)
	prefix := "--prefix=" + filepath.ToSlash(t.Dir) + "/"
	if _, err := git.git(ctx, "checkout-index", "--quiet", prefix, "-z", "--stdin"); err != nil {
		return t.failed(err)
	}
	return t.stand(others)
}

// parts divides the files of an index into those that have to be read, ended by zero
// bytes, and those whose names are enough: they may be embedded or test data, are most
// of the bytes of many repositories, and are missing in some clones.
func parts(list string) (read string, others []string) {
	var b strings.Builder
	for entry := range strings.SplitSeq(list, "\x00") {
		about, name, ok := strings.Cut(entry, "\t")
		mode, _, _ := strings.Cut(about, " ")
		switch {
		case !ok || mode == gitlink:
		case mode == symlink || isSource(name):
			b.WriteString(name + "\x00")
		default:
			others = append(others, name)
		}
	}
	return b.String(), others
}

// The modes of an index that are no files.
const (
	symlink = "120000"
	gitlink = "160000" // a submodule
)

// isSource reports whether the go command or cgo may read the file.
func isSource(name string) bool {
	switch path.Ext(name) {
	case ".go", ".mod", ".sum", ".work", ".s", ".S", ".sx", ".c", ".h", ".cc", ".cpp", ".cxx", ".hh", ".hpp", ".hxx", ".inc", ".m", ".swig", ".swigcxx", ".syso":
		return true
	}
	return path.Base(name) == "modules.txt"
}

// stand makes empty files for others, since the go command looks for what is embedded.
func (t *Tree) stand(others []string) error {
	if err := os.MkdirAll(t.Dir, 0o777); err != nil {
		return t.failed(err)
	}
	made := map[string]bool{}
	for _, name := range others {
		file := filepath.Join(t.Dir, filepath.FromSlash(name))
		if dir := filepath.Dir(file); !made[dir] {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return t.failed(err)
			}
			made[dir] = true
		}
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			return t.failed(err)
		}
	}
	return nil
}

func (t *Tree) failed(err error) error {
	return fmt.Errorf("writing the tree of %s to %s: %w; in a partial clone fetch the missing files first (git fetch --refetch --no-filter), and let TMPDIR have room for the sources", t.base.Name, t.tmp, err)
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
