package layout

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/doc/comment"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// phasePages are the packages of the analysis that have a page each, in the order in which a
// package goes through them.
func phasePages() []string {
	return []string{
		"facts", "inline", "summarise", "library", "view", "program", "libcall", "escape", "reach", "stream", "origin", "growth",
		"evidence", "evidence/cache", "evidence/pending", "evidence/queue", "rendezvous", "made/layer", "made", "label", "retain", "link", "trace", "digest", "judge", "apart",
	}
}

// phaseDoc is the package comment of doc.go in a folder below internal.
func phaseDoc(t *testing.T, files []source, name string) *ast.CommentGroup {
	t.Helper()
	for _, f := range files {
		if f.path == "internal/"+name+"/doc.go" {
			require.NotNil(t, f.file.Doc, "%s has no package comment", f.path)
			return f.file.Doc
		}
	}
	require.Fail(t, "no internal/"+name+"/doc.go: a package of the analysis is documented there")
	return nil
}

// phaseFile is the page of a package, beside docs/analysis.md.
func phaseFile(name string) string { return strings.ReplaceAll(name, "/", "-") + ".md" }

// phasePage is a package's documentation as Markdown.
func phasePage(name string, group *ast.CommentGroup) string {
	var parser comment.Parser
	parser.LookupSym = func(string, string) bool { return true }
	printer := comment.Printer{
		HeadingLevel: 2, HeadingID: func(*comment.Heading) string { return "" },
		DocLinkURL: func(*comment.DocLink) string { return "" },
	}
	body := printer.Markdown(parser.Parse(group.Text()))
	return fmt.Sprintf("<!-- Made from internal/%[1]s/doc.go by: go test ./internal/layout -update -->\n\n# internal/%[1]s\n\n%[2]s", name, body)
}

// analysisIndex is docs/analysis.md.
func analysisIndex(t *testing.T, files []source) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("<!-- Made by: go test ./internal/layout -update -->\n\n# How a verdict comes about\n\n" +
		"[design.md](design.md) says what is built. These pages say how it decides, one for each package of the analysis, in the\n" +
		"order in which a package of yours goes through them: what it takes and gives, an example, its limits. Each is made from\n" +
		"the package's comment. [The picture of the storeys](storeys.svg) shows which of them knows which, and\n" +
		"[CONTRIBUTING.md](../CONTRIBUTING.md) follows one map insert through them.\n\n| package | |\n|---|---|\n")
	for _, name := range phasePages() {
		says := strings.NewReplacer("[", "", "]", "").Replace(new(doc.Package).Synopsis(phaseDoc(t, files, name).Text()))
		_, rest, _ := strings.Cut(strings.TrimPrefix(says, "Package "), " ")
		fmt.Fprintf(&b, "| [%s](analysis/%s) | %s |\n", name, phaseFile(name), rest)
	}
	return b.String()
}

func TestAnalysisPagesAreMadeFromDocGo(t *testing.T) {
	files := shipped(t)
	docs := filepath.Join(root(t), "docs")
	want := map[string]string{filepath.Join(docs, "analysis.md"): analysisIndex(t, files)}
	for _, name := range phasePages() {
		want[filepath.Join(docs, "analysis", phaseFile(name))] = phasePage(name, phaseDoc(t, files, name))
	}
	for file, text := range want {
		if update() {
			require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
		}
		have, err := os.ReadFile(file)
		require.NoError(t, err, "run go test ./internal/layout -update")
		assert.Equal(t, text, string(have), "%s is stale: run go test ./internal/layout -update", file)
	}
	pages, err := filepath.Glob(filepath.Join(docs, "analysis", "*.md"))
	require.NoError(t, err)
	assert.Len(t, pages, len(phasePages()), "pages without a package")
}

// The files that the pages name are in the tree.
func TestAnalysisNamesFilesThatThereAre(t *testing.T) {
	files := shipped(t)
	have := map[string]bool{}
	for _, f := range files {
		have[path.Base(f.path)] = true
	}
	for _, name := range phasePages() {
		for _, file := range regexp.MustCompile(`\b[a-z]\w*\.go\b`).FindAllString(phaseDoc(t, files, name).Text(), -1) {
			assert.True(t, have[file], "internal/%s/doc.go names %s", name, file)
		}
	}
}

// Each package below the judge in the table of storeys has a page.
func TestEachStoreyHasItsPage(t *testing.T) {
	for _, storey := range storeys() {
		for _, at := range storey {
			assert.Contains(t, phasePages(), strings.TrimPrefix(at, "internal/"))
		}
	}
}
