package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/probe"
	"github.com/growthlint/growthlint/internal/report"
)

// probeCommand builds the program with its candidates instrumented, and runs it or its tests.
// It is the only command that builds or runs what it analyses. The source is not touched: the
// copies lie in a temporary directory, and the go command is told of them by -overlay.
func (c *command) probeCommand(ctx context.Context, opts *options) (int, error) {
	if opts.probe.verb == "report" {
		return c.probeReport(ctx, opts)
	}
	dir, err := os.MkdirTemp("", "growthlint-probe-")
	if err != nil {
		return exitUsage, err
	}
	if slices.Contains(opts.probe.goFlags, "-work") {
		fmt.Fprintln(c.stderr, "growthlint: the copies stay in", dir)
	} else {
		defer os.RemoveAll(dir)
	}
	b := &probeBuild{command: c, opts: opts, dir: dir, replace: map[string]string{}}
	if err := b.prepare(ctx); err != nil {
		return c.failed(ctx, opts, err)
	}
	if ctx.Err() != nil {
		return c.failed(ctx, opts, nil)
	}
	switch opts.probe.verb {
	case "build":
		return b.goCommand(append([]string{"build"}, b.flags()...), opts.patterns)
	case "test":
		return b.test()
	}
	return b.run()
}

// probeBuild is one build of an instrumented program.
type probeBuild struct {
	*command

	opts *options
	// dir is the temporary directory.
	dir    string
	target *probeTarget
	// replace is the overlay: what stands for which file.
	replace map[string]string
	copies  int
}

// prepare analyses, rewrites and writes the overlay.
func (b *probeBuild) prepare(ctx context.Context) error {
	var err error
	if b.target, err = listTarget(ctx, b.opts); err != nil {
		return err
	}
	found, err := b.candidates(ctx)
	if err != nil || ctx.Err() != nil {
		return err
	}
	in := probe.Input{
		Import: b.target.probeImport(), Findings: found, Relative: newPathBase(b.opts.pathBase).relative, Exits: b.opts.probe.verb != "test",
	}
	if in.Packages, err = b.target.typed(ctx, found, in.Exits); err != nil {
		return err
	}
	out := probe.Rewrite(in)
	if err := b.tell(out); err != nil {
		return err
	}
	if len(out.Candidates) == 0 {
		return nil
	}
	return b.overlay(in, out)
}

// candidates are the findings of every confidence in the files that are built. The whole of each
// module is in view, so that the verdicts are those of a run over it.
func (b *probeBuild) candidates(ctx context.Context) ([]finding.Finding, error) {
	opts := *b.opts
	opts.patterns = b.target.modulePatterns(b.opts.dir)
	if err := b.command.prepare(&opts); err != nil {
		return nil, err
	}
	defer opts.cache.run.Close()
	defer opts.cache.pacer.stop()
	p := b.startProgress(opts.progress)
	defer p.stop()
	req := opts.request()
	req.Progress, req.Env = p.update, b.target.env
	result, err := b.analyse(ctx, req)
	if err != nil {
		return nil, err
	}
	sel := newSelection(opts.config)
	return slices.DeleteFunc(slices.Clone(result.Findings), func(f finding.Finding) bool {
		return sel.excludes(f.Position.File) || f.Rule == ofDirectives().Name || !b.target.files[f.Position.File]
	}), nil
}

// tell says what is counted, and what is not.
func (b *probeBuild) tell(out *probe.Output) error {
	paths := newPathBase(b.opts.pathBase)
	lines := []string{fmt.Sprintf("growthlint: probe of %s in %s", count(len(out.Candidates), "candidate"), count(len(out.Copies), "rewritten file"))}
	if len(out.Candidates) == 0 {
		lines[0] = "growthlint: nothing that is built can grow, as far as is seen; it is built as it is"
	}
	for i, l := range out.Left {
		if i == mostTold {
			lines = append(lines, fmt.Sprintf("growthlint: %d more such lines", len(out.Left)-i))
			break
		}
		lines = append(lines, fmt.Sprintf("%s:%d: note: not counted: %s", paths.relative(l.File), l.Line, l.Reason))
	}
	for i := range lines {
		lines[i] = report.Visible(lines[i]) + "\n"
	}
	_, err := io.WriteString(b.stderr, strings.Join(lines, ""))
	return err
}

// overlay writes the copies, the probe's package and the file that names them all.
func (b *probeBuild) overlay(in probe.Input, out *probe.Output) error {
	o := b.opts.probe
	build := probe.Build{
		Module: b.target.module.Path, Log: cmp.Or(o.log, "-"), Every: cmp.Or(o.every, "30s"), Metrics: o.metrics, Expvar: o.expvar,
		Signals: o.verb != "test" && !b.target.signals,
	}
	if o.verb == "test" {
		build.Log, build.Every, build.Quiet = "", "1s", true
	}
	sources, err := probe.Sources(build, out.Candidates)
	if err != nil {
		return err
	}
	for name, text := range sources {
		out.Copies[filepath.Join(b.target.module.Dir, probeFolder, name)] = text
	}
	for _, name := range slices.Sorted(maps.Keys(out.Copies)) {
		if err := b.put(name, out.Copies[name]); err != nil {
			return err
		}
	}
	if o.verb == "test" {
		if err := b.testMains(in, out); err != nil {
			return err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": b.replace})
	if err != nil {
		return err
	}
	return os.WriteFile(b.overlayFile(), text, 0o600)
}

func (b *probeBuild) overlayFile() string { return filepath.Join(b.dir, "overlay.json") }

// flags are those of the go command.
func (b *probeBuild) flags() []string {
	if len(b.replace) == 0 {
		return b.opts.probe.goFlags
	}
	return append([]string{"-overlay=" + b.overlayFile()}, b.opts.probe.goFlags...)
}

// goCommand runs the go command and returns its exit code.
func (b *probeBuild) goCommand(args ...[]string) (int, error) {
	return b.execute(exec.Command("go", slices.Concat(args...)...))
}

// execute runs a command with the streams of this process and hands on the signals that end it. The
// terminal gives an interrupt to both.
func (b *probeBuild) execute(cmd *exec.Cmd) (int, error) {
	cmd.Dir = b.opts.dir
	cmd.Stdin, cmd.Stdout, cmd.Stderr = b.stdin, b.stdout, b.stderr
	cmd.Env = append(os.Environ(), b.settings()...)
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	if err := cmd.Start(); err != nil {
		return exitUsage, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case s := <-signals:
			if s != os.Interrupt || !b.interactive() {
				_ = cmd.Process.Signal(s) // it may have ended
			}
		case err := <-ended:
			return exitOf(err)
		}
	}
}

// interactive reports whether an interrupt comes from a terminal, which gives it to the program too.
func (b *probeBuild) interactive() bool {
	f, ok := b.stdin.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func exitOf(err error) (int, error) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return exitClean, nil
	case !errors.As(err, &exit):
		return exitUsage, err
	case exit.ExitCode() >= 0:
		return exit.ExitCode(), nil
	}
	if s, ok := exit.Sys().(syscall.WaitStatus); ok {
		return 128 + int(s.Signal()), nil
	}
	return exitUsage, err
}

// settings tell an instrumented program where its log is.
func (b *probeBuild) settings() []string {
	o := b.opts.probe
	if o.verb == "build" || o.log == "" || o.log == "-" && o.verb == "run" {
		return nil
	}
	return []string{"GROWTHLINT_PROBE_LOG=" + within(b.opts.dir, o.log)}
}

// run builds the program and runs it.
func (b *probeBuild) run() (int, error) {
	name := path.Base(b.target.roots[0].PkgPath)
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	binary := filepath.Join(b.dir, "bin", name)
	if code, err := b.goCommand([]string{"build", "-o", binary}, b.flags(), b.opts.patterns); code != exitClean || err != nil {
		return code, err
	}
	return b.execute(exec.Command(binary, b.opts.probe.args...))
}

// test runs the tests and tells which candidates grew and never shrank.
func (b *probeBuild) test() (int, error) {
	o := b.opts.probe
	if o.log == "" || o.log == "-" {
		o.log = filepath.Join(b.dir, "log")
	}
	file := within(b.opts.dir, o.log)
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return exitUsage, err
	}
	flags := append([]string{"test", "-vet=off"}, b.flags()...)
	if !slices.ContainsFunc(o.goFlags, func(f string) bool { return strings.HasPrefix(f, "-count=") }) {
		flags = append(flags, "-count=1")
	}
	var args []string
	if len(o.args) > 0 {
		args = append([]string{"-args"}, o.args...)
	}
	code, err := b.goCommand(flags, b.opts.patterns, args)
	if err != nil || len(b.replace) == 0 {
		return code, err
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(text) == len(old) {
		_, err := fmt.Fprintln(b.stderr, "growthlint: no test has touched a candidate")
		return code, err
	}
	if err != nil {
		return exitUsage, err
	}
	return code, b.tellTests(bytes.TrimPrefix(text, old))
}
