package load

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSkim(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"body", "package p\nfunc f(a int) {\n\tg()\n\th()\n}\nvar x int\n", "package p\nfunc f(a int) {\n\n\n}\nvar x int\n"},
		{"empty body", "package p\nfunc f() {}\n", "package p\nfunc f() {}\n"},
		{"no body", "package p\nfunc f(a int) int\nfunc g() {\n}\n", "package p\nfunc f(a int) int\nfunc g() {\n}\n"},
		{"signature braces", "package p\nfunc f(a struct{ x int }, b func() interface{}) struct{ y int } { return z }\n",
			"package p\nfunc f(a struct{ x int }, b func() interface{}) struct{ y int } { }\n"},
		{"type parameters", "package p\nfunc f[T interface{ ~int }](m map[string]struct{}) map[T]struct{} { return nil }\n",
			"package p\nfunc f[T interface{ ~int }](m map[string]struct{}) map[T]struct{} { }\n"},
		{"braces in literals", "package p\nfunc f() { g(\"}\", '}', '\\'', `}\n{`) /* } */ // }\n}\ntype t int\n",
			"package p\nfunc f() {\n\n}\ntype t int\n"},
		{"composite literal", "package p\nvar x = map[string]T{\n\"a\": {1},\n}\nvar y = &T{1}\n", "package p\nvar x = map[string]T{\n\n}\nvar y = &T{ }\n"},
		{"array of counted length", "package p\nvar x = [...]T{{1}, {2}}\nvar y = []T{{1}}\n", "package p\nvar x = [...]T{{1}, {2}}\nvar y = []T{ }\n"},
		{"array of functions", "package p\nvar x = [...]func(a, b int){f, g}\n", "package p\nvar x = [...]func(a, b int){f, g}\n"},
		{"array of structs", "package p\nvar x, y = [...]struct{ a int }{{1}}, []int{2}\n", "package p\nvar x, y = [...]struct{ a int }{{1}}, []int{ }\n"},
		{"function literal", "package p\nvar (\n\tx = func() int { return 1 }()\n\ty = 2\n)\n", "package p\nvar (\n\tx = func() int { }()\n\ty = 2\n)\n"},
		{"type stays", "package p\nvar x struct {\n\ta int // b\n}\n", "package p\nvar x struct {\n\ta int \n}\n"},
		{"constraint stays", "//go:build go1.21\n\npackage p\n\n// doc\ntype t int\n", "//go:build go1.21\n\npackage p\n\n\ntype t int\n"},
		{"comment parts words", "package p\ntype/* a */t/*\n*/struct{}\n", "package p\ntype       t\n  struct{}\n"},
		{"carried on", "package p\nvar x =\n\tf(T{1})\nfunc g() { h() }\n", "package p\nvar x =\n\tf(T{ })\nfunc g() { }\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := skim([]byte(tt.src))
			require.True(t, ok)
			assert.Equal(t, normal(tt.want), normal(string(got)))
		})
	}
}

// normal drops the blanks within braces and at line ends, which have no meaning.
func normal(s string) string {
	s = regexp.MustCompile(`\{ +\}`).ReplaceAllString(s, "{}")
	return regexp.MustCompile(`(?m) +$`).ReplaceAllString(s, "")
}

func TestSkimGivesUp(t *testing.T) {
	for name, src := range map[string]string{
		"open body":    "package p\nfunc f() {\n",
		"open comment": "package p\n/* ",
		"open string":  "package p\nconst c = \"a\n",
		"open raw":     "package p\nvar x = T{`a}\n",
		"extra brace":  "package p\n}\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, ok := skim([]byte(src))
			assert.False(t, ok)
		})
	}
}

// TestSkimKeepsDeclarations compares the syntax of skimmed files with that of the
// whole ones, names and their places: of every eighth file of the standard
// library, or of all files below GROWTHLINT_SKIM_TREE.
func TestSkimKeepsDeclarations(t *testing.T) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	std := filepath.Join(strings.TrimSpace(string(goroot)), "src")
	root, seen := std, 0
	if dir := os.Getenv("GROWTHLINT_SKIM_TREE"); dir != "" {
		root = dir
	}
	files := 0
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		if seen++; root == std && seen%8 != 0 {
			return nil
		}
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		if _, err := parser.ParseFile(token.NewFileSet(), path, src, parser.SkipObjectResolution); err != nil {
			return nil
		}
		files++
		want := outline(t, path, src)
		short, ok := skim(src)
		require.True(t, ok, path)
		if got := outline(t, path, short); got != want {
			require.Equal(t, want, got, path)
		}
		return nil
	})
	require.NoError(t, err)
	assert.Greater(t, files, 200)
	t.Logf("%d files", files)
}

// outline prints all identifiers of a file's declarations with their lines and
// columns, leaving out what skim drops.
func outline(t *testing.T, path string, src []byte) string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, src, parser.SkipObjectResolution)
	require.NoError(t, err, path)
	var b strings.Builder
	inVar, inArray := false, false
	var print func(ast.Node) bool
	print = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GenDecl:
			inVar = n.Tok == token.VAR
		case *ast.FuncDecl:
			inVar = false
		case *ast.BlockStmt:
			return inArray
		case *ast.CompositeLit:
			if inVar && !inArray {
				if n.Type != nil {
					ast.Inspect(n.Type, print)
				}
				if array, ok := n.Type.(*ast.ArrayType); ok {
					if _, counted := array.Len.(*ast.Ellipsis); counted {
						inArray = true
						for _, e := range n.Elts {
							ast.Inspect(e, print)
						}
						inArray = false
					}
				}
				return false
			}
		case *ast.Ident:
			p := fset.PositionFor(n.Pos(), false)
			fmt.Fprintf(&b, "%s %d:%d\n", n.Name, p.Line, p.Column)
		case *ast.BasicLit:
			fmt.Fprintln(&b, n.Value)
		}
		return true
	}
	fmt.Fprintln(&b, f.GoVersion)
	ast.Inspect(f, print)
	return b.String()
}
