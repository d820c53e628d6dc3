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
	fromRoot := func(file string) string { return root.relative(v.paths.absolute(file)) }
	rep.Findings = slices.Clone(v.plain.Findings)
	for i, f := range rep.Findings {
		rep.Findings[i] = f.WithFiles(fromRoot)
	}
	finding.Sort(rep.Findings)
	rep.Troubles = slices.Clone(v.plain.Troubles)
	for i, t := range rep.Troubles {
		if t.File != "" {
			rep.Troubles[i].File = fromRoot(t.File)
		}
	}
	return &rep
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
		Name: d.Name, Title: "CommentThatSilencesNothing", Summary: d.Summary, Doc: d.Doc,
		URL: report.Page(version(), "README.md") + "#silencing",
	})
}
