package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// besideErrors are the debts of what is given beside an error: the function that is given the thing by
// such a call, or the callers to which it gives the thing so, have to let it go although the call
// has failed. Ways on which it was let go of before are none.
func (m *madeFinder) besideErrors(d *debt, st *settlement) []debt {
	if d.ways || d.idle || d.of == "" || len(d.also) > 0 {
		return nil
	}
	var out []debt
	up := *d
	up.beside, up.stays = true, true
	for _, back := range st.besides {
		if own := up; !d.used || !back.read {
			own.at = back.heldAt
			out = append(out, own)
		}
	}
	given := slices.DeleteFunc(slices.Clone(st.moves), func(mv move) bool { return !mv.beside || d.used && mv.read })
	return append(out, m.handedUp(&up, given)...)
}

// collectBeside judges what becomes of a thing where the call that gave it has failed.
func (m *madeFinder) collectBeside(s *settler, d *debt) []debt {
	st := s.settle(d.at, maxSettleDepth)
	if d.used {
		for _, b := range st.uses {
			st.ends = append(slices.Clip(st.ends), sureAt(b))
		}
	}
	late := slices.ContainsFunc(st.ends, func(e ending) bool { return e.late && !e.deferred })
	if d.at.from != facts.HandleCall || late || st.kept || slices.Contains(st.escapes, nowhere) || m.isEnd(d.at.f) {
		return nil
	}
	c := &d.at.f.Calls[d.at.n]
	if leftByFailure(d.at.f, c, st.paid()) {
		m.owe(d, FaultOpenWay, reason.LeftBesideError.With(d.at.f.Display))
		return nil
	}
	return m.handedUp(d, slices.DeleteFunc(d.handedElsewhere(&st), func(mv move) bool {
		return d.at.f.Blocks[mv.block].Tail != d.at.n+1 && !program.FailsOf(d.at.f, mv.block, c)
	}))
}

// leftByFailure reports whether a function returns, or makes the call again in its next turn, where
// the call has given an error, without coming to where what the call gave is let go of or handed
// on, then or before.
func leftByFailure(f *program.Func, c *facts.Call, paid map[int]bool) bool {
	if paid[c.Block] {
		return false
	}
	for b := range f.Blocks {
		g := f.Blocks[b].Cond
		if g == nil || g.Kind != facts.GuardErr || len(f.Blocks[b].Succs) != 2 || !program.AsksOf(g, c) || paid[b] || afterPaid(f, paid, c.Block, b) {
			continue
		}
		to := 0
		if g.Neg {
			to = 1
		}
		left, seen := false, false
		program.Follow(f, []int{f.Blocks[b].Succs[to]}, func(b int) bool {
			left = left || b == c.Block
			return b == c.Block
		}, func(b int) bool {
			left = left || f.Blocks[b].Return && !f.Blocks[b].Unreachable
			seen = seen || paid[b]
			return seen
		})
		if left && !seen {
			return true
		}
	}
	return false
}
