package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
	"github.com/growthlint/growthlint/bench/heads"
)

// mostOfOne is how many bugs of one repository a round takes.
const mostOfOne = 2

// ownLists are the lists that the project keeps of repositories it has looked at.
func ownLists() []string {
	return []string{"bench/heads.txt", "bench/labels.jsonl", "bench/WILD.md", "bench/RESULTS.md"}
}

// batch is what a round has and what is to be added.
type batch struct {
	bugs  []Bug
	heads []heads.Head
	// had is how many of the bugs the round had before.
	had int
}

// admit adds bugs and heads to a round whose figures nobody has asked for yet. It
// takes all of them or none.
func admit(ctx context.Context, c *call) error {
	var bugs, list, reserved, mirrors string
	paths := ownLists()
	c.flags.StringVar(&bugs, "bugs", "", "`file` of bugs to add, JSON lines")
	c.flags.StringVar(&list, "heads", "", "`file` that lists heads to add: owner/name commit [module directory [patterns]]")
	listed := 0
	c.flags.Func("listed", "`file` that names repositories that are known (repeatable)", func(s string) error {
		listed++
		paths = append(paths, s)
		return nil
	})
	c.flags.StringVar(&reserved, "reserved", "", "`file` of hashes of repositories that are reserved")
	c.flags.StringVar(&mirrors, "mirrors", "", "`directory` with a git directory for each repository, owner+name/repo")
	if err := c.parse(); err != nil {
		return err
	}
	if listed == 0 || reserved == "" || bugs == "" && list == "" || bugs != "" && mirrors == "" {
		return fmt.Errorf("%w: admit wants -listed, -reserved, and -bugs with -mirrors, or -heads", harness.ErrUsage)
	}
	r, err := readRound(c.rounds, c.round)
	if err != nil {
		return err
	}
	if r.Batch != "" {
		return fmt.Errorf("round %s: figures were asked for, and the batch is closed: begin another round", r.Name)
	}
	known, err := readLists(paths, c.rounds, r.Name, reserved)
	if err != nil {
		return err
	}
	b, err := r.readBatch(bugs, list)
	if err != nil {
		return err
	}
	if err := b.check(known); err != nil {
		return err
	}
	if err := b.locate(ctx, &checkout.Pool{Mirrors: mirrors}); err != nil {
		return err
	}
	if err := r.writeBatch(b); err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "round %s: %d bugs, %d heads\n", r.Name, len(b.bugs), len(b.heads))
	return nil
}

// readBatch reads the round's batch and adds what the files have; either may be "".
func (r *Round) readBatch(bugs, list string) (batch, error) {
	var b batch
	var err error
	if b.bugs, err = r.bugs(); err != nil {
		return b, err
	}
	if b.heads, err = r.heads(); err != nil {
		return b, err
	}
	b.had = len(b.bugs)
	if bugs != "" {
		more, err := checkout.ReadLines[Bug](bugs, true)
		if err != nil {
			return b, err
		}
		b.bugs = append(b.bugs, more...)
	}
	if list != "" {
		more, err := heads.ReadHeads(list)
		if err != nil {
			return b, err
		}
		b.heads = append(b.heads, more...)
	}
	return b, nil
}

// check returns everything that is wrong with the batch.
func (b batch) check(known lists) error {
	var errs []error
	seen, count, asHead := map[string]bool{}, map[string]int{}, map[string]bool{}
	for _, h := range b.heads {
		errs = append(errs, known.refuse(h.Repository))
		if seen[h.String()] {
			errs = append(errs, fmt.Errorf("head %s is there twice", h))
		}
		seen[h.String()] = true
		asHead[strings.ToLower(h.Repository)] = true
	}
	for _, g := range b.bugs {
		repo := strings.ToLower(g.Repo)
		count[repo]++
		errs = append(errs, g.problems(), known.refuse(g.Repo))
		switch {
		case seen[g.ID]:
			errs = append(errs, fmt.Errorf("two bugs are called %s", g.ID))
		case asHead[repo]:
			errs = append(errs, fmt.Errorf("bug %s: %s is a head of the round too", g.ID, g.Repo))
		case count[repo] > mostOfOne:
			errs = append(errs, fmt.Errorf("bug %s: a round takes %d bugs of %s at most", g.ID, mostOfOne, g.Repo))
		}
		seen[g.ID] = true
	}
	return errors.Join(errs...)
}

// problems returns what is missing or wrong in a bug.
func (g Bug) problems() error {
	var errs []error
	fields := []struct{ name, value string }{
		{"id", g.ID}, {"category", g.Category}, {"container", g.Container}, {"dir", g.Dir}, {"module_dir", g.ModuleDir},
		{"kind", g.Kind}, {"symptom", g.Symptom}, {"source", g.Source}, {"description", g.Description},
	}
	for _, f := range fields {
		if strings.TrimSpace(f.value) == "" {
			errs = append(errs, fmt.Errorf("bug %s: %s is empty", g.ID, f.name))
		}
	}
	if !heads.IsRepository(g.Repo) {
		errs = append(errs, fmt.Errorf("bug %s: repo %q is not owner/name", g.ID, g.Repo))
	}
	if !commitForm.MatchString(g.Case.Bug) || !commitForm.MatchString(g.Fix) {
		errs = append(errs, fmt.Errorf("bug %s: bug and fix are to be commits of 40 hex digits", g.ID))
	}
	if !dateForm.MatchString(g.Date) {
		errs = append(errs, fmt.Errorf("bug %s: date %q is not like 2006-01-02", g.ID, g.Date))
	}
	if _, _, err := g.Growth(); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// locate finds each new bug in its mirror, and puts the sum of the growth's line
// in the place of its text: a round keeps no source of others.
func (b batch) locate(ctx context.Context, pool *checkout.Pool) error {
	var errs []error
	for i := range b.bugs[b.had:] {
		g := &b.bugs[b.had+i]
		if err := g.locate(ctx, pool); err != nil {
			errs = append(errs, fmt.Errorf("bug %s: %w", g.ID, err))
		}
	}
	return errors.Join(errs...)
}

func (g *Bug) locate(ctx context.Context, pool *checkout.Pool) error {
	follows, err := pool.Follows(ctx, g.Repo, g.Case.Bug, g.Fix)
	if err != nil {
		return err
	}
	if !follows {
		return fmt.Errorf("the fix %s does not follow %s", g.Fix, g.Case.Bug)
	}
	file, line, err := g.Growth()
	if err != nil {
		return err
	}
	data, err := pool.File(ctx, g.Repo, g.Case.Bug, file)
	if err != nil {
		return err
	}
	lines := bug.Lines(data)
	if line < 1 || line > len(lines) || strings.TrimSpace(lines[line-1]) == "" {
		return fmt.Errorf("%s has nothing at line %d", file, line)
	}
	text := lines[line-1]
	if !bug.Holds(text, g.GrowExpr) {
		return fmt.Errorf("%s is not %q but %q", g.Grow, g.GrowExpr, strings.TrimSpace(text))
	}
	g.GrowExpr, g.GrowSum = "", bug.SumLine(text)
	return nil
}

// writeBatch replaces the round's bugs and heads.
func (r *Round) writeBatch(b batch) error {
	slices.SortStableFunc(b.bugs, func(a, b Bug) int { return strings.Compare(a.ID, b.ID) })
	if err := replaceLines(r.path(bugsFile), b.bugs); err != nil {
		return err
	}
	if len(b.heads) == 0 {
		return nil
	}
	var text strings.Builder
	for _, h := range b.heads {
		fmt.Fprintln(&text, strings.TrimSuffix(h.String(), " . ./..."))
	}
	return replace(r.path(headsFile), []byte(text.String()))
}
