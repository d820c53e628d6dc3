package cli

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
)

// pathBase makes paths relative to a directory. Directories are compared with
// their symbolic links resolved, on both sides; a file keeps its own name, as a
// tree of links to a store shows it.
type pathBase struct {
	dir      string
	resolved map[string]string
}

func newPathBase(dir string) *pathBase {
	b := &pathBase{resolved: map[string]string{}}
	b.dir = b.resolve(dir)
	return b
}

// resolve returns dir without symbolic links, or as it is if it is gone.
func (b *pathBase) resolve(dir string) string {
	if r, ok := b.resolved[dir]; ok {
		return r
	}
	r, err := filepath.EvalSymlinks(dir)
	if err != nil {
		r = dir
	}
	b.resolved[dir] = r
	return r
}

// relative returns file with slashes, relative to the base; absolute on another
// volume. What is no absolute path stays.
func (b *pathBase) relative(file string) string {
	if !filepath.IsAbs(file) {
		return filepath.ToSlash(file)
	}
	abs := filepath.Join(b.resolve(filepath.Dir(file)), filepath.Base(file))
	rel, err := filepath.Rel(b.dir, abs)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// absolute is the inverse of relative.
func (b *pathBase) absolute(file string) string { return within(b.dir, filepath.FromSlash(file)) }

// shorten makes every path of the result relative and then sorts what a report
// shows sorted, since the order of absolute paths depends on the checkout.
func (b *pathBase) shorten(a *Analysis) {
	for i := range a.Findings {
		b.shortenFinding(&a.Findings[i])
	}
	finding.Sort(a.Findings)
	for i := range a.Troubles {
		a.Troubles[i].File = b.relative(a.Troubles[i].File)
	}
	slices.SortFunc(a.Troubles, finding.Trouble.Compare)
	for i := range a.Unused {
		b.shortenPosition(&a.Unused[i].Position)
	}
	slices.SortFunc(a.Unused, func(x, y Note) int {
		return cmp.Or(x.Position.Compare(y.Position), cmp.Compare(x.Text, y.Text))
	})
	slices.Sort(a.Unreached)
}

func (b *pathBase) shortenFinding(f *finding.Finding) {
	b.shortenPosition(&f.Position)
	b.shortenPosition(&f.Container.Declared)
	for _, sites := range [][]finding.Site{f.Grows, f.Shrinks} {
		for i := range sites {
			b.shortenPosition(&sites[i].Position)
		}
		slices.SortStableFunc(sites, func(x, y finding.Site) int { return x.Position.Compare(y.Position) })
	}
	for i, e := range f.Evidence {
		if e.Position != nil {
			// A copy: several pieces of evidence may share a position.
			p := *e.Position
			b.shortenPosition(&p)
			f.Evidence[i].Position = &p
		}
	}
	for _, x := range f.Fixes {
		for i := range x.Edits {
			b.shortenPosition(&x.Edits[i].Position)
		}
	}
}

func (b *pathBase) shortenPosition(p *finding.Position) {
	if p.File != "" {
		p.File = b.relative(p.File)
	}
}

// sourceLines reads lines for excerpts. It keeps the last file, since findings
// come sorted.
type sourceLines struct {
	paths *pathBase
	file  string
	lines [][]byte
}

func newSourceLines(paths *pathBase) *sourceLines { return &sourceLines{paths: paths} }

// line returns a line of a file that a report names; an unreadable file has none.
func (s *sourceLines) line(file string, line int) (string, bool) {
	if file != s.file || s.lines == nil {
		text, err := os.ReadFile(s.paths.absolute(file))
		if err != nil {
			return "", false
		}
		s.file, s.lines = file, bytes.Split(text, []byte("\n"))
	}
	if line < 1 || line > len(s.lines) {
		return "", false
	}
	return string(bytes.TrimRight(s.lines[line-1], "\r")), true
}
