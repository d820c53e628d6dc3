package judge

import (
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// rung is one step of a decision list about things of one type: what the evidence is, how
// sure that makes, and the share of true findings measured for it, by-design ones not
// among them; a rung with few labels is drawn to the share of its confidence, one without
// any has that (bench/RESULTS.md, Calibration). A rung without confidence silences.
type rung[T any] struct {
	name       string
	confidence finding.Confidence
	share      float64
	holds      func(T) bool
}

// decide returns the rung of a list that holds first, one that silences if none does.
func decide[T any](list []rung[T], about T) rung[T] {
	for _, r := range list {
		if r.holds(about) {
			return r
		}
	}
	return rung[T]{}
}

// decidedBy is the evidence that names a rung.
func decidedBy(name string) finding.Evidence {
	return finding.Evidence{Code: "rung", For: true, Text: decidedPrefix + name}
}

// decidedPrefix begins the evidence that names a rung.
const decidedPrefix = "decided by: "

// DecidedBy is the name of the rung that decided a finding, "" if none is told.
func DecidedBy(f finding.Finding) string {
	for _, e := range f.Evidence {
		if name, ok := strings.CutPrefix(e.Text, decidedPrefix); ok && e.Code == "rung" {
			return name
		}
	}
	return ""
}
