package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/fix"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/report"
)

// check is the main job: analyse, filter, render, tell.
func (c *command) check(ctx context.Context, opts *options) (int, error) {
	if err := c.probe(opts); err != nil {
		return exitUsage, err
	}
	book, err := openBaseline(opts)
	if err != nil {
		return exitUsage, err
	}
	started := c.now()
	if err := c.prepare(opts); err != nil {
		return exitUsage, err
	}
	defer opts.cache.run.Close()
	defer opts.cache.pacer.stop()
	if opts.cache.summaries != "" {
		return c.writeSummaries(ctx, opts)
	}
	old, err := c.before(ctx, opts)
	if err != nil {
		return c.failed(ctx, opts, err)
	}
	result, err := c.analyseWithProgress(ctx, opts)
	if err != nil || ctx.Err() != nil {
		return c.failed(ctx, opts, err)
	}
	result.Stats.Seconds = c.now().Sub(started).Round(time.Millisecond).Seconds()

	return c.conclude(ctx, opts, result, book, old)
}

// conclude chooses what is reported of a result, mends what -fix may, and tells it all.
func (c *command) conclude(ctx context.Context, opts *options, result *pipeline.Analysis, book *accepted, old *earlier) (int, error) {
	sel, paths := newSelection(opts.config), newPathBase(opts.pathBase)
	book.silence(result, sel, opts)
	old.silence(result, sel)
	sel.choose(result)
	old.lead(result, paths)
	plan := c.fix(opts, result, sel, paths)
	if err := book.settle(result, sel, c.pending); err != nil {
		return exitUsage, err
	}
	paths.shorten(result)
	incomplete := slices.DeleteFunc(slices.Clone(result.Troubles), func(t finding.Trouble) bool { return t.Note })
	rep := &report.Report{
		Version:  version(),
		Findings: result.Findings,
		Troubles: incomplete,
		Stats:    result.Stats,
		Rules:    reportRules(c.rules),
		Levels:   opts.levels,
		File:     paths.read,
	}
	if err := c.write(ctx, opts, rep, paths, plan); err != nil {
		if errors.Is(err, errInterrupted) {
			return exitInterrupted, errors.New("interrupted; nothing was written")
		}
		return exitUsage, err
	}
	o := outcome{opts: opts, result: result, sel: sel, incomplete: len(incomplete) > 0, rules: c.rules}
	if err := o.tell(c.stderr); err != nil {
		return exitUsage, fmt.Errorf("writing to standard error: %w", err)
	}
	return o.exitCode(), nil
}

// write renders the report to each output: files first, so that a closed pipe
// on standard output does not cost them. No file changes before the last is there.
func (c *command) write(ctx context.Context, opts *options, rep *report.Report, paths *pathBase, plan *fix.Plan) error {
	views := newReportViews(rep, paths, opts.repoRoot)
	style := report.Style{Verbose: opts.verbose, Color: opts.color == always, Group: opts.group.in(false)}
	err := c.writeFiles(ctx, opts, func(f report.Format, w io.Writer) error { return f.Write(w, views.of(f), style) })
	if err != nil {
		return err
	}
	if opts.fixing == fixShown {
		if err := c.showFixes(plan, paths); err != nil {
			return err
		}
	}
	for _, out := range opts.outputs {
		if out.file != "" {
			continue
		}
		if err := out.format.Write(c.stdout, views.of(out.format), c.style(opts, paths)); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		if err := c.writeStepSummary(out.format, views.of(out.format)); err != nil {
			return err
		}
	}
	return nil
}

// style is how a report for people looks on standard output.
func (c *command) style(opts *options, paths *pathBase) report.Style {
	t := c.terminal(c.stdout)
	s := report.Style{Verbose: opts.verbose, Color: c.colored(opts.color, t), Group: opts.group.in(t.ok)}
	if t.ok {
		s.Width = t.width
		s.Source = newSourceLines(paths).line
	}
	return s
}

// choose leaves in the result what is reported, and counts the rest.
func (s *selection) choose(a *pipeline.Analysis) {
	kept := slices.DeleteFunc(slices.Clone(a.Findings), func(f finding.Finding) bool { return s.excludes(f.Position.File) })
	s.excluded = len(a.Findings) - len(kept)
	s.unclear = unclear(kept)
	for _, f := range kept {
		if s.fails(f) {
			s.failing++
		}
	}
	a.Findings = slices.DeleteFunc(slices.Clone(kept), func(f finding.Finding) bool { return !s.enough(f) })
	s.below = len(kept) - len(a.Findings)
}

// writeSummaries is the run of a shard: it writes what link needs, and judges nothing.
func (c *command) writeSummaries(ctx context.Context, opts *options) (int, error) {
	p := c.startProgress(opts.progress)
	defer p.stop()
	req := opts.request()
	req.Progress = p.update
	a, units, err := pipeline.Load(ctx, req)
	if err != nil || ctx.Err() != nil {
		return c.failed(ctx, opts, err)
	}
	if err := writeShard(pipeline.NewShard(req, a, units), within(opts.dir, opts.cache.summaries), c.pending); err != nil {
		return exitUsage, err
	}
	if !opts.stats {
		return exitClean, nil
	}
	a.Stats.Packages = len(units)
	o := outcome{opts: opts, result: a, sel: newSelection(opts.config), rules: c.rules}
	if _, err := fmt.Fprintln(c.stderr, strings.Join(o.statsLines(), "\n")); err != nil {
		return exitUsage, fmt.Errorf("writing to standard error: %w", err)
	}
	return exitClean, nil
}
