package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// Answers is what the why command tells of one name. Paths are as they are to be shown.
type Answers struct {
	// Version is the version of growthlint.
	Version string
	// Name is what was asked for.
	Name    string
	Answers []finding.Answer
	// Troubles are those that keep the answers from being complete.
	Troubles []finding.Trouble
}

// answersVersion is the version of the contract in docs/why.md.
const answersVersion = 1

// The types below are that contract: they are apart from package finding for the reason
// that those of a report are.

type jsonAnswers struct {
	Version int               `json:"version"`
	Tool    jsonTool          `json:"tool"`
	Name    string            `json:"name"`
	Answers []jsonAnswer      `json:"answers"`
	Errors  []finding.Trouble `json:"errors"`
}

type jsonAnswer struct {
	Kind        string           `json:"kind"`
	Container   jsonContainer    `json:"container"`
	Position    *jsonPlace       `json:"position"`
	Function    string           `json:"function"`
	Rule        string           `json:"rule"`
	Outcome     string           `json:"outcome"`
	Confidence  string           `json:"confidence"`
	Rung        string           `json:"rung"`
	Why         string           `json:"why"`
	Fingerprint string           `json:"fingerprint"`
	Era         jsonEra          `json:"era"`
	Runs        []jsonLink       `json:"runs"`
	Grows       []jsonAnswerSite `json:"grows"`
	Shrinks     []jsonAnswerSite `json:"shrinks"`
	Notes       []jsonLink       `json:"notes"`
	Changes     []jsonChange     `json:"changes"`
	Related     []jsonRelated    `json:"related"`
}

type jsonEra struct {
	Life   string     `json:"life"`
	Why    []string   `json:"why"`
	Holder []jsonLink `json:"holder"`
}

type jsonLink struct {
	Text     string     `json:"text"`
	Position *jsonPlace `json:"position"`
	Many     bool       `json:"many"`
	By       string     `json:"by"`
}

type jsonAnswerSite struct {
	jsonPlace
	Function  string     `json:"function"`
	What      string     `json:"what"`
	KeyOrigin string     `json:"key_origin"`
	Counts    bool       `json:"counts"`
	Class     string     `json:"class"`
	Why       string     `json:"why"`
	Holder    []jsonLink `json:"holder"`
	Runs      []jsonLink `json:"runs"`
}

type jsonChange struct {
	Kind     string     `json:"kind"`
	Text     string     `json:"text"`
	Write    string     `json:"write"`
	Position *jsonPlace `json:"position"`
}

type jsonRelated struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

func writeAnswersJSON(w io.Writer, a *Answers, _ Style) error {
	out := jsonAnswers{
		Version: answersVersion, Tool: jsonTool{Name: "growthlint", Version: a.Version}, Name: a.Name,
		Answers: each(a.Answers, answerJSON), Errors: each(a.Troubles, func(t finding.Trouble) finding.Trouble { return t }),
	}
	if err := writeIndented(w, out); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}

func answerJSON(a finding.Answer) jsonAnswer {
	c := a.Container
	return jsonAnswer{
		Kind: a.Kind,
		Container: jsonContainer{
			Key: c.Key, Package: c.Package, Owner: c.Owner, Name: c.Name, Kind: c.Kind, Type: c.Type, Declared: placeOrNull(&c.Declared),
		},
		Position: placeOrNull(&a.Position), Function: a.Function, Rule: a.Rule, Outcome: string(a.Outcome), Confidence: a.Confidence.String(),
		Rung: a.Rung, Why: a.Why, Fingerprint: a.Fingerprint,
		Era:  jsonEra{a.Era.Life, each(a.Era.Why, func(s string) string { return s }), each(a.Era.Holder, linkJSON)},
		Runs: each(a.Runs, linkJSON), Grows: each(a.Grows, answerSiteJSON), Shrinks: each(a.Shrinks, answerSiteJSON), Notes: each(a.Notes, linkJSON),
		Changes: each(a.Changes, func(m finding.AnswerMend) jsonChange {
			return jsonChange{m.Kind, m.Text, m.Write, placeOrNull(m.Position)}
		}),
		Related: each(a.Related, func(r finding.RelatedName) jsonRelated { return jsonRelated{r.Name, r.Text} }),
	}
}

func linkJSON(l finding.Link) jsonLink {
	return jsonLink{l.Text, placeOrNull(l.Position), l.Many, l.By}
}

func answerSiteJSON(s finding.AnswerSite) jsonAnswerSite {
	return jsonAnswerSite{
		jsonPlace: placeJSON(s.Position), Function: s.Function, What: s.What, KeyOrigin: s.KeyOrigin,
		Counts: s.Counts, Class: s.Class, Why: s.Why, Holder: each(s.Holder, linkJSON), Runs: each(s.Runs, linkJSON),
	}
}

func writeAnswersText(w io.Writer, a *Answers, s Style) error {
	if s.Width > 0 {
		s.Width = max(s.Width, minWidth)
	}
	for i, one := range a.Answers {
		t := &answerText{findingText{style: s, paint: paint{on: s.Color}}}
		if i > 0 {
			t.out.WriteByte('\n')
		}
		t.write(one)
		if _, err := io.WriteString(w, t.out.String()); err != nil {
			return fmt.Errorf("writing text: %w", err)
		}
	}
	return nil
}

// answerText builds the text of one answer.
type answerText struct{ findingText }

func (t *answerText) write(a finding.Answer) {
	name := a.Container.Name
	if a.Container.Owner != "" {
		name = a.Container.Owner + "." + name
	}
	name += strings.Repeat("[]", strings.Count(a.Container.Key, "[]"))
	if a.Container.Declared.File == "" && a.Function != "" && a.Kind != "metric" && a.Kind != "part" {
		name = a.Function // it is what a function makes
	}
	head := t.paint.place(placeText(a.Position)) + ": " + t.paint.message(Visible(name)) + ": " + t.outcome(a)
	t.out.WriteString(head + "\n")
	if a.Why != "" && a.Why != a.Rung {
		t.line(indent, Visible(a.Why))
	}
	if a.Rung != "" {
		t.line(indent+t.paint.label("decided by: "), Visible(a.Rung))
	}
	if a.Era.Life != "" {
		t.line(indent+t.paint.label("lives: "), eraText(a.Era))
		t.chain("", a.Era.Holder)
	}
	if len(a.Runs) > 0 {
		t.out.WriteString(indent + t.paint.label("runs:") + "\n")
		t.chain("", a.Runs)
	}
	t.answerSites("grows", a.Grows)
	t.answerSites("shrinks", a.Shrinks)
	if len(a.Notes) > 0 {
		t.out.WriteString(indent + t.paint.label("notes:") + "\n")
		t.chain("", a.Notes)
	}
	t.changes(a.Changes)
	t.relatives(a.Related)
}

// outcome is what a run makes of the thing: "reported [mapgrow, high]".
func (t *answerText) outcome(a finding.Answer) string {
	text := map[finding.Outcome]string{
		finding.OutcomeReported: "reported", finding.OutcomeBelow: "found, and not sure enough to be reported", finding.OutcomeSilent: "nothing is found",
		finding.OutcomeComment: "found, and silenced by a comment", finding.OutcomeBounded: "found, and silenced by the configuration",
		finding.OutcomeExcluded: "found, in a file that is excluded", finding.OutcomeDisabled: "not asked for", finding.OutcomeElsewhere: "found elsewhere",
	}[a.Outcome]
	if a.Confidence > finding.Undecided && a.Rule != "" {
		text += " [" + t.paint.rule(Visible(a.Rule)) + ", " + t.paint.confidence(a.Confidence) + "]"
	}
	return text
}

// eraText says how long the holder lives, and why.
func eraText(e finding.Era) string {
	text := map[string]string{
		"process": "as long as the process", "session": "as long as a session or a connection", "call": "for one call or turn", "unknown": "for an unknown time",
	}[e.Life]
	if len(e.Why) > 0 {
		text += ": " + Visible(strings.Join(e.Why, "; "))
	}
	return text
}

// chain writes the links of a chain, each on a line of its own.
func (t *answerText) chain(in string, links []finding.Link) {
	for _, l := range links {
		prefix := indent + in + "  "
		if l.Position != nil && l.Position.File != "" {
			prefix += t.paint.place(placeText(*l.Position)) + " "
		}
		text := Visible(l.Text)
		if l.Many {
			text += " (any number of times)"
		}
		t.line(prefix, text)
	}
}

// answerSites writes places; their chains only where all is asked for.
func (t *answerText) answerSites(title string, sites []finding.AnswerSite) {
	if len(sites) == 0 {
		return
	}
	t.out.WriteString(indent + t.paint.label(title+":") + "\n")
	for _, s := range sites {
		text := growText(s.Site)
		if s.Why != "" {
			text += ": " + Visible(s.Why)
		}
		t.line(indent+"  "+t.paint.place(placeText(s.Position))+" ", text)
		if t.style.Verbose {
			t.chain("    ", s.Holder)
			t.chain("    ", s.Runs)
		}
	}
}

// changes writes what would change the answer.
func (t *answerText) changes(list []finding.AnswerMend) {
	if len(list) == 0 {
		return
	}
	t.out.WriteString(indent + t.paint.label("what would change it:") + "\n")
	for _, m := range list {
		prefix := indent + "  "
		if m.Position != nil && m.Position.File != "" {
			prefix += t.paint.place(placeText(*m.Position)) + " "
		}
		t.line(prefix, Visible(m.Text))
		for line := range strings.SplitSeq(m.Write, "\n") {
			if line != "" {
				t.out.WriteString(indent + "      " + Visible(line) + "\n")
			}
		}
	}
}

// relatives writes the names that can be asked for as well.
func (t *answerText) relatives(list []finding.RelatedName) {
	if len(list) == 0 {
		return
	}
	t.out.WriteString(indent + t.paint.label("see as well:") + "\n")
	for _, r := range list {
		t.out.WriteString(indent + "  " + Visible(r.Text) + " " + Visible(r.Name) + "\n")
	}
}
