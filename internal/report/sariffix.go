package report

import (
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// fixes are the changes that -fix could make, each with its edits by file.
func (s *sarifWriter) fixes(f finding.Finding) []sarifFix {
	var out []sarifFix
	for _, fix := range f.Fixes {
		text := sarifFix{Description: plainMessage(fix.Message)}
		for _, e := range fix.Edits {
			i := slices.IndexFunc(text.Changes, func(c sarifChange) bool { return c.Artifact.URI == fileURI(e.File) })
			if i < 0 {
				i = len(text.Changes)
				text.Changes = append(text.Changes, sarifChange{Artifact: sarifArtifact{fileURI(e.File)}})
			}
			text.Changes[i].Replacements = append(text.Changes[i].Replacements, sarifReplacement{
				Deleted: s.deleted(e.Position), Inserted: sarifContent{e.NewText},
			})
		}
		if len(text.Changes) > 0 {
			out = append(out, text)
		}
	}
	return out
}

// deleted is the range that an edit replaces; an empty one is the place of an insertion.
func (s *sarifWriter) deleted(p finding.Position) sarifRegion {
	file, at := s.sources.file(p.File), rdRangeOf(p)
	return sarifRegion{
		StartLine: at.Start.Line, StartColumn: utf16Column(file.line(at.Start.Line), at.Start.Column),
		EndLine: at.End.Line, EndColumn: utf16Column(file.line(at.End.Line), at.End.Column),
	}
}
