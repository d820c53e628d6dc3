package suppress

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Rule is the name under which faulty directives are reported.
const Rule = "directive"

// Tool is the name that a nolint comment silences all rules by.
const Tool = "growthlint"

// Kind says what a directive claims.
type Kind string

// The kinds. The zero value is a directive that could not be read; it always
// has a Problem.
const (
	Unknown Kind = ""
	Bounded Kind = "bounded" // the container is bounded by design
	Ignore  Kind = "ignore"  // a finding of some rules is accepted here
	Nolint  Kind = "nolint"  // golangci-lint's comment
)

// Directive is a comment that silences findings, with the lines it covers.
type Directive struct {
	Kind Kind `json:"kind,omitempty"`
	// Rules are those it silences, sorted; empty means all of them.
	Rules  []string `json:"rules,omitempty"`
	Reason string   `json:"reason,omitempty"`
	// Text is the comment as it stands in the source.
	Text string `json:"text"`
	// File is the name under which the file was parsed. Line, Column and EndColumn
	// (exclusive) are where the comment stands, counted from 1, columns in bytes.
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndColumn int    `json:"end_column"`
	// FromLine and ToLine, both inclusive, are what it covers.
	FromLine int `json:"from_line"`
	ToLine   int `json:"to_line"`
	// Target is the line of the name that the directive is about, if it stands on
	// a field, variable or type: 0 otherwise.
	Target int `json:"target,omitempty"`
	// Function names the declared function around it, as (*T).m; empty outside.
	Function string `json:"function,omitempty"`
	// Problem says why it silences nothing; empty when it is sound.
	Problem string `json:"problem,omitempty"`
}

// compare orders directives by place.
func (d Directive) compare(e Directive) int {
	return cmp.Or(cmp.Compare(d.File, e.File), cmp.Compare(d.Line, e.Line), cmp.Compare(d.Column, e.Column))
}

// covers reports whether it silences rule and stands over line of file.
func (d Directive) covers(file string, line int) bool {
	return d.File == file && d.FromLine <= line && line <= d.ToLine
}

// Directives with a space after the slashes are comments to Go; here the
// intention is so clear that silence would mislead.
var spaced = regexp.MustCompile(`^//[ \t]+growthlint:(bounded|ignore)\b`)

var nolint = regexp.MustCompile(`^nolint( |:|$)`)

// parse reads one comment. ok is false if it is no directive for growthlint.
func parse(text string, rules []string) (d Directive, ok bool) {
	if rest, found := strings.CutPrefix(text, "//"+Tool+":"); found {
		d = parseOwn(rest, rules)
	} else if spaced.MatchString(text) {
		d.Problem = "a directive has no space after the slashes: write //" + strings.TrimLeft(text, "/ \t")
	} else if d, ok = parseNolint(text, rules); !ok {
		return Directive{}, false
	}
	d.Text = text
	return d, true
}

// parseOwn reads what follows "//growthlint:".
func parseOwn(text string, rules []string) Directive {
	verb, rest := cutWord(withoutComment(text))
	switch Kind(verb) {
	case Bounded:
		d := Directive{Kind: Bounded, Reason: rest}
		if rest == "" {
			d.Problem = "needs a reason: //growthlint:bounded WHAT-BOUNDS-IT"
		}
		return d
	case Ignore:
		return parseIgnore(rest, rules)
	}
	return Directive{Problem: fmt.Sprintf("there is no directive %q: the directives are bounded and ignore", Tool+":"+verb)}
}

func parseIgnore(text string, rules []string) Directive {
	names, reason := cutWord(text)
	d := Directive{Kind: Ignore, Reason: reason}
	if names == "" {
		d.Problem = "needs a rule and a reason: //growthlint:ignore RULE REASON"
		return d
	}
	for name := range strings.SplitSeq(names, ",") {
		if !slices.Contains(rules, name) {
			d.Problem = fmt.Sprintf("there is no rule %q: //growthlint:ignore RULE REASON", name)
			return d
		}
		d.Rules = append(d.Rules, name)
	}
	slices.Sort(d.Rules)
	d.Rules = slices.Compact(d.Rules)
	if reason == "" {
		d.Problem = "needs a reason: //growthlint:ignore " + names + " REASON"
	}
	return d
}

// parseNolint reads golangci-lint's comment as golangci-lint does: spaces may
// stand before it, names are compared without case, and a list that names
// neither this tool nor one of its rules is none of our business.
func parseNolint(text string, rules []string) (Directive, bool) {
	if !strings.HasPrefix(text, "//") {
		return Directive{}, false
	}
	text = strings.TrimLeft(text, "/ ")
	if !nolint.MatchString(text) {
		return Directive{}, false
	}
	list, some := strings.CutPrefix(text, "nolint:")
	if !some || strings.HasPrefix(list, "all") {
		return Directive{Kind: Nolint}, true
	}
	list, _, _ = strings.Cut(list, "//")
	var named []string
	for item := range strings.SplitSeq(list, ",") {
		name := strings.ToLower(strings.TrimSpace(item))
		if name == "all" || name == Tool {
			return Directive{Kind: Nolint}, true
		}
		if name == Rule || slices.Contains(rules, name) {
			named = append(named, name)
		}
	}
	slices.Sort(named)
	return Directive{Kind: Nolint, Rules: slices.Compact(named)}, len(named) > 0
}

// withoutComment drops a further comment on the same line, so that a reason can
// be followed by one. An address such as https://x.test is not a comment.
func withoutComment(text string) string {
	for _, mark := range []string{" //", "\t//"} {
		text, _, _ = strings.Cut(text, mark)
	}
	return text
}

// cutWord splits text at its first run of spaces.
func cutWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	i := strings.IndexAny(text, " \t")
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimSpace(text[i:])
}
