package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// lengthOfOther is the name of another container of the holder whose length decides whether
// a removal runs, where this one is seen to gain an entry without that one; otherwise "". A
// list of the keys beside a map grows as the map does, and what is capped by it is capped.
func (l *Growth) lengthOfOther(c *Container, e *Event) string {
	if c.Owner == "" {
		return ""
	}
	for _, guards := range l.gates(e) {
		for _, g := range guards {
			if isLenGuard(c, g) && isOwnLength(c, g) {
				return ""
			}
		}
		for _, g := range guards {
			if !isSiblingLen(c, g) || program.RefersTo(g.X.Arg(0), c.Key) {
				continue
			}
			key := g.X.Arg(0).Text
			if slices.ContainsFunc(c.Grows, func(grow *Event) bool { return grow.Roots.Live() && l.leavesOut(c, grow, key) }) {
				return program.LastName(program.PlaceOf(key))
			}
		}
	}
	return ""
}

// gates are the conditions under which a removal runs: its own, and those of each of its
// callers if it is only called.
func (l *Growth) gates(e *Event) [][]facts.Guard {
	out := [][]facts.Guard{e.Guards}
	f := e.Func
	if e.Site != f || f.Exported || f.Parent != "" || len(f.UsedAt) > 0 || len(f.Callers) != 1 || f.Callers[0].Iface {
		return out
	}
	return append(out, f.Callers[0].Caller.GuardsAt(f.Callers[0].Block))
}

// leavesOut reports whether an entry comes into a container while another one of the holder,
// which the same function fills as well, gains none: that one asks for something more.
func (l *Growth) leavesOut(c *Container, grow *Event, key string) bool {
	f := grow.Func
	found := false
	for i := range f.Sites {
		st := &f.Sites[i]
		if st.Op != facts.Grow || st.Ref == nil || st.Ref.Op != facts.OpField || st.Ref.Text != key {
			continue
		}
		found = true
		if !slices.ContainsFunc(f.GuardsAt(st.Block), func(g facts.Guard) bool { return !asksEntry(c, &g) && !holdsAlso(grow.Guards, g) }) {
			return false
		}
	}
	return found
}

// holdsAlso reports whether a condition is among others.
func holdsAlso(among []facts.Guard, g facts.Guard) bool {
	return slices.ContainsFunc(among, func(h facts.Guard) bool { return h.Block == g.Block && h.Neg == g.Neg && h.Op == g.Op })
}

// maxBeside bounds how far up from a place that fills a container what makes room is looked
// for, and how far down from there.
const maxBeside = 3

// fillsWithoutRoom is the name of a function that comes to put something into a container
// without coming to a removal that takes out one entry where there are too many, if that
// removal is come to only by functions that put something in; otherwise "". Such a removal
// takes one for one, so that what it does not accompany stays beyond the limit for good.
func (l *Growth) fillsWithoutRoom(c *Container, e *Event) string {
	if e.Extent != facts.ExtentOne || e.Deferred || !isCap(c, e) || turns(e.Func, e.Block) || !l.onlyBesideGrowth(c, e) {
		return ""
	}
	for _, g := range c.Grows {
		if !g.Roots.Live() {
			continue
		}
		if f := l.without(g.Func, e.Func, maxBeside); f != nil {
			return f.Display
		}
	}
	return ""
}

// turns reports whether a block lies in a loop.
func turns(f *program.Func, block int) bool {
	return block >= len(f.Blocks) || f.Blocks[block].Loop > 0
}

// onlyBesideGrowth reports whether all callers of the function that removes also fill the
// container, outside of loops.
func (l *Growth) onlyBesideGrowth(c *Container, e *Event) bool {
	f := e.Func
	if f.Parent != "" || len(f.UsedAt) > 0 || f.Exported || len(f.Callers) == 0 {
		return false
	}
	return !slices.ContainsFunc(f.Callers, func(up program.Edge) bool {
		return up.Mode != facts.ModePlain || up.Iface || turns(up.Caller, up.Block) || !slices.ContainsFunc(c.Grows, func(g *Event) bool {
			return l.comesTo(up.Caller, g.Func, maxBeside)
		})
	})
}

// without is a function above one that fills a container from which nothing comes to the
// function that removes; nil if each way up meets one that does, or cannot be followed.
func (l *Growth) without(f, removes *program.Func, depth int) *program.Func {
	if l.comesTo(f, removes, maxBeside) || depth == 0 {
		return nil
	}
	if around := l.Funcs[f.Parent]; around != nil {
		return l.without(around, removes, depth)
	}
	if len(f.Callers) == 0 || len(f.UsedAt) > 0 {
		return f
	}
	for _, up := range f.Callers {
		if up.Caller.Testing || up.Iface {
			continue
		}
		if turns(up.Caller, up.Block) && !l.comesToInTurn(up.Caller, removes) {
			return f // many come in where one goes at most
		}
		if l.without(up.Caller, removes, depth-1) != nil {
			return up.Caller
		}
	}
	return nil
}

// comesToInTurn reports whether a function comes to another one at the turns of a loop.
func (l *Growth) comesToInTurn(f, to *program.Func) bool {
	for i := range f.Calls {
		if g := l.Funcs[f.Calls[i].Func]; g != nil && turns(f, f.Calls[i].Block) && l.comesTo(g, to, maxBeside-1) {
			return true
		}
	}
	return false
}

// comesTo reports whether a function calls another one, itself or through functions that it
// calls, or is that one.
func (l *Growth) comesTo(f, to *program.Func, depth int) bool {
	if f == to {
		return true
	}
	if depth == 0 {
		return false
	}
	for i := range f.Calls {
		if g := l.Funcs[f.Calls[i].Func]; g != nil && l.comesTo(g, to, depth-1) {
			return true
		}
	}
	return false
}
