package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// leftOpen reports whether a channel that a function makes is never closed: no code in view closes one of
// its type, and no code out of view is given it but to receive. What lies in a list or map of channels is
// one of them.
func (l *Growth) leftOpen(f *program.Func, mk *facts.Make) bool {
	if mk == nil || mk.Size == nil || mk.Elem == "" || l.closesElem(mk.Elem) {
		return false
	}
	return !slices.ContainsFunc(mk.Fates, func(x facts.Fate) bool {
		switch x.How {
		case facts.FateElem, facts.FateReturn, facts.FateCaptured, facts.FateGo, facts.FateField:
			return false
		case facts.FateArg:
			return x.Call >= len(f.Calls) || !l.InView(&f.Calls[x.Call])
		}
		return true
	})
}

// closesElem reports whether some code in view closes a channel of a type, or one of which the type is not known.
func (l *Growth) closesElem(elem string) bool {
	if l.closedElems == nil {
		l.closedElems = map[string]bool{}
		for _, f := range l.SortedFuncs() {
			for _, c := range f.Closings {
				l.closedElems[c.Elem] = true
			}
		}
	}
	return l.closedElems[elem] || l.closedElems[""]
}

// UnclosedWays are the blocks that run where a receive has told that its channel is closed, or where a range over
// one is over, and nobody closes that channel; lift rewrites its terms for the function that has the channel.
func (l *Growth) UnclosedWays(f *program.Func, lift func(*facts.Term) *facts.Term) map[int]bool {
	out := map[int]bool{}
	for i := range f.Waits {
		w := &f.Waits[i]
		for _, c := range w.Cases {
			if c.Op != facts.CommRecv || c.Closed == 0 && !w.Range || !l.goesOnOpen(c.Chan, lift) {
				continue
			}
			if !w.Range {
				out[c.Closed] = true
				continue
			}
			n := f.Blocks[w.Block].Loop
			for _, to := range f.Blocks[w.Block].Succs {
				if n > 0 && !program.InLoop(f, to, n) {
					out[to] = true
				}
			}
		}
	}
	return out
}

// goesOnOpen reports whether nobody closes a channel: one of a field of which no channel is closed, or one that
// lies in a list or map, made by the function that lift speaks for, or by what that calls.
func (l *Growth) goesOnOpen(ch *facts.Term, lift func(*facts.Term) *facts.Term) bool {
	if ch.IsUnknown() {
		return false
	}
	if ch.Op == facts.OpField && l.NeverCloses(ch.Text) {
		return true
	}
	v := lift(ch)
	switch {
	case v.IsUnknown() || v.Up != 0:
	case v.Op == facts.OpField:
		return l.NeverCloses(v.Text)
	case v.Op == facts.OpCall:
		g := l.Funcs[v.Text]
		r := program.OnlyResult(g, v.N)
		return r != nil && r.Op == facts.OpNew && r.Up == 0 && l.listed(g, program.MakeOf(g, r.N))
	}
	return false
}

// listed reports whether a channel that a function makes, and that is never closed, is put into a list or map.
func (l *Growth) listed(g *program.Func, mk *facts.Make) bool {
	return l.leftOpen(g, mk) && slices.ContainsFunc(mk.Fates, func(x facts.Fate) bool { return x.How == facts.FateElem })
}
