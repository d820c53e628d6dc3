package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/growthlint/growthlint/internal/caught"
)

// grace is how long an interrupted run may take to end by itself.
const grace = 400 * time.Millisecond

// ended is how a run has ended.
type ended struct {
	code int
	err  error
}

// run runs the command to its end, or until it is interrupted: then it waits a moment for
// what ends by itself and leaves the rest, since no stage of the analysis is worth
// waiting for. Nothing is written after it returns.
func (c *command) run(ctx context.Context, args []string) int {
	c.pending = &pending{}
	done := make(chan ended, 1)
	go func() {
		code, err := c.guarded(ctx, args)
		done <- ended{code, err}
	}()
	var e ended
	select {
	case e = <-done:
		c.pending.end()
	case <-ctx.Done():
		e = c.abandon(done)
	}
	if e.err != nil {
		// Nothing is left to do about a standard error that cannot be written.
		_, _ = fmt.Fprintf(c.stderr, "growthlint: %s\n", visibleLines(e.err.Error()))
	}
	return e.code
}

// abandon ends an interrupted run.
func (c *command) abandon(done <-chan ended) ended {
	select {
	case e := <-done:
		c.pending.end()
		return e
	case <-time.After(grace):
	}
	c.pending.end()
	if p := c.shown.Load(); p != nil {
		p.stop()
	}
	return ended{exitInterrupted, c.pending.interruption()}
}

// guarded turns a panic into an error: whoever runs growthlint cannot mend it.
func (c *command) guarded(ctx context.Context, args []string) (code int, err error) {
	p := caught.By(func() { code, err = c.dispatch(ctx, args) })
	if p == nil {
		return code, err
	}
	return exitUsage, c.defect(p)
}
