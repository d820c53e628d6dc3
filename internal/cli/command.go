package cli

import (
	"context"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/growthlint/growthlint/internal/pipeline"
)

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
