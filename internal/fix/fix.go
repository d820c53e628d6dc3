// Package fix applies the edits of findings to the text of files. Which edits are safe,
// the findings have decided; which files may be changed, the caller.
package fix

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"go/format"
	"maps"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// File is a file that fixes change.
type File struct {
	Name          string
	Before, After []byte
}

// Plan is what fixes do, before anything is written.
type Plan struct {
	// Files are sorted by name.
	Files []File
	// Fixed are the indices of the findings whose fixes are in Files, in order.
	Fixed []int
	// Left tells, in words, which fixes do not fit and why.
	Left []string
	// LeftFiles are the files that stay as they are though there are fixes for them,
	// sorted by name.
	LeftFiles []LeftFile
}

// LeftFile is a file that is not changed.
type LeftFile struct {
	Name string
	// Fixes is how many fixes of findings would have changed it.
	Fixes int
	Why   *Left
}

// Left is the error of a file that is to be left as it is.
type Left struct {
	Why string
	// Trouble marks a file that was not left by choice.
	Trouble bool
}

// Error returns the reason.
func (l *Left) Error() string { return l.Why }

// change is an edit of a file's text at byte offsets.
type change struct {
	from, to int
	text     string
}

// source is the text of a file and where its lines begin.
type source struct {
	text  []byte
	lines []int
}

// maker makes a plan.
type maker struct {
	sources map[string]source
	left    map[string]*Left
}

// Make plans the first fix of each finding that has one. read returns the text of a
// file by the name that edits have, or why the file is left as it is: a *Left, or another
// error, which is trouble. A fix that does not fit, because of another one or because the
// file is not what was analysed, is left out whole, and so is one that changes a file
// that is left.
func Make(fs []finding.Finding, read func(string) ([]byte, error)) *Plan {
	m := &maker{sources: map[string]source{}, left: map[string]*Left{}}
	for _, f := range fs {
		if len(f.Fixes) > 0 {
			m.load(f.Fixes[0].Edits, read)
		}
	}
	// Each round leaves the files that the one before could not rewrite.
	for {
		if p, ok := m.plan(fs); ok {
			return p
		}
	}
}

// load reads the files that edits concern.
func (m *maker) load(edits []finding.Edit, read func(string) ([]byte, error)) {
	for _, e := range edits {
		if _, ok := m.sources[e.File]; ok || m.left[e.File] != nil {
			continue
		}
		text, err := read(e.File)
		var left *Left
		switch {
		case err == nil:
			m.sources[e.File] = source{text, lineStarts(text)}
		case errors.As(err, &left):
			m.left[e.File] = left
		default:
			m.left[e.File] = &Left{Why: err.Error(), Trouble: true}
		}
	}
}

// plan makes a plan without the files that are left. It reports false if a file cannot be
// rewritten, which then is one of them.
func (m *maker) plan(fs []finding.Finding) (*Plan, bool) {
	p := &Plan{}
	changes := map[string][]change{}
	leftFixes := map[string]int{}
	for i, f := range fs {
		if len(f.Fixes) == 0 || m.leaves(f.Fixes[0].Edits, leftFixes) {
			continue
		}
		fresh, err := m.fit(changes, f.Fixes[0].Edits)
		if err != nil {
			p.Left = append(p.Left, fmt.Sprintf("%s: %v", f.Fixes[0].Message, err))
			continue
		}
		maps.Copy(changes, fresh)
		p.Fixed = append(p.Fixed, i)
	}
	whole := true
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		after, left := rewrite(m.sources[name].text, changes[name])
		if left != nil {
			m.left[name], whole = left, false
			continue
		}
		p.Files = append(p.Files, File{Name: name, Before: m.sources[name].text, After: after})
	}
	for _, name := range slices.Sorted(maps.Keys(leftFixes)) {
		p.LeftFiles = append(p.LeftFiles, LeftFile{Name: name, Fixes: leftFixes[name], Why: m.left[name]})
	}
	return p, whole
}

// leaves reports whether edits concern a file that is left, and counts the fix with each
// such file.
func (m *maker) leaves(edits []finding.Edit, fixes map[string]int) bool {
	counted := map[string]bool{}
	for _, e := range edits {
		if m.left[e.File] != nil && !counted[e.File] {
			counted[e.File] = true
			fixes[e.File]++
		}
	}
	return len(counted) > 0
}

// fit returns the changes of the files that edits concern, theirs added to those there
// are.
func (m *maker) fit(changes map[string][]change, edits []finding.Edit) (map[string][]change, error) {
	out := map[string][]change{}
	for _, e := range edits {
		from, okFrom := m.sources[e.File].offset(e.Line, e.Column)
		to, okTo := m.sources[e.File].offset(e.EndLine, e.EndColumn)
		if !okFrom || !okTo || from > to {
			return nil, errors.New("the file has changed since it was analysed; run again")
		}
		list, ok := out[e.File]
		if !ok {
			list = slices.Clone(changes[e.File])
		}
		c := change{from, to, e.NewText}
		if slices.Contains(list, c) {
			if c.from < c.to {
				return nil, errors.New("another fix does the same; run again")
			}
			out[e.File] = list // an import that another fix adds as well
			continue
		}
		if slices.ContainsFunc(list, c.overlaps) {
			return nil, errors.New("another fix changes the same place; run again")
		}
		out[e.File] = append(list, c)
	}
	return out, nil
}

// overlaps reports whether both change the same text. Two insertions at one place do
// not.
func (c change) overlaps(d change) bool { return c.from < d.to && d.from < c.to }

// lineStarts are the offsets at which the lines of a text begin.
func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, b := range text {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset is the byte offset of a line and column, both from 1.
func (s source) offset(line, column int) (int, bool) {
	if line < 1 || line > len(s.lines) {
		return 0, false
	}
	start, end := s.lines[line-1], len(s.text)
	if line < len(s.lines) {
		end = s.lines[line] - 1
	}
	if column < 1 || column-1 > end-start {
		return 0, false
	}
	return start + column - 1, true
}

// rewrite applies changes. A file that was formatted stays so; one that was not is
// changed nowhere else. Lines end as those of the file do. A file that is no Go before
// or would be none afterwards is left.
func rewrite(before []byte, changes []change) ([]byte, *Left) {
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	crlf := bytes.Contains(before, []byte("\r\n"))
	var out bytes.Buffer
	at := 0
	for _, c := range changes {
		out.Write(before[at:c.from])
		text := c.text
		if crlf {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		out.WriteString(text)
		at = c.to
	}
	out.Write(before[at:])
	after := out.Bytes()
	same, err := format.Source(before)
	if err != nil {
		return nil, &Left{Why: fmt.Sprintf("it has a syntax error (%v); mend that first", err), Trouble: true}
	}
	formatted, err := format.Source(after)
	if err != nil {
		return nil, &Left{Why: fmt.Sprintf("the fix would leave code that cannot be parsed (%v); please report this", err), Trouble: true}
	}
	if bytes.Equal(same, before) {
		return formatted, nil
	}
	return after, nil
}
