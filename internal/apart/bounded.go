package apart

import (
	"path/filepath"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/suppress"
)

// DeclaredBounded are the keys of the exported types, fields and variables of a package
// whose declaration a sound directive declares bounded. The files of directives lie in
// dir, or are named as the summary's where dir is empty.
func DeclaredBounded(sum *facts.Summary, dir string, directives []suppress.Directive) []string {
	var out []string
	nameOf := func(n int) string {
		if dir == "" {
			return sum.Files[n].Name
		}
		return filepath.Join(dir, sum.Files[n].Name)
	}
	for _, d := range directives {
		if d.Kind != suppress.Bounded || d.Problem != "" {
			continue
		}
		on := func(at facts.Pos, exported bool) bool {
			return exported && at.IsValid() && nameOf(at.File) == d.File && d.FromLine <= at.Line && at.Line <= d.ToLine
		}
		for _, t := range sum.Types {
			if on(t.Pos, t.Exported) {
				out = append(out, t.Key)
			}
		}
		for _, c := range sum.Containers {
			if !c.Local && on(c.Pos, c.Exported) {
				out = append(out, c.Key)
			}
		}
	}
	return out
}
