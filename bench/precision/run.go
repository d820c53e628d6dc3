package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"path"
	"path/filepath"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

// runner runs the tool on heads.
type runner struct {
	session *checkout.Session
	// progress gets a line a head, keep the runs as JSON lines; keep may be nil.
	progress io.Writer
	keep     io.Writer
}

// run runs the tool on one head. Findings of all confidences are kept.
func (r runner) run(ctx context.Context, h heads.Head) heads.Run {
	run := heads.Run{Head: h, Tool: r.session.Stamp, Errors: []checkout.Trouble{}, Findings: []checkout.Finding{}}
	if err := r.fill(ctx, &run); err != nil {
		run.Err = err.Error()
	}
	return run
}

// fill checks the head out, measures it and runs the tool.
func (r runner) fill(ctx context.Context, run *heads.Run) error {
	tree, err := r.session.Pool.Lease(ctx, run.Repository)
	if err != nil {
		return err
	}
	defer tree.Release()
	if err := tree.At(ctx, run.Commit); err != nil {
		return err
	}
	module := filepath.Join(tree.Dir, run.ModuleDir)
	if run.Size, err = heads.SizeOf(module, run.Patterns); err != nil {
		return err
	}
	out, err := r.session.Tool.Run(ctx, module, run.Patterns...)
	run.Seconds = math.Round(out.Elapsed.Seconds()*10) / 10
	if err != nil {
		return fmt.Errorf("%w: %s", err, out.Stderr)
	}
	for _, f := range out.Report.Findings {
		if f.Fingerprint == "" {
			return fmt.Errorf("a finding of %s at %s:%d has no fingerprint", f.Rule, f.Position.File, f.Position.Line)
		}
	}
	run.Findings = append(run.Findings, out.Report.Findings...)
	run.Errors = append(run.Errors, out.Report.Errors...)
	return nil
}

// tell prints a run's line and keeps the run.
func (r runner) tell(run heads.Run) error {
	outcome := fmt.Sprintf("%d findings, %d errors", len(run.Findings), len(run.Errors))
	if run.Err != "" {
		outcome = "failed"
	}
	fmt.Fprintf(r.progress, "%-40s %-28s %7.1fs\n", path.Join(run.Repository, run.ModuleDir), outcome, run.Seconds)
	if r.keep == nil {
		return nil
	}
	return checkout.WriteLine(r.keep, run)
}

// runHeads returns the runs of the heads: those on file that count, and those it
// makes. The last run of a head on file counts, if it has a report and is the
// session's tool's.
func (o options) runHeads(ctx context.Context, list []heads.Head, progress io.Writer) ([]heads.Run, error) {
	session, err := checkout.Open(ctx, o.checkout)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	kept, err := heads.KeptRuns(o.runs)
	if err != nil {
		return nil, err
	}
	var runs []heads.Run
	var todo []heads.Head
	for _, h := range list {
		if run, ok := kept[h.String()]; ok && run.Tool == session.Stamp && run.Err == "" {
			runs = append(runs, run)
			continue
		}
		todo = append(todo, h)
	}
	if len(runs) > 0 {
		fmt.Fprintf(progress, "%d of %d heads are in %s already\n", len(runs), len(list), o.runs)
	}
	r := runner{session: session, progress: progress}
	if o.runs != "" {
		file, err := checkout.OpenToAppend(o.runs)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		r.keep = file
	}
	work := checkout.Work[heads.Head, heads.Run]{Workers: o.checkout.Workers, Do: r.run, Tell: r.tell}
	made, err := work.Run(ctx, todo)
	return append(runs, made...), err
}

// replayed returns the runs on file of the heads, whatever tool made them.
func replayed(list []heads.Head, path string) ([]heads.Run, error) {
	kept, err := heads.KeptRuns(path)
	if err != nil {
		return nil, err
	}
	var runs []heads.Run
	for _, h := range list {
		run, ok := kept[h.String()]
		if !ok {
			run = heads.Run{Head: h, Err: "not in " + path}
		}
		runs = append(runs, run)
	}
	return runs, nil
}
