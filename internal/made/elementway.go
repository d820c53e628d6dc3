package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// leftOnWay reports whether a function that takes an element out of a container, and ends it or hands it
// on by some ways, comes by another one to a return, or to where it takes out the next one, without
// either. What a way asks that may tell whether the element has ended before says nothing.
func (m *madeFinder) leftOnWay(s *settler, d *elementDebt, v *leaving) bool {
	root, way := program.WayTo(v.base)
	at, ok := heldOf(v.f, root, way+"."+d.key+"[]"+d.rest)
	if !ok || v.block == nowhere || v.all {
		return false
	}
	st := s.settle(at, maxSettleDepth)
	if slices.ContainsFunc(st.ends, func(e ending) bool { return e.late || e.after != nowhere }) || slices.Contains(st.escapes, nowhere) || len(st.moves) == 0 {
		return false
	}
	paid, ok := m.paidHere(d, v, &st)
	if !ok {
		return false
	}
	head := nowhere
	if n := v.f.Blocks[v.block].Loop; n > 0 {
		head = v.f.Loops[n-1].Head
	}
	turn := func(b int) bool { return b == head }
	for b := range paid { // before it was taken out
		if b == v.block || program.Follow(v.f, []int{b}, turn, func(at int) bool { return at == v.block }) {
			return false
		}
	}
	reached := map[int]bool{}
	for work := []int{v.block}; len(work) > 0; {
		b := work[0]
		work = work[1:]
		if reached[b] || paid[b] {
			continue
		}
		reached[b] = true
		if v.f.Blocks[b].Return && !v.f.Blocks[b].Unreachable && !m.mayHaveEnded(v, v.f.GuardsAt(b)) {
			return true
		}
		for i, to := range v.f.Blocks[b].Succs {
			if to != head {
				work = append(work, to)
				continue
			}
			guards := slices.Clone(v.f.GuardsAt(b))
			if on := v.f.Blocks[b].Cond; on != nil && len(v.f.Blocks[b].Succs) == 2 {
				g := *on
				g.Neg, g.Block = g.Neg != (i == 1), b
				guards = append(guards, g)
			}
			if !m.mayHaveEnded(v, guards) {
				return true
			}
		}
	}
	return false
}

// paidHere are the blocks of a function at which it ends an element, or hands it on; ok is false where a
// closure puts it elsewhere.
func (m *madeFinder) paidHere(d *elementDebt, v *leaving, st *settlement) (paid map[int]bool, ok bool) {
	paid = st.paid()
	for _, p := range st.puts {
		if p.in != v.f {
			return nil, false
		}
		paid[p.block] = true
	}
	for _, site := range m.endSites(d) { // by a part that another name has
		if site.in == v.f {
			paid[site.call.Block] = true
		}
	}
	return paid, true
}

// mayHaveEnded reports whether conditions that hold once an element was taken out say of it what may mean
// that it has ended: that there is none, a mark, or what is not understood.
func (m *madeFinder) mayHaveEnded(v *leaving, guards []facts.Guard) bool {
	before := v.f.GuardsAt(v.block)
	guards = slices.DeleteFunc(slices.Clone(guards), func(g facts.Guard) bool {
		return slices.ContainsFunc(before, func(o facts.Guard) bool { return o.Block == g.Block })
	})
	if len(guards) == 0 {
		return true // however it was
	}
	return slices.ContainsFunc(guards, func(g facts.Guard) bool {
		switch g.Kind {
		case facts.GuardErr, facts.GuardTime:
			return g.X.IsUnknown()
		case facts.GuardCall:
			return !m.asksOthers(g.X)
		}
		return true
	})
}

// asksOthers reports whether a call of a function in view calls others: it tries something out, and does
// not look at a mark.
func (m *madeFinder) asksOthers(t *facts.Term) bool {
	if t.IsUnknown() || t.Op != facts.OpCall {
		return false
	}
	g := m.l.Funcs[t.Text]
	return g != nil && !g.Unread && slices.ContainsFunc(g.Calls, func(c facts.Call) bool {
		return c.Mode == facts.ModePlain && c.Callee.Pkg != "sync" && c.Callee.Pkg != "sync/atomic"
	})
}

// endsAnywhere is a function that lets go of what elements have where they stand, nil if there is none.
func (m *madeFinder) endsAnywhere(s *settler, d *elementDebt) *program.Func {
	part := "." + d.key + "[]"
	for _, f := range m.l.SortedFuncs() {
		if f.Testing {
			continue
		}
		for i := range f.Holdings {
			h := &f.Holdings[i]
			if h.From != facts.HandleParam || !slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool { return strings.HasPrefix(w.Part, part) }) {
				continue
			}
			if len(s.settle(heldAt{f: f, from: h.From, n: h.N, part: part + d.rest}, maxSettleDepth).ends) > 0 {
				return f
			}
		}
	}
	return nil
}
