package report

import (
	"encoding/xml"
	"fmt"
	"io"
)

func checkstyleFormat() Format {
	return Format{Name: "checkstyle", Summary: "Checkstyle's XML", FromRoot: true, Write: writeCheckstyle}
}

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// writeCheckstyle groups neighbours by file: the findings come sorted by it.
func writeCheckstyle(w io.Writer, r *Report, _ Style) error {
	out := checkstyle{Version: "5.0"}
	src := newSources(r)
	for _, f := range r.Findings {
		if n := len(out.Files); n == 0 || out.Files[n-1].Name != f.Position.File {
			out.Files = append(out.Files, checkstyleFile{Name: f.Position.File})
		}
		at := src.utf16Span(f.Position)
		file := &out.Files[len(out.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{
			Line: at.line, Column: at.column, Severity: checkstyleSeverity(r.Levels.Of(f.Confidence)),
			Message: fullMessage(f), Source: "growthlint." + f.Rule,
		})
	}
	return writeXML(w, out, "Checkstyle")
}

func checkstyleSeverity(l Level) string {
	if l == LevelNote {
		return "info"
	}
	return l.String()
}

// writeXML writes a document with its declaration. What XML cannot hold comes out
// as U+FFFD.
func writeXML(w io.Writer, doc any, what string) error {
	text, err := xml.MarshalIndent(doc, "", "  ")
	if err == nil {
		_, err = io.WriteString(w, xml.Header+string(escapedXML(text))+"\n")
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", what, err)
	}
	return nil
}
