// Package fix applies the edits of findings to the text of files. Which edits are safe,
// the findings have decided.
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
	// Left tells, in words, which fixes are not and why.
	Left []string
}

// change is an edit of a file's text at byte offsets.
type change struct {
	from, to int
	text     string
}

// Make plans the first fix of each finding that has one. read returns the text of a
// file by the name that edits have. A fix that does not fit, because of another one or
// because the file is not what was analysed, is left out whole.
func Make(fs []finding.Finding, read func(string) ([]byte, error)) (*Plan, error) {
	p := &Plan{}
	texts := map[string][]byte{}
	changes := map[string][]change{}
	for i, f := range fs {
		if len(f.Fixes) == 0 {
			continue
		}
		if err := load(texts, f.Fixes[0].Edits, read); err != nil {
			return nil, err
		}
		fresh, err := fit(texts, changes, f.Fixes[0].Edits)
		if err != nil {
			p.Left = append(p.Left, fmt.Sprintf("%s: %v", f.Fixes[0].Message, err))
			continue
		}
		maps.Copy(changes, fresh)
		p.Fixed = append(p.Fixed, i)
	}
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		after, err := rewrite(texts[name], changes[name])
		if err != nil {
			return nil, fmt.Errorf("fixing %s: %w; nothing was changed, please report this", name, err)
		}
		p.Files = append(p.Files, File{Name: name, Before: texts[name], After: after})
	}
	return p, nil
}

func load(texts map[string][]byte, edits []finding.Edit, read func(string) ([]byte, error)) error {
	for _, e := range edits {
		if _, ok := texts[e.File]; ok {
			continue
		}
		text, err := read(e.File)
		if err != nil {
			return fmt.Errorf("reading what is to be fixed: %w", err)
		}
		texts[e.File] = text
	}
	return nil
}

// fit returns the changes of the files that edits concern, theirs added to those there
// are.
func fit(texts map[string][]byte, changes map[string][]change, edits []finding.Edit) (map[string][]change, error) {
	out := map[string][]change{}
	for _, e := range edits {
		from, okFrom := offset(texts[e.File], e.Line, e.Column)
		to, okTo := offset(texts[e.File], e.EndLine, e.EndColumn)
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

// offset is the byte offset of a line and column, both from 1.
func offset(text []byte, line, column int) (int, bool) {
	at := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return 0, false
		}
		at += i + 1
	}
	end := bytes.IndexByte(text[at:], '\n')
	if end < 0 {
		end = len(text) - at
	}
	if line < 1 || column < 1 || column-1 > end {
		return 0, false
	}
	return at + column - 1, true
}

// rewrite applies changes. A file that was formatted stays so; one that was not is
// changed nowhere else. Lines end as those of the file do.
func rewrite(before []byte, changes []change) ([]byte, error) {
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
	formatted, err := format.Source(after)
	if err != nil {
		return nil, err
	}
	if same, err := format.Source(before); err == nil && bytes.Equal(same, before) {
		return formatted, nil
	}
	return after, nil
}
