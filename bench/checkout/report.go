package checkout

import "strings"

// Report is what the harnesses read of the JSON that an analysis writes
// (docs/json.md); other fields are ignored, and a tool that writes fewer can be
// measured all the same.
type Report struct {
	Findings []Finding `json:"findings"`
	Errors   []Trouble `json:"errors"`
}

// Finding is one report about one growing thing.
type Finding struct {
	Rule        string     `json:"rule"`
	Confidence  string     `json:"confidence"`
	Score       float64    `json:"score"`
	Container   Container  `json:"container"`
	Position    Position   `json:"position"`
	Function    string     `json:"function"`
	Message     string     `json:"message"`
	Grows       []Position `json:"grows"`
	Evidence    []Evidence `json:"evidence"`
	Fingerprint string     `json:"fingerprint"`
}

// Evidence is one argument for or against a finding.
type Evidence struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Rung is the step of the decision list that decided the finding, "" where the tool
// tells none.
func (f Finding) Rung() string {
	for _, e := range f.Evidence {
		if name, ok := strings.CutPrefix(e.Text, "decided by: "); ok && e.Code == "rung" {
			return name
		}
	}
	return ""
}

// Container names the growing thing.
type Container struct {
	Key     string `json:"key"`
	Package string `json:"package"`
	Owner   string `json:"owner"`
	Name    string `json:"name"`
}

// Position is a place in a source file; File is relative to the directory that
// the tool ran in, Line counts from 1.
type Position struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

// Trouble is one thing that kept the tool from seeing all.
type Trouble struct {
	Package string `json:"package"`
	Kind    string `json:"kind"`
	Message string `json:"message"`
}

// The confidences as numbers, for comparisons; Absent is below all of them.
const (
	Absent = iota - 1
	Low
	Medium
	High
)

// Level returns the number of a confidence. A tool that states none is taken to
// be as sure as what is printed by default.
func Level(confidence string) int {
	switch confidence {
	case "low":
		return Low
	case "high":
		return High
	}
	return Medium
}

// LevelName returns the confidence that Level numbers, and "none" for Absent.
func LevelName(level int) string {
	switch level {
	case Low:
		return "low"
	case Medium:
		return "medium"
	case High:
		return "high"
	}
	return "none"
}
