package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
)

// start records the tool's commit and binary: the first thing of a round.
func start(ctx context.Context, c *call) error {
	var o checkout.Options
	var commit, date string
	o.Register(c.flags)
	c.flags.StringVar(&commit, "commit", "", "full `commit` that the tool was built from")
	c.flags.StringVar(&date, "date", time.Now().Format(time.DateOnly), "`date` of the round")
	if err := c.parse(); err != nil {
		return err
	}
	o.Args = c.flags.Args()
	if !commitForm.MatchString(commit) || !dateForm.MatchString(date) {
		return fmt.Errorf("%w: start wants -commit, 40 hex digits, and a -date like 2006-01-02", harness.ErrUsage)
	}
	stamp, err := stampOf(ctx, o)
	if err != nil {
		return err
	}
	r := &Round{Name: c.round, Before: Reading{Tool: commit, Stamp: stamp, Date: date}}
	r.dir = c.rounds + string(os.PathSeparator) + c.round
	if _, err := os.Stat(r.dir); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("round %s was started already: %s is there", c.round, r.dir)
	}
	if err := r.write(); err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "round %s: tool %s, binary %s\n", r.Name, commit, stamp)
	return nil
}

// stampOf identifies the tool that the options name.
func stampOf(ctx context.Context, o checkout.Options) (string, error) {
	session, err := checkout.Open(ctx, o)
	if err != nil {
		return "", err
	}
	defer session.Close()
	return session.Stamp, nil
}
