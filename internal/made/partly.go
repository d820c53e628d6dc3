package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// partlyEnd is a function in view that lets go of what it is given on some of its ways, and on
// others neither does so nor hands it on: who calls it and does nothing else leaves the thing.
type partlyEnd struct {
	f *program.Func
	// misread says that it does not only where the thing could not be read.
	misread bool
	// read says that the function hands it to other code, which may read it to its end.
	read bool
}

// partly tells whether a function lets go of what it is given on some of its ways alone, by what
// becomes of that in it; nil if it does on all, or where that is not known. A function that it
// hands the thing to may be the one that does.
func (s *settler) partly(at heldAt, st *settlement) *partlyEnd {
	if out, ok := s.partlies[at]; ok {
		return out
	}
	var out *partlyEnd
	itself := at.part == "" && (at.n > 0 || at.f.Recv == "") // of what an object has, that may know more
	if itself && len(st.moves)+len(st.escapes)+len(st.puts) == 0 && !st.kept && !slices.ContainsFunc(st.ends, func(e ending) bool { return e.late && !e.deferred }) {
		if out = s.m.leavesGiven(at, st.withForeign()); out != nil && len(st.uses) > 0 {
			out = &partlyEnd{f: out.f, misread: out.misread, read: true}
		}
	}
	s.partlies[at] = out
	return out
}

// withForeign is a settlement with the places among its ends at which other modules have the thing, which may let it
// go as well.
func (st *settlement) withForeign() *settlement {
	out := *st
	out.ends = slices.Clip(st.ends)
	for _, u := range st.uses {
		if u.foreign {
			out.ends = append(out.ends, sureAt(u.block))
		}
	}
	return &out
}

// leavesGiven is the function that leaves what it is given on some way, nil if none does.
func (m *madeFinder) leavesGiven(at heldAt, st *settlement) *partlyEnd {
	never := func(int) bool { return false }
	if !leavesWay(at, st, never) {
		return allPartly(st.ends)
	}
	misread := func(block int) bool {
		return slices.ContainsFunc(at.f.GuardsAt(block), func(g facts.Guard) bool {
			return g.Kind == facts.GuardErr && !g.Neg && slices.ContainsFunc(at.f.Calls, func(c facts.Call) bool {
				return m.steady(&c) && program.Yields(&c, g.X) && c.Args[0].Op == facts.OpParam && c.Args[0].N == at.n
			})
		})
	}
	return &partlyEnd{f: at.f, misread: !leavesWay(at, st, misread)}
}

// allPartly is the function that lets go on some ways alone, if all that lets go calls such functions.
func allPartly(ends []ending) *partlyEnd {
	if len(ends) == 0 || slices.ContainsFunc(ends, func(e ending) bool { return e.partly == nil }) {
		return nil
	}
	return ends[0].partly
}

// leavesWay reports whether a function that is given a thing returns by a way on which it does not
// let it go, but for ways that are excused and those that its caller has chosen: where there is no
// such thing, or by another parameter.
func leavesWay(at heldAt, st *settlement, excused func(block int) bool) bool {
	f := at.f
	chosen := func(block int) bool {
		return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return g.X.IsUnknown() || program.OfParam(g.X) || program.OfParam(g.Y) })
	}
	if !slices.ContainsFunc(st.ends, func(e ending) bool { return e.after == nowhere }) {
		return leftUnsaid(f, 0, st, func(b int) bool { return chosen(b) || excused(b) }, nil)
	}
	paid := st.paid()
	if paid[0] {
		return false
	}
	for r := range f.Blocks {
		b := &f.Blocks[r]
		if b.Return && !b.Unreachable && (r == 0 || program.Reaches(f, 0, r)) && !chosen(r) && !excused(r) && !program.AfterAny(f, paid, nowhere, r) {
			return true
		}
	}
	return false
}
