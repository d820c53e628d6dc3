// Command mutate changes the code one place at a time and asks whether a test sees it:
// each condition flipped, each operand of && and || left out, each element left out of a
// list that is written down (a rung of the ladder) or appended (a piece of evidence).
//
//	go run ./bench/mutate -files 'internal/judge/ladder.go' -- ./internal/judge ./internal/cli -run 'Fixtures|Outages'
//
// What follows -- is what go test is given. The tree itself is never changed: the go
// command reads the mutant by -overlay. A mutant that does not compile is no mutant.
//
// With -together all are built at once, so that one costs what its tests cost: a fraction of a
// second where they work on summaries written by hand.
//
//	go run ./bench/mutate -together -timeout 20s -files 'internal/growth/proof*.go' -- ./internal/growth
//	go run ./bench/mutate -together -timeout 20s -files 'internal/judge/ladder.go' -- ./internal/judge -run 'Rungs|Decides|Evidence'
//
// These tests judge all fixtures from their summaries, which are written once:
//
//	GROWTHLINT_SHARDS=/var/tmp/shards go test ./internal/cli -run FixturesLinked
//	GROWTHLINT_SHARDS=/var/tmp/shards go run ./bench/mutate -together -files 'internal/judge/ladder.go' -- ./internal/cli -run FixturesLinked
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	var o options
	flag.StringVar(&o.files, "files", "internal/judge/ladder.go", "comma-separated patterns of the files to change")
	flag.IntVar(&o.every, "every", 1, "try every n-th mutant")
	flag.IntVar(&o.from, "from", 0, "leave out so many of the mutants that would be tried")
	flag.DurationVar(&o.timeout, "timeout", 10*time.Minute, "the tests of a mutant that take longer count as failed")
	flag.DurationVar(&o.budget, "budget", 0, "begin no mutant after this time; 0 is no bound")
	flag.BoolVar(&o.together, "together", false, "build all mutants at once, each behind a switch: faster, but all must compile")
	flag.Parse()
	if err := run(o, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

type options struct {
	files           string
	every, from     int
	timeout, budget time.Duration
	together        bool
}

// tally counts what became of the mutants.
type tally struct{ killed, survived, invalid int }

func (t tally) String() string {
	share := 0
	if all := t.killed + t.survived; all > 0 {
		share = 100 * t.killed / all
	}
	return fmt.Sprintf("%d killed, %d survived (%d%% killed), %d do not compile", t.killed, t.survived, share, t.invalid)
}

func run(o options, tests []string) error {
	if len(tests) == 0 {
		return errors.New("no tests; write what go test is given after --")
	}
	if o.every < 1 || o.from < 0 {
		return errors.New("-every is at least 1 and -from at least 0")
	}
	if o.together {
		return together(o, tests)
	}
	all, err := gather(o.files)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if out, ok := test(o, tests, ""); !ok {
		return fmt.Errorf("the tests fail without a mutant:\n%s", out)
	}
	var t tally
	began := time.Now()
	for i := o.from * o.every; i < len(all); i += o.every {
		if o.budget > 0 && time.Since(began) > o.budget {
			break
		}
		if err := t.try(o, work, all[i], tests); err != nil {
			return err
		}
	}
	fmt.Printf("%d mutants in all; of those tried %v\n", len(all), t)
	return nil
}

// try runs the tests on one mutant.
func (t *tally) try(o options, work string, m mutant, tests []string) error {
	overlay, err := m.overlay(work)
	if err != nil {
		return err
	}
	out, ok := test(o, tests, overlay)
	verdict := "killed"
	switch {
	case ok:
		verdict = "SURVIVED"
		t.survived++
	case strings.Contains(out, "[build failed]"):
		verdict = "does not compile"
		t.invalid++
	default:
		t.killed++
	}
	fmt.Printf("%s: %s: %s\n", m.place, m.what, verdict)
	return nil
}

// test runs the tests, on a mutant if there is an overlay.
func test(o options, tests []string, overlay string) (string, bool) {
	args := []string{"test", "-failfast", "-vet=off"}
	if overlay != "" {
		args = append(args, "-overlay", overlay)
	}
	ctx, cancel := context.WithTimeout(context.Background(), o.timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", append(args, tests...)...)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	return string(out), err == nil
}

// gather returns the mutants of all files that the patterns match, in order.
func gather(patterns string) ([]mutant, error) {
	var all []mutant
	err := eachFile(patterns, func(name string, text []byte) error {
		of, err := mutants(name, text)
		all = append(all, of...)
		return err
	})
	return all, err
}

// eachFile reads the files, but for tests, that the patterns match.
func eachFile(patterns string, do func(name string, text []byte) error) error {
	for pattern := range strings.SplitSeq(patterns, ",") {
		names, err := filepath.Glob(pattern)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return fmt.Errorf("no file is called %s", pattern)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if err := do(name, text); err != nil {
				return err
			}
		}
	}
	return nil
}
