package probe

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// Rewrite makes the copies. A finding none of whose places can be counted is no candidate.
func Rewrite(in Input) *Output {
	out := &Output{Copies: map[string][]byte{}}
	files, others := map[string]*file{}, map[string]string{}
	for i := range in.Packages {
		p := &in.Packages[i]
		for name, why := range p.Other {
			others[name] = why
		}
		for j := range p.Files {
			f := newFile(p, &p.Files[j])
			if why := f.unsure(); why != "" {
				others[f.Name] = why
				continue
			}
			files[f.Name], f.siblings = f, files
		}
	}
	for _, f := range in.Findings {
		c := &candidate{Candidate: described(f, in.Relative), index: len(out.Candidates), finding: f}
		c.place(files, others)
		c.others(files)
		out.Left = append(out.Left, c.left...)
		if c.emit() {
			out.Candidates = append(out.Candidates, c.Candidate)
		}
	}
	for _, name := range sortedNames(files) {
		f := files[name]
		if in.Exits {
			f.exits()
		}
		if len(f.edits) > 0 {
			out.Copies[name] = f.rewritten(in.Import)
		}
	}
	slices.SortFunc(out.Left, func(a, b Left) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
	out.Left = slices.Compact(out.Left)
	return out
}

// described is what the log tells of a finding.
func described(f finding.Finding, relative func(string) string) Candidate {
	name, kind := f.Function, f.Rule
	if c := f.Container; c.Kind != "" {
		name, kind = c.Name, c.Kind
		if c.Owner != "" {
			name = c.Owner + "." + c.Name
		}
		name += levels(c.Key)
	}
	return Candidate{
		ID: f.Fingerprint, Rule: f.Rule, Confidence: f.Confidence.String(), Kind: kind, Name: name, Message: f.Message, Remedy: f.Remedy,
		Site: fmt.Sprintf("%s:%d:%d", relative(f.Position.File), f.Position.Line, f.Position.Column),
	}
}

// place finds the statements of the finding's places.
func (c *candidate) place(files map[string]*file, others map[string]string) {
	grows := c.finding.Grows
	if len(grows) == 0 {
		grows = []finding.Site{{Position: c.finding.Position}}
	}
	seen := map[*spot]bool{}
	for i, s := range slices.Concat(grows, c.finding.Shrinks) {
		f := files[s.File]
		if f == nil {
			c.leave(s, cmp.Or(others[s.File], "the file is not part of the build"))
			continue
		}
		at := f.spot(s.Position)
		if at == nil {
			c.leave(s, "it stands in no statement of a function")
			continue
		}
		if why := at.barred(); why != "" {
			c.leave(s, why)
			continue
		}
		if at.way() == nowhere {
			c.leave(s, "nothing can be put in beside such a statement")
			continue
		}
		if !seen[at] {
			seen[at] = true
			c.sites = append(c.sites, &site{candidate: c, spot: at, grows: i < len(grows)})
		}
	}
}

func (c *candidate) leave(s finding.Site, reason string) {
	c.left = append(c.left, Left{File: s.File, Line: s.Line, Reason: c.Name + ": " + reason})
}

// emit chooses how the candidate is measured and has each place counted. It reports whether
// there is one.
func (c *candidate) emit() bool {
	if !slices.ContainsFunc(c.sites, func(s *site) bool { return s.grows }) {
		return false
	}
	c.Measure = Count
	for _, s := range c.sites {
		s.plan = s.planned()
	}
	exact := !slices.ContainsFunc(c.sites, func(s *site) bool { return s.plan.measure != Live })
	for _, s := range c.sites {
		switch m := s.plan.measure; {
		case m == Live && !exact:
			s.plan = s.counted()
		case m != Count:
			c.Measure = m
		}
	}
	for _, s := range c.sites {
		s.plan.apply()
	}
	return true
}
