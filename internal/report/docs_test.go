package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEachValueIsDocumented reads the values out of the source of the packages
// that give them: docs/json.md promises to list every one.
func TestEachValueIsDocumented(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "json.md"))
	require.NoError(t, err)
	values := map[string][]string{
		"kind":       constants(t, "facts", "Kind"),
		"key_origin": constants(t, "origin", "Origin"),
		"code":       codes(t),
		"error kind": {string(finding.TroubleList), string(finding.TroubleParse), string(finding.TroubleType), string(finding.TroubleInternal), string(finding.TroubleLimit)},
	}
	for field, list := range values {
		require.NotEmpty(t, list, field)
		for _, value := range list {
			assert.Contains(t, string(doc), "`"+value+"`", "docs/json.md does not list this %s", field)
		}
	}
}

// inspect visits the syntax of a package beside this one.
func inspect(t *testing.T, pkg string, visit func(ast.Node) bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", pkg, "*.go"))
	require.NoError(t, err)
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, visit)
	}
}

// constants returns the values of the string constants of a type, but "".
func constants(t *testing.T, pkg, typ string) []string {
	var out []string
	inspect(t, pkg, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == typ {
			for _, v := range spec.Values {
				out = append(out, literal(v)...)
			}
		}
		return true
	})
	require.NotEmpty(t, out, "package %s has no constants of type %s", pkg, typ)
	return out
}

// codes returns the codes of the evidence that package judge writes down.
func codes(t *testing.T) []string {
	var out []string
	inspect(t, "judge", func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
			if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "say" {
				out = append(out, literal(call.Args[0])...)
			}
		}
		return true
	})
	return out
}

func literal(e ast.Expr) []string {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return nil
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil || text == "" {
		return nil
	}
	return []string{text}
}
