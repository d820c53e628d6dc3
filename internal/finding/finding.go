// Package finding is the vocabulary of results: what a rule reports of a
// growing thing, with the evidence that carries it. It is plain data; it knows
// no rule, no renderer and no analysis.
package finding

import (
	"cmp"
	"slices"
)

// Confidence says how sure a finding is. The zero value means that nothing was
// decided, and no finding carries it.
type Confidence int

// The confidences, in rising order.
const (
	Undecided Confidence = iota
	Low
	Medium
	High
)

// String returns the name that flags, the configuration and JSON use.
func (c Confidence) String() string {
	switch c {
	case Low:
		return "low"
	case Medium:
		return "medium"
	case High:
		return "high"
	}
	return "none"
}

// ParseConfidence returns the confidence called name, and whether there is one.
// "none" is not a confidence.
func ParseConfidence(name string) (Confidence, bool) {
	for _, c := range []Confidence{Low, Medium, High} {
		if c.String() == name {
			return c, true
		}
	}
	return Undecided, false
}

// Position is a place in a source file. Lines and columns count from 1, columns
// in bytes; EndLine and EndColumn are exclusive, on the same line, and 0 where
// unknown.
type Position struct {
	// File is an absolute path until the command makes it relative for a report.
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
}

// Compare orders positions by file, line and column.
func (p Position) Compare(q Position) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// Container names the growing thing.
type Container struct {
	// Key identifies it in the program: package path, owner, name and "[]" for
	// each element level.
	Key     string `json:"key"`
	Package string `json:"package"`
	// Owner is the type that holds it, without type parameters; empty for a
	// package variable and for a local.
	Owner string `json:"owner"`
	Name  string `json:"name"`
	// Kind is one of map, sync.Map, slice, list, heap, buffer, builder, chan, cache, …;
	// docs/json.md lists them.
	Kind     string   `json:"kind"`
	Type     string   `json:"type"`
	Declared Position `json:"declared"`
}

// Site is one place where the container grows or shrinks.
type Site struct {
	Position
	Function string `json:"function"`
	// What is the source text of the operation, on one line.
	What string `json:"what"`
	// KeyOrigin says where the key comes from (grows only).
	KeyOrigin string `json:"key_origin,omitempty"`
	// WhyNot says why this shrink does not bound the container (shrinks only).
	WhyNot string `json:"why_not,omitempty"`
}

// Evidence is one argument for or against a finding.
type Evidence struct {
	// Code is stable and documented in docs/json.md.
	Code string `json:"code"`
	// For reports whether it speaks for the finding.
	For  bool   `json:"for"`
	Text string `json:"text"`
	// Position is where it can be seen, nil where there is no one place.
	Position *Position `json:"position,omitempty"`
}

// Edit replaces a range of one file by new text.
type Edit struct {
	Position
	NewText string `json:"new_text"`
}

// Fix is a change that ends the growth and changes nothing else.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// Finding is one report about one growing thing.
type Finding struct {
	Rule       string
	Confidence Confidence
	// Score is the share of true findings measured for the rung that decided, 0 to 1.
	Score     float64
	Container Container
	// Position is the first grow in event phase inside the package reported on.
	Position Position
	Function string
	// Message is one line without the rule's name: container, growth, what is missing.
	Message string
	// Grows and Shrinks are sorted by position.
	Grows    []Site
	Shrinks  []Site
	Evidence []Evidence
	// Remedy is what to do, in words or code, on one line.
	Remedy      string
	Fixes       []Fix
	Fingerprint string
	// Live is what profiles tell of it, Counted what an instrumented program does; nil without.
	Live    *Live
	Counted *Counted
}

// Sort orders findings by file, line, column and rule.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(a.Position.Compare(b.Position), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Container.Key, b.Container.Key))
	})
}

// TroubleKind says at which step something went wrong.
type TroubleKind string

// The kinds of trouble.
const (
	TroubleList     TroubleKind = "list"     // the package graph
	TroubleParse    TroubleKind = "parse"    // a syntax error
	TroubleType     TroubleKind = "type"     // a type error
	TroubleInternal TroubleKind = "internal" // a defect of growthlint, caught
	TroubleLimit    TroubleKind = "limit"    // something was left out to stay within a limit
)

// Trouble is one thing that kept the analysis from seeing all.
type Trouble struct {
	Package string      `json:"package"`
	File    string      `json:"file,omitempty"`
	Line    int         `json:"line,omitempty"`
	Column  int         `json:"column,omitempty"`
	Kind    TroubleKind `json:"kind"`
	Message string      `json:"message"`
	// Note marks trouble that does not make the run incomplete, such as an error
	// in a dependency that the patterns do not match.
	Note bool `json:"-"`
}

// Compare orders troubles by place, package, kind and message.
func (t Trouble) Compare(u Trouble) int {
	return cmp.Or(
		cmp.Compare(t.File, u.File), cmp.Compare(t.Line, u.Line), cmp.Compare(t.Column, u.Column),
		cmp.Compare(t.Package, u.Package), cmp.Compare(t.Kind, u.Kind), cmp.Compare(t.Message, u.Message),
	)
}

// Stats counts what a run saw.
type Stats struct {
	Packages   int     `json:"packages"`
	Functions  int     `json:"functions"`
	Containers int     `json:"containers"`
	Unknown    int     `json:"unknown"`
	Suppressed int     `json:"suppressed"`
	Baselined  int     `json:"baselined"`
	Seconds    float64 `json:"seconds"`
}
