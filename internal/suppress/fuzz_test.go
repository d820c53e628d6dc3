package suppress_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/suppress"
)

// A comment is a directive, a faulty one or none, wherever it stands.
func FuzzDirective(f *testing.F) {
	for _, text := range []string{
		"growthlint:bounded a reason", "growthlint:ignore mapgrow, lockgrow a reason", "growthlint:ignore", "growthlint:igore mapgrow x",
		"nolint", "nolint:growthlint,mapgrow // a reason", " nolint:all",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\n\r") {
			return
		}
		fset := token.NewFileSet()
		src := "package p\n\n//" + text + "\ntype t struct {\n\tm map[string]int //" + text + "\n}\n"
		file, err := parser.ParseFile(fset, "/a/p.go", src, parser.ParseComments)
		if err != nil {
			return // bytes that no file has
		}
		ds := suppress.Collect(fset, []*ast.File{file}, ruleNames())
		require.LessOrEqual(t, len(ds), 2, "one for each comment at most")
		at := finding.Position{File: "/a/p.go", Line: 5, Column: 2}
		fs := []finding.Finding{{Rule: "mapgrow", Confidence: finding.Medium, Position: at, Container: finding.Container{Declared: at}}}
		kept, n, _, _ := suppress.Apply(fs, ds, suppress.Options{})
		require.Equal(t, 1, len(kept)+n)
	})
}
