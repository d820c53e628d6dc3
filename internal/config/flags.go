package config

import (
	"encoding/json"
	"slices"
	"strings"
)

// Flag is a flag of the analyzers, as go vet, nogo and multichecker take it.
type Flag struct{ Name, Value string }

// Flags returns what the configuration says as flags, in the order of its keys, and
// the keys for which there is none.
func (c *Config) Flags() (flags []Flag, without []string) {
	add := func(name, value string, said bool) {
		if said {
			flags = append(flags, Flag{name, value})
		}
	}
	confidence := c.MinConfidence
	add("rules", strings.Join(c.Rules.V, ","), c.Rules.Set)
	add("min-confidence", confidence.Thresholds().String(), confidence.Default.Set || len(confidence.Rules) > 0)
	add("tests", "true", c.Tests.V)
	add("generated", "true", c.Generated.V)
	var bounded []string
	for _, b := range c.Bounded {
		bounded = append(bounded, b.Name)
	}
	add("bounded", strings.Join(bounded, ","), len(bounded) > 0)
	add("library-rows", c.LibraryRows(), len(c.Library) > 0)

	for name, said := range map[string]bool{
		"min-confidence by path": len(confidence.Paths) > 0, "fail-on": c.FailOn.Set, "open": c.Open.V, "exclude": len(c.Exclude) > 0,
	} {
		if said {
			without = append(without, name)
		}
	}
	slices.Sort(without)
	return flags, without
}

// ShellWords writes flags on one line, quoted for a POSIX shell.
func ShellWords(flags []Flag) string {
	var words []string
	for _, f := range flags {
		words = append(words, quote("-"+f.Name+"="+f.Value))
	}
	return strings.Join(words, " ")
}

// quote quotes what is more than the characters that no shell looks at.
func quote(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_=,./:+@", r)
	}
	if strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// Nogo writes flags as the configuration of Bazel's nogo for the analyzers of rules.
func Nogo(flags []Flag, rules []string) ([]byte, error) {
	type analyzer struct {
		Flags map[string]string `json:"analyzer_flags"`
	}
	values := map[string]string{}
	for _, f := range flags {
		values[f.Name] = f.Value
	}
	out := map[string]analyzer{}
	for _, rule := range rules {
		out[rule] = analyzer{values}
	}
	text, err := json.MarshalIndent(out, "", "  ")
	return append(text, '\n'), err
}
