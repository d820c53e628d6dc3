package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// opensWay reports whether control can leave the function, after it was given the thing or has made it, by a return
// that no way leads to on which it is let go of or handed on: one that was forgotten.
func (m *madeFinder) opensWay(d *debt, st *settlement) bool {
	return m.opensWayBut(d, st, func(block int) bool { return m.cannotBe(d.at.f, block) })
}

// cannotBe reports whether a block is reached only where a call has failed of functions in view
// that never do, or one that writes to memory.
func (m *madeFinder) cannotBe(f *program.Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardErr && !g.Neg && slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			return program.Yields(&c, g.X) && m.neverFails(f, &c) || program.GivenBy(&c, g.X) && m.l.CannotFail(&c)
		})
	})
}

// neverFails reports whether all that a call can mean is in view and returns no error, whatever happens.
func (m *madeFinder) neverFails(f *program.Func, c *facts.Call) bool {
	targets := m.l.Targets(f, c)
	return len(targets) > 0 && !slices.ContainsFunc(targets, func(id string) bool {
		g := m.l.Funcs[id]
		return g == nil || g.Unread || len(g.Results) == 0 || g.Results[len(g.Results)-1].Op != facts.OpZero
	})
}

// opensWayBut is the same without the blocks that are excused: nothing leads on from them.
func (m *madeFinder) opensWayBut(d *debt, st *settlement, excused func(block int) bool) bool {
	f := d.at.f
	d.out = 0
	var c *facts.Call
	from := d.block
	if d.at.from == facts.HandleCall && d.by == nil && (d.f != f || d.call != nil && program.CallIndex(f, d.call) == d.at.n) {
		own := *st
		own.ends = m.withStarted(f, f.Calls[d.at.n].Block, st.ends)
		st = &own
	}
	switch {
	case slices.ContainsFunc(st.ends, func(e ending) bool { return e.late && !e.deferred }):
		return false
	case d.begins && d.f == f:
		c = d.call
	case d.by != nil && d.at.from != facts.HandleParam:
		c, from = d.by, d.by.Block
		if handedBefore(f, from, st) {
			return false
		}
	case d.at.from == facts.HandleCall:
		c = &f.Calls[d.at.n]
		from = c.Block
	case d.at.from != facts.HandleMake || d.f != f:
		return false
	}
	if c != nil && d.by == nil && leftBeforeEnd(f, c, st, excused) {
		return true
	}
	paid := st.paid()
	if paid[from] {
		return false
	}
	for r := range f.Blocks {
		b := &f.Blocks[r]
		if !b.Return || b.Unreachable || excused(r) || !program.Reaches(f, from, r) || c != nil && (program.FailedBefore(f, r, c) || d.by == nil && d.at.holdingAt().Fails && !program.Succeeded(f, r, c) && !program.SucceededTo(f, r, c, paid)) {
			continue
		}
		if !program.AfterAny(f, paid, from, r) && (c == nil || program.Given(f, from, c, nowhere)[r]) {
			d.out = r + 1
			break
		}
	}
	if c != nil && d.by == nil && program.OpensTurn(f, from, c, paid) {
		d.out = 0
		return true
	}
	return d.out > 0
}

// handedBefore reports whether a function has handed an object on before a block at which that is
// given something to let go of: somebody else has it then.
func handedBefore(f *program.Func, block int, st *settlement) bool {
	return slices.ContainsFunc(st.moves, func(mv move) bool { return program.Reaches(f, mv.block, block) }) ||
		slices.ContainsFunc(st.escapes, func(b int) bool { return program.Reaches(f, b, block) })
}

// leftBeforeEnd reports whether all that lets a thing go are calls that say when there is no more, and control can
// leave the function, once a call has given the thing, without that having been said: one element was enough.
func leftBeforeEnd(f *program.Func, c *facts.Call, st *settlement, excused func(block int) bool) bool {
	if len(st.ends) == 0 || len(st.moves)+len(st.escapes) > 0 || slices.ContainsFunc(st.ends, func(e ending) bool { return e.after == nowhere }) {
		return false
	}
	return leftUnsaid(f, c.Block, st, func(b int) bool { return b != c.Block && program.FailedBefore(f, b, c) || excused(b) }, c)
}

// leftUnsaid reports whether a function returns, from a block on, by no way on which a call has said
// that there is no more of a thing; c is the call that gave the thing, nil for what was given.
func leftUnsaid(f *program.Func, from int, st *settlement, excused func(block int) bool, c *facts.Call) bool {
	seen := map[int]bool{}
	work := []int{from}
	for len(work) > 0 {
		b := work[0]
		work = work[1:]
		if seen[b] || excused(b) {
			continue
		}
		seen[b] = true
		if f.Blocks[b].Return && !f.Blocks[b].Unreachable {
			return true
		}
		for i, to := range f.Blocks[b].Succs {
			said := slices.ContainsFunc(st.ends, func(e ending) bool { return e.after == b && e.block == to })
			if !said && (f.Blocks[b].Cond == nil || c == nil || !program.FailsOn(f, b, i, c)) {
				work = append(work, to)
			}
		}
	}
	return false
}

// handedElsewhere are the results, and the parts of what it was given, in which a function hands a
// thing to its callers on ways on which it does not let it go: a maker that fails once it has opened
// something closes that itself, and is no less a maker for it.
func (d *debt) handedElsewhere(st *settlement) []move {
	f := d.at.f
	return slices.DeleteFunc(slices.Clone(st.moves), func(mv move) bool {
		return slices.ContainsFunc(st.ends, func(e ending) bool {
			return e.late || program.Reaches(f, e.block, mv.block) || program.Reaches(f, mv.block, e.block)
		})
	})
}

// leaves reports whether a function that hands a thing on, and lets it go nowhere, can return without either: it has
// given nobody what it made. What holds nothing before it is used may be dropped.
func (m *madeFinder) leaves(d *debt, st *settlement) bool {
	return !d.idle && len(d.also) == 0 && len(st.moves)+len(st.escapes) > 0 && m.opensWay(d, st)
}
