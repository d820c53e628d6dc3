package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// isUnseen reports whether a character could steer a terminal or an editor, or change
// the order or the look of the text around it, without being seen.
func isUnseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)
}

// escapedJSON returns JSON with what is unseen in its texts written as \uXXXX: a reader of
// JSON gets the same text, and one who prints the file sees what is there.
func escapedJSON(text []byte) []byte {
	return escaped(text, func(r rune) string {
		if hi, lo := utf16.EncodeRune(r); hi != unicode.ReplacementChar {
			return fmt.Sprintf(`\u%04x\u%04x`, hi, lo)
		}
		return fmt.Sprintf(`\u%04x`, r)
	})
}

// escapedXML is the same for XML.
func escapedXML(text []byte) []byte {
	return escaped(text, func(r rune) string { return fmt.Sprintf("&#x%X;", r) })
}

// escaped replaces what is unseen. Line ends and tabs stay: the encoders write them
// between texts, and escape them within.
func escaped(text []byte, as func(rune) string) []byte {
	i := bytes.IndexFunc(text, isEscaped)
	if i < 0 {
		return text
	}
	var out bytes.Buffer
	for i >= 0 {
		r, size := utf8.DecodeRune(text[i:])
		out.Write(text[:i])
		out.WriteString(as(r))
		text = text[i+size:]
		i = bytes.IndexFunc(text, isEscaped)
	}
	out.Write(text)
	return out.Bytes()
}

func isEscaped(r rune) bool { return r != '\n' && r != '\t' && isUnseen(r) }

// escapingWriter passes on what escapedJSON makes of each piece that is written to it,
// which must not end within a character. An encoder of package json writes a document at
// once.
type escapingWriter struct{ w io.Writer }

func (e escapingWriter) Write(p []byte) (int, error) {
	if _, err := e.w.Write(escapedJSON(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Visible returns text on one line, with what could steer a terminal or reorder
// its text replaced: source code, file names and messages made from them come
// from whoever wrote the code.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' {
			return ' '
		}
		if isUnseen(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
