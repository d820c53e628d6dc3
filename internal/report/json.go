package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// jsonVersion is the version of the contract in docs/json.md. Fields and values
// may be added within a version, none renamed, removed or given another meaning.
const jsonVersion = 1

// The types below are the contract: the order of their fields is the order in
// the output. They are apart from package finding so that neither the analysis
// nor another format can change what users parse.

type jsonReport struct {
	Version  int               `json:"version"`
	Tool     jsonTool          `json:"tool"`
	Findings []jsonFinding     `json:"findings"`
	Errors   []finding.Trouble `json:"errors"`
	Stats    finding.Stats     `json:"stats"`
	Profile  *finding.Ranking  `json:"profile"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonFinding struct {
	Rule        string         `json:"rule"`
	Confidence  string         `json:"confidence"`
	Score       float64        `json:"score"`
	Container   jsonContainer  `json:"container"`
	Position    jsonRange      `json:"position"`
	Function    string         `json:"function"`
	Message     string         `json:"message"`
	Grows       []jsonGrow     `json:"grows"`
	Shrinks     []jsonShrink   `json:"shrinks"`
	Evidence    []jsonEvidence `json:"evidence"`
	Remedy      string         `json:"remedy"`
	Fixes       []jsonFix      `json:"fixes"`
	Fingerprint string         `json:"fingerprint"`
	Live        *finding.Live  `json:"live"`
}

type jsonContainer struct {
	Key      string     `json:"key"`
	Package  string     `json:"package"`
	Owner    string     `json:"owner"`
	Name     string     `json:"name"`
	Kind     string     `json:"kind"`
	Type     string     `json:"type"`
	Declared *jsonPlace `json:"declared"`
}

type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonRange struct {
	jsonPlace
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
}

type jsonGrow struct {
	jsonPlace
	Function  string `json:"function"`
	What      string `json:"what"`
	KeyOrigin string `json:"key_origin"`
}

type jsonShrink struct {
	jsonPlace
	Function string `json:"function"`
	What     string `json:"what"`
	WhyNot   string `json:"why_not"`
}

type jsonEvidence struct {
	Code     string     `json:"code"`
	For      bool       `json:"for"`
	Text     string     `json:"text"`
	Position *jsonPlace `json:"position"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	jsonRange
	NewText string `json:"new_text"`
}

func writeJSON(w io.Writer, r *Report, _ Style) error {
	out := jsonReport{
		Version:  jsonVersion,
		Tool:     jsonTool{Name: "growthlint", Version: r.Version},
		Findings: each(r.Findings, findingJSON),
		Errors:   each(r.Troubles, func(t finding.Trouble) finding.Trouble { return t }),
		Stats:    r.Stats,
		Profile:  r.Ranking,
	}
	if err := writeIndented(w, out); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}

// writeRankingJSON writes the same with what profiles tell. Findings keep the order that the
// contract promises; live has their ranks.
func writeRankingJSON(w io.Writer, r *Report, s Style) error {
	sorted := *r
	sorted.Findings = slices.Clone(r.Findings)
	finding.Sort(sorted.Findings)
	return writeJSON(w, &sorted, s)
}

// writeIndented writes a value for people and programs alike: code is legible in it,
// which the escapes for HTML would hide.
func writeIndented(w io.Writer, value any) error {
	enc := json.NewEncoder(escapingWriter{w})
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

func findingJSON(f finding.Finding) jsonFinding {
	c := f.Container
	return jsonFinding{
		Rule:       f.Rule,
		Confidence: f.Confidence.String(),
		Score:      f.Score,
		Container: jsonContainer{
			Key: c.Key, Package: c.Package, Owner: c.Owner, Name: c.Name,
			Kind: c.Kind, Type: c.Type, Declared: placeOrNull(&c.Declared),
		},
		Position: rangeJSON(f.Position),
		Function: f.Function,
		Message:  f.Message,
		Grows: each(f.Grows, func(s finding.Site) jsonGrow {
			return jsonGrow{placeJSON(s.Position), s.Function, s.What, s.KeyOrigin}
		}),
		Shrinks: each(f.Shrinks, func(s finding.Site) jsonShrink {
			return jsonShrink{placeJSON(s.Position), s.Function, s.What, s.WhyNot}
		}),
		Evidence: each(f.Evidence, func(e finding.Evidence) jsonEvidence {
			return jsonEvidence{e.Code, e.For, e.Text, placeOrNull(e.Position)}
		}),
		Remedy: f.Remedy,
		Fixes: each(f.Fixes, func(x finding.Fix) jsonFix {
			return jsonFix{x.Message, each(x.Edits, editJSON)}
		}),
		Fingerprint: f.Fingerprint,
		Live:        f.Live,
	}
}

func editJSON(e finding.Edit) jsonEdit {
	return jsonEdit{rangeJSON(e.Position), e.NewText}
}

func placeJSON(p finding.Position) jsonPlace {
	return jsonPlace{File: p.File, Line: p.Line, Column: p.Column}
}

// placeOrNull returns nil for no position and for one without a file.
func placeOrNull(p *finding.Position) *jsonPlace {
	if p == nil || p.File == "" {
		return nil
	}
	place := placeJSON(*p)
	return &place
}

// rangeJSON gives a position without a known end an empty range, since readers
// rely on the end being there.
func rangeJSON(p finding.Position) jsonRange {
	r := jsonRange{jsonPlace: placeJSON(p), EndLine: p.EndLine, EndColumn: p.EndColumn}
	if r.EndLine == 0 || r.EndColumn == 0 {
		r.EndLine, r.EndColumn = p.Line, p.Column
	}
	return r
}

// each maps a slice, never to nil: the contract has empty arrays, not nulls.
func each[A, B any](as []A, convert func(A) B) []B {
	bs := make([]B, 0, len(as))
	for _, a := range as {
		bs = append(bs, convert(a))
	}
	return bs
}

func rdRangeOf(p finding.Position) rdRange {
	r := rangeJSON(p)
	return rdRange{rdPosition{r.Line, r.Column}, rdPosition{r.EndLine, r.EndColumn}}
}
