package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// putOver reports whether a list gains an element each time that its function puts one under a key
// into a map of the holder, there or not: of a key that comes again the map has one entry and the list
// two. Whoever asks for the key first, there or where it is called, or takes the former element out
// beside, is left alone.
func (l *Growth) putOver(c *Container, grow *Event, key string) bool {
	f := grow.Func
	if c.Keyed() || grow.Site != f || f.Parent != "" || slices.ContainsFunc(c.Shrinks, func(e *Event) bool {
		return e.Func == f && !slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return isSiblingLen(c, g) })
	}) || l.clearsBefore(c, f) {
		return false
	}
	asks := func(g facts.Guard) bool {
		return slices.ContainsFunc([]*facts.Term{g.X, g.Y}, func(t *facts.Term) bool {
			return t != nil && t.Any(func(u *facts.Term) bool {
				if u.Op == facts.OpCall && u.Text != "len" {
					return slices.Contains(l.Readers[key], u.Text)
				}
				return u.Op == facts.OpElem && program.PlaceKey(u.Arg(0)) == key || g.Kind == facts.GuardHit && program.PlaceKey(u) == key
			})
		})
	}
	puts := slices.ContainsFunc(f.Sites, func(st facts.Site) bool {
		return st.Op == facts.Grow && st.Ref != nil && st.Ref.Op == facts.OpField && st.Ref.Text == key && st.Key.Known() && program.Reaches(f, grow.Block, st.Block)
	})
	if !puts || slices.ContainsFunc(grow.Guards, asks) {
		return false
	}
	direct := func(up program.Edge) bool { return !up.Caller.Testing && !up.Iface }
	again := func(up program.Edge) bool {
		return direct(up) && !slices.ContainsFunc(l.Around(up.Caller, up.Block), asks)
	}
	return l.OpenFunc(f) || (f.Shape == facts.ShapeHandler || len(f.UsedAt) > 0) && !slices.ContainsFunc(f.Callers, direct) || slices.ContainsFunc(f.Callers, again)
}

// clearsBefore reports whether a function calls one that takes something out of a container whatever
// the lengths around it are.
func (l *Growth) clearsBefore(c *Container, f *program.Func) bool {
	return slices.ContainsFunc(f.Calls, func(call facts.Call) bool {
		removes := slices.ContainsFunc(l.Targets(f, &call), func(id string) bool { return l.Funcs[id] != nil && l.removesWithin(c, l.Funcs[id]) })
		return removes && !slices.ContainsFunc(f.GuardsAt(call.Block), func(g facts.Guard) bool { return isSiblingLen(c, g) })
	})
}
