package cli

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/probelog"
	"github.com/growthlint/growthlint/internal/report"
)

// countingReport joins what logs tell with the findings in the source, if that is here: a log
// knows of each candidate no more than its place and its sentence.
func (c *command) countingReport(ctx context.Context, opts *options, logs []*probelog.Log, r *probelog.Report) (*report.Report, error) {
	paths := newPathBase(opts.pathBase)
	rep := &report.Report{Version: version(), Rules: reportRules(c.rules), Counting: []string{}, File: paths.read}
	for _, p := range r.Processes {
		rep.Counting = append(rep.Counting, p.String())
	}
	found := map[string]finding.Finding{}
	if isOwn, err := hasModule(ctx, opts.dir, r.Module); err != nil || !isOwn {
		rep.Troubles = append(rep.Troubles, finding.Trouble{Message: "the source of module " + r.Module + " is not in this directory, so that places and evidence are missing; run it in the checkout, or with -C DIR"})
	} else if found, err = c.findingsHere(ctx, opts, rep); err != nil || ctx.Err() != nil {
		return nil, err
	}
	missed := 0
	for i := range r.Candidates {
		one := &r.Candidates[i]
		f, ok := found[one.ID]
		if ok {
			f = paths.shortened(f)
		} else {
			missed++
			f = candidateOf(one)
		}
		f.Counted = countedOf(one, i+1, probelog.History(logs, one.ID))
		rep.Findings = append(rep.Findings, f)
	}
	if missed > 0 && len(found) > 0 {
		rep.Troubles = append(rep.Troubles, finding.Trouble{Message: fmt.Sprintf("%d of %s are not found in this source: it is of another revision than the program", missed, count(len(r.Candidates), "candidate"))})
	}
	return rep, nil
}

// hasModule reports whether the go command knows a module as one of its own in a directory.
func hasModule(ctx context.Context, dir, module string) (bool, error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-m")
	cmd.Dir = dir
	out, err := cmd.Output()
	return slices.Contains(strings.Fields(string(bytes.TrimSpace(out))), module), err
}

// findingsHere are the findings of the module in the directory, by fingerprint.
func (c *command) findingsHere(ctx context.Context, opts *options, rep *report.Report) (map[string]finding.Finding, error) {
	o := *opts
	o.patterns = []string{"./..."}
	if err := c.prepare(&o); err != nil {
		return nil, err
	}
	defer o.cache.run.Close()
	defer o.cache.pacer.stop()
	result, err := c.analyseWithProgress(ctx, &o)
	if err != nil {
		return nil, err
	}
	found := map[string]finding.Finding{}
	for _, f := range result.Findings {
		found[f.Fingerprint] = f
	}
	newPathBase(opts.pathBase).shorten(result)
	for _, t := range result.Troubles {
		if !t.Note {
			rep.Troubles = append(rep.Troubles, t)
		}
	}
	return found, nil
}

// candidateOf is what a log alone tells of a finding.
func candidateOf(r *probelog.Result) finding.Finding {
	f := finding.Finding{Rule: r.Rule, Message: r.Message, Remedy: r.Remedy, Fingerprint: r.ID, Container: finding.Container{Kind: r.Kind}}
	f.Confidence, _ = finding.ParseConfidence(r.Confidence)
	if owner, name, ok := strings.Cut(r.Container, "."); ok && !strings.HasPrefix(r.Container, "(") {
		f.Container.Owner, f.Container.Name = owner, name
	} else {
		f.Function = r.Container
	}
	parts := strings.Split(r.Site, ":")
	if n := len(parts); n > 2 {
		f.Position.File = strings.Join(parts[:n-2], ":")
		f.Position.Line, _ = strconv.Atoi(parts[n-2])
		f.Position.Column, _ = strconv.Atoi(parts[n-1])
		f.Grows = []finding.Site{{Position: f.Position}}
	}
	return f
}

// countedOf is a result as a report shows it.
func countedOf(r *probelog.Result, rank int, history []probelog.Moment) *finding.Counted {
	c := &finding.Counted{
		Rank: rank, State: string(r.State), Holds: r.State == probelog.Grew || r.State == probelog.Held,
		Held: r.Held(), Figures: r.Figures(),
	}
	c.Growth, c.Rate = r.Grown()
	if r.State == probelog.Untouched {
		c.Figures = "none of its places ran"
	}
	if r.Measure != "size" {
		for _, m := range history {
			c.History = append(c.History, finding.Moment{Seconds: m.Seconds, Value: m.Value, Amount: m.Amount()})
		}
	}
	return c
}
