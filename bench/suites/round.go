package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/growthlint/growthlint/bench/interval"
)

// pair is the processor time of one round.
type pair struct{ without, with time.Duration }

func (p pair) ratio() float64 { return float64(p.with) / float64(p.without) }

// tally is what all rounds gave.
type tally struct {
	pairs []pair
	// outcomes are how each test ended, by build.
	outcomes [2]map[string]map[string]bool
	// races counts the reports of the race detector.
	races [2]int
	// events is how often a probe has noted something, in all rounds.
	events int64
	// samples are those of the rounds under a profile.
	samples share
}

// The builds.
const (
	without = 0
	with    = 1
)

// round runs both builds of all suites once.
func (o options) round(ctx context.Context, suites []suite, swapped bool, t *tally) (pair, error) {
	var p pair
	for _, s := range suites {
		order := []int{without, with}
		if swapped {
			slices.Reverse(order)
		}
		for _, build := range order {
			binary, log := s.without, os.DevNull
			if build == with {
				binary, log = s.with, s.with+".log"
			}
			took, out, err := o.tests(ctx, s, binary, log)
			if err != nil {
				return p, err
			}
			t.note(build, s.path, out)
			if build == with {
				p.with += took
			} else {
				p.without += took
			}
		}
	}
	return p, nil
}

// tests runs the tests of a binary and returns their processor time and what they wrote. Tests that
// fail are no error.
func (o options) tests(ctx context.Context, s suite, binary, log string, flags ...string) (time.Duration, string, error) {
	args := append([]string{"-test.v", "-test.timeout", o.timeout.String()}, flags...)
	if o.skip != "" {
		args = append(args, "-test.skip", o.skip)
	}
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "GROWTHLINT_PROBE_LOG="+log)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil || ctx.Err() != nil {
		return 0, "", fmt.Errorf("%s: %w", s.path, err)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), string(out), nil
}

// perEvent is more than what noting a length costs, in nanoseconds: go test ./internal/probe -bench Site.
const perEvent = 15

var ended = regexp.MustCompile(`(?m)^\s*--- (PASS|FAIL|SKIP): (\S+)`)

// note keeps how tests ended.
func (t *tally) note(build int, path, out string) {
	if t.outcomes[build] == nil {
		t.outcomes[build] = map[string]map[string]bool{}
	}
	for _, m := range ended.FindAllStringSubmatch(out, -1) {
		name := path + " " + m[2]
		if t.outcomes[build][name] == nil {
			t.outcomes[build][name] = map[string]bool{}
		}
		t.outcomes[build][name][m[1]] = true
	}
	t.races[build] += strings.Count(out, "WARNING: DATA RACE")
}

// different are the tests that have no way of ending in common.
func (t *tally) different() []string {
	var out []string
	for name, ways := range t.outcomes[without] {
		common := false
		for way := range ways {
			common = common || t.outcomes[with][name][way]
		}
		if !common {
			out = append(out, name)
		}
	}
	for name := range t.outcomes[with] {
		if t.outcomes[without][name] == nil {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// tell writes what came of it. The ratio that counts is the median of the pairs: one round that
// another process has disturbed does not move it.
func (t *tally) tell(w io.Writer, suites int) {
	var all pair
	var ratios []float64
	for _, p := range t.pairs {
		all.without += p.without
		all.with += p.with
		ratios = append(ratios, p.ratio())
	}
	slices.Sort(ratios)
	low, high := interval.OfMedian(ratios)
	fmt.Fprintf(w, "%d tests in %d packages, %d rounds\n", len(t.outcomes[without]), suites, len(t.pairs))
	fmt.Fprintf(w, "processor time: %.1f s without, %.1f s with, %.3f; of the pairs the median %.3f, between %.3f and %.3f with 95%% confidence\n",
		all.without.Seconds(), all.with.Seconds(), all.ratio(), interval.Median(ratios), low, high)
	fmt.Fprintf(w, "%d times something was noted; at %d ns each that is %.3f%% of the processor time with\n",
		t.events, perEvent, 100*float64(t.events)*perEvent/float64(all.with.Nanoseconds()))
	if t.samples.all > 0 {
		fmt.Fprintln(w, t.samples)
	}
	fmt.Fprintf(w, "data races reported: %d without, %d with\n", t.races[without], t.races[with])
	if list := t.different(); len(list) > 0 {
		fmt.Fprintf(w, "tests that end differently: %s\n", strings.Join(list, ", "))
	} else {
		fmt.Fprintln(w, "no test ends differently")
	}
}
