package load

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// TestImports returns, by directory, the paths that the test files below a module's
// root import. What cannot be read imports nothing: then a package that only it imports
// counts as offered to others.
func TestImports(root string) map[string][]string {
	out := map[string][]string{}
	// The callback returns no error but SkipDir, so neither does the walk.
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && path != root && isApart(path):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(path, "_test.go"):
			dir := filepath.Dir(path)
			out[dir] = append(out[dir], pathsImported(path)...)
		}
		return nil
	})
	return out
}

// isApart reports whether a directory is no part of the module around it.
func isApart(dir string) bool {
	name := filepath.Base(dir)
	if name == "vendor" || name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return true
	}
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func pathsImported(file string) []string {
	f, _ := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if f == nil {
		return nil
	}
	var out []string
	for _, spec := range f.Imports {
		if path, err := strconv.Unquote(spec.Path.Value); err == nil {
			out = append(out, path)
		}
	}
	return out
}
