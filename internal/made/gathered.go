package made

import (
	"slices"

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
		return program.ReturnsLater(f, in.block, n, func(b int) bool { return paid[b] }, func(b int) bool {
			return m.cannotBe(f, b) || program.AsksOwnLength(f, b)
		})
	})
}
