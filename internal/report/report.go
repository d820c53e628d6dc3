// Package report renders what a run found. A format is a pure function from a
// Report to bytes: it filters nothing but for the limits of its readers, sorts nothing
// and chooses no exit code.
// Each format is one file with a constructor that Formats lists.
package report

import (
	"io"

	"github.com/growthlint/growthlint/internal/finding"
)

// Report is what a format may show of one run. Findings and troubles are sorted
// and their paths are as they are to be shown.
type Report struct {
	// Version is the version of growthlint.
	Version  string
	Findings []finding.Finding
	// Troubles are those that keep the run from being complete; notes are no part
	// of a report.
	Troubles []finding.Trouble
	Stats    finding.Stats
	// Rules are all that exist, in the table's order.
	Rules []Rule
	// Levels say how grave a finding is, for formats that have levels.
	Levels Levels
	// Ranking is what profiles tell, nil without; then each finding has its Live.
	Ranking *finding.Ranking
	// Counting says which logs of instrumented programs were read, nil without; then findings
	// have their Counted.
	Counting []string
	// File returns what a file holds, by the name it has in this report. Without it
	// columns that are not in bytes are those of ASCII lines, and lines have no hash.
	File func(name string) ([]byte, bool)
	// Folder is the directory of the run as seen from the root of the paths, empty
	// for the root itself.
	Folder string
}

// Style is how a format meant for people shows a report; formats for machines
// ignore it. The zero value is plain text.
type Style struct {
	// Verbose adds the sites and the evidence for and against.
	Verbose bool
	// Color allows SGR codes.
	Color bool
	// Group puts findings together under headings.
	Group Grouping
	// Source returns a line of a file as the report names it, without its end;
	// nil leaves excerpts out.
	Source func(file string, line int) (string, bool)
	// Width is the number of columns to fit into; 0 never wraps.
	Width int
}

// Format is a way to write a report.
type Format struct {
	// Name is what -format takes.
	Name string
	// Summary is one line for the list of formats.
	Summary string
	// FromRoot asks for a report with paths from the root of the repository.
	FromRoot bool
	// Write writes the report, or returns the writer's error.
	Write func(w io.Writer, r *Report, s Style) error
	// Answers writes what the why command tells; nil for formats that have no form for it.
	Answers func(w io.Writer, a *Answers, s Style) error
	// Ranking writes the findings in the order of what profiles hold of them; nil for formats
	// that have no form for it.
	Ranking func(w io.Writer, r *Report, s Style) error
	// Counting writes the findings with what instrumented programs have counted of them; nil for
	// formats that do not show findings there.
	Counting func(w io.Writer, r *Report, s Style) error
	// StepSummary returns Markdown of at most room bytes for the page of a workflow's
	// step, empty if nothing fits; nil for formats that have no such page.
	StepSummary func(r *Report, room int) string
}

// Formats returns the formats, sorted by name.
func Formats() []Format {
	return []Format{
		checkstyleFormat(), githubFormat(), gitlabFormat(), htmlFormat(), jsonFormat(), junitFormat(),
		rdjsonFormat(), rdjsonlFormat(), sarifFormat(), textFormat(),
	}
}

// Find returns the format called name, and whether there is one.
func Find(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
