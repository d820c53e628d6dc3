package cli

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/fix"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// fixable returns the function by which fixes read files: it says of some that they are
// left as they are.
func fixable(a *pipeline.Analysis, force bool) func(file string) ([]byte, error) {
	return func(file string) ([]byte, error) {
		if !force {
			if why := notToBeFixed(a, file); why != "" {
				return nil, &fix.Left{Why: why + "; -force changes it all the same"}
			}
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, &fix.Left{Why: "it cannot be read: " + cause(err), Trouble: true}
		}
		return text, fixableText(text, force)
	}
}

// notToBeFixed says whose a file is if it is nobody's here, or that it is not to be
// written; "" for an ordinary one.
func notToBeFixed(a *pipeline.Analysis, file string) string {
	dir := filepath.Dir(file)
	if slices.Contains(strings.Split(filepath.ToSlash(dir), "/"), "vendor") {
		return "it is vendored"
	}
	if !a.Own[dir] {
		return "it belongs to another module"
	}
	if info, err := os.Stat(file); err == nil && info.Mode().Perm()&0o222 == 0 {
		return "it is read-only"
	}
	return ""
}

// fixableText returns why a text is not to be changed, nil for an ordinary one.
func fixableText(text []byte, force bool) error {
	f, err := parser.ParseFile(token.NewFileSet(), "", text, parser.ParseComments|parser.SkipObjectResolution)
	var list scanner.ErrorList
	switch {
	case errors.As(err, &list) && len(list) > 0:
		return &fix.Left{Why: fmt.Sprintf("it has a syntax error (line %d: %s); mend that first", list[0].Pos.Line, list[0].Msg), Trouble: true}
	case err != nil:
		return &fix.Left{Why: err.Error(), Trouble: true}
	case slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"C"` || i.Path.Value == "`C`" }):
		return &fix.Left{Why: `it imports "C", and what the compiler sees of it is not what stands there; make the change by hand (-diff shows none either)`, Trouble: true}
	case !force && ast.IsGenerated(f):
		return &fix.Left{Why: "it is generated; -force changes it all the same"}
	}
	return nil
}

// cause is an error of the file system without the path, which the line names.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
