package fix_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/fix"
)

// edit replaces from column to column of a line of a.go.
func edit(line, from, to int, text string) finding.Edit {
	return finding.Edit{Position: finding.Position{File: "a.go", Line: line, Column: from, EndLine: line, EndColumn: to}, NewText: text}
}

func fixing(message string, edits ...finding.Edit) finding.Finding {
	return finding.Finding{Fixes: []finding.Fix{{Message: message, Edits: edits}, {Message: "never the second"}}}
}

const source = "package a\n\nfunc f() {\n\tone()\n\ttwo()\n}\n"

func plan(t *testing.T, text string, fs ...finding.Finding) *fix.Plan {
	t.Helper()
	return fix.Make(fs, func(name string) ([]byte, error) {
		assert.Equal(t, "a.go", name)
		return []byte(text), nil
	})
}

func TestEditsAreApplied(t *testing.T) {
	p := plan(t, source, finding.Finding{}, fixing("before two", edit(5, 2, 2, "x()\n\t")), fixing("one and two", edit(4, 2, 5, "eins"), edit(5, 2, 2, "y()\n\t")))
	assert.Equal(t, []int{1, 2}, p.Fixed)
	assert.Empty(t, p.Left)
	require.Len(t, p.Files, 1)
	assert.Equal(t, source, string(p.Files[0].Before))
	assert.Equal(t, "package a\n\nfunc f() {\n\teins()\n\tx()\n\ty()\n\ttwo()\n}\n", string(p.Files[0].After))
}

func TestWhatTwoFixesImportIsImportedOnce(t *testing.T) {
	add := edit(2, 1, 1, "\nimport \"bytes\"\n")
	p := plan(t, source, fixing("one", add, edit(4, 2, 2, "x()\n\t")), fixing("two", edit(5, 2, 2, "y()\n\t"), add), fixing("three", add, edit(4, 3, 5, "")))
	assert.Equal(t, []int{0, 1, 2}, p.Fixed)
	assert.Empty(t, p.Left)
	assert.Equal(t, "package a\n\nimport \"bytes\"\n\nfunc f() {\n\tx()\n\to()\n\ty()\n\ttwo()\n}\n", string(p.Files[0].After))
}

func TestFormattedFilesStayFormatted(t *testing.T) {
	p := plan(t, source, fixing("badly indented", edit(4, 2, 2, "  x( )\n")))
	assert.Equal(t, strings.Replace(source, "\tone", "\tx()\n\tone", 1), string(p.Files[0].After))
	rough := strings.Replace(source, "\ttwo", "   two", 1)
	p = plan(t, rough, fixing("beside", edit(4, 2, 2, "x()\n\t")))
	assert.Equal(t, strings.Replace(rough, "\tone", "\tx()\n\tone", 1), string(p.Files[0].After), "what was not formatted is left alone")
	crlf := strings.ReplaceAll(source, "\n", "\r\n")
	p = plan(t, crlf, fixing("beside", edit(4, 2, 2, "x()\n\t")))
	assert.Equal(t, strings.Replace(crlf, "\tone", "\tx()\r\n\tone", 1), string(p.Files[0].After))
}

func TestFixesThatDoNotFitAreLeftWhole(t *testing.T) {
	p := plan(t, source,
		fixing("first", edit(4, 2, 5, "eins")),
		fixing("overlaps", edit(5, 2, 2, "x()\n\t"), edit(4, 3, 4, "-")),
		fixing("twice", edit(4, 2, 5, "eins")),
		fixing("beyond", edit(9, 1, 1, "x")),
		fixing("behind the line", edit(4, 20, 20, "x")))
	assert.Equal(t, []int{0}, p.Fixed)
	assert.Equal(t, []string{
		"overlaps: another fix changes the same place; run again",
		"twice: another fix does the same; run again",
		"beyond: the file has changed since it was analysed; run again",
		"behind the line: the file has changed since it was analysed; run again",
	}, p.Left)
	assert.Equal(t, strings.Replace(source, "one", "eins", 1), string(p.Files[0].After))
}

// in moves an edit to another file.
func in(file string, e finding.Edit) finding.Edit {
	e.File = file
	return e
}

func TestFilesWithTroubleAreLeftAndOthersFixed(t *testing.T) {
	read := func(name string) ([]byte, error) {
		switch name {
		case "gone.go":
			return nil, errors.New("no such file")
		case "kept.go":
			return nil, &fix.Left{Why: "it is vendored"}
		case "broken.go":
			return []byte(source + "func ("), nil
		}
		return []byte(source), nil
	}
	at := edit(4, 2, 2, "x()\n\t")
	p := fix.Make([]finding.Finding{
		fixing("gone", in("gone.go", at)), fixing("kept", in("kept.go", at)), fixing("fine", at), fixing("broken", in("broken.go", at)),
		fixing("both", in("b.go", at), in("kept.go", at)), fixing("kept as well", in("kept.go", edit(5, 2, 2, "y()\n\t"))),
		fixing("no code", in("c.go", edit(4, 2, 2, "}}"))), fixing("in its file", in("c.go", edit(5, 2, 2, "y()\n\t"))),
	}, read)
	assert.Equal(t, []int{2}, p.Fixed)
	require.Len(t, p.Files, 1)
	assert.Equal(t, "a.go", p.Files[0].Name)
	assert.Empty(t, p.Left)
	type left struct {
		name    string
		fixes   int
		trouble bool
	}
	var got []left
	for _, f := range p.LeftFiles {
		got = append(got, left{f.Name, f.Fixes, f.Why.Trouble})
	}
	assert.Equal(t, []left{{"broken.go", 1, true}, {"c.go", 2, true}, {"gone.go", 1, true}, {"kept.go", 3, false}}, got)
	assert.ErrorContains(t, p.LeftFiles[0].Why, "mend that first")
	assert.NotContains(t, p.LeftFiles[0].Why.Error(), "report", "the author's syntax error is no defect of growthlint")
	assert.ErrorContains(t, p.LeftFiles[1].Why, "please report this")
}

func TestNothingToFix(t *testing.T) {
	p := fix.Make([]finding.Finding{{}}, nil)
	assert.Empty(t, p.Files)
	assert.Empty(t, p.LeftFiles)
}
