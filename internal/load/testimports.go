package load

import (
	"go/scanner"
	"go/token"
	"io"
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
	out, head := map[string][]string{}, make([]byte, importHead)
	// The callback returns no error but SkipDir, so neither does the walk.
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && path != root && isApart(path):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(path, "_test.go"):
			dir := filepath.Dir(path)
			out[dir] = append(out[dir], pathsImported(path, head)...)
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

// importHead is how much of a test file is read at first. Few have more before their first declaration,
// and all of those of the standard library come to 18 MB.
const importHead = 16 << 10

// pathsImported reads the imports of a file. What is read first goes to head.
func pathsImported(file string, head []byte) []string {
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	n, _ := io.ReadFull(f, head) // a shorter file is read as a whole
	_ = f.Close()
	paths, told := importsIn(head[:n])
	if told || n < len(head) {
		return paths
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	paths, _ = importsIn(text)
	return paths
}

// importsIn are the paths that the beginning of a file imports, and whether it goes on to what comes
// after the imports.
func importsIn(text []byte) (paths []string, told bool) {
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", fset.Base(), len(text)), text, func(token.Position, string) {}, 0)
	importing := false
	for {
		switch _, tok, lit := s.Scan(); tok {
		case token.IMPORT:
			importing = true
		case token.STRING:
			if path, err := strconv.Unquote(lit); err == nil && importing {
				paths = append(paths, path)
			}
		case token.FUNC, token.TYPE, token.VAR, token.CONST:
			return paths, true
		case token.EOF:
			return paths, false
		}
	}
}
