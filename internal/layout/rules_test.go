package layout

import (
	"flag"
	"fmt"
	"go/ast"
	"go/doc/comment"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// isShared reports the folders beside the rules that are none: the analyzer that all
// of them share, and that of faulty directives.
func isShared(dir string) bool { return dir == "passes/summary" || dir == "passes/directive" }

// ruleFolder is what the files of passes say of one rule.
type ruleFolder struct {
	name string
	doc  *ast.CommentGroup // package comment of doc.go
}

// rules returns the rule folders, in order.
func rules(files []source) []ruleFolder {
	var out []ruleFolder
	for _, pkg := range packages(files) {
		name, ok := strings.CutPrefix(pkg[0].dir(), "passes/")
		if !ok || isShared(pkg[0].dir()) {
			continue
		}
		r := ruleFolder{name: name}
		for _, f := range pkg {
			if f.path == pkg[0].dir()+"/doc.go" {
				r.doc = f.file.Doc
			}
		}
		out = append(out, r)
	}
	return out
}

// listed returns the rules that the table in passes/table.go imports, in order.
func listed(files []source) []string {
	var out []string
	for _, f := range files {
		if f.path != "passes/table.go" {
			continue
		}
		for _, spec := range f.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			name, ok := strings.CutPrefix(path, module+"/passes/")
			if err == nil && ok && !isShared("passes/"+name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestTableListsEachRuleFolder(t *testing.T) {
	files := shipped(t)
	var folders []string
	for _, r := range rules(files) {
		folders = append(folders, r.name)
	}
	assert.Equal(t, folders, listed(files), "the folders of passes/ and the rules that passes/table.go lists")
}

func TestEachRuleIsWhole(t *testing.T) {
	all := rules(shipped(t))
	require.NotEmpty(t, all)
	for _, r := range all {
		for _, path := range []string{
			"passes/" + r.name + "/" + r.name + ".go",
			"passes/" + r.name + "/" + r.name + "_test.go",
			"testdata/src/" + r.name + "/bad",
			"testdata/src/" + r.name + "/ok",
		} {
			assert.True(t, exists(t, path), "rule %s has no %s", r.name, path)
		}
		assert.NotNil(t, r.doc, "rule %s has no package comment in doc.go", r.name)
	}
}

// update rewrites the pages of the rules from their doc.go:
// go test ./internal/layout -update.
func update() bool { return flag.Lookup("update").Value.String() == "true" }

func TestMain(m *testing.M) {
	flag.Bool("update", false, "write docs/rules from the doc.go of each rule, and docs/config.schema.json")
	os.Exit(m.Run())
}

// page is the documentation of a rule as Markdown; doc.go is the only place
// where it is written.
func page(r ruleFolder) string {
	var parser comment.Parser
	printer := comment.Printer{HeadingLevel: 2, HeadingID: func(*comment.Heading) string { return "" }}
	body := printer.Markdown(parser.Parse(r.doc.Text()))
	return fmt.Sprintf("<!-- Made from passes/%[1]s/doc.go by: go test ./internal/layout -update -->\n\n# %[1]s\n\n%[2]s", r.name, body)
}

func TestPagesAreMadeFromDocGo(t *testing.T) {
	dir := filepath.Join(root(t), "docs", "rules")
	var want []string
	for _, r := range rules(shipped(t)) {
		if r.doc == nil {
			continue // TestEachRuleIsWhole tells it
		}
		file := filepath.Join(dir, r.name+".md")
		want = append(want, file)
		if update() {
			require.NoError(t, os.MkdirAll(dir, 0o755))
			require.NoError(t, os.WriteFile(file, []byte(page(r)), 0o644))
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err, "run go test ./internal/layout -update")
		assert.Equal(t, page(r), string(text), "docs/rules/%s.md is stale: run go test ./internal/layout -update", r.name)
	}
	have, err := filepath.Glob(filepath.Join(dir, "*.md"))
	require.NoError(t, err)
	assert.Equal(t, want, have, "pages without a rule")
}

func TestRuleChecksReadTheTree(t *testing.T) {
	fset := token.NewFileSet()
	files := []source{
		parse(t, fset, "passes/b/b.go", "package b"),
		parse(t, fset, "passes/a/doc.go", "// Package a reports things.\n//\n// # How to fix\n//\n//\tdelete(m, k)\npackage a"),
		parse(t, fset, "passes/a/a.go", "package a"),
		parse(t, fset, "passes/summary/summary.go", "package summary"),
		parse(t, fset, "passes/table.go", `package passes; import ("`+module+`/passes/summary"; "`+module+`/passes/c"; "`+module+`/passes/a")`),
	}
	got := rules(files)
	require.Len(t, got, 2)
	assert.Equal(t, "a", got[0].name)
	assert.Equal(t, "b", got[1].name)
	assert.Nil(t, got[1].doc)
	assert.Equal(t, []string{"a", "c"}, listed(files))
	assert.Equal(t, "<!-- Made from passes/a/doc.go by: go test ./internal/layout -update -->\n\n# a\n\nPackage a reports things.\n\n## How to fix\n\n\tdelete(m, k)\n", page(got[0]))
}
