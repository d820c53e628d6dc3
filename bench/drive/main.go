package main

import (
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
	cases    bug.Selection
	checkout checkout.Options
	keep     string
}

// Main is the command: exit code 0 when all cases were run, 1 when the run broke off, 2 for a
// usage error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if err == nil {
		err = drive(ctx, o, stdout)
	}
	return harness.Code("drive", err, stderr)
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("drive", flag.ContinueOnError)
	fs.SetOutput(stderr)
	o.cases.Register(fs)
	fs.StringVar(&o.keep, "keep", "", "`directory` for the profiles and logs, by case; without it they are removed")
	o.checkout.Register(fs)
	if err := harness.Parse(fs, args); err != nil {
		return o, err
	}
	if len(o.cases.Files) == 0 || o.checkout.Mirrors == "" {
		return o, fmt.Errorf("%w: -cases and -mirrors are needed", harness.ErrUsage)
	}
	return o, nil
}

// drive runs all cases that have a driver and prints a row for each.
func drive(ctx context.Context, o options, stdout io.Writer) error {
	all, err := drivers()
	if err != nil {
		return err
	}
	cases, err := o.cases.Cases()
	if err != nil {
		return err
	}
	cases = slices.DeleteFunc(cases, func(c bug.Case) bool { return all[c.ID] == "" })
	session, err := checkout.Open(ctx, o.checkout)
	if err != nil {
		return err
	}
	defer session.Close()
	fmt.Fprintln(stdout, "| case | container | rank | probe |\n|---|---|---|---|")
	var ranked, probed int
	for _, c := range cases {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r := run(ctx, session, c, all[c.ID], o.keep)
		fmt.Fprintf(stdout, "| %s | %s | %s | %s |\n", c.ID, c.Container, r.rank, r.probe)
		if r.rank.confirmed {
			ranked++
		}
		if r.probe.confirmed {
			probed++
		}
	}
	fmt.Fprintf(stdout, "\nof %d, rank confirms %d and probe %d\n", len(cases), ranked, probed)
	return nil
}
