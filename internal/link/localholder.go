package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// localHolder judges a container kept in a local variable: it outlives the call if a
// closure keeps it or an endless loop runs on it.
func (l *linker) localHolder(c *Container) Holder {
	for _, e := range c.Grows {
		if (e.Roots.Event || e.Roots.Tick) && l.outlivesCall(c, e) {
			return Holder{Life: LifeSession, Score: 3, Seen: true, Reasons: []string{"it lives as long as the loop or closure that fills it"}}
		}
	}
	for _, e := range c.Grows {
		if e.Roots.Captured {
			return Holder{Life: LifeUnknown, Score: 1, Reasons: []string{"a closure handed to other code fills it"}}
		}
	}
	return Holder{Life: LifeCall}
}

// outlivesCall reports whether the code that grows a local container runs on after the
// call that declares it would have returned: the endless loop of a goroutine or a
// connection, or a closure that is kept as a callback.
func (l *linker) outlivesCall(c *Container, e *Event) bool {
	if l.isResult(c, e) {
		return false
	}
	if e.Func.Parent != "" && slices.ContainsFunc(e.Func.usedAt, l.keepsUse) {
		return true
	}
	return l.servesAlone(e.Func) && l.onPacedLoop(c, e)
}

// isResult reports whether the function that declares a local container returns it.
func (l *linker) isResult(c *Container, e *Event) bool {
	f := outermost(l.index, e.Func)
	is := func(t *facts.Term) bool {
		switch {
		case t.Op == facts.OpLocal:
			return t.Text == c.Key
		case t.Op == facts.OpNew && t.Up == 0:
			m := makeOf(f, t.N)
			return m != nil && m.Local == c.Key
		}
		return false
	}
	return slices.ContainsFunc(f.Results, func(r *facts.Term) bool { return r.Any(is) })
}

// onPacedLoop reports whether an event lies in an endless loop that waits for input
// or time and does not make the container anew in each turn.
func (l *linker) onPacedLoop(c *Container, e *Event) bool {
	own := l.servesAlone(e.Func)
	for i := range loopsAround(e.Func, e.Block) {
		lp := e.Func.Loops[i-1]
		if lp.Endless && !lp.Leaves && (lp.Pace != facts.PaceUnknown || own) && keeps(e.Func, i, c.Key) {
			return true
		}
	}
	return false
}

// keeps reports whether loop number n (counted from 1) of f holds the same local
// container in all its turns: it was made before the loop, or the loop carries it.
// What f neither makes nor carries is captured, and outlives its loops.
func keeps(f *Func, n int, local string) bool {
	known := false
	for i := range f.Loops {
		if slices.Contains(f.Loops[i].Carries, local) {
			if i+1 == n {
				return true
			}
			known = true
		}
	}
	for i := range f.Makes {
		if m := &f.Makes[i]; m.Local == local {
			if !inLoop(f, m.Block, n) {
				return true
			}
			known = true
		}
	}
	return !known
}

// isGoroutine reports whether a go statement starts the function itself.
func (l *linker) isGoroutine(f *Func) bool {
	return slices.ContainsFunc(f.callers, func(e edge) bool { return e.mode == facts.ModeGo }) ||
		slices.ContainsFunc(f.usedAt, func(u use) bool {
			return u.How == facts.UseGo || u.How == facts.UseArg && u.Call < len(u.in.Calls) && l.startsArgument(&u.in.Calls[u.Call], u.Arg)
		})
}

// startsArgument reports whether a call starts its function argument on a goroutine.
func (l *linker) startsArgument(c *facts.Call, n int) bool {
	return c.Mode == facts.ModeGo || !l.anyInView(l.index.directTargets(c)) && l.callback(c, n) == callbackAsync
}
