package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// The states, in the order of measuring.
const (
	cold = "cold"
	warm = "warm"
	leaf = "leaf"
	hub  = "hub"
)

func states() []string { return []string{cold, warm, leaf, hub} }

// bench measures all tools over one tree.
type bench struct {
	tree     *tree
	tools    []tool
	rounds   int
	states   []string
	work     string
	progress io.Writer
	samples  map[string]map[string][]sample // by state and tool
}

func (b *bench) run(ctx context.Context) error {
	b.samples = map[string]map[string][]sample{}
	cache := filepath.Join(b.work, "build")
	for _, t := range b.tools {
		if err := b.start(ctx, t, cache); err != nil {
			return err
		}
	}
	for round := range b.rounds {
		for _, state := range b.states {
			// Growthlint needs no build cache; the others' cold state is a compile, which
			// is measured once.
			if state == cold {
				if round > 0 {
					if err := b.one(ctx, b.tools[0], cold, cache); err != nil {
						return err
					}
				}
				continue
			}
			if err := b.change(state); err != nil {
				return err
			}
			for _, t := range b.tools {
				if err := b.one(ctx, t, state, cache); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// start brings a tool to where it is warm; that is its cold run.
func (b *bench) start(ctx context.Context, t tool, cache string) error {
	if slices.Contains(b.states, cold) {
		return b.one(ctx, t, cold, cache)
	}
	_, err := t.measure(ctx, b.tree.dir, cache)
	return err
}

// change edits what the state says.
func (b *bench) change(state string) error {
	switch state {
	case leaf:
		return b.tree.edit(b.tree.leaf)
	case hub:
		return b.tree.edit(b.tree.hub)
	}
	return nil
}

// one measures one run.
func (b *bench) one(ctx context.Context, t tool, state, cache string) error {
	if state == cold {
		if t.cache != "" {
			if err := os.RemoveAll(t.cache); err != nil {
				return fmt.Errorf("emptying the cache of %s: %w", t.name, err)
			}
		}
		// An empty build cache of this run's own; go vet's first fills the one that all
		// use afterwards.
		if t.name == "growthlint" {
			cache = filepath.Join(b.work, "empty")
			if err := os.RemoveAll(cache); err != nil {
				return fmt.Errorf("emptying the build cache: %w", err)
			}
		}
	}
	s, err := t.measure(ctx, b.tree.dir, cache)
	if err != nil {
		return err
	}
	if b.samples[state] == nil {
		b.samples[state] = map[string][]sample{}
	}
	b.samples[state][t.name] = append(b.samples[state][t.name], s)
	_, err = fmt.Fprintf(b.progress, "%s %s %s: %.1fs\n", b.tree.name, state, t.name, s.wall.Seconds())
	return err
}

// median returns the median of each figure by itself.
func median(all []sample) sample {
	mid := func(of func(sample) int64) int64 {
		var vs []int64
		for _, s := range all {
			vs = append(vs, of(s))
		}
		slices.Sort(vs)
		return vs[len(vs)/2]
	}
	return sample{
		wall:   time.Duration(mid(func(s sample) int64 { return int64(s.wall) })),
		cpu:    time.Duration(mid(func(s sample) int64 { return int64(s.cpu) })),
		memory: mid(func(s sample) int64 { return s.memory }),
	}
}

// table is the result as Markdown: medians, and wall time as a multiple of growthlint's
// in the same state.
func (b *bench) table() string {
	var out strings.Builder
	fmt.Fprintf(&out, "\n### %s at %s: %d packages, %d with dependencies\n\n", b.tree.name, cmp.Or(b.tree.commit, "no commit"), b.tree.packages, b.tree.all)
	out.WriteString("| state | tool | runs | wall | CPU | memory | wall against growthlint |\n|---|---|---|---|---|---|---|\n")
	for _, state := range b.states {
		own := median(b.samples[state]["growthlint"])
		for _, t := range b.tools {
			all := b.samples[state][t.name]
			if len(all) == 0 {
				continue
			}
			m := median(all)
			fmt.Fprintf(&out, "| %s | %s | %d | %.2f s | %.2f s | %d MB | %.2f |\n",
				state, t.name, len(all), m.wall.Seconds(), m.cpu.Seconds(), m.memory>>20, m.wall.Seconds()/own.wall.Seconds())
		}
	}
	return out.String()
}
