package layout

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
)

// clause is what reads like a part of a sentence: three words in a row, or two at an end to which
// something is added.
var clause = regexp.MustCompile(`[A-Za-z]+ [a-z]+ [a-z]+|[a-z]+ [a-z]+ $|^ [a-z]+ [a-z]+`)

// sentences returns the places where words for people are written in files: string literals that
// read like a part of a sentence and are no constants.
func sentences(files []source) []string {
	var bad []string
	for _, f := range files {
		ast.Inspect(f.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GenDecl:
				return n.Tok != token.CONST && n.Tok != token.IMPORT
			case *ast.BasicLit:
				if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && clause.MatchString(text) {
					bad = append(bad, f.at(n.Pos())+": "+n.Value)
				}
			}
			return true
		})
	}
	return bad
}

// The storeys that link summaries give codes, and package reason has the words. The names of
// phases are link's own; trace names objects, which is all that it is for.
func TestPhasesGiveCodes(t *testing.T) {
	var phases []source
	for _, f := range shipped(t) {
		below := slices.ContainsFunc(storeys(), func(storey []string) bool { return slices.Contains(storey, f.dir()) })
		if below && f.dir() != "internal/link" && f.dir() != "internal/trace" {
			phases = append(phases, f)
		}
	}
	assert.NotEmpty(t, phases)
	assert.Empty(t, sentences(phases))
}

func TestSentenceCheckSeesViolations(t *testing.T) {
	fset := token.NewFileSet()
	file := parse(t, fset, "internal/a/a.go", `package a
import "fmt"
const name = "that is a code"
func f(s string) []string { return []string{"nothing releases it", fmt.Sprint("is made by ", s), s + " does not end", "a.b", "two words"} }
`)
	assert.Equal(t, []string{
		`internal/a/a.go:4:45: "nothing releases it"`, `internal/a/a.go:4:79: "is made by "`, `internal/a/a.go:4:102: " does not end"`,
	}, sentences([]source{file}))
}
