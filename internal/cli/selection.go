package cli

import (
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
)

// selection decides which findings are reported and which fail the run, by the
// configuration and the flags. Files are absolute paths.
type selection struct {
	config *config.Config
	lowest finding.Thresholds
	// bases make files relative to the directories in which patterns stand.
	bases map[string]*pathBase
	// excluded counts what lies in excluded files, below what is not sure enough to be
	// reported, known what is not new, failing what fails the run, reported or not.
	excluded, below, known, failing int
	// unclear tells of what grows in objects of unknown lifetime, "" if nothing does.
	unclear string
	// troubled: trouble in a file has kept a fix from it.
	troubled bool
	// told are lines about the run that belong to no finding.
	told []string
}

func newSelection(c *config.Config) *selection {
	return &selection{config: c, lowest: c.MinConfidence.Thresholds(), bases: map[string]*pathBase{}}
}

func (s *selection) tell(format string, args ...any) {
	s.told = append(s.told, fmt.Sprintf(format, args...))
}

// match reports whether a pattern names a file.
func (s *selection) match(p config.Pattern, file string) bool {
	b := s.bases[p.Dir]
	if b == nil {
		b = newPathBase(p.Dir)
		s.bases[p.Dir] = b
	}
	return p.Match(b.relative(file))
}

func (s *selection) excludes(file string) bool {
	return slices.ContainsFunc(s.config.Exclude, func(p config.Pattern) bool { return s.match(p, file) })
}

// enough reports whether a finding is sure enough to be reported where it lies.
func (s *selection) enough(f finding.Finding) bool {
	for _, p := range s.config.MinConfidence.Paths {
		if s.match(p.Pattern, f.Position.File) {
			return f.Confidence >= p.Confidence
		}
	}
	return f.Confidence >= s.lowest.Of(f.Rule)
}

func (s *selection) fails(f finding.Finding) bool {
	if !s.config.FailOn.Set {
		return s.enough(f)
	}
	c, ok := finding.ParseConfidence(s.config.FailOn.V)
	return ok && f.Confidence >= c // none is not a confidence
}
