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
			if slices.ContainsFunc(c.Grows, func(grow *Event) bool {
				return grow.Roots.Live() && (l.leavesOut(c, grow, key) || l.putOver(c, grow, key))
			}) {
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
	room := l.CallersOf([]string{e.Func.ID}, maxBeside)
	for _, g := range c.Grows {
		if !g.Roots.Live() || asksRoom(c, g.Guards) {
			continue
		}
		if f := l.without(c, g.Func, room, maxBeside); f != nil {
			return f.Display
		}
	}
	return ""
}

// asksRoom reports whether one of the conditions around an insert is about how much there is.
func asksRoom(c *Container, guards []facts.Guard) bool {
	return slices.ContainsFunc(guards, func(g facts.Guard) bool { return isOwnLength(c, g) })
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
	var growing []string
	for _, g := range c.Grows {
		growing = append(growing, g.Func.ID)
	}
	filling := l.CallersOf(growing, maxBeside)
	return !slices.ContainsFunc(f.Callers, func(up program.Edge) bool {
		return up.Mode != facts.ModePlain || up.Iface || turns(up.Caller, up.Block) || !filling[up.Caller.ID]
	})
}

// without is a function above one that fills a container which is not among those that come
// to where room is made; nil if each way up meets one that is or that asks how much there is,
// or cannot be followed.
func (l *Growth) without(c *Container, f *program.Func, room map[string]bool, depth int) *program.Func {
	if room[f.ID] || depth == 0 {
		return nil
	}
	if around := l.Funcs[f.Parent]; around != nil {
		return l.without(c, around, room, depth)
	}
	if len(f.UsedAt) > 0 || len(f.Callers) == 0 && l.OpenFunc(f) {
		return f
	}
	for _, up := range f.Callers {
		if up.Caller.Testing || up.Iface || asksRoom(c, up.Caller.GuardsAt(up.Block)) {
			continue
		}
		if turns(up.Caller, up.Block) && !roomInTurn(up.Caller, room) {
			return f // many come in where one goes at most
		}
		if l.without(c, up.Caller, room, depth-1) != nil {
			return up.Caller
		}
	}
	return nil
}

// roomInTurn reports whether a function comes to where room is made at the turns of a loop.
func roomInTurn(f *program.Func, room map[string]bool) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return turns(f, c.Block) && room[c.Func] })
}
