package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
)

func main() { harness.Run(Main) }

// options are what the command line says.
type options struct {
	dir, tool, skip string
	rounds, sampled int
	race            bool
	timeout         time.Duration
	packages        []string
}

// Main is the command: exit code 0 when all was measured, 1 when the run broke off, 2 for a usage
// error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if err == nil {
		err = measure(ctx, o, stdout)
	}
	return harness.Code("suites", err, stderr)
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("suites", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&o.dir, "dir", "", "`directory` of the module")
	fs.StringVar(&o.tool, "tool", "", "`path` of growthlint; without it ./cmd/growthlint is built")
	fs.StringVar(&o.skip, "skip", "", "leave out the tests that match `regexp`")
	fs.IntVar(&o.rounds, "rounds", 10, "how often each build runs")
	fs.IntVar(&o.sampled, "sampled", 0, "how often more the instrumented tests run, under a profile of the processor")
	fs.BoolVar(&o.race, "race", false, "build both with the race detector")
	fs.DurationVar(&o.timeout, "timeout", 10*time.Minute, "time for the tests of one package")
	if err := harness.Parse(fs, args); err != nil {
		return o, err
	}
	if o.dir == "" || o.rounds < 1 {
		return o, fmt.Errorf("%w: -dir is needed, and at least one round", harness.ErrUsage)
	}
	if o.packages = fs.Args(); len(o.packages) == 0 {
		o.packages = []string{"./..."}
	}
	var err error
	o.dir, err = filepath.Abs(o.dir)
	return o, err
}

// measure builds, runs and tells.
func measure(ctx context.Context, o options, stdout io.Writer) error {
	work, err := os.MkdirTemp("", "growthlint-suites-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if o.tool == "" {
		if o.tool, err = checkout.Build(ctx, "./cmd/growthlint", work, "growthlint"); err != nil {
			return err
		}
	}
	suites, err := o.build(ctx, work)
	if err != nil {
		return err
	}
	var t tally
	for round := range o.rounds {
		pair, err := o.round(ctx, suites, round%2 == 1, &t)
		if err != nil {
			return err
		}
		t.pairs = append(t.pairs, pair)
		fmt.Fprintf(stdout, "round %d: %.2f s without, %.2f s with, %.3f\n", round+1, pair.without.Seconds(), pair.with.Seconds(), pair.ratio())
	}
	if t.events, err = o.events(ctx, suites); err != nil {
		return err
	}
	for range o.sampled {
		more, err := o.sample(ctx, suites)
		if err != nil {
			return err
		}
		t.samples.all, t.samples.probe = t.samples.all+more.all, t.samples.probe+more.probe
	}
	t.tell(stdout, len(suites))
	return nil
}
