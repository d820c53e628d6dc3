package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// githubAnnotations is how many findings become annotations: GitHub shows ten of
// each level in a step and drops the rest without a word.
const githubAnnotations = 10

func githubFormat() Format {
	return Format{
		Name: "github", Summary: "GitHub's workflow commands: the ten best as annotations, all in the step summary",
		FromRoot: true, Write: writeGitHub, StepSummary: stepSummary,
	}
}

// writeGitHub takes setup-go's problem matcher out of the way first: it would read
// file:line:column in any later line, notes on standard error included, as an error
// of its own, with the path cut short.
func writeGitHub(w io.Writer, r *Report, _ Style) error {
	var b strings.Builder
	src := newSources(r)
	b.WriteString("::remove-matcher owner=go::\n")
	order := ranked(r)
	n := min(len(order), githubAnnotations)
	for _, i := range order[:n] {
		b.WriteString(annotation(r, src, r.Findings[i]) + "\n")
	}
	if rest := order[n:]; len(rest) > 0 {
		fmt.Fprintf(&b, "%d more not annotated, as GitHub shows %d in a step; the step summary has all:\n", len(rest), githubAnnotations)
		for _, i := range rest {
			b.WriteString(plainLine(r.Findings[i]) + "\n")
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing workflow commands: %w", err)
	}
	return nil
}

// annotation is one workflow command.
func annotation(r *Report, src *sources, f finding.Finding) string {
	command := r.Levels.Of(f.Confidence).String()
	if command == "note" {
		command = "notice"
	}
	at := src.utf16Span(f.Position)
	return fmt.Sprintf("::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s",
		command, propertyEscaped(Visible(f.Position.File)), at.line, at.line, at.column, at.end,
		propertyEscaped(f.Rule+" ("+f.Confidence.String()+")"), messageEscaped(noOldCommand(fullMessage(f))))
}

// plainLine names the place such that no problem matcher takes it for one.
func plainLine(f finding.Finding) string {
	return noOldCommand(fmt.Sprintf("  %s line %d: %s [%s, %s]",
		Visible(f.Position.File), f.Position.Line, Visible(f.Message), Visible(f.Rule), f.Confidence))
}

// noOldCommand breaks the runner's older form of commands, which it obeys anywhere
// in a line: messages are made from source text.
func noOldCommand(text string) string { return strings.ReplaceAll(text, "##[", "## [") }

func messageEscaped(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

func propertyEscaped(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text)
}
