package report

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/measured"
	"github.com/growthlint/growthlint/internal/rule"
)

// sarifRule describes a rule. GitHub shows the Markdown of the help, some viewers
// the name; no security severity, as this is no security alert. The precision is that
// of blind readings, and absent where there are none.
func sarifRule(r Rule, version string) sarifDescriptor {
	const maxDescription = 1024
	text := r.Doc
	if strings.TrimSpace(text) == "" {
		text = sentence(r.Summary)
	}
	first, _, _ := strings.Cut(text, "\n\n")
	d := sarifDescriptor{
		ID:               r.Name,
		Name:             r.Title,
		ShortDescription: sarifTexts{Text: clipped(sentence(r.Summary), maxDescription)},
		FullDescription:  sarifTexts{Text: clipped(sentence(strings.Join(strings.Fields(first), " ")), maxDescription)},
		Help:             sarifTexts{Text: text, Markdown: Rule{Doc: text}.markdown() + "\n[" + r.Name + "](" + r.page(version) + ")\n"},
		HelpURI:          r.page(version),
		Configuration:    sarifConfiguration{LevelWarning.String()},
		Properties:       sarifRuleBag{Precision: measured.Of(r.Name).Level(), Severity: "warning", Tags: []string{"reliability"}},
	}
	if known, ok := rule.Of(r.Name); ok {
		d.Name = known.Title
		d.Properties.Tags = []string{"memory", "reliability"}
		for _, n := range known.CWE {
			d.Properties.Tags = append(d.Properties.Tags, fmt.Sprintf("external/cwe/cwe-%03d", n))
		}
	}
	return d
}
