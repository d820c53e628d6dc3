package layout

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/growthlint/growthlint"

// source is one file of the module that ships: tests, fixtures and nested
// modules are left out.
type source struct {
	path string // slash-separated, from the root of the module
	fset *token.FileSet
	file *ast.File
	text []byte
}

// dir is the folder of the file, "." for the root.
func (s source) dir() string {
	if i := strings.LastIndexByte(s.path, '/'); i >= 0 {
		return s.path[:i]
	}
	return "."
}

// at names a place in the file as an editor understands it.
func (s source) at(pos token.Pos) string {
	p := s.fset.Position(pos)
	p.Filename = s.path
	return p.String()
}

func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	require.FileExists(t, filepath.Join(dir, "go.mod"))
	return dir
}

// shipped parses every file of the module that ends up in a build.
func shipped(t *testing.T) []source {
	t.Helper()
	base := root(t)
	fset := token.NewFileSet()
	var out []source
	err := filepath.WalkDir(base, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return enter(base, path, d.Name())
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(base, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		out = append(out, parse(t, fset, filepath.ToSlash(rel), string(text)))
		return nil
	})
	require.NoError(t, err)
	require.NotEmpty(t, out)
	return out
}

// enter decides whether the walk goes into a folder.
func enter(base, path, name string) error {
	if path == base {
		return nil
	}
	if name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
		return filepath.SkipDir // a nested module has its own rules
	}
	return nil
}

func parse(t *testing.T, fset *token.FileSet, path, text string) source {
	t.Helper()
	file, err := parser.ParseFile(fset, path, text, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	return source{path: path, fset: fset, file: file, text: []byte(text)}
}

// packages groups files by folder, in order of path.
func packages(files []source) [][]source {
	byDir := make(map[string][]source)
	var dirs []string
	for _, f := range files {
		if byDir[f.dir()] == nil {
			dirs = append(dirs, f.dir())
		}
		byDir[f.dir()] = append(byDir[f.dir()], f)
	}
	slices.Sort(dirs)
	out := make([][]source, 0, len(dirs))
	for _, dir := range dirs {
		out = append(out, byDir[dir])
	}
	return out
}

// exists reports whether the module has the folder or file, from its root.
func exists(t *testing.T, path string) bool {
	t.Helper()
	_, err := os.Stat(filepath.Join(root(t), filepath.FromSlash(path)))
	return err == nil
}
