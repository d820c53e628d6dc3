package cli

import (
	"path/filepath"
	"slices"
	"strings"
)

// tellFull notes which packages were analysed in full and which files are generated.
func (s *summaries) tellFull(out *Analysis) {
	broken := map[string]bool{}
	for _, t := range out.Troubles {
		if !t.Note {
			broken[importPath(t.Package)] = true
		}
	}
	out.Generated = map[string]bool{}
	for _, p := range s.pkgs {
		for _, file := range p.Summary.Files {
			if file.Generated {
				out.Generated[filepath.Join(p.Dir, file.Name)] = true
			}
		}
		// Trouble that names no package may concern any.
		if p.Matched && !broken[importPath(p.Summary.Path)] && !broken[""] {
			out.Full = append(out.Full, p.Summary.Path)
		}
	}
	slices.Sort(out.Full)
	out.Full = slices.Compact(out.Full)
}

// importPath drops what go list adds to the path of a test variant: "p [p.test]".
func importPath(path string) string {
	path, _, _ = strings.Cut(path, " ")
	return path
}
