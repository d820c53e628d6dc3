package report

import (
	"go/doc/comment"
	"slices"
	"strings"
)

// home is where the pages are.
const home = "https://github.com/growthlint/growthlint"

// Page returns the address of a file of growthlint's repository as it was at a version, or
// as it is today for one that is no release.
func Page(version, file string) string {
	if !strings.HasPrefix(version, "v") {
		version = "main"
	}
	return home + "/blob/" + version + "/" + file
}

// Rule is what formats tell of a rule beside its findings.
type Rule struct {
	// Name is what findings carry.
	Name string
	// Summary is one line without a full stop: "reports maps that only grow".
	Summary string
	// Title is its name in SARIF, if it stands in no table of rules.
	Title string
	// Doc is the text of its doc.go.
	Doc string
	// URL is its page; empty means that of the rule's name.
	URL string
}

// page returns the address of the page about the rule, as a version has it.
func (r Rule) page(version string) string {
	if r.URL != "" {
		return r.URL
	}
	return Page(version, "docs/rules/"+r.Name+".md")
}

// markdown returns the documentation as Markdown.
func (r Rule) markdown() string {
	var parser comment.Parser
	printer := comment.Printer{HeadingLevel: 2, HeadingID: func(*comment.Heading) string { return "" }}
	return string(printer.Markdown(parser.Parse(r.Doc)))
}

// rules returns the report's rules and, for findings of others, rules that only
// have a name.
func (r *Report) rules() []Rule {
	rules := slices.Clone(r.Rules)
	for _, f := range r.Findings {
		if !slices.ContainsFunc(rules, func(x Rule) bool { return x.Name == f.Rule }) {
			rules = append(rules, Rule{Name: f.Rule, Summary: "reports what only grows"})
		}
	}
	return rules
}

// ruleNamed returns the report's rule of that name.
func (r *Report) ruleNamed(name string) Rule {
	if i := slices.IndexFunc(r.Rules, func(x Rule) bool { return x.Name == name }); i >= 0 {
		return r.Rules[i]
	}
	return Rule{Name: name}
}

// sentence makes a clause a sentence: "Reports maps that only grow."
func sentence(clause string) string {
	clause = strings.TrimSpace(clause)
	if clause == "" {
		return ""
	}
	return strings.TrimSuffix(capitalised(clause), ".") + "."
}

// capitalised begins a text of ASCII with a capital.
func capitalised(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// clipped returns text of at most n characters, cut between words.
func clipped(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := string(runes[:n-1])
	if i := strings.LastIndexAny(cut, " \n"); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}
