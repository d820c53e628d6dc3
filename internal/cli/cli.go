// Package cli is the growthlint command as a function: flags, the order of the
// steps, what goes to which stream and, alone in the program, the exit code.
package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/fix"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/report"
)

// The exit codes. Incomplete wins over findings, which are written all the same.
const (
	exitClean       = 0
	exitFindings    = 1   // findings at or above -fail-on
	exitUsage       = 2   // usage or configuration; nothing was analysed, or the report could not be written
	exitIncomplete  = 3   // a package that the patterns match could not be analysed in full
	exitInterrupted = 130 // interrupt or termination signal; nothing was written, or else it is told
)

// Main runs growthlint with the arguments after the program's name and returns
// the exit code. An interrupt ends the analysis; a second one ends the process.
func Main(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	c := command{
		stdin:    os.Stdin,
		stdout:   stdout,
		stderr:   stderr,
		rules:    rules(),
		analyse:  pipeline.Run,
		getenv:   os.Getenv,
		terminal: terminalOf,
		closed:   isClosed,
		now:      time.Now,
	}
	return c.run(ctx, args)
}

// command is the program with what it needs of its surroundings.
type command struct {
	// stdin is nil where there is none.
	stdin          io.Reader
	stdout, stderr io.Writer
	rules          []Rule
	analyse        func(context.Context, pipeline.Request) (*pipeline.Analysis, error)
	getenv         func(string) string
	// terminal says whether a stream is a terminal, closed whether there is none.
	terminal func(io.Writer) terminal
	closed   func(io.Writer) bool
	now      func() time.Time

	// pending is what the run is to write, shown the progress that is told, if any.
	pending *pending
	shown   atomic.Pointer[progress]
}

// dispatch returns the exit code and what to say about a code that needs words.
func (c *command) dispatch(ctx context.Context, args []string) (int, error) {
	opts, err := c.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return c.printed(usage(), nil)
	}
	if err != nil {
		return exitUsage, err
	}
	switch {
	case opts.version:
		return c.printed(versionText(), nil)
	case opts.print != nil:
		return c.printed(opts.print())
	case opts.init:
		return c.printed(c.initialise(opts))
	case opts.explain != nil:
		return c.printed(c.explain(opts.explain))
	case opts.cacheArgs != nil:
		return c.printed(c.cacheCommand(opts))
	case opts.about != nil:
		return c.configuration(opts)
	case opts.editor != nil:
		return c.serveEditor(ctx, opts)
	case opts.why != "":
		return c.whyCommand(ctx, opts)
	case opts.rank != nil:
		return c.rankCommand(ctx, opts)
	case opts.probe != nil:
		return c.probeCommand(ctx, opts)
	}
	return c.check(ctx, opts)
}

// printed writes the text of a command that analyses nothing.
func (c *command) printed(text string, err error) (int, error) {
	if err != nil {
		return exitUsage, err
	}
	if err := c.openOutput(); err != nil {
		return exitUsage, err
	}
	if _, err := io.WriteString(c.stdout, text); err != nil {
		return exitUsage, fmt.Errorf("writing to standard output: %w", err)
	}
	return exitClean, nil
}

// openOutput returns an error if nobody can get what goes to standard output.
func (c *command) openOutput() error {
	if c.closed != nil && c.closed(c.stdout) {
		return fmt.Errorf("standard output is closed; open it, write to a file with -o FILE, or redirect it for writing alone: > %s", os.DevNull)
	}
	return nil
}

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

// probe reports, before the analysis spends its time, why an output could not be written.
func (c *command) probe(opts *options) error {
	toStdout := opts.fixing == fixShown
	for _, out := range opts.outputs {
		toStdout = toStdout || out.file == ""
		if err := out.probe(opts.force); err != nil {
			return err
		}
	}
	if toStdout {
		return c.openOutput()
	}
	return nil
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

// failed is the end of a run that has nothing to report.
func (c *command) failed(ctx context.Context, opts *options, err error) (int, error) {
	if ctx.Err() != nil {
		return exitInterrupted, errors.New("interrupted; nothing was written")
	}
	return exitUsage, meantCommand(opts.patterns, err)
}

func (c *command) analyseWithProgress(ctx context.Context, opts *options) (*pipeline.Analysis, error) {
	p := c.startProgress(opts.progress)
	defer p.stop()
	req := opts.request()
	req.Progress = p.update
	if opts.linkDirs != nil {
		return pipeline.Link(ctx, req, opts.linkDirsIn())
	}
	return c.analyse(ctx, req)
}

// request is what the options ask of the analysis.
func (o *options) request() pipeline.Request {
	return pipeline.Request{
		Dir:       o.dir,
		Patterns:  o.patterns,
		Tags:      o.tags,
		Tests:     o.config.Tests.V,
		Generated: o.config.Generated.V,
		Open:      o.config.Open.V,
		Bounded:   o.config.Bounded,
		Library:   o.config.Library,
		Rules:     o.rules,
		Leads:     o.newFrom != "",
		Why:       o.why,
		Cache:     o.cache.run,
		Relax:     o.cache.pacer.relax,
	}
}

// write renders the report to each output: files first, so that a closed pipe
// on standard output does not cost them. No file changes before the last is there.
func (c *command) write(ctx context.Context, opts *options, rep *report.Report, paths *pathBase, plan *fix.Plan) error {
	views := newReportViews(rep, paths, opts.repoRoot)
	for _, out := range opts.outputs {
		if out.file == "" {
			continue
		}
		style := report.Style{Verbose: opts.verbose, Color: opts.color == always, Group: opts.group.in(false)}
		err := c.pending.stage(out.file, func(w io.Writer) error { return out.format.Write(w, views.of(out.format), style) })
		if err != nil {
			return cannotWrite(out.file, err)
		}
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err := c.pending.commit(); err != nil {
		return err
	}
	c.pending.outputs()
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

// directory returns dir as an absolute path, or an error if it is none.
func directory(flagName, dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", flagName, dir, err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", fmt.Errorf("%s %s: no such directory; name an existing one (%w)", flagName, dir, err)
	}
	if !info.IsDir() {
		return "", fmt.Errorf("%s %s: not a directory; name the directory that holds it", flagName, dir)
	}
	return abs, nil
}
