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
	cases, err := readCases(o.cases)
	if err != nil {
		return err
	}
	cases = slices.DeleteFunc(cases, func(c Case) bool { return !o.selection.wants(c.ID, c.Category) })
	previous, err := readResults(o.previous)
	if err != nil {
		return err
	}
	other, err := readResults(o.also)
	if err != nil {
		return err
	}
	results, runErr := o.run(ctx, cases, stdout)
	slices.SortFunc(results, func(a, b Result) int { return cmp.Or(cmp.Compare(a.Repo, b.Repo), cmp.Compare(a.ID, b.ID)) })
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

// run returns the results of the cases: those on file and those it makes. On an
// error it returns what there is.
func (o options) run(ctx context.Context, cases []Case, stdout io.Writer) ([]Result, error) {
	session, err := checkout.Open(ctx, o.checkout)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	done, err := readResults(o.out)
	if err != nil {
		return nil, err
	}
	if err := checkSame(done, o.out, session.Stamp, o.whole); err != nil {
		return nil, err
	}
	results, todo := split(cases, done)
	if len(results) > 0 {
		fmt.Fprintf(stdout, "%d of %d cases are in %s already\n", len(results), len(cases), o.out)
	}
	r := runner{
		scorer:   scorer{pool: session.Pool, tool: session.Tool, whole: o.whole, stamp: session.Stamp},
		workers:  o.checkout.Workers,
		progress: stdout,
	}
	if o.out != "" {
		file, err := checkout.OpenToAppend(o.out)
		if err != nil {
			return results, err
		}
		defer file.Close()
		r.keep = file
	}
	made, err := r.run(ctx, todo)
	return append(results, made...), err
}

// split tells the cases whose results are on file from those still to run. A case
// that could not be checked out is run again: mirrors arrive one by one.
func split(cases []Case, done map[string]Result) (results []Result, todo []Case) {
	for _, c := range cases {
		r, ok := done[c.ID]
		if ok && r.Bug.State != stateNoCheckout && r.Fix.State != stateNoCheckout {
			results = append(results, r)
			continue
		}
		todo = append(todo, c)
	}
	return results, todo
}
