package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// DefersOn reports whether a function defers a method of what it has.
func DefersOn(f *Func, w *facts.PartFlow) bool {
	if w.How != facts.FlowArg || w.Part != "" || w.Arg != 0 || w.Func != "" || w.Call >= len(f.Calls) {
		return false
	}
	c := &f.Calls[w.Call]
	return c.Callee.Type != "" && (c.Mode == facts.ModeDefer || c.Deferred)
}

// AtEachTurn reports whether a wait is what a loop ranges over, or the only one of an endless loop.
func AtEachTurn(f *Func, w *facts.Wait) bool {
	if w.Range {
		return true
	}
	n := EndlessNumber(f, w.Block)
	return n > 0 && !slices.ContainsFunc(f.Waits, func(o facts.Wait) bool { return o.Seq != w.Seq && InLoop(f, o.Block, n) })
}
