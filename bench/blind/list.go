package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/bench/bug"
)

// list writes a line of Markdown for each bug of a round: where it is, what it is,
// and what each measurement says of it, with the module in view and by package.
func list(_ context.Context, c *call) error {
	if err := c.parse(); err != nil {
		return err
	}
	r, err := readRound(c.rounds, c.round)
	if err != nil {
		return err
	}
	bugs, err := r.bugs()
	if err != nil {
		return err
	}
	columns := []string{"bug", "category", "kind of program", "place", "what grows"}
	var said []map[string]bug.Result
	for _, m := range r.readings() {
		if m.Bugs == "" {
			continue
		}
		for _, s := range scopes() {
			results, err := bug.ReadResults(r.path(m.dir, s.file))
			if err != nil {
				return err
			}
			said = append(said, results)
			columns = append(columns, m.dir+", "+strings.TrimSuffix(s.file, ".jsonl"))
		}
	}
	fmt.Fprintf(c.stdout, "| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for _, g := range bugs {
		cells := []string{g.ID, g.Category, g.Kind, g.Repo + " " + g.Grow, g.Description}
		for _, results := range said {
			cells = append(cells, verdict(results[g.ID]))
		}
		fmt.Fprintf(c.stdout, "| %s |\n", strings.Join(cells, " | "))
	}
	return nil
}

// verdict says what was reported at the bug, and at the fix where that is not nothing.
func verdict(r bug.Result) string {
	if !r.Scored() {
		return "left out"
	}
	said := r.Bug.Label()
	if r.Fix.Label() != "nothing" {
		said += ", at the fix " + r.Fix.Label()
	}
	return said
}
