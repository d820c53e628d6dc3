package growth_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// builder makes functions of statements in each other, as random as may be.
type builder struct {
	*rand.Rand
	f *program.Func
	// after are the blocks where control goes on after a loop that is not left yet, or in
	// its next turn.
	after []int
}

// block adds a block to the loop of that number and lets control go there from another one.
func (b *builder) block(from, loop int) int {
	n := len(b.f.Blocks)
	block := facts.Block{Loop: loop}
	if b.IntN(3) == 0 {
		block.Guards = []facts.Guard{{Kind: facts.GuardErr}}
	}
	b.f.Blocks = append(b.f.Blocks, block)
	b.edge(from, n)
	return n
}

func (b *builder) edge(from, to int) {
	if from >= 0 {
		b.f.Blocks[from].Succs = append(b.f.Blocks[from].Succs, to)
	}
}

// statements adds some behind a block and returns where they end.
func (b *builder) statements(at, loop, depth int) int {
	for range b.IntN(4) {
		switch k := b.IntN(8); {
		case k < 3 && depth > 0:
			at = b.loop(at, loop, depth)
		case k < 5 && depth > 0:
			then := b.statements(b.block(at, loop), loop, depth-1)
			at = b.block(at, loop)
			b.edge(then, at)
		case k == 5 && len(b.after) > 0: // break, continue or goto
			b.edge(at, b.after[b.IntN(len(b.after))])
		case k == 6:
			b.f.Blocks[at].Return = true
		default:
			at = b.block(at, loop)
		}
	}
	return at
}

func (b *builder) loop(at, loop, depth int) int {
	head := b.block(at, 0)
	b.f.Loops = append(b.f.Loops, facts.Loop{Parent: loop, Head: head, Endless: b.IntN(2) == 0})
	n := len(b.f.Loops)
	b.f.Blocks[head].Loop = n
	next := b.block(-1, loop)
	b.after = append(b.after, head, next)
	last := b.statements(b.block(head, n), n, depth-1)
	b.after = b.after[:len(b.after)-2]
	b.edge(last, head)
	b.edge([]int{head, last}[b.IntN(2)], next) // else it would not belong to the loop around
	return next
}

// search goes with control from a block to the ends.
func search(a *growth.Activation, r growth.Release) growth.Exit {
	var out growth.Exit
	heads, seen := a.LoopHeads(), map[int]bool{}
	var enter func(n int)
	enter = func(n int) {
		seen[n] = true
		b, here := a.F.Blocks[n], growth.ExitPlain
		if len(b.Guards) > 0 {
			here = growth.ExitTelling
		}
		if b.Return {
			out |= here
		}
		for _, s := range b.Succs {
			_, released := r.At[s]
			switch {
			case heads[s]:
				out |= here
			case released:
				out |= growth.ExitReleased
			case !seen[s]:
				enter(s)
			}
		}
	}
	enter(a.Block)
	return out
}

// The ends that are known after a block are those to which a search comes from there.
func TestExitsAreWhereControlEnds(t *testing.T) {
	asked := map[growth.Exit]int{}
	for seed := range uint64(2000) {
		b := &builder{Rand: rand.New(rand.NewPCG(seed, 18)), f: &program.Func{Func: &facts.Func{}}}
		end := b.statements(b.block(-1, 0), 0, 4)
		b.f.Blocks[end].Return = true
		r := growth.Release{At: map[int]int{}, Exits: map[int]*growth.Exits{}}
		for range b.IntN(3) {
			r.At[b.IntN(len(b.f.Blocks))] = 0
		}
		for block := range b.f.Blocks {
			a := &growth.Activation{F: b.f, Block: block}
			want := search(a, r)
			asked[want]++
			require.Equal(t, want, r.ExitsIn(b.f, program.EndlessNumber(b.f, block)).After(block), "seed %d, block %d of %v", seed, block, b.f.Blocks)
		}
	}
	require.Len(t, asked, 7, "each set of ends occurs: %v", asked)
}
