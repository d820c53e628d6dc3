package heads

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Size is how much Go the patterns of a head match, in lines. Files that this
// machine's build leaves out count too.
type Size struct {
	// Lines are those of files that are no tests; Generated are those of them in
	// generated files, which growthlint does not report on.
	Lines     int `json:"lines"`
	Generated int `json:"generated"`
}

func (s Size) Plus(o Size) Size {
	return Size{Lines: s.Lines + o.Lines, Generated: s.Generated + o.Generated}
}

var generatedForm = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.\r?$`)

// SizeOf measures the Go files that patterns match in a module, each once.
func SizeOf(module string, patterns []string) (Size, error) {
	var total Size
	seen := map[string]bool{}
	for _, pattern := range patterns {
		dir, deep := strings.CutSuffix(pattern, "...")
		root := filepath.Join(module, filepath.FromSlash(dir))
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if path != root && (!deep || leftOut(path)) {
					return fs.SkipDir
				}
				return nil
			}
			if seen[path] || !d.Type().IsRegular() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			seen[path] = true
			size, err := sizeOfFile(path)
			total = total.Plus(size)
			return err
		})
		if err != nil {
			return total, fmt.Errorf("could not measure %s: %w", pattern, err)
		}
	}
	return total, nil
}

// leftOut reports whether ./... does not enter the directory.
func leftOut(dir string) bool {
	name := filepath.Base(dir)
	if name == "testdata" || name == "vendor" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return true
	}
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

// sizeOfFile counts the lines of a Go file.
func sizeOfFile(path string) (Size, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Size{}, fmt.Errorf("could not count lines: %w", err)
	}
	size := Size{Lines: bytes.Count(data, []byte("\n"))}
	if n := len(data); n > 0 && data[n-1] != '\n' {
		size.Lines++
	}
	if generatedForm.Match(data) {
		size.Generated = size.Lines
	}
	return size, nil
}
