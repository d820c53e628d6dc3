package finding

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Thresholds are the lowest confidences that are reported. The zero value reports
// everything.
type Thresholds struct {
	Default Confidence
	// Rules are those of single rules, where they differ.
	Rules map[string]Confidence
}

// ParseThresholds reads "medium" or "medium,slicegrow=high": a confidence for all of
// the rules and others for some, of which only the first part may be left out; "" is
// medium. Rules that are none of names are an error.
func ParseThresholds(names []string, text string) (Thresholds, error) {
	t := Thresholds{Default: Medium}
	if text == "" {
		return t, nil
	}
	for i, part := range strings.Split(text, ",") {
		rule, word, single := strings.Cut(strings.TrimSpace(part), "=")
		if !single {
			word = rule
		}
		c, ok := ParseConfidence(word)
		switch {
		case !ok:
			return Thresholds{}, fmt.Errorf("%q is not a confidence: low, medium or high", word)
		case !single && i > 0:
			return Thresholds{}, fmt.Errorf("%q is a second confidence for all rules; write RULE=%s", word, word)
		case !single:
			t.Default = c
		case !slices.Contains(names, rule):
			return Thresholds{}, fmt.Errorf("unknown rule %q; there are %s", rule, strings.Join(names, ", "))
		default:
			if t.Rules == nil {
				t.Rules = map[string]Confidence{}
			}
			t.Rules[rule] = c
		}
	}
	return t, nil
}

// Of returns the lowest confidence of a rule that is reported.
func (t Thresholds) Of(rule string) Confidence {
	if c, ok := t.Rules[rule]; ok {
		return c
	}
	return t.Default
}

// String is the inverse of ParseThresholds, with the rules sorted.
func (t Thresholds) String() string {
	parts := []string{t.Default.String()}
	for _, rule := range slices.Sorted(maps.Keys(t.Rules)) {
		parts = append(parts, rule+"="+t.Rules[rule].String())
	}
	return strings.Join(parts, ",")
}
