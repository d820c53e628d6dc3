package pipeline

import (
	"path/filepath"
	"slices"
	"strings"
)

// tellFull notes which packages were analysed in full, which files are generated and
// where the files of the modules lie that are worked on.
func (a *Analysis) tellFull(req Request, units []*Unit) {
	broken := map[string]bool{}
	for _, t := range a.Troubles {
		if !t.Note {
			broken[ImportPath(t.Package)] = true
		}
	}
	a.Generated, a.Own = map[string]bool{}, map[string]bool{}
	for _, u := range units {
		// A package of no module, as a driver's or one of GOPATH, is the user's if it is here.
		rel, err := filepath.Rel(req.Dir, u.Dir)
		if u.Own && (u.head.Module != "" || err == nil && filepath.IsLocal(rel)) {
			a.Own[u.Dir] = true
		}
		for _, name := range u.head.Generated {
			a.Generated[filepath.Join(u.Dir, name)] = true
		}
		// Trouble that names no package may concern any.
		if u.Matched && !broken[ImportPath(u.head.Path)] && !broken[""] {
			a.Full = append(a.Full, u.head.Path)
		}
	}
	slices.Sort(a.Full)
	a.Full = slices.Compact(a.Full)
}

// ImportPath drops what go list adds to the path of a test variant: "p [p.test]".
func ImportPath(path string) string {
	path, _, _ = strings.Cut(path, " ")
	return path
}
