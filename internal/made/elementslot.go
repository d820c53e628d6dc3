package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// slotTaken reports a debt whose element takes a place of a list, by an index that others choose,
// from one that is not ended, while elsewhere what stands in the list is.
func (m *madeFinder) slotTaken(s *settler, d *elementDebt) {
	p := &d.at
	i := slices.IndexFunc(p.in.Sets, func(o facts.Set) bool { return o.Block == p.block && o.List.Equal(p.dest) })
	if i < 0 || !chosen(p.in.Sets[i].At) || m.isEnd(p.in) || !m.rootsAt(p.in, p.block).Live() {
		return
	}
	base := p.dest.Arg(0)
	if root, _ := program.WayTo(p.dest); root.Op == facts.OpNew {
		return // a list that is filled for the first time
	}
	v := &leaving{f: p.in, block: p.block, base: base, key: p.in.Sets[i].At, slot: true}
	ended := m.endsInList(s, d)
	if ended == nil || m.looksFirst(d, v, maxLeavingHops) || m.endsBefore(s, d, v) {
		return
	}
	why := reason.ReplacedUnended.With(p.in.Display, program.LastName(d.key), ended.Display)
	if made := m.report(&d.acquisition, FaultOverwritten, m.rootsAt(d.f, d.block), why); made != nil {
		made.note("replaced", reason.ReplacedHere.With(), p.in, p.in.Pos)
	}
}

// endsInList is a function that ends what it finds in the container of a debt, nil without one.
func (m *madeFinder) endsInList(s *settler, d *elementDebt) *program.Func {
	for _, id := range m.l.Readers[d.key] {
		f := m.l.Funcs[id]
		if f == nil || f.Testing || slices.Contains(d.by, f) {
			continue
		}
		for i := range f.Holdings {
			if h := &f.Holdings[i]; h.From == facts.HandleParam {
				st := s.settle(heldAt{f: f, from: facts.HandleParam, n: h.N, part: "." + d.key + "[]" + d.rest}, maxSettleDepth)
				if len(st.ends) > 0 {
					return f
				}
			}
		}
	}
	return nil
}
