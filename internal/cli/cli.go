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
	"sync/atomic"
	"syscall"
	"time"

	"github.com/growthlint/growthlint/internal/pipeline"
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
