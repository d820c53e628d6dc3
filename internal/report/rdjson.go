package report

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/growthlint/growthlint/internal/finding"
)

func rdjsonFormat() Format {
	return Format{Name: "rdjson", Summary: "reviewdog's diagnostics, one JSON object", FromRoot: true, Write: writeRDJSON}
}

func rdjsonlFormat() Format {
	return Format{Name: "rdjsonl", Summary: "reviewdog's diagnostics, one JSON object a line", FromRoot: true, Write: writeRDJSONL}
}

type rdResult struct {
	Source      rdSource       `json:"source"`
	Diagnostics []rdDiagnostic `json:"diagnostics"`
}

type rdDiagnostic struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
	Severity string     `json:"severity"`
	// Source is given once for all in rdjson.
	Source           *rdSource      `json:"source,omitempty"`
	Code             rdCode         `json:"code"`
	Suggestions      []rdSuggestion `json:"suggestions,omitempty"`
	RelatedLocations []rdRelated    `json:"related_locations,omitempty"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

// rdRange is exclusive at its end; columns count bytes from 1.
type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

func growthlintSource() rdSource { return rdSource{Name: "growthlint", URL: home} }

func writeRDJSON(w io.Writer, r *Report, _ Style) error {
	out := rdResult{Source: growthlintSource(), Diagnostics: diagnostics(r)}
	if err := writeIndented(w, out); err != nil {
		return fmt.Errorf("writing rdjson: %w", err)
	}
	return nil
}

func writeRDJSONL(w io.Writer, r *Report, _ Style) error {
	enc := json.NewEncoder(escapingWriter{w})
	enc.SetEscapeHTML(false)
	source := growthlintSource()
	for _, d := range diagnostics(r) {
		d.Source = &source
		if err := enc.Encode(d); err != nil {
			return fmt.Errorf("writing rdjsonl: %w", err)
		}
	}
	return nil
}

func diagnostics(r *Report) []rdDiagnostic {
	src := newSources(r)
	return each(r.Findings, func(f finding.Finding) rdDiagnostic {
		d := rdDiagnostic{
			Message:  fullMessage(f),
			Location: rdLocation{f.Position.File, rdRangeOf(f.Position)},
			Severity: rdSeverity(r.Levels.Of(f.Confidence)),
			Code:     rdCode{f.Rule, r.ruleNamed(f.Rule).page(r.Version)},
		}
		for _, fix := range f.Fixes {
			if s, ok := suggestion(src, f.Position.File, fix); ok {
				d.Suggestions = append(d.Suggestions, s)
			}
		}
		for _, s := range flow(f)[1:] {
			d.RelatedLocations = append(d.RelatedLocations, rdRelated{s.text, rdLocation{s.position.File, rdRangeOf(s.position)}})
		}
		return d
	})
}

func rdSeverity(l Level) string {
	switch l {
	case LevelError:
		return "ERROR"
	case LevelWarning:
		return "WARNING"
	}
	return "INFO"
}
