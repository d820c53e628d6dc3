package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
)

// Link judges the union of shards as one run would have judged it.
func Link(ctx context.Context, req Request, dirs []string) (*Analysis, error) {
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
func joinUnits(dir string, shards []*Shard) ([]*Unit, error) {
	byID := map[string]*Unit{}
	for _, sh := range shards {
		for _, su := range sh.Units {
			if old := byID[su.ID]; old != nil {
				if !bytes.Equal(old.Product, su.Product) {
					return nil, fmt.Errorf("the shards disagree about package %s: they were written from other sources or by another growthlint; write them all again", su.ID)
				}
				old.Matched = old.Matched || su.Matched
				continue
			}
			u := &Unit{ID: su.ID, Dir: absoluteFrom(dir, su.Dir), Matched: su.Matched, Own: su.Own, Product: su.Product}
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
func joinTroubles(dir string, shards []*Shard) []finding.Trouble {
	var all []finding.Trouble
	for _, sh := range shards {
		for _, t := range sh.Troubles {
			if t.File != "" {
				t.File = absoluteFrom(dir, t.File)
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
func joinUnreached(dir string, shards []*Shard, units []*Unit) []string {
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
func joinViews(shards []*Shard, units []*Unit) View {
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
func joinTestImports(dir, root string, shards []*Shard) map[string][]string {
	out := map[string][]string{}
	for _, sh := range shards {
		for d, paths := range sh.TestImports[relativeTo(dir, root)] {
			out[absoluteFrom(dir, d)] = paths
		}
	}
	return out
}
