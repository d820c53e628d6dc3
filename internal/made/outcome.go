package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// outcome is what becomes of a thing that a function is given, and that it hands to its caller in a result
// where it succeeds, on the ways on which it fails by what it has tried with it.
type outcome struct {
	// left says that there is one on which it neither lets the thing go nor hands it on, seen that there is
	// one on which it does.
	left, seen bool
}

// gap is a block from which on a call has failed that may have left what it was given.
type gap struct {
	block int
	call  *facts.Call
	// by is the function called, which leaves it on some of its ways, or, whole, on all on which it fails.
	by    *program.Func
	whole bool
}

// why says what leaves it.
func (g *gap) why() reason.Reason {
	if g.whole {
		return reason.DroppedOnPath.With(g.by.Display)
	}
	return reason.SomePaths.With(g.by.Display)
}

// outcomeOf tells what a function does with a thing where it fails, by what becomes of that in it; ok is
// false where it does not hand the thing on by succeeding, or where one of its ways is not understood.
func (s *settler) outcomeOf(at heldAt, st *settlement) (out outcome, ok bool) {
	f := at.f
	passesOn := func(block int) bool {
		return slices.ContainsFunc(st.gaps, func(g gap) bool { return g.block == block })
	}
	handsOn := slices.ContainsFunc(st.moves, func(mv move) bool { return mv.result >= 0 && (f.Blocks[mv.block].NoError || passesOn(mv.block)) })
	late := slices.ContainsFunc(st.ends, func(e ending) bool { return e.late })
	if !handsOn || late || at.part != "" || st.kept || slices.Contains(st.escapes, nowhere) {
		return outcome{}, false
	}
	paid := st.paid()
	for r := range f.Blocks {
		b := &f.Blocks[r]
		if !b.Return || b.Unreachable || b.NoError || r != 0 && !program.Reaches(f, 0, r) {
			continue
		}
		switch {
		case passesOn(r):
		case paid[0] || paid[r] || program.AfterAny(f, paid, nowhere, r):
			out.seen = true
			continue
		case !s.triedWith(at, r):
			continue
		}
		out.left = true
	}
	return out, true
}

// triedWith reports whether a block is reached only where something has failed that a function has tried
// with what it was given: by a call that got it, or something that was made around it.
func (s *settler) triedWith(at heldAt, block int) bool {
	f := at.f
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardErr && !g.Neg && g.X.Op == facts.OpCall && slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			return program.GivenBy(&c, g.X) && !s.m.steady(&c) && slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return s.isAround(at, a) })
		})
	})
}

// isAround reports whether a term is a thing that a function has, or was made with it.
func (s *settler) isAround(at heldAt, t *facts.Term) bool {
	return t != nil && t.Any(func(a *facts.Term) bool {
		return at.is(a) || a.Op == facts.OpNew && a.Up == 0 && slices.ContainsFunc(s.m.l.StoresOf[at.f.ID], func(st facts.Store) bool {
			return st.In == a.N+1 && st.Val != nil && st.Val.Any(at.is)
		})
	})
}

// is reports whether a term is the whole value of a place.
func (sp heldAt) is(t *facts.Term) bool {
	switch {
	case t.IsUnknown() || t.Up != 0:
		return false
	case t.Op == facts.OpCall && sp.from == facts.HandleCall:
		return program.GivenBy(&sp.f.Calls[sp.n], t)
	case t.Op == facts.OpParam && sp.from == facts.HandleParam, t.Op == facts.OpNew && sp.from == facts.HandleMake:
		return t.N == sp.n
	}
	return false
}

// failing adds what a call in view that has failed leaves of what it was given: nothing that its result tells.
// Whoever calls it has the thing then, and nobody else.
func (s *settler) failing(f *program.Func, c *facts.Call, to heldAt, inner, st *settlement) {
	out, ok := s.outcomeOf(to, inner)
	if !ok || !out.left {
		return
	}
	n := program.CallIndex(f, c)
	for b := range f.Blocks {
		if f.Blocks[b].Return && f.Blocks[b].Tail == n+1 && !program.FailsOf(f, b, c) {
			st.gaps = append(st.gaps, gap{block: b, call: c, by: to.f, whole: !out.seen})
		}
	}
	if !out.seen {
		return // what it hands on by succeeding is all there is
	}
	for _, e := range understoodAt(f, c) {
		for _, to2 := range f.Blocks[e.after].Succs {
			if to2 != e.block {
				st.gaps = append(st.gaps, gap{block: to2, call: c, by: to.f})
			}
		}
	}
}

// opensGap is the first gap behind which a function returns without having let go of a thing, or handed it
// on, but by the call that has failed.
func (d *debt) opensGap(st *settlement) *gap {
	f := d.at.f
	if d.at.from != facts.HandleCall || slices.ContainsFunc(st.ends, func(e ending) bool { return e.late }) {
		return nil
	}
	for i := range st.gaps {
		g := &st.gaps[i]
		paid := st.paid()
		delete(paid, g.call.Block)
		tail := f.Blocks[g.block].Tail == program.CallIndex(f, g.call)+1 && !program.FailsOf(f, g.block, g.call)
		if tail {
			delete(paid, g.block)
		}
		if paid[g.block] || program.AfterAny(f, paid, g.call.Block, g.block) {
			continue
		}
		if tail || program.Follow(f, []int{g.block}, func(b int) bool { return paid[b] || b == g.call.Block }, func(b int) bool { return f.Blocks[b].Return && !f.Blocks[b].Unreachable && !paid[b] }) {
			return g
		}
	}
	return nil
}
