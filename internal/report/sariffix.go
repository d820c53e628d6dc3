package report

import (
	"github.com/growthlint/growthlint/internal/finding"
)

// deleted is the range that an edit replaces; an empty one is the place of an insertion.
func (s *sarifWriter) deleted(p finding.Position) sarifRegion {
	file, at := s.sources.file(p.File), rdRangeOf(p)
	return sarifRegion{
		StartLine: at.Start.Line, StartColumn: utf16Column(file.line(at.Start.Line), at.Start.Column),
		EndLine: at.End.Line, EndColumn: utf16Column(file.line(at.End.Line), at.End.Column),
	}
}
