package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/report"
)

// reportViews are a report as the formats want to see it: with paths from the working
// directory, and with those from the repository's root, made when first asked for.
type reportViews struct {
	plain *report.Report
	paths *pathBase
	root  string

	fromRoot *report.Report
}

func newReportViews(rep *report.Report, paths *pathBase, root string) *reportViews {
	return &reportViews{plain: rep, paths: paths, root: root}
}

// of returns the report for a format.
func (v *reportViews) of(f report.Format) *report.Report {
	if !f.FromRoot {
		return v.plain
	}
	if v.fromRoot == nil {
		v.fromRoot = v.rebased()
	}
	return v.fromRoot
}

// rebased returns a copy of the report with paths from the root.
func (v *reportViews) rebased() *report.Report {
	root := newPathBase(v.root)
	rep := *v.plain
	rep.File = root.read
	if folder := root.relative(v.paths.dir); folder != "." {
		rep.Folder = folder
	}
	change := func(p *finding.Position) {
		if p.File != "" {
			p.File = root.relative(v.paths.absolute(p.File))
		}
	}
	rep.Findings = slices.Clone(v.plain.Findings)
	for i := range rep.Findings {
		rep.Findings[i] = withPositions(rep.Findings[i], change)
	}
	finding.Sort(rep.Findings)
	rep.Troubles = slices.Clone(v.plain.Troubles)
	for i, t := range rep.Troubles {
		if t.File != "" {
			rep.Troubles[i].File = root.relative(v.paths.absolute(t.File))
		}
	}
	return &rep
}

// withPositions returns a copy of a finding with all its positions changed.
func withPositions(f finding.Finding, change func(*finding.Position)) finding.Finding {
	change(&f.Position)
	change(&f.Container.Declared)
	f.Grows, f.Shrinks = slices.Clone(f.Grows), slices.Clone(f.Shrinks)
	for _, sites := range [][]finding.Site{f.Grows, f.Shrinks} {
		for i := range sites {
			change(&sites[i].Position)
		}
	}
	f.Evidence = slices.Clone(f.Evidence)
	for i, e := range f.Evidence {
		if e.Position != nil {
			p := *e.Position
			change(&p)
			f.Evidence[i].Position = &p
		}
	}
	f.Fixes = slices.Clone(f.Fixes)
	for i := range f.Fixes {
		f.Fixes[i].Edits = slices.Clone(f.Fixes[i].Edits)
		for j := range f.Fixes[i].Edits {
			change(&f.Fixes[i].Edits[j].Position)
		}
	}
	return f
}

// read returns what a file holds, by its name in a report with this base.
func (b *pathBase) read(file string) ([]byte, bool) {
	text, err := os.ReadFile(b.absolute(file))
	return text, err == nil
}

// repositoryRoot returns the nearest directory at or above dir, symbolic links
// resolved, that has a .git; a worktree's is a file. Without one it is dir itself.
func repositoryRoot(dir string) string {
	resolved, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return dir
	}
	for at := resolved; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}

// writeStepSummary adds to the page that GitHub shows for a step, if the format has
// something for it. GitHub takes 1 MiB of a step.
func (c *command) writeStepSummary(format report.Format, rep *report.Report) error {
	const limit = 1 << 20
	file := c.getenv("GITHUB_STEP_SUMMARY")
	if format.StepSummary == nil || file == "" {
		return nil
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return fmt.Errorf("cannot write the step summary: %w; unset GITHUB_STEP_SUMMARY to do without", err)
	}
	info, err := f.Stat()
	if err == nil {
		_, err = f.WriteString(format.StepSummary(rep, limit-int(info.Size())))
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("cannot write the step summary: %w; unset GITHUB_STEP_SUMMARY to do without", err)
	}
	return nil
}

// reportRules tells the formats of the rules, and of what is reported of comments.
func reportRules(table []Rule) []report.Rule {
	var out []report.Rule
	for _, r := range table {
		out = append(out, report.Rule{Name: r.Name, Summary: r.Summary, Doc: r.Doc})
	}
	d := ofDirectives()
	return append(out, report.Rule{
		Name: d.Name, Summary: d.Summary, Doc: d.Doc,
		URL: "https://github.com/growthlint/growthlint#silencing",
	})
}
