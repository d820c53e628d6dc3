package heads

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
)

// The outcomes of reading the code of a finding.
const (
	// IsTrue: it grows as the finding says; a maintainer would merge a fix.
	IsTrue = "true"
	// ByDesign: it grows, and its authors want or accept that.
	ByDesign = "by-design"
	// IsFalse: it does not grow, or not without bound.
	IsFalse = "false"
)

// Label is what reading the code of a finding gave, a line of the labels file.
type Label struct {
	Repository string `json:"repository"`
	// Commit is the one that was read.
	Commit      string `json:"commit"`
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	// Container is its key; for a finding without one, the function.
	Container string `json:"container"`
	// Position is file:line, the file from the root of the repository.
	Position   string `json:"position"`
	Confidence string `json:"confidence"`
	// Message is what the tool said then; it may be left out.
	Message string `json:"message,omitempty"`
	Label   string `json:"label"`
	Reason  string `json:"reason"`
	// First is the first reading where a third one, made because the second did
	// not agree, decided against it. Otherwise Label and Reason are the first.
	First *Reading `json:"first,omitempty"`
	// Second is an independent reading, by somebody who did not see the first.
	Second *Reading `json:"second,omitempty"`
}

// Reading is a label and its reason.
type Reading struct {
	Label  string `json:"label"`
	Reason string `json:"reason"`
}

// Key is what labels and findings are joined by.
type Key struct{ Repository, Fingerprint string }

// Key is what a finding has in common with its label.
func (l Label) Key() Key { return Key{l.Repository, l.Fingerprint} }

// FirstReading is the one that was made before the second.
func (l Label) FirstReading() Reading {
	if l.First != nil {
		return *l.First
	}
	return Reading{l.Label, l.Reason}
}

// CompareLabels is the order of the labels file.
func CompareLabels(a, b Label) int {
	return cmp.Or(cmp.Compare(a.Repository, b.Repository), cmp.Compare(a.Fingerprint, b.Fingerprint))
}

var (
	fingerprintForm = regexp.MustCompile(`^v1:[0-9a-f]{16}$`)
	positionForm    = regexp.MustCompile(`^[^:\s]+\.go:[1-9][0-9]*$`)
	ruleForm        = regexp.MustCompile(`^[a-z]+$`)
)

// problems returns what is wrong with the finding's side of a label.
func (l Label) problems() []string {
	var wrong []string
	fault := func(bad bool, format string, args ...any) {
		if bad {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	fault(!repositoryForm.MatchString(l.Repository), "repository %q is not owner/name", l.Repository)
	fault(!commitForm.MatchString(l.Commit), "commit %q is not 40 hex digits", l.Commit)
	fault(!fingerprintForm.MatchString(l.Fingerprint), "fingerprint %q is not v1: and 16 hex digits", l.Fingerprint)
	fault(!ruleForm.MatchString(l.Rule), "rule %q is no rule's name", l.Rule)
	fault(strings.TrimSpace(l.Container) == "", "container is empty")
	fault(!positionForm.MatchString(l.Position), "position %q is not file.go:line", l.Position)
	fault(!slices.Contains([]string{"low", "medium", "high"}, l.Confidence), "confidence %q is not low, medium or high", l.Confidence)
	readings := []struct {
		name string
		*Reading
	}{{"first", l.First}, {"second", l.Second}}
	for _, r := range readings {
		if r.Reading == nil {
			continue
		}
		for _, w := range r.problems() {
			wrong = append(wrong, r.name+" "+w)
		}
	}
	fault(l.First != nil && (l.Second == nil || l.Second.Label == l.First.Label || l.First.Label == l.Label),
		"first is kept only where it and the second differ and the label is not its")
	return wrong
}

// problems returns what is wrong with a reading.
func (r Reading) problems() []string {
	var wrong []string
	if !slices.Contains([]string{IsTrue, ByDesign, IsFalse}, r.Label) {
		wrong = append(wrong, fmt.Sprintf("label %q is not true, by-design or false", r.Label))
	}
	if len(strings.Fields(r.Reason)) < 3 {
		wrong = append(wrong, fmt.Sprintf("reason %q gives no reason", r.Reason))
	}
	return wrong
}

// CheckLabels returns an error that tells everything wrong with labels: a field,
// their order, two of one finding.
func CheckLabels(labels []Label) error {
	var errs []error
	for i, l := range labels {
		wrong := append(l.problems(), Reading{l.Label, l.Reason}.problems()...)
		if i > 0 {
			switch c := CompareLabels(labels[i-1], l); {
			case c == 0:
				wrong = append(wrong, "the label before it is of the same finding")
			case c > 0:
				wrong = append(wrong, "it is not in the order of repository and fingerprint")
			}
		}
		for _, w := range wrong {
			errs = append(errs, fmt.Errorf("label %d (%s %s): %s", i+1, l.Repository, l.Fingerprint, w))
		}
	}
	return errors.Join(errs...)
}

// ReadLabels reads and checks the labels file; one that is not there holds none.
func ReadLabels(path string) ([]Label, error) {
	labels, err := checkout.ReadLinesIfThere[Label](path, true)
	if err != nil {
		return nil, err
	}
	if err := CheckLabels(labels); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return labels, nil
}

// WriteLabels replaces the file by the labels. A reader never sees half of it.
func WriteLabels(path string, labels []Label) error {
	var buf bytes.Buffer
	for _, l := range labels {
		if err := checkout.WriteLine(&buf, l); err != nil {
			return err
		}
	}
	part := path + ".part"
	if err := os.WriteFile(part, buf.Bytes(), 0o644); err != nil {
		return fmt.Errorf("could not write the labels: %w", err)
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("could not put the labels in their place: %w", err)
	}
	return nil
}
