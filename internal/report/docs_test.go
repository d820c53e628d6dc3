package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
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
		"code":       codes(t, "judge", "say"),
		"error kind": {string(finding.TroubleList), string(finding.TroubleParse), string(finding.TroubleType), string(finding.TroubleInternal), string(finding.TroubleLimit)},
	}
	for field, list := range values {
		require.NotEmpty(t, list, field)
		for _, value := range list {
			assert.Contains(t, string(doc), "`"+value+"`", "docs/json.md does not list this %s", field)
		}
	}
}

// TestEachCodeIsExplained holds the page's table of codes to the codes that growthlint
// explains, and these to what the source gives. After -new-from and of a package seen
// alone, other packages than judge add some.
func TestEachCodeIsExplained(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "json.md"))
	require.NoError(t, err)
	var rows strings.Builder
	explained := map[string]bool{}
	for _, c := range finding.Codes() {
		rows.WriteString("| `" + c.Name + "` | " + c.Means + " |\n")
		assert.False(t, explained[c.Name], "%s twice", c.Name)
		explained[c.Name] = true
		assert.True(t, strings.HasSuffix(c.More, "."), "%s: %q", c.Name, c.More)
	}
	assert.Contains(t, string(doc), "| value | the evidence |\n|---|---|\n"+rows.String()+"\n", "the table of codes in docs/json.md is:\n%s", rows.String())
	for _, code := range slices.Concat(codes(t, "judge", "say"), codes(t, "made", "note"), evidenceLiterals(t)) {
		assert.True(t, explained[code], "internal/finding/codes.go does not explain %s", code)
	}
}

// evidenceLiterals returns the codes of evidence that is written as a literal.
func evidenceLiterals(t *testing.T) []string {
	var out []string
	for _, pkg := range []string{"judge", "apart", "cli"} {
		inspect(t, pkg, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if sel, ok := lit.Type.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Evidence" {
				return true
			}
			for _, e := range lit.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Code" {
						out = append(out, literal(kv.Value)...)
					}
				}
			}
			return true
		})
	}
	require.NotEmpty(t, out)
	return out
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

// codes returns the codes of the evidence that calls of a function in a package write down.
func codes(t *testing.T, pkg, function string) []string {
	var out []string
	inspect(t, pkg, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
			if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == function {
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
