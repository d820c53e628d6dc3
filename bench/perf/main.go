// Command perf measures how long growthlint and its peers take over trees of source,
// and how much memory, side by side: in interleaved rounds, so that what else the
// machine does falls on all of them alike. Ratios count, not seconds.
//
//	go run ./bench/perf -tree DIR [-tree DIR] [-rounds 3] [-peers vet,staticcheck,golangci-lint] [-yardstick PROGRAM] [-out FILE]
//
// The states are cold (no build cache, no cache of its own), first (a warm build cache,
// no cache of its own), warm (nothing changed), leaf and hub (one edit in a package that
// no other imports, and in the one that most do). The peers' cold state is one compile
// of all dependencies, measured once a tree, and their first run after it. The yardstick
// is a program that is compared in the states cold and first.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/bench/harness"
)

type settings struct {
	trees, peers, states []string
	tool, yardstick      string
	work, out            string
	rounds               int
}

func main() { harness.Run(Main) }

// Main is the command; its exit codes are those of harness.Code.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return harness.Code("perf", run(ctx, args, stdout, stderr), stderr)
}

func parse(args []string, stderr io.Writer) (*settings, error) {
	s := &settings{}
	fs := flag.NewFlagSet("perf", flag.ContinueOnError)
	fs.SetOutput(stderr)
	list := func(to *[]string) func(string) error {
		return func(v string) error {
			*to = slices.DeleteFunc(strings.Split(v, ","), func(s string) bool { return s == "" })
			return nil
		}
	}
	fs.Func("tree", "measure over the module in `DIR`, repeatable", func(v string) error {
		s.trees = append(s.trees, v)
		return nil
	})
	s.peers = []string{"vet"}
	fs.Func("peers", "measure these `tools` too, of vet, staticcheck, golangci-lint; the last two are built from the module proxy (default vet)", list(&s.peers))
	s.states = states()
	fs.Func("states", "the `states` to measure (default cold,first,warm,leaf,hub)", list(&s.states))
	fs.StringVar(&s.tool, "tool", "", "the growthlint `program` (default: built from this tree)")
	fs.StringVar(&s.yardstick, "yardstick", "", "measure this `program` too, in the states cold and first")
	fs.StringVar(&s.work, "work", "", "keep programs and caches in `DIR`, so that a later run over the same tree can begin with warm (default: a temporary directory)")
	fs.StringVar(&s.out, "out", "", "append the tables to `FILE` (default: standard output)")
	fs.IntVar(&s.rounds, "rounds", 3, "interleaved rounds")
	if err := harness.Parse(fs, args); err != nil {
		return nil, err
	}
	for _, st := range s.states {
		if !slices.Contains(states(), st) {
			return nil, fmt.Errorf("-states %s: there are %s", st, strings.Join(states(), ", "))
		}
	}
	if len(s.trees) == 0 || fs.NArg() > 0 {
		return nil, fmt.Errorf("name a module with -tree DIR, and nothing besides")
	}
	return s, nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	work, done, err := workDir(s.work)
	if err != nil {
		return err
	}
	defer done()
	tools, err := buildTools(ctx, s, work)
	if err != nil {
		return err
	}
	for _, dir := range s.trees {
		t, err := openTree(ctx, dir, filepath.Join(work, "tree"))
		if err != nil {
			return err
		}
		b := &bench{tree: t, tools: tools, rounds: s.rounds, states: s.states, work: work, progress: stderr}
		if err := b.run(ctx); err != nil {
			return err
		}
		if err := write(s.out, stdout, b.table()); err != nil {
			return err
		}
	}
	return nil
}

// workDir returns the directory for programs and caches, and what to do at the end.
func workDir(named string) (dir string, done func(), err error) {
	if named == "" {
		dir, err = os.MkdirTemp("", "growthlint-perf-")
		done = func() { _ = os.RemoveAll(dir) } // what is left of it is temporary
	} else if dir, err = filepath.Abs(named); err == nil {
		err, done = os.MkdirAll(dir, 0o777), func() {}
	}
	if err != nil {
		return "", nil, fmt.Errorf("making a work directory: %w", err)
	}
	return dir, done, nil
}

// write appends text to the file, or to standard output.
func write(file string, stdout io.Writer, text string) (err error) {
	if file == "" {
		_, err = io.WriteString(stdout, text)
		return err
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("writing the tables: %w", err)
	}
	if _, err = f.WriteString(text); err == nil {
		err = f.Close()
	}
	return err
}
