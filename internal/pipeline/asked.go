package pipeline

import (
	"slices"
	"time"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/suppress"
)

// tellSilenced notes in the answers what comments and the configuration silence.
func (a *Analysis) tellSilenced(req Request, units []*Unit, found []finding.Finding) {
	if a.Asked == nil {
		return
	}
	start := time.Now()
	var directives []suppress.Directive
	for _, u := range units {
		if u.Matched {
			directives = append(directives, u.head.Directives...)
		}
	}
	for i := range a.Asked.Answers {
		an := &a.Asked.Answers[i]
		k := slices.IndexFunc(found, func(f finding.Finding) bool { return an.Fingerprint != "" && f.Fingerprint == an.Fingerprint })
		if k < 0 {
			continue
		}
		an.Position = found[k].Position
		if d, ok := suppress.By(found[k], directives); ok {
			an.Outcome = finding.OutcomeComment
			at := finding.Position{File: d.File, Line: d.Line, Column: d.Column, EndLine: d.Line, EndColumn: d.EndColumn}
			an.Changes = []finding.AnswerMend{{Kind: "comment", Text: "this comment silences it", Write: d.Text, Position: &at}}
			continue
		}
		b := slices.IndexFunc(req.Bounded, func(b config.Bounded) bool { return suppress.ByDesign(found[k], []string{b.Name}) })
		if b >= 0 {
			an.Outcome = finding.OutcomeBounded
			at := finding.Position{File: req.Bounded[b].At.File, Line: req.Bounded[b].At.Line, Column: req.Bounded[b].At.Column}
			an.Changes = []finding.AnswerMend{{Kind: "configuration", Text: "the configuration silences it", Write: "bounded: " + req.Bounded[b].Name, Position: &at}}
		}
	}
	a.Stages["why"] = time.Since(start)
}
