package gclplugin

import (
	"errors"
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/passes/summary"
)

// Settings are what stands under settings in golangci-lint's configuration of the
// plugin, with the keys of growthlint's own configuration file. A key that is none of
// these is a start-up failure. What else that file may hold, golangci-lint has by
// itself: exclusions by path, severities, exit codes.
type Settings struct {
	// Rules are the rules to run or, each with a minus, those to leave out.
	Rules []string `json:"rules"`
	// MinConfidence is low, medium or high; medium if empty.
	MinConfidence string `json:"min-confidence"`
	// Tests also reports on test files, Generated on generated ones (which
	// golangci-lint leaves out by default).
	Tests     bool `json:"tests"`
	Generated bool `json:"generated"`
	// Bounded names what is bounded by design.
	Bounded []Bounded `json:"bounded"`
	// Library are more rows of the library table, in its syntax.
	Library string `json:"library"`
	// Digests lets packages see what the functions of others that they call do; false
	// saves golangci-lint a run on each dependency. True if it is absent.
	Digests *bool `json:"digests"`
}

// Bounded is a type (pkg.Type), field (pkg.Type.field) or variable (pkg.var) that is
// bounded by design.
type Bounded struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// settings checks the configuration and turns it into the analyzers' own.
func (s Settings) settings() (*summary.Settings, error) {
	out := &summary.Settings{
		MinConfidence: s.MinConfidence, Rules: strings.Join(s.Rules, ","), Tests: s.Tests, Generated: s.Generated, LibraryRows: s.Library,
		// golangci-lint shows the analyzer's name, and must see which nolint comments
		// were of use.
		BareMessage: true, LeaveNolint: true,
	}
	var errs []error
	for i, b := range s.Bounded {
		if b.Name == "" || b.Reason == "" {
			errs = append(errs, fmt.Errorf("bounded: entry %d needs a name and a reason", i+1))
		}
		out.Bounded = append(out.Bounded, b.Name)
	}
	if err := errors.Join(append(errs, out.Validate())...); err != nil {
		return nil, fmt.Errorf("settings of growthlint: %w", err)
	}
	return out, nil
}
