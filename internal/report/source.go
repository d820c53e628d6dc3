package report

import (
	"bytes"
	"unicode/utf8"

	"github.com/growthlint/growthlint/internal/finding"
)

// sources reads the files that a report names, each once.
type sources struct {
	read  func(file string) ([]byte, bool)
	files map[string]*sourceFile
}

func newSources(r *Report) *sources {
	return &sources{read: r.File, files: map[string]*sourceFile{}}
}

// sourceFile is a file by lines. Its zero value is a file that cannot be read.
type sourceFile struct {
	text  []byte
	lines [][]byte // without their ends
	// hashes are those of the lines, made when first asked for.
	hashes []string
}

func (s *sources) file(name string) *sourceFile {
	if f, ok := s.files[name]; ok {
		return f
	}
	f := &sourceFile{}
	if s.read != nil {
		if text, ok := s.read(name); ok {
			f.text, f.lines = text, bytes.Split(text, []byte("\n"))
			for i, line := range f.lines {
				f.lines[i] = bytes.TrimSuffix(line, []byte("\r"))
			}
		}
	}
	s.files[name] = f
	return f
}

// line returns a line, counted from 1, nil if the file has no such line.
func (f *sourceFile) line(n int) []byte {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	return f.lines[n-1]
}

// hash returns GitHub's hash of a line, "" if the file has no such line.
func (f *sourceFile) hash(n int) string {
	if f.hashes == nil && f.text != nil {
		f.hashes = lineHashes(f.text)
	}
	if n < 1 || n > len(f.hashes) {
		return ""
	}
	return f.hashes[n-1]
}

// span is a range on one line in UTF-16 code units: columns count from 1, the
// end is exclusive and behind the start.
type span struct{ line, column, end int }

// utf16Span converts a position. Where the source cannot be read, bytes stand for
// code units, which is right for a line of ASCII before the position.
func (s *sources) utf16Span(p finding.Position) span {
	line := s.file(p.File).line(p.Line)
	end := p.Column
	if line != nil {
		end = len(line) + 1
	}
	if p.EndLine == p.Line && p.EndColumn > p.Column {
		end = p.EndColumn
	}
	out := span{line: max(p.Line, 1), column: utf16Column(line, p.Column), end: utf16Column(line, end)}
	out.end = max(out.end, out.column+1)
	return out
}

// utf16Column converts a column in bytes to one in UTF-16 code units, both from 1.
// A column behind the line's end becomes that of its end.
func utf16Column(line []byte, column int) int {
	column = max(column, 1)
	if line == nil {
		return column
	}
	head := line[:min(column-1, len(line))]
	units := 0
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		units++
		if r >= 0x10000 {
			units++
		}
		head = head[size:]
	}
	return units + 1
}
