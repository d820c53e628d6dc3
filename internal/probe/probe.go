package probe

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// Measure says what is known of a candidate while the program runs.
type Measure string

// The measures.
const (
	// Length is the length that was last read, and the greatest.
	Length Measure = "length"
	// Live is how many of what was made have not ended.
	Live Measure = "live"
	// Size is how large something was that is not kept.
	Size Measure = "size"
	// Count is how often it grew and shrank, and no more.
	Count Measure = "count"
)

// Candidate is a finding as the instrumented program knows it.
type Candidate struct {
	ID, Rule, Confidence, Kind, Name, Site string
	Measure                                Measure
	Message, Remedy                        string
}

// File is a file of a package; Name is absolute.
type File struct {
	Name   string
	Text   []byte
	Syntax *ast.File
}

// Package is a package with its types. A file that is not among Files cannot be rewritten, and
// Other says why by its name.
type Package struct {
	Path  string
	Fset  *token.FileSet
	Types *types.Package
	Info  *types.Info
	Files []File
	Other map[string]string
}

// Input is what is rewritten.
type Input struct {
	// Import is the path of the probe's own package.
	Import string
	// Findings have absolute paths; Relative shortens one for people.
	Findings []finding.Finding
	Relative func(file string) string
	Packages []Package
	// Exits says that last lines are to be written where main returns and the program exits.
	Exits bool
}

// Left is a place that is not counted.
type Left struct {
	File   string
	Line   int
	Reason string
}

// Output is what came of it.
type Output struct {
	// Copies are the files that change, by absolute path.
	Copies     map[string][]byte
	Candidates []Candidate
	// Left are the places that are not counted, sorted.
	Left []Left
}

func sortedNames(files map[string]*file) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// levels are the brackets at the end of a container's key.
func levels(key string) string {
	return key[len(strings.TrimRight(key, "[]")):]
}

// candidate is a finding and the places that are to be counted for it.
type candidate struct {
	Candidate

	index   int
	finding finding.Finding
	sites   []*site
	left    []Left
}

// unsure says why a file cannot be rewritten surely, "" if it can.
func (f *file) unsure() string {
	for _, group := range f.Syntax.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//line ") || strings.HasPrefix(c.Text, "/*line ") {
				return "the file has line directives"
			}
		}
	}
	if tf := f.pkg.Fset.File(f.Syntax.FileStart); tf == nil || tf.Size() != len(f.Text) {
		return "the file has changed while it was read"
	}
	if bytes.HasPrefix(f.Text, []byte("\xef\xbb\xbf")) {
		return "the file begins with a byte order mark"
	}
	return ""
}
