package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/since"
)

// earlier is what an earlier commit had; nil is a run that compares with none.
type earlier struct {
	base    *since.Base
	changes *since.Changes
	// found are its findings by fingerprint, with files as they would be called now.
	found map[string]finding.Finding
	// full are the packages that were analysed in full, broken the others that the
	// patterns match.
	full, broken []string
	leads        map[string][]finding.Site
	// trouble says why nothing of it could be analysed.
	trouble string
}

// before analyses the commit that -new-from asks for.
func (c *command) before(ctx context.Context, o *options) (*earlier, error) {
	if o.newFrom == "" {
		return nil, nil
	}
	base, err := since.Open(ctx, o.dir, o.newFrom)
	if err != nil {
		return nil, fmt.Errorf("-new-from %s: %w", o.newFrom, err)
	}
	old := &earlier{base: base, found: map[string]finding.Finding{}}
	if old.changes, err = base.Changes(ctx); err != nil {
		return nil, fmt.Errorf("-new-from %s: %w", o.newFrom, err)
	}
	tree, err := base.NewTree()
	if err != nil {
		return nil, fmt.Errorf("-new-from %s: %w", o.newFrom, err)
	}
	defer c.pending.owns(tree.Remove)()
	defer tree.Remove()
	if err := tree.Write(ctx); err != nil {
		return nil, fmt.Errorf("-new-from %s: %w", o.newFrom, err)
	}
	return old, c.analyseTree(ctx, o, old, tree)
}

// analyseTree fills old from the tree. What goes wrong in it makes findings new; the
// error is an interruption.
func (c *command) analyseTree(ctx context.Context, o *options, old *earlier, tree *since.Tree) error {
	req := o.request()
	dir := newPathBase(o.dir).dir
	var ok bool
	if req.Dir, ok = tree.Then(dir); !ok || !isDir(req.Dir) {
		return nil // a new directory: all of it is new
	}
	req.Patterns = nil
	for _, p := range o.patterns {
		if p, ok := patternThen(tree, dir, req.Dir, p); ok {
			req.Patterns = append(req.Patterns, p)
		}
	}
	if len(req.Patterns) == 0 {
		return nil
	}
	req.Env = c.environmentThen(tree)
	p := c.startProgress(o.progress)
	defer p.stop()
	req.Progress = p.update
	a, err := c.analyse(ctx, req)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		old.trouble = strings.ReplaceAll(err.Error(), tree.Dir, ".")
		return nil
	}
	old.take(a, tree)
	return nil
}

// patternThen turns a pattern that names a directory or a file into one of the tree; ok
// is false if the tree has no such directory.
func patternThen(tree *since.Tree, dir, dirThen, pattern string) (then string, ok bool) {
	local := pattern == "." || pattern == ".." || strings.HasPrefix(pattern, "./") || strings.HasPrefix(pattern, "../") || filepath.IsAbs(pattern)
	if !local && !strings.HasSuffix(pattern, ".go") {
		return pattern, true
	}
	name, wild := pattern, ""
	if i := strings.Index(pattern, "..."); i >= 0 {
		cut := strings.LastIndex(pattern[:i], "/") + 1
		name, wild = pattern[:cut], pattern[cut:]
	}
	if strings.HasSuffix(name, ".go") && wild == "" {
		name = filepath.Dir(name) // the file may have had another name
	}
	at, ok := tree.Then(newPathBase(within(dir, filepath.FromSlash(name))).dir)
	if !ok || !isDir(at) {
		return "", false
	}
	rel, err := filepath.Rel(dirThen, at)
	if err != nil {
		return "", false
	}
	then = "./" + filepath.ToSlash(rel)
	if wild != "" {
		then += "/" + wild
	}
	return then, true
}

// environmentThen is the environment of the go command in the tree: a workspace file
// of the repository, if one is set, as it was.
func (c *command) environmentThen(tree *since.Tree) []string {
	work := c.getenv("GOWORK")
	if !filepath.IsAbs(work) {
		return nil
	}
	then, ok := tree.Then(filepath.Join(newPathBase(filepath.Dir(work)).dir, filepath.Base(work)))
	if !ok {
		return nil
	}
	return append(os.Environ(), "GOWORK="+then)
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// take keeps of an analysis of the tree what is compared, under the names of now.
func (old *earlier) take(a *pipeline.Analysis, tree *since.Tree) {
	for _, f := range a.Findings {
		f.Position.File = tree.Now(f.Position.File)
		old.found[f.Fingerprint] = f
	}
	old.full, old.leads = a.Full, a.Leads
	for _, sites := range a.Leads {
		for i := range sites {
			sites[i].File = tree.Now(sites[i].File)
		}
	}
	for _, t := range a.Troubles {
		if !t.Note && !slices.Contains(old.broken, pipeline.ImportPath(t.Package)) {
			old.broken = append(old.broken, pipeline.ImportPath(t.Package))
		}
	}
	slices.Sort(old.broken)
}

// silence takes the findings out that the earlier commit had as well, and tells what of
// it could not be seen.
func (old *earlier) silence(r *pipeline.Analysis, sel *selection) {
	if old == nil {
		return
	}
	switch {
	case old.trouble != "":
		sel.tell("%s could not be analysed, so that all findings count as new: %s", old.base.Name, old.trouble)
	case len(old.broken) > 0:
		sel.tell("at %s not analysed in full, so that their findings count as new: %s", old.base.Name, strings.Join(old.broken, ", "))
	}
	kept := r.Findings[:0:0]
	for _, f := range r.Findings {
		if !old.had(f, sel) {
			kept = append(kept, f)
		} else if sel.enough(f) && !sel.excludes(f.Position.File) {
			sel.known++
		}
	}
	r.Findings = kept
}

// had reports whether the earlier commit had a finding, and would have reported it if it
// is reported now.
func (old *earlier) had(f finding.Finding, sel *selection) bool {
	g, ok := old.found[f.Fingerprint]
	if !ok || !slices.Contains(old.full, f.Container.Package) {
		return false
	}
	return !sel.enough(f) || sel.enough(g) && !sel.excludes(g.Position.File)
}

// lead puts each finding whose insert was there before on a line that has changed: on
// another insert, or on the line that took the shrink away, and tells both.
func (old *earlier) lead(r *pipeline.Analysis, paths *pathBase) {
	if old == nil {
		return
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if old.changes.Changed(f.Position.File, f.Position.Line) {
			continue
		}
		if !old.onChangedGrow(f) {
			old.onRemovedShrink(f, r.Leads[f.Container.Key], paths)
		}
	}
}

func (old *earlier) onChangedGrow(f *finding.Finding) bool {
	for _, s := range f.Grows {
		if old.changes.Changed(s.File, s.Line) {
			f.Position, f.Function = s.Position, s.Function
			return true
		}
	}
	return false
}

// onRemovedShrink looks for what led to a shrink of the container and does so no more.
func (old *earlier) onRemovedShrink(f *finding.Finding, leads []finding.Site, paths *pathBase) {
	stays := func(s finding.Site) bool {
		return slices.ContainsFunc(leads, func(t finding.Site) bool { return s.Function == t.Function && s.What == t.What })
	}
	for _, s := range old.leads[f.Container.Key] {
		file, line, removed := old.changes.Removed(s.File, s.Line)
		if !removed || stays(s) {
			continue
		}
		f.Message += fmt.Sprintf("; this change took %q out of %s, and %s:%d still adds to it",
			s.What, s.Function, paths.relative(f.Position.File), f.Position.Line)
		e := finding.Evidence{Code: "shrink-removed", For: true, Text: fmt.Sprintf("%q is gone from %s", s.What, s.Function)}
		if file != "" {
			at := wholeLine(file, line)
			f.Position, f.Function, e.Position = at, s.Function, &at
		}
		f.Evidence = append(f.Evidence, e)
		return
	}
}

// wholeLine is the text of a line without its indentation.
func wholeLine(file string, line int) finding.Position {
	at := finding.Position{File: file, Line: line, Column: 1, EndLine: line, EndColumn: 1}
	text, ok := newSourceLines(newPathBase(filepath.Dir(file))).line(filepath.Base(file), line)
	if ok {
		at.Column += len(text) - len(strings.TrimLeft(text, " \t"))
		at.EndColumn += len(text)
	}
	return at
}
