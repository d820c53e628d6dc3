package program

import (
	"iter"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// LoopsAround are the numbers, from 1, of the loops around a block, innermost first.
func LoopsAround(f *Func, block int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if block >= len(f.Blocks) {
			return
		}
		for n := f.Blocks[block].Loop; n > 0 && yield(n); {
			n = f.Loops[n-1].Parent
		}
	}
}

// EndlessNumber is the number of the innermost endless loop around a block, whatever
// paces it, 0 without one.
func EndlessNumber(f *Func, block int) int {
	if block >= len(f.Blocks) {
		return 0
	}
	return EndlessFrom(f, f.Blocks[block].Loop)
}

// EndlessFrom is the number of the innermost endless loop that is that loop or around it, 0
// without one.
func EndlessFrom(f *Func, n int) int {
	for n > 0 && !f.Loops[n-1].Endless {
		n = f.Loops[n-1].Parent
	}
	return n
}

// SameEndless reports whether two blocks lie in one endless loop.
func SameEndless(f *Func, a, b int) bool {
	for n := range LoopsAround(f, a) {
		if f.Loops[n-1].Endless && InLoop(f, b, n) {
			return true
		}
	}
	return false
}

// GathersIn reports whether a loop of f only gathers in an object that f has made: f reads it
// when the loop has left.
func GathersIn(f *Func, lp *facts.Loop, made *facts.Term) bool {
	return slices.ContainsFunc(lp.Gathered, func(t *facts.Term) bool {
		switch {
		case t.Op == facts.OpNew && made.Op == facts.OpLocal:
			m := MakeOf(f, t.N)
			return m != nil && m.Local == made.Text
		case t.Op == facts.OpLocal && made.Op == facts.OpNew:
			m := MakeOf(f, made.N)
			return m != nil && m.Local == t.Text
		}
		return t.Op == made.Op && t.Text == made.Text && t.N == made.N
	})
}

// ReceivedAt is the block in which f receives from a channel, or its first block.
func ReceivedAt(f *Func, recv *facts.Term) int {
	for i := range f.Comms {
		if c := &f.Comms[i]; c.Op == facts.CommRecv && c.Chan.Equal(recv.Arg(0)) {
			return c.Block
		}
	}
	for n := range f.Loops {
		if over := f.Loops[n].Over; over != nil && over.Equal(recv.Arg(0)) {
			return f.Loops[n].Head
		}
	}
	return 0
}

// UnboundedNumber is the number of the innermost loop around a block that runs until it is told
// otherwise, or else of the innermost one that neither goes over what there is nor counts its turns;
// 0 without one.
func UnboundedNumber(f *Func, block int) int {
	if n := EndlessNumber(f, block); n > 0 {
		return n
	}
	for n := range LoopsAround(f, block) {
		if lp := &f.Loops[n-1]; !lp.Counted && lp.Over == nil && !countsBack(f, n) {
			return n
		}
	}
	return 0
}

// countsBack reports whether loop number n goes on to its next turn nowhere but where a count has not come
// to a bound.
func countsBack(f *Func, n int) bool {
	head := f.Loops[n-1].Head
	for b := range f.Blocks {
		if !InLoop(f, b, n) || !slices.Contains(f.Blocks[b].Succs, head) {
			continue
		}
		if !slices.ContainsFunc(f.GuardsAt(b), func(g facts.Guard) bool { return g.Kind == facts.GuardLen && InLoop(f, g.Block, n) }) {
			return false
		}
	}
	return true
}
