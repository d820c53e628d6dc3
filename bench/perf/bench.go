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
	// cold is with empty caches, the go command's too; what peers wait for there is
	// compiling, which is measured once for all of them.
	cold = "cold"
	// first is the first run with a warm build cache.
	first = "first"
	warm  = "warm"
	leaf  = "leaf"
	hub   = "hub"
)

func states() []string { return []string{cold, first, warm, leaf, hub} }

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
	if err := b.prepare(ctx); err != nil {
		return err
	}
	for round := range b.rounds {
		for _, state := range b.states {
			if err := b.change(state); err != nil {
				return err
			}
			for _, t := range b.tools {
				if !t.takesPart(state) || state == first && round > 0 && !t.quick {
					continue
				}
				if err := b.one(ctx, t, state); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// prepare fills the caches as the states want them that are measured later.
func (b *bench) prepare(ctx context.Context) error {
	if slices.Contains(b.states, cold) {
		if err := os.RemoveAll(b.buildCache()); err != nil {
			return fmt.Errorf("emptying the build cache: %w", err)
		}
		return b.one(ctx, compiler(), cold)
	}
	if slices.Contains(b.states, first) {
		_, err := compiler().measure(ctx, b.tree.dir, b.buildCache())
		return err
	}
	for _, t := range b.tools {
		if _, err := t.measure(ctx, b.tree.dir, b.buildCache()); err != nil {
			return err
		}
	}
	return nil
}

// buildCache is the go command's cache in all states but cold.
func (b *bench) buildCache() string { return filepath.Join(b.work, "build") }

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
func (b *bench) one(ctx context.Context, t tool, state string) error {
	build := b.buildCache()
	if state == cold && t.name != compile {
		build = filepath.Join(b.work, "empty")
		if err := os.RemoveAll(build); err != nil {
			return fmt.Errorf("emptying the build cache: %w", err)
		}
	}
	if t.cache != "" && (state == cold || state == first) {
		if err := os.RemoveAll(t.cache); err != nil {
			return fmt.Errorf("emptying the cache of %s: %w", t.name, err)
		}
	}
	s, err := t.measure(ctx, b.tree.dir, build)
	if err != nil {
		return err
	}
	if b.samples[state] == nil {
		b.samples[state] = map[string][]sample{}
	}
	b.samples[state][t.name] = append(b.samples[state][t.name], s)
	_, err = fmt.Fprintf(b.progress, "%s %s %s: %.2fs wall, %.2fs CPU, %d MB\n",
		b.tree.name, state, t.name, s.wall.Seconds(), s.cpu.Seconds(), s.memory>>20)
	return err
}

// median returns the median of each figure by itself.
func median(all []sample) sample {
	if len(all) == 0 {
		return sample{}
	}
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

// total is what a peer's cold state costs: the compile and its first run after it.
func (b *bench) total(name string) (sample, bool) {
	c, f := b.samples[cold][compile], b.samples[first][name]
	if len(c) == 0 || len(f) == 0 {
		return sample{}, false
	}
	x, y := median(c), median(f)
	return sample{wall: x.wall + y.wall, cpu: x.cpu + y.cpu, memory: max(x.memory, y.memory)}, true
}

// table is the result as Markdown: medians, and each as a multiple of growthlint's in
// the same state.
func (b *bench) table() string {
	var out strings.Builder
	fmt.Fprintf(&out, "\n### %s at %s: %d packages, %d with dependencies\n\n", b.tree.name, cmp.Or(b.tree.commit, "no commit"), b.tree.packages, b.tree.all)
	out.WriteString("| state | tool | runs | wall | CPU | memory | ratios to growthlint |\n|---|---|---|---|---|---|---|\n")
	for _, state := range b.states {
		own := median(b.samples[state]["growthlint"])
		row := func(name string, runs int, m sample) {
			fmt.Fprintf(&out, "| %s | %s | %d | %.2f s | %.2f s | %d MB | %.2f, %.2f, %.2f |\n", state, name, runs, m.wall.Seconds(), m.cpu.Seconds(), m.memory>>20,
				m.wall.Seconds()/own.wall.Seconds(), m.cpu.Seconds()/own.cpu.Seconds(), float64(m.memory)/float64(max(own.memory, 1)))
		}
		for _, t := range append(slices.Clone(b.tools), compiler()) {
			all := b.samples[state][t.name]
			if len(all) > 0 {
				row(t.name, len(all), median(all))
			} else if sum, ok := b.total(t.name); ok && state == cold {
				row(compile+", then "+t.name, 1, sum)
			}
		}
	}
	return out.String()
}
