package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/growthlint/growthlint/bench/heads"
)

// check tells whether the rounds are what was recorded.
func check(_ context.Context, c *call) error {
	if err := c.parse(); err != nil {
		return err
	}
	rounds, err := readRounds(c.rounds)
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range rounds {
		if err := r.check(); err != nil {
			errs = append(errs, fmt.Errorf("round %s: %w", r.Name, err))
			continue
		}
		fmt.Fprintf(c.stdout, "round %s is sound\n", r.Name)
	}
	return errors.Join(errs...)
}

// check returns everything about the round that is not as recorded.
func (r *Round) check() error {
	var errs []error
	if r.Name != filepath.Base(r.dir) {
		errs = append(errs, fmt.Errorf("%s names it %q", roundFile, r.Name))
	}
	bugs, err := r.bugs()
	errs = append(errs, err)
	for _, g := range bugs {
		errs = append(errs, g.problems())
		if g.GrowSum == "" || g.GrowExpr != "" {
			errs = append(errs, fmt.Errorf("bug %s was not admitted: its line has no sum", g.ID))
		}
	}
	if _, err := r.heads(); err != nil {
		errs = append(errs, err)
	}
	if _, err := heads.ReadLabels(r.path(labelsFile)); err != nil {
		errs = append(errs, err)
	}
	if r.Batch != "" {
		errs = append(errs, r.same(r.Batch, bugsFile, headsFile))
	}
	readings := []*Reading{&r.Before, r.After}
	for i, dir := range []string{beforeDir, afterDir} {
		if reading := readings[i]; reading != nil {
			errs = append(errs, r.checkReading(*reading, dir))
		}
	}
	return errors.Join(errs...)
}

// checkReading holds the files of a measurement against their sums.
func (r *Round) checkReading(reading Reading, dir string) error {
	var errs []error
	if reading.Bugs != "" {
		errs = append(errs, r.same(reading.Bugs, filepath.Join(dir, moduleFile), filepath.Join(dir, packageFile)))
	}
	if reading.Findings != "" {
		errs = append(errs, r.same(reading.Findings, filepath.Join(dir, findingsFile)))
	}
	return errors.Join(errs...)
}

// same returns an error when the files' sum is not the recorded one.
func (r *Round) same(recorded string, names ...string) error {
	sum, err := r.sum(names...)
	if err == nil && sum != recorded {
		err = fmt.Errorf("%v are not what was recorded", names)
	}
	return err
}
