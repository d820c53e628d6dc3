package report

import (
	"fmt"
	"html"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// stepSummary returns Markdown for GitHub's page of a run: a table of the
// findings, the best first, of at most room bytes.
func stepSummary(r *Report, room int) string {
	const reserve = 200 // for the line that tells what is left out
	var b strings.Builder
	fmt.Fprintf(&b, "### growthlint: %s\n\n", findingCount(r.Findings))
	b.WriteString(troubleList(r.Troubles))
	if len(r.Findings) > 0 {
		b.WriteString("| level | rule | place | finding | remedy |\n|---|---|---|---|---|\n")
	}
	for i, at := range ranked(r) {
		f := r.Findings[at]
		row := fmt.Sprintf("| %s | [%s](%s) | %s:%d | %s | %s |\n", r.Levels.Of(f.Confidence), cell(f.Rule), r.ruleNamed(f.Rule).page(r.Version),
			cell(f.Position.File), f.Position.Line, cell(f.Message), cell(f.Remedy))
		if b.Len()+len(row)+reserve > room {
			fmt.Fprintf(&b, "\n%d more findings do not fit on this page.\n", len(r.Findings)-i)
			break
		}
		b.WriteString(row)
	}
	b.WriteString("\n")
	if b.Len() > room {
		return ""
	}
	return b.String()
}

// troubleList names what was not analysed in full, as a list.
func troubleList(ts []finding.Trouble) string {
	const named = 20
	var b strings.Builder
	for i, t := range ts {
		if i == named {
			fmt.Fprintf(&b, "- and %d more\n", len(ts)-named)
			break
		}
		fmt.Fprintf(&b, "- not analysed in full: %s (%s)\n", cell(t.Package), t.Kind)
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

// findingCount is "no findings", "1 finding" or "2 findings".
func findingCount(fs []finding.Finding) string {
	switch len(fs) {
	case 0:
		return "no findings"
	case 1:
		return "1 finding"
	}
	return fmt.Sprintf("%d findings", len(fs))
}

// cell makes text safe in a cell of a Markdown table.
func cell(text string) string {
	marks := strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "~", `\~`, "|", `\|`, "@", "@\u200b", "#", `\#`)
	return html.EscapeString(marks.Replace(Visible(text))) // in this order: the entities have a # of their own
}
