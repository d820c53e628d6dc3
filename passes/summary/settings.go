package summary

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/library"
)

// Settings are what a driver can ask of the analyzers. The zero value is the
// default. They are values, never names of files: go vet's cache sees neither files
// nor the environment, and Bazel's sandbox holds neither.
type Settings struct {
	// MinConfidence is the lowest confidence that is reported: low, medium or high, for
	// all rules or for some, as "medium,slicegrow=high"; "" means medium.
	MinConfidence string
	// Rules are the rules to run, as "a,b" or "-a,-b"; "" means all.
	Rules string
	// Tests also reports on test files, Generated on generated ones.
	Tests, Generated bool
	// Bounded are the keys of types (pkg.Type), fields (pkg.Type.field) and variables
	// (pkg.var) that are bounded by design.
	Bounded []string
	// LibraryRows are more rows of the library table, in its own syntax.
	LibraryRows string
	// LeaveNolint leaves nolint comments to the driver.
	LeaveNolint bool
	// BareMessage leaves the rule's name out of messages, for drivers that show the
	// analyzer's. Bazel's nogo is known without it.
	BareMessage bool
}

// Validate reports what is wrong with the settings, in words for the user.
func (s *Settings) Validate() error {
	var errs []error
	if _, err := s.lowest(); err != nil {
		errs = append(errs, fmt.Errorf("min-confidence: %w", err))
	}
	if _, err := finding.SelectRules(Rules(), s.Rules); err != nil {
		errs = append(errs, fmt.Errorf("rules: %w", err))
	}
	if _, err := library.Parse("library-rows", s.LibraryRows); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Flags registers what changes the findings, under the names that the command and
// the configuration use.
func (s *Settings) Flags(fs *flag.FlagSet) {
	checked := func(set func(string)) func(string) error {
		return func(text string) error {
			before := *s
			set(text)
			err := s.Validate()
			if err != nil {
				*s = before
			}
			return err
		}
	}
	fs.Func("min-confidence", "report findings of this `confidence` and above: low, medium or high (default medium); for some rules as medium,slicegrow=high", checked(func(text string) { s.MinConfidence = text }))
	fs.Func("rules", "run only the rules `a,b`, or with -rules=-a,-b all but these", checked(func(text string) { s.Rules = text }))
	fs.BoolVar(&s.Tests, "tests", false, "report on test files too")
	fs.BoolVar(&s.Generated, "generated", false, "report on generated files too")
	fs.Func("bounded", "`keys` of what is bounded by design, separated by commas: pkg.Type, pkg.Type.field, pkg.var", func(text string) error {
		s.Bounded = splitList(text)
		return nil
	})
	fs.Func("library-rows", "more `rows` of the library table, in its syntax, one a line", checked(func(text string) { s.LibraryRows = text }))
}

func splitList(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// lowest are the confidences from which on findings are reported.
func (s *Settings) lowest() (finding.Thresholds, error) {
	return finding.ParseThresholds(Rules(), s.MinConfidence)
}

// enabled reports whether a rule is to run.
func (s *Settings) enabled(rule string) (bool, error) {
	names, err := finding.SelectRules(Rules(), s.Rules)
	if err != nil {
		return false, fmt.Errorf("rules: %w", err)
	}
	return slices.Contains(names, rule), nil
}
