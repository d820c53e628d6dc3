package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultDeferred is a defer in a loop without an end.
const FaultDeferred Fault = "deferred in an endless loop"

// deferred reports a defer in a loop that nothing in the code bounds: it runs when the function returns,
// which is when the loop ends. What a turn opens and a loop ends by what it is given (pages, input)
// counts where the function runs again and again.
func (m *madeFinder) deferred(f *program.Func, c *facts.Call) {
	n := program.UnboundedNumber(f, c.Block)
	if n == 0 || f.Yield || slices.ContainsFunc(f.GuardsAt(c.Block), func(g facts.Guard) bool { return g.Kind == facts.GuardNil && !g.Neg }) {
		return // while something is nil: once
	}
	loop := &f.Loops[n-1]
	roots := m.rootsAt(f, c.Block)
	var opened *facts.Call
	if roots.Live() {
		opened = m.openedInTurn(f, c, n)
	}
	if !roots.Live() && (!loop.Endless || !roots.Setup) || !loop.Endless && opened == nil {
		return
	}
	name, note := reason.DeferredCall, reason.LoopRuns
	if !loop.Endless {
		name, note = reason.DeferredTurns, reason.LoopUnlimited
	}
	made := &Made{
		Kind: MadeListener, Fault: FaultDeferred, Func: f, Pos: c.Pos, What: c.What, Name: reason.Reason{Code: name},
		Of: "defer " + program.CalleeText(c.Callee), Roots: roots, Why: reason.DeferredTillEnd.With(),
	}
	switch {
	case program.TriesUntil(f, n):
		made.Weak = reason.AttemptSucceeds.With()
	case opened != nil && !loop.Endless && program.TimesOut(program.CalleeText(opened.Callee)):
		made.Weak = reason.TimeLimit.With()
	case loop.Pace != facts.PaceUnknown || opened != nil && (loop.Feed != facts.FeedNone || m.l.IsFedByPeer(f, loop)):
	case opened == nil:
		made.Weak = reason.NoPauseInLoop.With()
	case m.usedUp(f, opened):
		made.Weak = reason.UsedInTurn.With()
	}
	made.note("loop", reason.Reason{Code: note}, f, loop.Pos)
	m.out = append(m.out, made)
}

// openedInTurn is the call in loop number n that has opened what a deferred call, or a closure that is
// deferred, lets go of, so that each turn leaves one behind; nil if there is none.
func (m *madeFinder) openedInTurn(f *program.Func, c *facts.Call, n int) *facts.Call {
	opened := func(d *facts.Call, up int) *facts.Call {
		t := d.Value
		if m.l.ReleasesReceiver(d) && len(d.Args) > 0 {
			t = d.Args[0]
		}
		if t == nil {
			return nil
		}
		root := program.RootOf(t)
		i := slices.IndexFunc(f.Calls, func(o facts.Call) bool {
			return root.Op == facts.OpCall && root.Up == up && program.InLoop(f, o.Block, n) && program.Yields(&o, root) && m.opens(f, &o)
		})
		if i < 0 {
			return nil
		}
		return &f.Calls[i]
	}
	if o := opened(c, 0); o != nil {
		return o
	}
	if g := m.l.Funcs[c.Func]; g != nil && g.Parent == f.ID {
		for i := range g.Calls {
			if o := opened(&g.Calls[i], 1); o != nil {
				return o
			}
		}
	}
	return nil
}

// usedUp reports whether what a call gives is read to its end, as far as can be told, by the function that
// is given it, and has nothing left then that has to be let go of.
func (m *madeFinder) usedUp(f *program.Func, c *facts.Call) bool {
	n, s := program.CallIndex(f, c), newSettler(m)
	for i := range f.Holdings {
		h := &f.Holdings[i]
		if h.From != facts.HandleCall || h.N != n || h.Result != 0 {
			continue
		}
		at := heldAt{f: f, from: h.From, n: n}
		if r := m.ownedType(h); r != nil && r.Part != "" {
			at.part = "." + r.Pkg + "." + r.Part
			return len(s.settle(at, maxSettleDepth).uses) > 0
		}
		return slices.ContainsFunc(s.settle(at, maxSettleDepth).ends, func(e ending) bool {
			return e.after != nowhere && f.Blocks[e.after].Loop != f.Blocks[c.Block].Loop // a loop over what it has
		})
	}
	return false
}

// opens reports whether a call gives something that has to be let go of: by the table, by its type, or
// since it is a function in view that opens it.
func (m *madeFinder) opens(f *program.Func, c *facts.Call) bool {
	if _, ok := m.acquirers[c.Func]; ok {
		return true
	}
	if m.l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Construct && r.Lacks == library.LackClose }) {
		return true
	}
	n := program.CallIndex(f, c)
	return slices.ContainsFunc(f.Holdings, func(h facts.Holding) bool { return h.N == n && m.ownedType(&h) != nil })
}
