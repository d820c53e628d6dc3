package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/suppress"
	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/directive"
)

// Rule is a row of the table of rules, as the command shows it.
type Rule struct {
	// Name is what -rules takes and findings carry.
	Name string
	// Summary is one line: what it reports.
	Summary string
	// Doc is the full text for explain.
	Doc string
}

// rules returns the table of rules.
func rules() []Rule {
	var out []Rule
	for _, r := range passes.All() {
		name, doc := r.Analyzer.Name, r.Analyzer.Doc
		first, _, _ := strings.Cut(doc, "\n\n")
		line := strings.TrimPrefix(strings.Join(strings.Fields(first), " "), "Package "+name+" ")
		out = append(out, Rule{Name: name, Summary: strings.TrimSuffix(line, "."), Doc: doc})
	}
	return out
}

// selectRules returns the names that spec leaves enabled, in the table's order.
func selectRules(table []Rule, spec string) ([]string, error) {
	names := ruleNames(table)
	for part := range strings.SplitSeq(spec, ",") {
		name := strings.TrimPrefix(strings.TrimSpace(part), "-")
		if spec != "" && !slices.Contains(names, name) {
			return nil, unknownRule(name, names)
		}
	}
	enabled, err := finding.SelectRules(names, spec)
	if err != nil {
		return nil, fmt.Errorf("-rules %s: %w", spec, err)
	}
	return enabled, nil
}

func ruleNames(table []Rule) []string {
	var names []string
	for _, r := range table {
		names = append(names, r.Name)
	}
	return names
}

func unknownRule(name string, names []string) error {
	if near, ok := nearest.Name(name, names); ok {
		return fmt.Errorf("unknown rule %q; did you mean %s? (growthlint explain lists the rules)", name, near)
	}
	return fmt.Errorf("unknown rule %q; there are %s", name, strings.Join(names, ", "))
}

// explain returns what the explain command prints: the lists of rules and of the codes of
// evidence, or the documentation of the one that args names.
func (c *command) explain(args []string) (string, error) {
	if len(args) > 1 {
		return "", fmt.Errorf("explain takes one rule, not %d; call it once for each", len(args))
	}
	if len(args) == 0 {
		var rules, codes [][2]string
		for _, r := range c.rules {
			rules = append(rules, [2]string{r.Name, r.Summary})
		}
		for _, code := range finding.Codes() {
			codes = append(codes, [2]string{code.Name, plain(code.Means)})
		}
		return "rules:\n" + table(rules) + "\nevidence, as -v and the JSON report name it:\n" + table(codes), nil
	}
	for _, r := range append(slices.Clone(c.rules), ofDirectives()) {
		if r.Name == args[0] {
			return r.text(), nil
		}
	}
	for _, code := range finding.Codes() {
		if code.Name == args[0] {
			return fmt.Sprintf("%s: %s\n\n%s\n", code.Name, plain(code.Means), code.More), nil
		}
	}
	return "", unknownSubject(args[0], ruleNames(c.rules))
}

// plain is a text of the pages without its marks for code.
func plain(text string) string { return strings.ReplaceAll(text, "`", "") }

// unknownSubject names the rule or the code that must have been meant.
func unknownSubject(name string, rules []string) error {
	var codes []string
	for _, code := range finding.Codes() {
		codes = append(codes, code.Name)
	}
	if near, ok := nearest.Name(name, codes); ok && !slices.Contains(rules, near) {
		if _, rule := nearest.Name(name, rules); !rule {
			return fmt.Errorf("unknown code %q; did you mean %s? (growthlint explain lists the codes)", name, near)
		}
	}
	return unknownRule(name, rules)
}

// ofDirectives tells of what is reported of comments. It is no rule: nothing turns it off.
func ofDirectives() Rule {
	summary, doc, _ := strings.Cut(strings.TrimSpace(directive.Analyzer.Doc), "\n\n")
	return Rule{Name: suppress.Rule, Summary: summary, Doc: doc}
}

// text is the summary and the documentation, whose first paragraph is left out
// where it only says the summary again.
func (r Rule) text() string {
	body := strings.TrimSpace(r.Doc)
	first, rest, _ := strings.Cut(body, "\n\n")
	if strings.HasSuffix(strings.TrimSuffix(strings.Join(strings.Fields(first), " "), "."), r.Summary) {
		body = strings.TrimSpace(rest)
	}
	return strings.TrimSpace(r.Name+": "+r.Summary+"\n\n"+body) + "\n"
}

// table lays two columns out.
func table(rows [][2]string) string {
	width := 0
	for _, r := range rows {
		width = max(width, len(r[0]))
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "  %-*s  %s\n", width, r[0], r[1])
	}
	return b.String()
}
