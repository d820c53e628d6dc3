package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

const storeText = `package store

type Store struct {
	names map[string]int
	raw   map[string]int // as they came
}

func (s *Store) Put(name string) { _ = "ä𝄞"; s.names[name]++ }
`

// inStore is a finding in that text, from a column to another.
func inStore(file string, line, column, end int) finding.Finding {
	return finding.Finding{
		Rule: "mapgrow", Confidence: finding.Medium, Fingerprint: "v1:1", Message: "Store.names grows by *name*", Remedy: "delete what ends",
		Position:  finding.Position{File: file, Line: line, Column: column, EndLine: line, EndColumn: end},
		Container: finding.Container{Name: "names", Declared: finding.Position{File: file, Line: 4, Column: 2}},
		Grows:     []finding.Site{{Position: finding.Position{File: file, Line: line, Column: column, EndLine: line, EndColumn: end}, What: "s.names[name]++"}},
		Shrinks:   []finding.Site{{Position: finding.Position{File: file, Line: 4, Column: 2}, What: "delete(s.names, x)", WhyNot: "nothing calls it"}},
		Evidence: []finding.Evidence{
			{Code: "no-shrink", For: true, Text: "nothing deletes", Position: &finding.Position{File: file, Line: 4, Column: 2}},
			{Code: "short", Text: "it is short-lived"},
		},
	}
}

func TestFindingsOfAModuleAreShown(t *testing.T) {
	dir, file := module(t, storeText)
	e := open(t, map[string][]finding.Finding{dir: {inStore(file, 8, 50, 65)}})
	res := e.start(`{"rootUri": "` + uriOf(dir) + `"}`)
	assert.Equal(t, "utf-16", res.Capabilities.PositionEncoding)
	e.document("didOpen", file)
	p := next(e, e.published)
	assert.Equal(t, uriOf(file), p.URI)
	require.Len(t, p.Diagnostics, 1)
	d := p.Diagnostics[0]
	// The text before has an umlaut of two bytes and a clef of four, which are one unit and two.
	assert.Equal(t, span{position{7, 46}, position{7, 61}}, d.Range)
	assert.Equal(t, severityWarning, d.Severity)
	assert.Equal(t, "mapgrow", d.Code)
	assert.Equal(t, "https://example.com/mapgrow", d.CodeDescription.Href)
	assert.Equal(t, "Store.names grows by *name*\ndelete what ends", d.Message)
	var related []string
	for _, r := range d.RelatedInformation {
		related = append(related, r.Message)
	}
	assert.Equal(t, []string{"declared here", "does not bound it: delete(s.names, x) (nothing calls it)"}, related)
}

func TestAnEditorMayCountBytes(t *testing.T) {
	dir, file := module(t, storeText)
	e := open(t, map[string][]finding.Finding{dir: {inStore(file, 8, 50, 65)}})
	res := e.start(`{"capabilities": {"general": {"positionEncodings": ["utf-32", "utf-8"]}}}`)
	assert.Equal(t, "utf-8", res.Capabilities.PositionEncoding)
	e.document("didOpen", file)
	assert.Equal(t, span{position{7, 49}, position{7, 64}}, next(e, e.published).Diagnostics[0].Range)
}

func TestWhatIsMendedIsShownNoMore(t *testing.T) {
	dir, file := module(t, storeText)
	e := open(t, map[string][]finding.Finding{dir: {inStore(file, 8, 50, 65)}})
	e.start(`{}`)
	e.document("didOpen", file)
	require.Len(t, next(e, e.published).Diagnostics, 1)
	e.set(func() { e.found = nil })
	e.document("didSave", file)
	p := next(e, e.published)
	assert.Equal(t, uriOf(file), p.URI)
	assert.Empty(t, p.Diagnostics)
	assert.NotNil(t, p.Diagnostics)

	// What is opened again was analysed.
	e.document("didClose", file)
	e.document("didOpen", file)
	e.tell("workspace/didChangeWatchedFiles", watchedParams{[]textDocument{{uriOf(dir + "/go.mod")}}})
	e.set(func() { e.err = errors.New("the configuration has a fault") })
	e.document("didSave", file)
	said := next(e, e.said)
	assert.Equal(t, messageParams{messageError, "growthlint: the configuration has a fault"}, said)
}

func TestASaveEndsTheRunThatHasReadOlderSources(t *testing.T) {
	dir, file := module(t, storeText)
	e := open(t, map[string][]finding.Finding{dir: {inStore(file, 8, 50, 65)}})
	begun := make(chan bool, 2)
	e.during = func(ctx context.Context) {
		begun <- true
		<-ctx.Done()
	}
	e.start(`{}`)
	e.document("didOpen", file)
	next(e, begun)
	e.set(func() { e.during = nil })
	e.document("didSave", file)
	require.Len(t, next(e, e.published).Diagnostics, 1)
	e.set(func() { assert.Equal(t, []string{dir, dir}, e.runs) })
	assert.Empty(t, e.published)
}

func TestHoverTellsTheEvidence(t *testing.T) {
	dir, file := module(t, storeText)
	e := open(t, map[string][]finding.Finding{dir: {inStore(file, 8, 50, 65)}})
	e.start(`{}`)
	e.document("didOpen", file)
	next(e, e.published)
	var h hover
	e.call("textDocument/hover", hoverParams{textDocument{uriOf(file)}, position{7, 50}}, &h)
	assert.Equal(t, "**[mapgrow](https://example.com/mapgrow)**, medium: Store.names grows by \\*name\\*\n\ndelete what ends\n"+
		"\nFor:\n- nothing deletes ([store.go:4]("+uriOf(file)+"#L4))\n\nAgainst:\n- it is short-lived\n", h.Contents.Value)
	var none *hover
	e.call("textDocument/hover", hoverParams{textDocument{uriOf(file)}, position{2, 3}}, &none)
	assert.Nil(t, none)
}

// edited applies the edits of an action to the text of a file.
func edited(t *testing.T, text string, edits []textEdit) string {
	t.Helper()
	require.Len(t, edits, 1)
	lines := strings.SplitAfter(text, "\n")
	offset := func(p position) int {
		n := 0
		for _, l := range lines[:p.Line] {
			n += len(l)
		}
		return n + p.Character
	}
	r := edits[0].Range
	return text[:offset(r.Start)] + edits[0].NewText + text[offset(r.End):]
}

func actionsAt(e *editor, file string, line int, only string) []codeAction {
	p := codeActionParams{TextDocument: textDocument{uriOf(file)}, Range: span{position{line, 46}, position{line, 46}}}
	if only != "" {
		p.Context.Only = []string{only}
	}
	var out []codeAction
	e.call("textDocument/codeAction", p, &out)
	return out
}

func TestActionsMendAndAccept(t *testing.T) {
	dir, file := module(t, storeText)
	f := inStore(file, 8, 50, 65)
	f.Fixes = []finding.Fix{{Message: "Delete it", Edits: []finding.Edit{{Position: finding.Position{File: file, Line: 5, Column: 2, EndLine: 5, EndColumn: 38}, NewText: "raw   map[string]bool"}}}}
	other := inStore(file, 8, 50, 65)
	other.Container.Declared.Line = 5
	made := finding.Finding{Rule: "goroutinegrow", Confidence: finding.High, Message: "Put starts goroutines", Position: f.Position}
	e := open(t, map[string][]finding.Finding{dir: {f, other, made}})
	e.start(`{}`)
	e.document("didOpen", file)
	next(e, e.published)

	got := actionsAt(e, file, 7, "")
	require.Len(t, got, 4)
	assert.Equal(t, "Delete it", got[0].Title)
	assert.True(t, got[0].IsPreferred)
	assert.Equal(t, strings.Replace(storeText, "raw   map[string]int // as they came", "raw   map[string]bool", 1), edited(t, storeText, got[0].Edit.Changes[uriOf(file)]))
	assert.Equal(t, "Say that names is bounded by design", got[1].Title)
	assert.Equal(t, strings.Replace(storeText, "names map[string]int", "names map[string]int //growthlint:bounded REASON", 1), edited(t, storeText, got[1].Edit.Changes[uriOf(file)]))
	// A line that has a comment gets none behind it.
	assert.Equal(t, strings.Replace(storeText, "\traw", "\t//growthlint:bounded REASON\n\traw", 1), edited(t, storeText, got[2].Edit.Changes[uriOf(file)]))
	assert.Equal(t, "Ignore this finding of goroutinegrow", got[3].Title)
	assert.Empty(t, actionsAt(e, file, 7, "refactor"))
	assert.Empty(t, actionsAt(e, file, 1, "quickfix"))

	// The places are those of the text that was analysed.
	e.document("didChange", file)
	assert.Empty(t, actionsAt(e, file, 7, "quickfix"))
	e.document("didClose", file)
	require.Len(t, actionsAt(e, file, 7, "quickfix"), 4)
	require.NoError(t, os.WriteFile(file, []byte("package store\n"), 0o600))
	assert.Empty(t, actionsAt(e, file, 7, "quickfix"))
}

func TestReplacedIsTheLinesThatDiffer(t *testing.T) {
	for _, c := range [][2]string{
		{"a\nb\nc\n", "a\nX\nc\n"}, {"a\nb", "a\nX"}, {"a\nb\n", "a\nb\nc\n"}, {"a\nb\nc", "a\nc"}, {"", "a\n"}, {"a\n", ""}, {"a\na\n", "a\na\na\n"},
	} {
		assert.Equal(t, c[1], edited(t, c[0], []textEdit{replaced(utf8Units, []byte(c[0]), []byte(c[1]))}), "%q", c)
	}
}

func TestTheEditorIsAskedToWatch(t *testing.T) {
	e := open(t, nil)
	e.start(`{"capabilities": {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}}`)
	assert.Contains(t, next(e, e.watched), `"**/.growthlint.yml"`)
}

func TestAFileWithoutAModuleHasTheFolder(t *testing.T) {
	dir := t.TempDir()
	s := &server{folders: []string{dir}}
	assert.Equal(t, dir, s.rootOf(dir+"/a/b/c.go"))
	assert.Equal(t, "/elsewhere/a", s.rootOf("/elsewhere/a/b.go"))
}

func TestTheEnd(t *testing.T) {
	e := open(t, nil)
	e.start(`{}`)
	var res json.RawMessage
	err := e.conn.Call(t.Context(), "textDocument/rename", struct{}{}, &res)
	assert.ErrorContains(t, err, "growthlint knows no textDocument/rename")
	err = e.conn.Call(t.Context(), "textDocument/hover", []int{1}, &res)
	assert.ErrorContains(t, err, "textDocument/hover")
	e.tell("$/setTrace", struct{}{})
	e.call("shutdown", nil, &res)
	assert.ErrorContains(t, e.conn.Call(t.Context(), "textDocument/hover", struct{}{}, &res), "the server was shut down")
	e.tell("exit", nil)
	assert.NoError(t, next(e, e.ended))

	gone := open(t, nil)
	gone.start(`{}`)
	require.NoError(t, gone.in.Close())
	assert.ErrorIs(t, next(gone, gone.ended), errAbrupt)
}

func TestAddresses(t *testing.T) {
	for uri, want := range map[string]string{"file:///a/b%20c.go": "/a/b c.go", "file:///a/%C3%A4.go": "/a/ä.go", "untitled:x": "", "file://": ""} {
		path, ok := pathOf(uri)
		assert.Equal(t, want, path)
		assert.Equal(t, want != "", ok)
	}
	path, ok := pathOf(uriOf("/a/b c/ä#.go"))
	assert.True(t, ok)
	assert.Equal(t, "/a/b c/ä#.go", path)
}
