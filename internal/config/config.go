// Package config reads .growthlint.yml and the settings of the golangci-lint plugin,
// which have the same keys. It is strict: a key that there is not, a value of another
// type and a rule that does not exist are errors with their line and the nearest
// valid word.
package config

import (
	"fmt"
	"maps"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/library"
)

// Place is where a setting was made. The zero value is the built-in default.
type Place struct {
	// File is the file as it was named, or a flag with its dash.
	File string
	// Line and Column count from 1; 0 where there are none.
	Line, Column int
}

// String returns "FILE:LINE", the flag, or "default".
func (p Place) String() string {
	switch {
	case p.File == "":
		return "default"
	case p.Line == 0:
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Value is a setting with its place.
type Value[T any] struct {
	V T
	// Set reports whether somebody made the setting.
	Set bool
	At  Place
}

// or returns v if it is set and w otherwise.
func (v Value[T]) or(w Value[T]) Value[T] {
	if v.Set {
		return v
	}
	return w
}

// Config is what a configuration says. The zero value says nothing.
type Config struct {
	// Rules are the rules to run or, each with a minus, those to leave out.
	Rules         Value[[]string]
	MinConfidence Confidences
	// FailOn is high, medium, low or none.
	FailOn Value[string]
	// Tests also reports on test files, Generated on generated ones. Open says that a
	// program's exported names are used by other modules.
	Tests, Generated, Open Value[bool]
	Bounded                []Bounded
	Library                []Rows
	Exclude                []Pattern
	// Extends is the file, as it was written, that this one is based on.
	Extends Value[string]
	// Digests is the plugin's own: whether packages see what others do.
	Digests Value[bool]
}

// Confidences are the lowest confidences that are reported: by path, else by rule,
// else the default.
type Confidences struct {
	Default Value[finding.Confidence]
	Rules   map[string]Value[finding.Confidence]
	Paths   []PathConfidence
}

// PathConfidence is the lowest confidence that is reported in some files.
type PathConfidence struct {
	Pattern
	Confidence finding.Confidence
}

// Thresholds returns them without the paths; what nobody set is medium.
func (c Confidences) Thresholds() finding.Thresholds {
	t := finding.Thresholds{Default: finding.Medium}
	if c.Default.Set {
		t.Default = c.Default.V
	}
	for rule, v := range c.Rules {
		if t.Rules == nil {
			t.Rules = map[string]finding.Confidence{}
		}
		t.Rules[rule] = v.V
	}
	return t
}

// Bounded is a type (pkg.Type), field (pkg.Type.field) or variable (pkg.var) that is
// bounded by design.
type Bounded struct {
	Name, Reason string
	At           Place
	// Inherited marks an entry of the file that this one extends.
	Inherited bool
}

// Rows are more rows of the library table.
type Rows struct {
	Text  string
	Table *library.Table
	At    Place
}

// Over returns c where it says something and base elsewhere. Bounded names, library
// rows and exclusions add up; of confidences by path those of c are asked first.
func (c *Config) Over(base *Config) *Config {
	out := &Config{
		Rules: c.Rules.or(base.Rules), FailOn: c.FailOn.or(base.FailOn), Tests: c.Tests.or(base.Tests),
		Generated: c.Generated.or(base.Generated), Open: c.Open.or(base.Open), Digests: c.Digests.or(base.Digests),
		Extends: c.Extends.or(base.Extends), MinConfidence: c.MinConfidence.over(base.MinConfidence),
	}
	out.Bounded = append(append(out.Bounded, base.Bounded...), c.Bounded...)
	out.Library = append(append(out.Library, base.Library...), c.Library...)
	out.Exclude = append(append(out.Exclude, base.Exclude...), c.Exclude...)
	return out
}

func (c Confidences) over(base Confidences) Confidences {
	out := Confidences{Default: c.Default.or(base.Default)}
	out.Rules = maps.Clone(base.Rules)
	if out.Rules == nil {
		out.Rules = map[string]Value[finding.Confidence]{}
	}
	maps.Copy(out.Rules, c.Rules)
	out.Paths = append(append(out.Paths, c.Paths...), base.Paths...)
	return out
}
