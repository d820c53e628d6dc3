package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

const (
	// maxTurnCalls bounds the calls from a loop to where its turns wait.
	maxTurnCalls = 2
	// maxSendCalls bounds the calls from a loop to where it sends.
	maxSendCalls = 4
)

// waitsInCalls reports whether the turns of an endless loop of f wait, in a function in view that
// they call, for what code in view sends without end on the channel of an object.
func (l *Reach) waitsInCalls(f *program.Func, lp *facts.Loop) bool {
	if known, ok := l.turnsFed[lp]; ok {
		return known
	}
	l.turnsFed[lp] = false // a loop that sends what it receives adds nothing
	n := numberOf(f, lp)
	out := slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Mode == facts.ModePlain && program.InLoop(f, c.Block, n) && l.callWaits(&c, maxTurnCalls)
	})
	l.turnsFed[lp] = out
	return out
}

// callWaits reports whether what a call calls waits for what is sent without end.
func (l *Reach) callWaits(c *facts.Call, depth int) bool {
	return slices.ContainsFunc(l.DirectTargets(c), func(id string) bool {
		g := l.Funcs[id]
		if g == nil || g.Unread {
			return false
		}
		g.Steps.Add(1 + len(g.Waits))
		for i := range g.Waits {
			if slices.ContainsFunc(g.Waits[i].Cases, l.isFedCase) {
				return true
			}
		}
		return depth > 1 && slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return c.Mode == facts.ModePlain && l.callWaits(&c, depth-1) })
	})
}

// isFedCase reports whether a case receives from a channel of an object on which code in view
// sends without end.
func (l *Reach) isFedCase(c facts.WaitCase) bool {
	return c.Op == facts.CommRecv && c.Chan.Op == facts.OpField && slices.ContainsFunc(l.sent[c.Chan.Text], func(s slot) bool {
		return l.goesOn(s.in, s.block, maxSendCalls)
	})
}

// goesOn reports whether a loop that nothing bounds, of f or of what calls it, runs a block
// of f, or a handler does.
func (l *Reach) goesOn(f *program.Func, block, depth int) bool {
	switch {
	case f.Testing || depth == 0:
		return false
	case f.Shape == facts.ShapeHandler, l.UnboundedAround(f, block, -1) != nil:
		return true
	}
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return e.Caller != f && e.Mode == facts.ModePlain && l.goesOn(e.Caller, e.Block, depth-1)
	})
}
