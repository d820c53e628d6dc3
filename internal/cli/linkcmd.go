package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
)

// writeSummaries is the run of a shard: it writes what link needs, and judges nothing.
func (c *command) writeSummaries(ctx context.Context, opts *options) (int, error) {
	p := c.startProgress(opts.progress)
	defer p.stop()
	req := opts.request()
	req.Progress = p.update
	a, units, err := loadUnits(ctx, req)
	if err != nil || ctx.Err() != nil {
		return c.failed(ctx, opts, err)
	}
	if err := newShard(req, a, units).write(within(opts.dir, opts.cache.summaries), c.pending); err != nil {
		return exitUsage, err
	}
	if !opts.stats {
		return exitClean, nil
	}
	a.Stats.Packages = len(units)
	o := outcome{opts: opts, result: a, sel: newSelection(opts.config), rules: c.rules}
	if _, err := fmt.Fprintln(c.stderr, strings.Join(o.statsLines(), "\n")); err != nil {
		return exitUsage, fmt.Errorf("writing to standard error: %w", err)
	}
	return exitClean, nil
}

// summariesOptions refuses what a run that judges nothing would ignore.
func summariesOptions(o *options, raw *rawFlags) error {
	switch {
	case o.cache.summaries == "":
		return nil
	case raw.newFrom != "":
		return errors.New("-summaries judges nothing, and -new-from has no meaning for it or for growthlint link; leave one of the two out")
	case raw.baseline != "", raw.fix, raw.diff, raw.json, len(raw.formats) > 0, raw.file != "":
		return errors.New("-summaries judges nothing; give -baseline, -fix, -diff, -format, -json and -o to growthlint link instead")
	}
	return nil
}

// linkShards judges the union of shards as one run would have judged it.
func linkShards(ctx context.Context, req request, dirs []string) (*Analysis, error) {
	start := time.Now()
	shards, err := readShards(dirs)
	if err != nil {
		return nil, err
	}
	for _, sh := range shards {
		if sh.Tests != req.Tests || sh.Tags != shards[0].Tags {
			return nil, fmt.Errorf("the summaries of %s were written with -tests=%t -tags=%q, but link was asked for -tests=%t and others have -tags=%q; write them all alike",
				strings.Join(sh.Patterns, " "), sh.Tests, sh.Tags, req.Tests, shards[0].Tags)
		}
	}
	units, err := joinUnits(req.Dir, shards)
	if err != nil {
		return nil, err
	}
	a := &Analysis{
		Troubles: joinTroubles(req.Dir, shards), Unreached: joinUnreached(req.Dir, shards, units),
		Stages: map[string]time.Duration{}, View: joinViews(shards, units), Loaded: Loaded{Recalled: len(units), Total: len(units)},
		testImports: func(root string) map[string][]string { return joinTestImports(req.Dir, root, shards) },
	}
	a.Stages["read"] = time.Since(start)
	return a, a.conclude(ctx, req, units)
}

// joinUnits returns the units of all shards, each package once.
func joinUnits(dir string, shards []*shard) ([]*unit, error) {
	byID := map[string]*unit{}
	for _, sh := range shards {
		for _, su := range sh.Units {
			if old := byID[su.ID]; old != nil {
				if !bytes.Equal(old.Product, su.Product) {
					return nil, fmt.Errorf("the shards disagree about package %s: they were written from other sources or by another growthlint; write them all again", su.ID)
				}
				old.Matched = old.Matched || su.Matched
				continue
			}
			u := &unit{ID: su.ID, Dir: within(dir, filepath.FromSlash(su.Dir)), Matched: su.Matched, Own: su.Own, Product: su.Product}
			if err := u.read(); err != nil {
				return nil, err
			}
			byID[u.ID] = u
		}
	}
	return slices.SortedFunc(maps.Values(byID), compareUnits), nil
}

// joinTroubles returns what kept any shard from seeing all. What is a note in one
// shard, where the package is a dependency, counts if the patterns of another match it;
// and an absent package is told once, at its first import.
func joinTroubles(dir string, shards []*shard) []finding.Trouble {
	var all []finding.Trouble
	for _, sh := range shards {
		for _, t := range sh.Troubles {
			if t.File != "" {
				t.File = within(dir, filepath.FromSlash(t.File))
			}
			all = append(all, t)
		}
	}
	note := func(t finding.Trouble) int {
		if t.Note {
			return 1
		}
		return 0
	}
	slices.SortFunc(all, func(a, b finding.Trouble) int { return cmp.Or(note(a)-note(b), a.Compare(b)) })
	told := map[finding.Trouble]bool{}
	return slices.DeleteFunc(all, func(t finding.Trouble) bool {
		t.Note = false
		if t.Kind == finding.TroubleList && t.Line > 0 {
			t = finding.Trouble{Kind: t.Kind, Message: t.Message}
		}
		seen := told[t]
		told[t] = true
		return seen
	})
}

// joinUnreached returns the nested modules that no shard reaches.
func joinUnreached(dir string, shards []*shard, units []*unit) []string {
	reached := map[string]bool{}
	for _, u := range units {
		if root, ok := u.moduleRoot(); ok && u.Matched {
			reached[relativeTo(dir, root)] = true
		}
	}
	var out []string
	for _, sh := range shards {
		for _, d := range sh.Unreached {
			if !reached[d] {
				out = append(out, d)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// joinViews counts the packages of the modules once for each set of modules, and what
// is seen of them in all shards.
func joinViews(shards []*shard, units []*unit) View {
	packages := map[string]int{}
	moduleOf := map[string]string{}
	for _, u := range units {
		moduleOf[u.ID] = u.head.Module
	}
	for _, sh := range shards {
		var modules []string
		for _, u := range sh.Units {
			modules = append(modules, moduleOf[u.ID])
		}
		slices.Sort(modules)
		key := strings.Join(slices.Compact(modules), " ")
		packages[key] = max(packages[key], sh.View.ModulePackages)
	}
	v := View{}
	for _, n := range packages {
		v.ModulePackages += n
	}
	for _, u := range units {
		// External test packages count nowhere.
		if path, _, variant := strings.Cut(u.ID, " ["); !variant || !strings.HasSuffix(path, "_test") {
			v.PackagesSeen++
		}
	}
	return v
}

// joinTestImports is load.TestImports as the shards found it.
func joinTestImports(dir, root string, shards []*shard) map[string][]string {
	out := map[string][]string{}
	for _, sh := range shards {
		for d, paths := range sh.TestImports[relativeTo(dir, root)] {
			out[within(dir, filepath.FromSlash(d))] = paths
		}
	}
	return out
}
