package suppress

import (
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// Options say how Apply treats directives. The zero value is what the command,
// go vet, nogo and multichecker want.
type Options struct {
	// LeaveNolint leaves nolint comments to the driver, which golangci-lint needs to
	// tell used from unused ones.
	LeaveNolint bool
	// Unused asks for the directives that silenced nothing.
	Unused bool
	// CountFrom is the lowest confidence of a silenced finding that is counted.
	CountFrom finding.Confidence
}

// Apply parts findings into those that stay and those that ds silence. The
// files of both must be named in the same way. Pass findings of every
// confidence: a directive is used even where the finding would not be printed.
//
// suppressed counts the silenced findings; extra are findings of rule
// [Rule] about faulty directives, sorted, whose Fingerprint and
// Container.Package are left to the caller (Container.Key is the comment, to
// make a fingerprint of); unused are sound bounded and ignore directives that
// silenced nothing, in order of place, and only if asked for. A nolint comment
// is never called unused: it may be there for another linter.
//
// A finding is silenced by any directive over its own position; by ignore and
// bounded over the container's declaration; by bounded over any of the places
// where it grows. The same directive may occur twice, as it does when a file is
// in a package and in its test variant.
func Apply(fs []finding.Finding, ds []Directive, opts Options) (kept []finding.Finding, suppressed int, extra []finding.Finding, unused []Directive) {
	ds = distinct(ds, opts)
	used := make([]bool, len(ds))
	in := map[string][]int{} // the directives of each file
	for i, d := range ds {
		in[d.File] = append(in[d.File], i)
	}
	silenced := func(f finding.Finding) bool {
		hit := false
		for _, file := range filesOf(f) {
			for _, i := range in[file] {
				if ds[i].silences(f) {
					used[i], hit = true, true
				}
			}
		}
		return hit
	}
	for _, f := range fs {
		if !silenced(f) {
			kept = append(kept, f)
		} else if f.Confidence >= opts.CountFrom {
			suppressed++
		}
	}
	for _, d := range ds {
		if d.Problem == "" {
			continue
		}
		if f := d.finding(); silenced(f) {
			suppressed++
		} else {
			extra = append(extra, f)
		}
	}
	finding.Sort(extra)
	for i, d := range ds {
		if opts.Unused && !used[i] && d.Problem == "" && d.Kind != Nolint {
			unused = append(unused, d)
		}
	}
	return kept, suppressed, extra, unused
}

// filesOf returns the files in which a directive may stand that silences f.
func filesOf(f finding.Finding) []string {
	files := []string{f.Position.File}
	add := func(p finding.Position) {
		if !slices.Contains(files, p.File) {
			files = append(files, p.File)
		}
	}
	add(f.Container.Declared)
	for _, s := range f.Grows {
		add(s.Position)
	}
	return files
}

// distinct sorts directives and drops duplicates and what the options leave out.
func distinct(ds []Directive, opts Options) []Directive {
	out := make([]Directive, 0, len(ds))
	for _, d := range ds {
		if d.Kind != Nolint || !opts.LeaveNolint {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, Directive.compare)
	return slices.CompactFunc(out, func(d, e Directive) bool { return d.compare(e) == 0 })
}

// silences reports whether d speaks of f.
func (d Directive) silences(f finding.Finding) bool {
	if d.Problem != "" || (len(d.Rules) > 0 && !slices.Contains(d.Rules, f.Rule)) {
		return false
	}
	if f.Rule == Rule && d.Kind != Nolint {
		return false // a faulty directive is mended, not ignored
	}
	at := func(p finding.Position) bool { return d.covers(p.File, p.Line) }
	switch d.Kind {
	case Nolint:
		return at(f.Position)
	case Ignore:
		return at(f.Position) || at(f.Container.Declared)
	case Bounded:
		// On a declaration it speaks of what is declared, not of code further down in it.
		grows := func(p finding.Position) bool { return at(p) && (d.Target == 0 || d.Target == p.Line) }
		return at(f.Container.Declared) || grows(f.Position) ||
			slices.ContainsFunc(f.Grows, func(s finding.Site) bool { return grows(s.Position) })
	}
	return false
}

// finding reports a faulty directive.
func (d Directive) finding() finding.Finding {
	name := "this comment"
	if d.Kind != Unknown {
		name = "//" + Tool + ":" + string(d.Kind)
	}
	return finding.Finding{
		Rule:       Rule,
		Confidence: finding.High,
		Score:      1,
		Container:  finding.Container{Key: d.Text, Name: d.Function, Kind: Rule},
		Position:   finding.Position{File: d.File, Line: d.Line, Column: d.Column, EndLine: d.Line, EndColumn: d.EndColumn},
		Function:   d.Function,
		Message:    name + " silences nothing: " + d.Problem,
		Remedy:     "correct the comment or remove it",
	}
}
