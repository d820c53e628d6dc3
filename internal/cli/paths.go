package cli

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// pathBase makes paths relative to a directory. Directories are compared with
// their symbolic links resolved, on both sides; a file keeps its own name, as a
// tree of links to a store shows it.
type pathBase struct {
	dir      string
	resolved map[string]string //growthlint:bounded one for each directory with findings, of one run
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
func (b *pathBase) shorten(a *pipeline.Analysis) {
	for i, f := range a.Findings {
		a.Findings[i] = b.shortened(f)
	}
	finding.Sort(a.Findings)
	for i := range a.Troubles {
		a.Troubles[i].File = b.relative(a.Troubles[i].File)
	}
	slices.SortFunc(a.Troubles, finding.Trouble.Compare)
	for i := range a.Unused {
		a.Unused[i].Position.File = b.relative(a.Unused[i].Position.File)
	}
	slices.SortFunc(a.Unused, func(x, y pipeline.Note) int {
		return cmp.Or(x.Position.Compare(y.Position), cmp.Compare(x.Text, y.Text))
	})
	slices.Sort(a.Unreached)
}

// shortened returns the finding with relative paths and its sites sorted by them.
func (b *pathBase) shortened(f finding.Finding) finding.Finding {
	f = f.WithFiles(b.relative)
	for _, sites := range [][]finding.Site{f.Grows, f.Shrinks} {
		slices.SortStableFunc(sites, func(x, y finding.Site) int { return x.Position.Compare(y.Position) })
	}
	return f
}

// read returns what a file holds, by its name in a report with this base.
func (b *pathBase) read(file string) ([]byte, bool) {
	text, err := os.ReadFile(b.absolute(file))
	return text, err == nil
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
		text, ok := s.paths.read(file)
		if !ok {
			return "", false
		}
		s.file, s.lines = file, bytes.Split(text, []byte("\n"))
	}
	if line < 1 || line > len(s.lines) {
		return "", false
	}
	return string(bytes.TrimRight(s.lines[line-1], "\r")), true
}

// within returns path as seen from dir.
func within(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// lookedIn says where a file that is not there was looked for, if its path does not.
func lookedIn(dir, path string) string {
	if filepath.IsAbs(path) {
		return ""
	}
	return " in " + dir
}
