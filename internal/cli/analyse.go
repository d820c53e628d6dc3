package cli

import (
	"context"
	"errors"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
)

// request is what one run asks of the analysis.
type request struct {
	// Dir is the absolute directory in which patterns are meant.
	Dir      string
	Patterns []string
	// Tags are build tags, separated by commas.
	Tags string
	// Tests includes test files, Generated reports on generated ones.
	Tests, Generated bool
	// Rules are the names of the enabled rules, in the order of the table.
	Rules []string
	// Progress, never nil, may be called from any goroutine with the number of
	// packages that are done and to be done.
	Progress func(done, total int)
}

// Analysis is what one run of the analysis yields, before it is filtered by
// confidence and rendered. Files are absolute paths.
type Analysis struct {
	Findings []finding.Finding
	Troubles []finding.Trouble
	Stats    finding.Stats
	View     View
	// Unreached are the directories of nested modules that the patterns do not
	// reach, relative to the directory of the run.
	Unreached []string
	// Stages are the times of the analysis' stages, for -stats.
	Stages map[string]time.Duration
	// Unused are the suppressions that silenced nothing.
	Unused []Note
}

// View says how much of the module the patterns cover.
type View struct {
	PackagesSeen, ModulePackages int
}

// Partial reports whether packages of the module are out of view.
func (v View) Partial() bool { return v.PackagesSeen < v.ModulePackages }

// Note is a remark about a place.
type Note struct {
	Position finding.Position
	Text     string
}

var errNotLinked = errors.New("this build has no analysis linked in")

// analyse runs the analysis. An error means that nothing was analysed.
func analyse(context.Context, request) (*Analysis, error) { return nil, errNotLinked }

// rules returns the table of rules.
func rules() []Rule { return nil }
