package layout

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// declares reports whether a file declares a function, method or type of a name.
func declares(f source, name string) bool {
	for _, d := range f.file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.Name == name {
				return true
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if s, ok := spec.(*ast.TypeSpec); ok && s.Name.Name == name {
					return true
				}
			}
		}
	}
	return false
}

// falseNames returns the links of a page of which the text is a name of Go and the target a
// file that does not declare it.
func falseNames(text string, files []source) []string {
	var bad []string
	for _, m := range regexp.MustCompile("\\[`(\\w+)`\\]\\(([^)\\s]+\\.go)\\)").FindAllStringSubmatch(text, -1) {
		found := false
		for _, f := range files {
			found = found || f.path == m[2] && declares(f, m[1])
		}
		if !found {
			bad = append(bad, m[1]+" in "+m[2])
		}
	}
	return bad
}

func contributing(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root(t), "CONTRIBUTING.md"))
	require.NoError(t, err)
	return string(text)
}

func TestContributingNamesWhatThereIs(t *testing.T) {
	assert.Empty(t, falseNames(contributing(t), shipped(t)))
}

// section is what stands below a heading of a page.
func section(page, heading string) string {
	_, rest, _ := strings.Cut(page, "\n## "+heading+"\n")
	body, _, _ := strings.Cut(rest, "\n## ")
	return body
}

// The trip goes through the packages from bottom to top, and each question has its answer one
// link away.
func TestContributingAnswersAtOneLink(t *testing.T) {
	page := contributing(t)
	trip := section(page, "The trip of one map insert")
	last := -1
	for _, dir := range []string{"internal/load/", "internal/summarise/", "internal/link/", "internal/growth/", "internal/judge/", "passes/mapgrow/", "internal/report/"} {
		at := strings.Index(trip, "]("+dir)
		assert.Greater(t, at, last, "the trip comes through %s", dir)
		last = at
	}
	questions := regexp.MustCompile(`(?m)^\d+\. \*(.+\?)\*(.*)$`).FindAllStringSubmatch(section(page, "Ten questions"), -1)
	assert.Len(t, questions, 10)
	for _, q := range questions {
		assert.Contains(t, q[2], "](", q[1])
	}
	assert.GreaterOrEqual(t, strings.Count(section(page, "Vocabulary"), "\n| ")-1, 15)
}

func TestNameCheckOfPagesSeesViolations(t *testing.T) {
	files := []source{parse(t, token.NewFileSet(), "internal/a/a.go", "package a\n\ntype t struct{}\n\nfunc (t) Run() {}\n\ntype U int")}
	text := "[`Run`](internal/a/a.go) [`U`](internal/a/a.go) [`Gone`](internal/a/a.go) [`U`](internal/b/b.go) [a](x.go)"
	assert.Equal(t, []string{"Gone in internal/a/a.go", "U in internal/b/b.go"}, falseNames(text, files))
}
