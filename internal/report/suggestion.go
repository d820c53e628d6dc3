package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// suggestion makes one replacement of a fix: review tools offer each replacement
// by itself, and half a fix is none. A fix with several edits becomes the text from
// the first to the last of them; one that reaches into another file, or whose source
// cannot be read, is no suggestion.
func suggestion(src *sources, file string, fix finding.Fix) (rdSuggestion, bool) {
	edits := slices.Clone(fix.Edits)
	if len(edits) == 0 || slices.ContainsFunc(edits, func(e finding.Edit) bool { return e.File != file }) {
		return rdSuggestion{}, false
	}
	slices.SortStableFunc(edits, func(a, b finding.Edit) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	out := rdSuggestion{Range: rdRangeOf(edits[0].Position), Text: edits[0].NewText}
	for _, e := range edits[1:] {
		next := rdRangeOf(e.Position)
		between, ok := src.file(file).between(out.Range.End, next.Start)
		if !ok {
			return rdSuggestion{}, false
		}
		out.Range.End = next.End
		out.Text += between + e.NewText
	}
	return out, true
}

// between returns the text from one position to another, and false if the file
// does not have them in this order.
func (f *sourceFile) between(from, to rdPosition) (string, bool) {
	if from.Line > to.Line || from.Line == to.Line && from.Column > to.Column {
		return "", false
	}
	var b strings.Builder
	for n := from.Line; n <= to.Line; n++ {
		line := f.line(n)
		start, end := 1, len(line)+1
		if n == from.Line {
			start = from.Column
		}
		if n == to.Line {
			end = to.Column
		}
		if n > len(f.lines) || start < 1 || start > end || end > len(line)+1 {
			return "", false
		}
		if n > from.Line {
			b.WriteByte('\n')
		}
		b.Write(line[start-1 : end-1])
	}
	return b.String(), true
}
