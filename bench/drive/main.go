package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(Main(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are what the command line says.
type options struct {
	cases    []string
	checkout checkout.Options
	only     *regexp.Regexp
	keep     string
}

// Main is the command: exit code 0 when all cases were run, 1 when the run broke off, 2 for a
// usage error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(stderr, "drive:", err)
		return 2
	}
	if err := drive(ctx, o, stdout); err != nil {
		fmt.Fprintln(stderr, "drive:", err)
		return 1
	}
	return 0
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("drive", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Func("cases", "cases `file`, JSON lines (repeatable)", func(s string) error { o.cases = append(o.cases, s); return nil })
	fs.Func("only", "`regexp` on the case's id", func(s string) (err error) { o.only, err = regexp.Compile(s); return err })
	fs.StringVar(&o.keep, "keep", "", "`directory` for the profiles and logs, by case; without it they are removed")
	o.checkout.Register(fs)
	if err := fs.Parse(args); err != nil {
		return o, err
	}
	if len(o.cases) == 0 || o.checkout.Mirrors == "" {
		return o, errors.New("-cases and -mirrors are needed")
	}
	return o, nil
}

// drive runs all cases that have a driver and prints a row for each.
func drive(ctx context.Context, o options, stdout io.Writer) error {
	all, err := drivers()
	if err != nil {
		return err
	}
	cases, err := bug.ReadCases(o.cases)
	if err != nil {
		return err
	}
	cases = slices.DeleteFunc(cases, func(c bug.Case) bool {
		return all[c.ID] == "" || o.only != nil && !o.only.MatchString(c.ID)
	})
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
