package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"strings"

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
	cases              []string
	checkout           checkout.Options
	out, previous      string
	also               string
	whole, misses      bool
	selection          selection
	only, categoryList string
}

// Main is the command: exit code 0 when all cases were run, 1 when the run broke
// off, 2 for a usage error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(stderr, "history:", err)
		return 2
	}
	if err := measure(ctx, o, stdout); err != nil {
		fmt.Fprintln(stderr, "history:", err)
		return 1
	}
	return 0
}

// parse reads the command line.
func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("history", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Func("cases", "cases `file`, JSON lines (repeatable)", func(s string) error { o.cases = append(o.cases, s); return nil })
	o.checkout.Register(fs)
	fs.StringVar(&o.out, "out", "", "results `file`, added to: cases that it holds are not run again")
	fs.StringVar(&o.previous, "previous", "", "results `file` to compare with")
	fs.StringVar(&o.also, "also", "", "results `file` of the other scope: a second table counts what either found")
	fs.BoolVar(&o.misses, "misses", false, "list each case that was missed or is not silent")
	fs.BoolVar(&o.whole, "whole", false, "run on the case's module instead of its package")
	fs.StringVar(&o.only, "only", "", "`regexp` on the case's id")
	fs.StringVar(&o.categoryList, "category", "", "`categories`, with commas; \"containers\" is the seven of containers")
	if err := fs.Parse(args); err != nil {
		return o, err
	}
	o.checkout.Args = fs.Args()
	if len(o.cases) == 0 || o.checkout.Mirrors == "" {
		return o, errors.New("-cases and -mirrors are needed")
	}
	return o, o.readSelection()
}

// readSelection reads the flags that say which cases are wanted.
func (o *options) readSelection() error {
	if o.only != "" {
		ids, err := regexp.Compile(o.only)
		if err != nil {
			return fmt.Errorf("-only: %w", err)
		}
		o.selection.ids = ids
	}
	for _, name := range strings.Split(o.categoryList, ",") {
		switch name = strings.TrimSpace(name); name {
		case "":
		case "containers":
			o.selection.categories = append(o.selection.categories, containerCategories()...)
		default:
			o.selection.categories = append(o.selection.categories, name)
		}
	}
	return nil
}

// measure runs what is not on file yet and prints the table and the difference.
func measure(ctx context.Context, o options, stdout io.Writer) error {
	cases, err := bug.ReadCases(o.cases)
	if err != nil {
		return err
	}
	cases = slices.DeleteFunc(cases, func(c bug.Case) bool { return !o.selection.wants(c.ID, c.Category) })
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
