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
	given := slices.DeleteFunc(slices.Clone(st.moves), func(mv move) bool {
		put := d.by == nil || d.at.from == facts.HandleCall || !program.GivesUp(d.at.f, mv.block, d.by)
		return !mv.beside || d.used && mv.read || !put // a call that has failed has put nothing there
	})
	return append(out, m.handedUp(&up, given)...)
}

// collectBeside judges what becomes of a thing where the call that gave it has failed.
func (m *madeFinder) collectBeside(s *settler, d *debt) []debt {
	st := s.settle(d.at, maxSettleDepth)
	if d.used {
		st.ends = append(slices.Clip(st.ends), st.readEnds(d.at.f)...)
	}
	late := slices.ContainsFunc(st.ends, func(e ending) bool { return e.late && !e.deferred })
	if late || st.kept || slices.Contains(st.escapes, nowhere) || m.isEnd(d.at.f) {
		return nil
	}
	var c *facts.Call
	left := reason.LeftBesideError
	switch {
	case d.at.from == facts.HandleCall:
		c = &d.at.f.Calls[d.at.n]
	case d.at.from == facts.HandleMake && d.by != nil:
		c, left = d.by, reason.LeftInObject
	default:
		return nil
	}
	if program.LeftByFailure(d.at.f, c, st.paid()) {
		m.owe(d, FaultOpenWay, left.With(d.at.f.Display))
		return nil
	}
	return m.handedUp(d, slices.DeleteFunc(d.handedElsewhere(&st), func(mv move) bool {
		return d.at.f.Blocks[mv.block].Tail != d.at.n+1 && !program.FailsOf(d.at.f, mv.block, c)
	}))
}
