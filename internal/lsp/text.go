package lsp

import (
	"bytes"
	"os"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/growthlint/growthlint/internal/finding"
)

// encoding is the unit in which an editor counts characters.
type encoding string

// The encodings that the server knows; every client knows utf-16.
const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
)

// width is how many units a text takes.
func (e encoding) width(text []byte) int {
	if e == utf8Units {
		return len(text)
	}
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		n += max(utf16.RuneLen(r), 1)
		text = text[size:]
	}
	return n
}

// texts are the files of one run's findings as they were when the run ended.
type texts struct {
	units encoding
	files map[string]*text //growthlint:bounded one for each file that the findings of a run name
}

// text is the text of a file, nil data for one that could not be read.
type text struct {
	data  []byte
	lines [][]byte
}

func newTexts(units encoding) *texts { return &texts{units: units, files: map[string]*text{}} }

// file returns the text of a file; of one that is gone nothing is shown but its beginning.
func (t *texts) file(name string) *text {
	f := t.files[name]
	if f == nil {
		f = &text{}
		if data, err := os.ReadFile(name); err == nil {
			f.data, f.lines = data, bytes.Split(data, []byte("\n"))
		}
		t.files[name] = f
	}
	return f
}

// line returns a line without its end, nil if there is none. n counts from 1.
func (f *text) line(n int) []byte {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	return bytes.TrimSuffix(f.lines[n-1], []byte("\r"))
}

// holds reports whether a file still is what it was.
func (t *texts) holds(name string) bool {
	data, err := os.ReadFile(name)
	return err == nil && bytes.Equal(data, t.file(name).data)
}

// span is the place of a finding as the editor counts. A place without an end goes to the end
// of its line.
func (t *texts) span(p finding.Position) span {
	line := t.file(p.File).line(p.Line)
	at := func(column int) position {
		column = min(max(column-1, 0), len(line))
		return position{Line: max(p.Line-1, 0), Character: t.units.width(line[:column])}
	}
	end := p.EndColumn
	if p.EndLine != p.Line || end <= p.Column {
		end = len(line) + 1
	}
	return span{Start: at(p.Column), End: at(end)}
}

// overlaps reports whether two ranges have a place in common, their ends included: a cursor is
// an empty range.
func (s span) overlaps(o span) bool {
	return !s.End.before(o.Start) && !o.End.before(s.Start)
}

func (p position) before(q position) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Character < q.Character
}
