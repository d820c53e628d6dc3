package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
	"github.com/growthlint/growthlint/bench/heads"
)

func main() { harness.Run(Main) }

// Main is the command: exit code 0 when it did what it was asked, 1 when not or
// when labels are unsound, 2 for a usage error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return harness.Code("precision", dispatch(ctx, args, stdout, stderr), stderr)
}

// dispatch runs the subcommand that the first argument names, or the measurement.
func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) > 0 {
		switch args[0] {
		case "check":
			return check(args[1:], stdout, stderr)
		case "add":
			return add(args[1:], stdout, stderr)
		case "second":
			return second(args[1:], stdout, stderr)
		case "calibrate":
			return calibrate(args[1:], stdout, stderr)
		case "rules":
			return ruleShares(args[1:], stdout, stderr)
		case "live":
			return liveLabels(args[1:], stdout, stderr)
		}
	}
	o, err := parse(args, stderr)
	if err != nil {
		return err
	}
	return measure(ctx, o, stdout)
}

// options are what the command line of a measurement says.
type options struct {
	checkout     checkout.Options
	list, labels string
	out, runs    string
	replay       bool
	only         *regexp.Regexp
	level        int
}

// flags makes the flag set of a subcommand, with the flag that all have.
func flags(name string, labels *string, stderr io.Writer) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(labels, "labels", "bench/labels.jsonl", "labels `file`")
	return fs
}

// parse reads the command line of a measurement.
func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	var only, least string
	fs := flags("precision", &o.labels, stderr)
	o.checkout.Register(fs)
	fs.StringVar(&o.list, "list", "", "`file` that lists the heads: owner/name commit [module directory [patterns]]")
	fs.StringVar(&o.out, "out", "", "`file` for the labels to fill in")
	fs.StringVar(&o.runs, "runs", "", "`file` that keeps what the tool gave: heads that it holds are not run again with the same tool")
	fs.BoolVar(&o.replay, "replay", false, "run nothing, take all heads from -runs, whatever tool made them")
	fs.StringVar(&only, "only", "", "`regexp` on the repository")
	fs.StringVar(&least, "min", "medium", "least `confidence` that counts: low, medium, high")
	if err := harness.Parse(fs, args); err != nil {
		return o, err
	}
	o.checkout.Args = fs.Args()
	o.level = checkout.Level(least)
	if checkout.LevelName(o.level) != least {
		return o, fmt.Errorf("%w: -min %q is not low, medium or high", harness.ErrUsage, least)
	}
	var err error
	if o.only, err = regexp.Compile(only); err != nil {
		return o, fmt.Errorf("%w: -only: %w", harness.ErrUsage, err)
	}
	switch {
	case o.list == "":
		return o, fmt.Errorf("%w: -list is needed", harness.ErrUsage)
	case o.replay && o.runs == "":
		return o, fmt.Errorf("%w: -replay needs -runs", harness.ErrUsage)
	case !o.replay && o.checkout.Mirrors == "":
		return o, fmt.Errorf("%w: -mirrors is needed", harness.ErrUsage)
	}
	return o, nil
}

// measure runs the tool and prints the report. When the runs break off it reports
// on those there are.
func measure(ctx context.Context, o options, stdout io.Writer) error {
	list, err := heads.ReadHeads(o.list)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(h heads.Head) bool { return !o.only.MatchString(h.Repository) })
	labels, err := heads.ReadLabels(o.labels)
	if err != nil {
		return err
	}
	var runs []heads.Run
	if o.replay {
		runs, err = replayed(list, o.runs)
	} else {
		runs, err = o.runHeads(ctx, list, stdout)
	}
	judged := join(runs, labels, o.level)
	printReport(stdout, runs, labels, judged)
	left := unlabelled(judged)
	fmt.Fprintf(stdout, "\nnot labelled yet: %d\n", len(left))
	if err == nil && o.out != "" {
		err = heads.WriteLabels(o.out, left)
	}
	return err
}
