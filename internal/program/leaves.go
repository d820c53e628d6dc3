package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// LeavesUnasked reports whether some way leads out of the endless loop around a block that
// no case of a select leads to: what the loop tries has come about.
func LeavesUnasked(f *Func, block int) bool {
	n := UntilLoop(f, block)
	chosen := func(i int) bool {
		return slices.ContainsFunc(f.GuardsAt(i), func(g facts.Guard) bool { return g.Kind == facts.GuardSelect && InLoop(f, g.Block, n) })
	}
	for i := range f.Blocks {
		if !InLoop(f, i, n) || chosen(i) {
			continue
		}
		if slices.ContainsFunc(f.Blocks[i].Succs, func(to int) bool { return !InLoop(f, to, n) && !chosen(to) && !f.Blocks[to].Panic }) {
			return true
		}
	}
	return false
}

// LeavesAsTold reports whether a way leads out of the endless loop around a block by the yes or no of
// a function that the one around it was passed: whoever passes it decides how long the loop goes on.
func LeavesAsTold(f *Func, block int) bool {
	n := UntilLoop(f, block)
	for i := range f.Blocks {
		cond := f.Blocks[i].Cond
		if cond == nil || cond.Kind != facts.GuardFlag && cond.Kind != facts.GuardCall || !InLoop(f, i, n) {
			continue
		}
		x := cond.X
		if x.Op == facts.OpCall && x.Text == DynamicCall && x.Arg(0).Op == facts.OpParam && slices.ContainsFunc(f.Blocks[i].Succs, func(to int) bool { return !InLoop(f, to, n) }) {
			return true
		}
	}
	return false
}

// TurnConditions are those on which a pause of a loop that asks, and the ways out of it, depend.
func TurnConditions(f *Func, block int) []facts.Guard {
	n := UntilLoop(f, block)
	var out []facts.Guard
	for _, g := range f.GuardsAt(block) {
		if n > 0 && InLoop(f, g.Block, n) {
			out = append(out, g)
		}
	}
	for i := range f.Blocks {
		b := &f.Blocks[i]
		if n > 0 && b.Cond != nil && InLoop(f, i, n) && slices.ContainsFunc(b.Succs, func(to int) bool { return !InLoop(f, to, n) }) {
			out = append(out, *b.Cond)
		}
	}
	return out
}
