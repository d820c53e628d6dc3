package report

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/finding"
)

// directHashes computes each line's hash from its definition, one by one.
func directHashes(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", " ", "", "\t", "").Replace(text)
	var out []string
	seen := map[uint64]int{}
	for rest, more := text, true; more; {
		window := append(utf16.Encode([]rune(rest)), 0xFFFF)
		var hash uint64
		for i := range 100 {
			hash *= 37
			if i < len(window) {
				hash += uint64(window[i])
			}
		}
		seen[hash]++
		out = append(out, strconv.FormatUint(hash, 16)+":"+strconv.Itoa(seen[hash]))
		_, rest, more = strings.Cut(rest, "\n")
	}
	return out
}

func TestLineHashesFollowTheirDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	alphabet := []rune("ab \t\n\n{}é😀")
	for range 200 {
		var b strings.Builder
		for range random.IntN(400) {
			b.WriteRune(alphabet[random.IntN(len(alphabet))])
		}
		assert.Equal(t, directHashes(b.String()), lineHashes([]byte(b.String())), "%q", b.String())
	}
}

// TestLineHashesAreGitHubs has two values that GitHub's own action computes.
func TestLineHashesAreGitHubs(t *testing.T) {
	assert.Equal(t, []string{"c129715d7a2bc9a3:1"}, lineHashes(nil))
	assert.Equal(t, "a7f2ff13bc495cf2:6", lineHashes([]byte(strings.Repeat("Lorem ipsum dolor sit amet.\n", 10)))[5])
}

func TestLineEndsDoNotChangeTheHash(t *testing.T) {
	unix := "package a\n\nfunc f() {\n\tx()\n}\n"
	want := lineHashes([]byte(unix))
	assert.Len(t, want, 6)
	assert.Equal(t, want, lineHashes([]byte(strings.ReplaceAll(unix, "\n", "\r\n"))))
	assert.Equal(t, want, lineHashes([]byte(strings.ReplaceAll(unix, "\t", "        "))))
}

func TestUTF16Spans(t *testing.T) {
	src := newSources(&Report{File: func(name string) ([]byte, bool) {
		return []byte("\tm[\"ü😀\"] = v\r\n"), name == "a.go"
	}})
	line := "\tm[\"ü😀\"] = v"
	for _, tt := range []struct {
		p    finding.Position
		want span
	}{
		{at("a.go", 1, 2, len(line)+1), span{1, 2, 14}},
		{at("a.go", 1, 2, 0), span{1, 2, 14}},
		{at("a.go", 1, strings.Index(line, "= v")+1, 0), span{1, 11, 14}},
		{at("a.go", 9, 5, 7), span{9, 5, 7}},
		{at("gone.go", 3, 5, 0), span{3, 5, 6}},
		{at("a.go", 1, 500, 0), span{1, 14, 15}},
		{finding.Position{File: "gone.go"}, span{1, 1, 2}},
	} {
		assert.Equal(t, tt.want, src.utf16Span(tt.p), "%v", tt.p)
	}
}

func TestSuggestionsAreWholeFixes(t *testing.T) {
	text := "one\ntwo three\r\nfour\n"
	src := newSources(&Report{File: func(name string) ([]byte, bool) { return []byte(text), name == "a.go" }})
	edit := func(file string, line, column, endLine, endColumn int, new string) finding.Edit {
		return finding.Edit{Position: finding.Position{File: file, Line: line, Column: column, EndLine: endLine, EndColumn: endColumn}, NewText: new}
	}
	got, ok := suggestion(src, "a.go", finding.Fix{Edits: []finding.Edit{
		edit("a.go", 3, 1, 3, 5, "4"), edit("a.go", 1, 4, 1, 4, "!"), edit("a.go", 2, 5, 2, 10, "3"),
	}})
	assert.True(t, ok)
	assert.Equal(t, rdSuggestion{rdRange{rdPosition{1, 4}, rdPosition{3, 5}}, "!\ntwo 3\n4"}, got)
	for name, edits := range map[string][]finding.Edit{
		"none":         nil,
		"another file": {edit("a.go", 1, 1, 1, 2, ""), edit("b.go", 1, 1, 1, 2, "")},
		"overlapping":  {edit("a.go", 2, 1, 2, 6, ""), edit("a.go", 2, 3, 2, 8, "")},
		"out of file":  {edit("a.go", 1, 1, 1, 2, ""), edit("a.go", 90, 1, 90, 2, "")},
	} {
		_, ok := suggestion(src, "a.go", finding.Fix{Edits: edits})
		assert.False(t, ok, name)
	}
	_, ok = suggestion(src, "gone.go", finding.Fix{Edits: []finding.Edit{edit("gone.go", 1, 1, 1, 2, ""), edit("gone.go", 2, 1, 2, 2, "")}})
	assert.False(t, ok)
}
