package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/growthlint/growthlint/internal/finding"
)

// tabStop is the width at which excerpts show a tab: code stays narrow.
const tabStop = 4

// paint colours words, or leaves them as they are.
type paint struct{ on bool }

func (p paint) styled(s ansi.Style, text string) string {
	if !p.on {
		return text
	}
	return s.Styled(text)
}

func (p paint) place(text string) string   { return p.styled(ansi.Style{}.Bold(), text) }
func (p paint) message(text string) string { return p.styled(ansi.Style{}.Bold(), text) }
func (p paint) label(text string) string   { return p.styled(ansi.Style{}.Faint(), text) }
func (p paint) rule(text string) string {
	return p.styled(ansi.Style{}.ForegroundColor(ansi.Cyan), text)
}
func (p paint) supports(text string) string {
	return p.styled(ansi.Style{}.ForegroundColor(ansi.Red), text)
}
func (p paint) against(text string) string {
	return p.styled(ansi.Style{}.ForegroundColor(ansi.Green), text)
}

func (p paint) confidence(c finding.Confidence) string {
	color := ansi.Blue
	switch c {
	case finding.High:
		color = ansi.Red
	case finding.Medium:
		color = ansi.Yellow
	}
	return p.styled(ansi.Style{}.ForegroundColor(color), c.String())
}

// line writes prefix and text, wrapped to the style's width with the text kept
// in its column.
func (t *findingText) line(prefix, text string) {
	column := ansi.StringWidth(prefix)
	room := t.style.Width - column
	if t.style.Width == 0 || room < minWidth/2 {
		t.out.WriteString(prefix + text + "\n")
		return
	}
	// A word too long for the room sticks out: a broken path cannot be copied.
	wrapped := ansi.Wordwrap(text, room, "")
	t.out.WriteString(prefix + strings.ReplaceAll(wrapped, "\n", "\n"+strings.Repeat(" ", column)) + "\n")
}

// excerpt shows the source line with the operation underlined, if it can; a line wider
// than the terminal is cut around it.
func (t *findingText) excerpt(p finding.Position) (ok bool) {
	if t.style.Source == nil {
		return false
	}
	source, ok := t.style.Source(p.File, p.Line)
	if !ok || p.Column < 1 || p.Column > len(source)+1 {
		return false
	}
	end := len(source)
	if p.EndLine == p.Line && p.EndColumn > p.Column {
		end = min(p.EndColumn-1, len(source))
	}
	before := strings.TrimLeft(shown(source[:p.Column-1]), " ")
	marked := shown(source[p.Column-1 : end])
	code := before + marked + shown(source[end:])
	column, length := ansi.StringWidth(before), max(1, ansi.StringWidth(marked))

	gutter := indent + "| "
	if room := t.style.Width - len(gutter); t.style.Width > 0 {
		code, column, length = window(code, column, length, room)
	}
	caret := "^" + strings.Repeat("~", length-1)
	t.out.WriteString(t.paint.label(gutter) + code + "\n")
	t.out.WriteString(t.paint.label(gutter) + strings.Repeat(" ", column) + t.paint.supports(caret) + "\n")
	return true
}

// window cuts code to room columns such that the marked part begins in it, and
// returns where the mark then stands and how long it is.
func window(code string, column, length, room int) (string, int, int) {
	const more = "…"
	if ansi.StringWidth(code) <= room {
		return code, column, length
	}
	if column+length > room {
		// Keep a third of the room as context before the mark, or all that the mark
		// leaves free.
		if cut := column - max(room/3, min(room-length, column)/2); cut > 0 {
			code = ansi.TruncateLeft(code, cut+1, more)
			column -= cut
		}
	}
	return ansi.Truncate(code, room, more), column, min(length, room-column)
}

// shown makes source text safe and its width predictable.
func shown(source string) string {
	return Visible(strings.ReplaceAll(source, "\t", strings.Repeat(" ", tabStop)))
}

const (
	indent = "    "
	// codeRung is the evidence that names the step of the decision list: it sums up
	// the others, so a short text needs it least.
	codeRung = "rung"
	// minWidth keeps wrapped text readable on terminals that are, or claim to be,
	// narrower than that.
	minWidth = 40
)
