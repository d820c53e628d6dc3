package report

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/measured"
)

// weakness says what a rule's findings are to those who know no rule of ours: a name in
// plain words, and the numbers of the weaknesses in the list that is called CWE.
type weakness struct {
	name string
	cwe  []int
}

// weaknessOf returns the row of a rule. Validators ask for a name that differs from the
// id by more than its case.
//
// 400 is consumption of resources without control, of which the others are kinds: 401
// memory that is not released, 770 allocation without a limit, 772 other resources that
// are not released.
func weaknessOf(rule string) (weakness, bool) {
	w, ok := map[string]weakness{
		"cachegrow":     {"CacheWithoutExpiry", []int{400, 401, 770}},
		"goroutinegrow": {"GoroutineThatStays", []int{400, 772}},
		"labelgrow":     {"MetricSeriesWithoutLimit", []int{400, 770}},
		"listenergrow":  {"RegistrationNeverTakenBack", []int{400, 401}},
		"lockgrow":      {"LockPerKeyNeverDropped", []int{400, 401, 770}},
		"mapgrow":       {"MapNeverDeletedFrom", []int{400, 401, 770}},
		"pendinggrow":   {"PendingEntryLeftBehind", []int{400, 401}},
		"queuegrow":     {"QueueWithoutLimit", []int{400, 770}},
		"readgrow":      {"ReadWithoutLimit", []int{400, 770}},
		"resourcegrow":  {"ResourceNeverReleased", []int{400, 772}},
		"retaingrow":    {"LargeArrayKeptByPart", []int{400, 401}},
		"slicegrow":     {"SliceNeverCut", []int{400, 401, 770}},
		"wrapgrow":      {"ValueWrappedAgainAndAgain", []int{400, 401}},
		"zombiegrow":    {"EmptyEntryNeverDeleted", []int{400, 401}},
	}[rule]
	return w, ok
}

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
		ShortDescription: sarifTexts{Text: clipped(sentence(r.Summary), maxDescription)},
		FullDescription:  sarifTexts{Text: clipped(sentence(strings.Join(strings.Fields(first), " ")), maxDescription)},
		Help:             sarifTexts{Text: text, Markdown: Rule{Doc: text}.markdown() + "\n[" + r.Name + "](" + r.page(version) + ")\n"},
		HelpURI:          r.page(version),
		Configuration:    sarifConfiguration{LevelWarning.String()},
		Properties:       sarifRuleBag{Precision: measured.Of(r.Name).Level(), Severity: "warning", Tags: []string{"reliability"}},
	}
	if w, ok := weaknessOf(r.Name); ok {
		d.Name = w.name
		d.Properties.Tags = []string{"memory", "reliability"}
		for _, n := range w.cwe {
			d.Properties.Tags = append(d.Properties.Tags, fmt.Sprintf("external/cwe/cwe-%03d", n))
		}
	}
	return d
}
