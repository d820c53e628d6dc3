package cli

import (
	"path/filepath"
	"slices"
	"strings"
)

// tellFull notes which packages were analysed in full and which files are generated.
func (a *Analysis) tellFull(units []*unit) {
	broken := map[string]bool{}
	for _, t := range a.Troubles {
		if !t.Note {
			broken[importPath(t.Package)] = true
		}
	}
	a.Generated = map[string]bool{}
	for _, u := range units {
		for _, name := range u.head.Generated {
			a.Generated[filepath.Join(u.Dir, name)] = true
		}
		// Trouble that names no package may concern any.
		if u.Matched && !broken[importPath(u.head.Path)] && !broken[""] {
			a.Full = append(a.Full, u.head.Path)
		}
	}
	slices.Sort(a.Full)
	a.Full = slices.Compact(a.Full)
}

// importPath drops what go list adds to the path of a test variant: "p [p.test]".
func importPath(path string) string {
	path, _, _ = strings.Cut(path, " ")
	return path
}
