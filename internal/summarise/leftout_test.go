package summarise

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

// What the type checker lets pass after an error, and the builder of SSA does not take,
// costs the function that it is in and nothing else.
func TestFunctionsThatCannotBeBuiltAreLeftOut(t *testing.T) {
	tests := []struct {
		name, bad string
		left      []string
	}{
		{"range over a method", "type t struct{}\n\nfunc (t) m() {}\n\nfunc bad() {\n\tfor range t.m {\n\t}\n}\n", []string{"a.go:15:6: function bad"}},
		{"range over a number with a point", "func bad() {\n\tfor range 1.5 {\n\t}\n}\n", []string{"a.go:11:6: function bad"}},
		{"parameter declared twice", "func bad(a, a int) int { return a }\n", []string{"a.go:11:6: function bad"}},
		{"result like a parameter", "func bad(a int) (a int) { return a }\n", []string{"a.go:11:6: function bad"}},
		{"two of three", "func bad(a, a int) int { return a }\n\nfunc good() {}\n\nfunc worse(a, a int) int { return a }\n", []string{"a.go:11:6: function bad", "a.go:15:6: function worse"}},
		{"initial value", "var bad = func(a, a int) int { return a }\n", []string{"a.go:11:11: the initial value of bad"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fset := token.NewFileSet()
			code := "package a\n\nvar m = map[string]int{}\n\nfunc put(k string) {\n\tm[k]++\n}\n\nvar n = len(m)\n\n" + tt.bad
			file, err := parser.ParseFile(fset, "a.go", code, parser.ParseComments|parser.SkipObjectResolution)
			require.NoError(t, err)
			info := &types.Info{
				Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
				Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
				Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
			}
			conf := types.Config{Importer: importer.Default(), Error: func(error) {}}
			pkg, err := conf.Check("example.com/a", fset, []*ast.File{file}, info)
			require.Error(t, err)
			decls, order := len(file.Decls), len(info.InitOrder)
			var left []string
			sum, err := Summarise(Input{
				Fset: fset, Files: []*ast.File{file}, Types: pkg, Info: info, Module: "example.com/a",
				LeftOut: func(at token.Pos, message string) {
					left = append(left, fmt.Sprintf("%s: %s", fset.Position(at), message))
				},
			})
			require.NoError(t, err)
			require.Len(t, left, len(tt.left), "%q", left)
			for i, want := range tt.left {
				assert.Contains(t, left[i], want+" is left out, since it cannot be read: ")
			}
			var put *facts.Func
			for _, f := range sum.Funcs {
				if f.ID == "example.com/a.put" {
					put = f
				}
			}
			require.NotNil(t, put)
			assert.NotEmpty(t, put.Sites, "the other functions are read")
			assert.Len(t, file.Decls, decls, "the syntax is the caller's")
			assert.Len(t, info.InitOrder, order)
			for _, decl := range file.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok {
					assert.NotNil(t, fn.Body, fn.Name.Name)
				}
			}
		})
	}
}
