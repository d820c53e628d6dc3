package rendezvous

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// unsure reports whether the condition at the end of a block may depend on what was received before.
// A condition of time is none, nor is whether a call out of view has failed.
func (fr *frame) unsure(b *facts.Block) bool {
	g := b.Cond
	if g == nil {
		return true
	}
	call := func(t *facts.Term) bool {
		out := false
		for i := range fr.body.F.Calls {
			if c := &fr.body.F.Calls[i]; program.Yields(c, t) {
				out = !fr.w.b.scope.Code.InView(c)
			}
		}
		return out
	}
	switch g.Kind {
	case facts.GuardSelect, facts.GuardTime:
		return false
	case facts.GuardErr:
		return g.X.Op == facts.OpCall && !call(g.X)
	case facts.GuardCall:
		return !call(g.X) || g.X.Any(func(t *facts.Term) bool { return t.Op == facts.OpRecv })
	}
	return true
}

// kept reports whether the condition at the end of a block is a state that is kept in a variable of the package,
// or in an object that the function was given: who set it knew what others do.
func kept(b *facts.Block) bool {
	g := b.Cond
	if g == nil || g.Kind == facts.GuardErr || g.Kind == facts.GuardSelect {
		return false
	}
	root := program.RootOf(g.X)
	return !g.X.IsUnknown() && (root.Op == facts.OpGlobal || g.X.Op == facts.OpField && root.Op == facts.OpParam)
}

// counts reports whether a block is the head of a loop that turns as often as there is something, or as
// a count says, and in which something is done with a channel of the scope.
func (fr *frame) counts(n int) bool {
	f := fr.body.F
	for i := range f.Loops {
		if !turnsAt(&f.Loops[i], n) {
			continue
		}
		for b, items := range fr.items {
			if program.InLoop(f, b, i+1) && fr.works(items) {
				return true
			}
		}
	}
	return false
}

// turns reports whether a block is the head of a loop that counts, or ranges over something.
func (fr *frame) turns(n int) bool {
	return slices.ContainsFunc(fr.body.F.Loops, func(lp facts.Loop) bool { return turnsAt(&lp, n) })
}

func turnsAt(lp *facts.Loop, n int) bool {
	return lp.Head == n && !lp.Endless && (lp.Counted || lp.Over != nil)
}

// works reports whether something of a block is about a channel of the scope, or starts something.
func (fr *frame) works(items []item) bool {
	for _, it := range items {
		w := it.wait
		if it.poll != nil {
			w = &it.poll.Wait
		}
		for i := 0; w != nil && i < len(w.Cases); i++ {
			if fr.w.b.channel(fr.body, w.Cases[i].Chan) >= 0 {
				return true
			}
		}
		if it.call == nil {
			continue
		}
		if len(fr.w.b.scope.Code.Started(fr.body, it.call)) > 0 {
			return true
		}
		if g, ok := fr.w.b.scope.Code.Called(fr.body, it.call); ok && fr.w.b.acts(&g, maxCallDepth) {
			return true
		}
	}
	return false
}
