package apart

import (
	"github.com/growthlint/growthlint/internal/digest"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
	"github.com/growthlint/growthlint/internal/suppress"
)

// Source is what is read of a package while its syntax is there.
type Source struct {
	Summary *facts.Summary
	// Directives are the comments that silence findings, with files as the file set
	// names them.
	Directives []suppress.Directive
}

// Read summarises a package and reads the directives in it; rules are the names that a
// directive may give.
func Read(in summarise.Input, rules []string) (*Source, error) {
	directives := suppress.Collect(in.Fset, in.Files, rules)
	sum, err := summarise.Summarise(in)
	if err != nil {
		return nil, err
	}
	return &Source{Summary: sum, Directives: directives}, nil
}

// Imports are what the packages that one imports tell it.
type Imports struct {
	digests []*facts.Digest
	stubs   []program.Package
	bounded []string
}

// ImportsOf takes the digests of imported packages, in the order of their paths.
func ImportsOf(digests []*facts.Digest) *Imports {
	i := &Imports{digests: digests}
	for _, d := range digests {
		i.stubs = append(i.stubs, digest.Stub(d))
		i.bounded = append(i.bounded, d.Bounded...)
	}
	return i
}

// Digest is what a package tells those that import it, nil for nothing. dir is as for
// [DeclaredBounded].
func (i *Imports) Digest(s *Source, dir string, table *library.Table) *facts.Digest {
	d := digest.Of(s.Summary, i.digests, DeclaredBounded(s.Summary, dir, s.Directives), table)
	if !d.Tells() {
		return nil
	}
	return d
}

// Link links a package with nothing else in view than what its imports tell.
func (i *Imports) Link(own program.Package, table *library.Table, o link.Options) *link.Program {
	return link.Link(append([]program.Package{own}, i.stubs...), table, o)
}

// Counted returns the findings at lowest or above but for what the imports, or more
// keys, declare bounded by design.
func (i *Imports) Counted(found []finding.Finding, lowest finding.Confidence, more ...string) []finding.Finding {
	var out []finding.Finding
	for _, f := range found {
		if f.Confidence >= lowest && !suppress.ByDesign(f, i.bounded) && !suppress.ByDesign(f, more) {
			out = append(out, f)
		}
	}
	return out
}
