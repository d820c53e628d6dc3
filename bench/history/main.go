package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"slices"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
)

func main() { harness.Run(Main) }

// options are what the command line says.
type options struct {
	cases         bug.Selection
	checkout      checkout.Options
	out, previous string
	also          string
	whole, misses bool
}

// Main is the command: exit code 0 when all cases were run, 1 when the run broke
// off, 2 for a usage error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if err == nil {
		err = measure(ctx, o, stdout)
	}
	return harness.Code("history", err, stderr)
}

// parse reads the command line.
func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("history", flag.ContinueOnError)
	fs.SetOutput(stderr)
	o.cases.Register(fs)
	o.checkout.Register(fs)
	fs.StringVar(&o.out, "out", "", "results `file`, added to: cases that it holds are not run again")
	fs.StringVar(&o.previous, "previous", "", "results `file` to compare with")
	fs.StringVar(&o.also, "also", "", "results `file` of the other scope: a second table counts what either found")
	fs.BoolVar(&o.misses, "misses", false, "list each case that was missed or is not silent")
	fs.BoolVar(&o.whole, "whole", false, "run on the case's module instead of its package")
	if err := harness.Parse(fs, args); err != nil {
		return o, err
	}
	o.checkout.Args = fs.Args()
	if len(o.cases.Files) == 0 || o.checkout.Mirrors == "" {
		return o, fmt.Errorf("%w: -cases and -mirrors are needed", harness.ErrUsage)
	}
	return o, nil
}

// measure runs what is not on file yet and prints the table and the difference.
func measure(ctx context.Context, o options, stdout io.Writer) error {
	cases, err := o.cases.Cases()
	if err != nil {
		return err
	}
	previous, err := bug.ReadResults(o.previous)
	if err != nil {
		return err
	}
	other, err := bug.ReadResults(o.also)
	if err != nil {
		return err
	}
	m := bug.Measurement{Checkout: o.checkout, Whole: o.whole, Out: o.out, Progress: stdout}
	results, runErr := m.Run(ctx, cases)
	slices.SortFunc(results, func(a, b bug.Result) int { return cmp.Or(cmp.Compare(a.Repo, b.Repo), cmp.Compare(a.ID, b.ID)) })
	printTable(stdout, results)
	if o.also != "" {
		results = either(results, other)
		fmt.Fprintf(stdout, "\nby package or by module, with %s:\n", o.also)
		printTable(stdout, results)
	}
	if o.misses {
		printMisses(stdout, results)
	}
	if o.previous != "" {
		printChanges(stdout, results, previous)
	}
	return runErr
}
