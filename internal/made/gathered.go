package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// losesGathered owes what is lost of a list that is gathered, and reports whether something is.
func (m *madeFinder) losesGathered(s *settler, d *debt, st *settlement) bool {
	lost := m.dropsGathered(s, st)
	if lost {
		m.owe(d, FaultOpenWay, reason.GatheredLost.With(d.at.f.Display))
	}
	return lost
}

// dropsGathered reports whether a function that gathers things in a list at the turns of a loop, and
// lets them go or hands them on, can return from a later turn without either: what the turns before
// have gathered nobody has. A return where the list is asked for its length has nothing to lose.
func (m *madeFinder) dropsGathered(s *settler, st *settlement) bool {
	return slices.ContainsFunc(st.lists, func(in listed) bool {
		f := in.at.f
		n := f.Blocks[in.block].Loop
		own := s.settle(in.at, maxSettleDepth)
		if n == 0 || len(own.escapes) > 0 || len(own.ends)+len(own.moves) == 0 || slices.ContainsFunc(own.ends, func(e ending) bool { return e.late || e.deferred }) {
			return false
		}
		paid := own.paid()
		for b := range paid { // a loop over the elements has let go of all, however many there are
			for l := f.Blocks[b].Loop; l > 0 && !program.InLoop(f, in.block, l); l = f.Loops[l-1].Parent {
				paid[f.Loops[l-1].Head] = true
			}
		}
		return returnsLater(f, in.block, n, func(b int) bool { return paid[b] }, func(b int) bool {
			return m.cannotBe(f, b) || asksOwnLength(f, b)
		})
	})
}

// returnsLater reports whether control comes from a block of loop n to its next turn, and from within
// that to a return, without passing some blocks.
func returnsLater(f *program.Func, from, n int, past, excused func(int) bool) bool {
	head := f.Loops[n-1].Head
	if !program.Follow(f, f.Blocks[from].Succs, past, func(b int) bool { return b == head }) {
		return false
	}
	within := slices.DeleteFunc(slices.Clone(f.Blocks[head].Succs), func(b int) bool { return !program.InLoop(f, b, n) })
	return program.Follow(f, within, func(b int) bool { return b == head || past(b) }, func(b int) bool {
		return f.Blocks[b].Return && !f.Blocks[b].Unreachable && !excused(b)
	})
}

// asksOwnLength reports whether a block is reached only by what a list of the function's own has as its
// length.
func asksOwnLength(f *program.Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardLen && g.X.Any(func(t *facts.Term) bool {
			return t.Op == facts.OpCall && t.Text == "len" && strings.Contains(t.Arg(0).String(), string(facts.OpAppend))
		})
	})
}
