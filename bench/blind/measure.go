package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
)

// measure runs the tool on the round's bugs, with the whole module in view first
// and then by package, at the bug and at the fix. Before, it must be the tool
// that the round was started with.
func measure(ctx context.Context, c *call) error {
	var o checkout.Options
	var after, date string
	o.Register(c.flags)
	c.flags.StringVar(&after, "after", "", "full `commit` of another tool: measure the figures after")
	c.flags.StringVar(&date, "date", time.Now().Format(time.DateOnly), "`date` of the figures after")
	if err := c.parse(); err != nil {
		return err
	}
	o.Args = c.flags.Args()
	if o.Mirrors == "" || o.Work == "" || o.Tool == "" {
		return fmt.Errorf("%w: measure wants -tool, -mirrors and -work", harness.ErrUsage)
	}
	r, err := readRound(c.rounds, c.round)
	if err != nil {
		return err
	}
	stamp, err := stampOf(ctx, o)
	if err != nil {
		return err
	}
	reading, dir, err := r.reading(after, date, stamp)
	if err != nil {
		return err
	}
	if err := r.seal(); err != nil {
		return err
	}
	if dir == beforeDir && reading.Bugs != "" {
		return fmt.Errorf("round %s: the figures before are recorded and stay as they are", r.Name)
	}
	return r.measure(ctx, c, o, reading, dir)
}

// reading is the round's measurement by the tool of that stamp: the one before,
// or with a commit the one after, which replaces that of another tool.
func (r *Round) reading(after, date, stamp string) (*Reading, string, error) {
	if after == "" {
		if stamp != r.Before.Stamp {
			return nil, "", fmt.Errorf("round %s was started with another tool, of %s: measure others with -after", r.Name, r.Before.Tool)
		}
		return &r.Before, beforeDir, nil
	}
	if !commitForm.MatchString(after) || !dateForm.MatchString(date) {
		return nil, "", fmt.Errorf("%w: -after wants a commit of 40 hex digits, -date one like 2006-01-02", harness.ErrUsage)
	}
	if r.Before.Bugs == "" {
		return nil, "", fmt.Errorf("round %s: the figures before come first", r.Name)
	}
	if r.After == nil || r.After.Stamp != stamp {
		r.After = &Reading{Tool: after, Stamp: stamp, Date: date}
	}
	return r.After, afterDir, nil
}

// scopes are the two views, the files that keep their results, and their order.
func scopes() []struct {
	file  string
	whole bool
} {
	return []struct {
		file  string
		whole bool
	}{{moduleFile, true}, {packageFile, false}}
}

// measure runs what the working directory does not have yet, and records the
// results once they are all there.
func (r *Round) measure(ctx context.Context, c *call, o checkout.Options, reading *Reading, dir string) error {
	bugs, err := r.bugs()
	if err != nil {
		return err
	}
	cases := make([]bug.Case, 0, len(bugs))
	for _, g := range bugs {
		cases = append(cases, g.Case)
	}
	var names []string
	kept := map[string][]bug.Result{}
	for _, s := range scopes() {
		out := filepath.Join(o.Work, fmt.Sprintf("%s-%s-%s", r.Name, reading.Stamp, s.file))
		results, err := bug.Measurement{Checkout: o, Whole: s.whole, Out: out, Progress: c.stdout}.Run(ctx, cases)
		if err != nil {
			return err
		}
		name := filepath.Join(dir, s.file)
		names = append(names, name)
		kept[name] = recorded(results)
	}
	for _, name := range names {
		if err := replaceLines(r.path(name), kept[name]); err != nil {
			return err
		}
	}
	if reading.Bugs, err = r.sum(names...); err != nil {
		return err
	}
	return r.update(func(now *Round) { now.put(*reading, dir) })
}

// recorded is what a round keeps of results, in the order of their ids. What the
// tool wrote on standard error is not kept: it names paths of the machine.
func recorded(results []bug.Result) []bug.Result {
	kept := slices.Clone(results)
	for i := range kept {
		kept[i].Bug.Err, kept[i].Fix.Err = "", ""
	}
	slices.SortFunc(kept, func(a, b bug.Result) int { return cmp.Compare(a.ID, b.ID) })
	return kept
}
