// Package cli is the growthlint command as a function: flags, the order of the
// steps, what goes to which stream and, alone in the program, the exit code.
package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
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
