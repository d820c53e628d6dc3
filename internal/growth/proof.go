package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// isOnlyShort reports whether a shrink asks for a length below a bound: it stops where a
// cap begins. The length may be that of a list beside the container which the same branch
// makes shorter.
func (l *Growth) isOnlyShort(c *Container, e *Event) bool {
	return l.asksShort(c, e, e.Guards) || l.calledShort(c, e)
}

// calledShort reports whether all who call the function that removes do so only while the
// container is short.
func (l *Growth) calledShort(c *Container, e *Event) bool {
	f := e.Func
	return e.Site == f && !f.Exported && f.Parent == "" && len(f.UsedAt) == 0 && len(f.Callers) > 0 && !slices.ContainsFunc(f.Callers, func(up program.Edge) bool {
		return up.Iface || !l.asksShort(c, e, up.Caller.GuardsAt(up.Block))
	})
}

// asksShort reports whether one of the conditions around a removal asks for a length below a
// bound.
func (l *Growth) asksShort(c *Container, e *Event, guards []facts.Guard) bool {
	return slices.ContainsFunc(guards, func(g facts.Guard) bool {
		if !isBelow(g) || !l.isSetBound(g.Y) {
			return false
		}
		return isOwnLength(c, g) && isLenGuard(c, g) || shortensToo(c, e, g)
	})
}

// isSetBound reports whether a bound is a constant, or a field that nothing sets again while
// its object lives.
func (l *Growth) isSetBound(t *facts.Term) bool {
	if t == nil || program.IsZeroTerm(t) {
		return false
	}
	return t.Op == facts.OpConst || t.Op == facts.OpField && t.Known() && !l.Rewritten(t.Text)
}

// shortensToo reports whether a guard is about the length of another list of the holder,
// which the function makes shorter under the same guard as it removes from the container.
func shortensToo(c *Container, e *Event, g facts.Guard) bool {
	if c.Owner == "" || e.Site != e.Func || !program.IsLengthTerm(g.X) {
		return false
	}
	in := g.X.Arg(0)
	if in.Op != facts.OpField || in.Text == c.Key || !strings.HasPrefix(in.Text, OwnerKey(c)+".") {
		return false
	}
	return slices.ContainsFunc(e.Func.Sites, func(st facts.Site) bool {
		return st.Op == facts.Shrink && st.Ref.Equal(in) && slices.ContainsFunc(e.Func.GuardsAt(st.Block), func(h facts.Guard) bool {
			return h.Block == g.Block && h.Op == g.Op
		})
	})
}

// Lifted is an event as one function sees it: its own, or one of a function that it calls.
type Lifted struct {
	// Func is the function that sees it.
	Func *program.Func
	// Block and Seq tell where it stands in Func.
	Block, seq int
	key        *facts.Term
	// under is the key of the container around it, where that is one of several.
	under  *facts.Term
	guards []facts.Guard
	// atEnd says that the function defers it there, so that it comes last.
	atEnd bool
}

// unchanged reports whether what a condition asks stays the same while a function runs: it
// is about parameters, constants and fields that the function does not set.
func (l *Growth) unchanged(f *program.Func, g *facts.Guard) bool {
	if g.Kind == facts.GuardSelect || g.Kind == facts.GuardOther || g.Kind == facts.GuardHit {
		return false
	}
	for _, t := range []*facts.Term{g.X, g.Y} {
		if t == nil {
			continue
		}
		if t.Any(func(u *facts.Term) bool {
			switch u.Op {
			case facts.OpParam, facts.OpConst, facts.OpZero:
				return false
			case facts.OpField, facts.OpGlobal:
				return slices.ContainsFunc(l.StoresOf[f.ID], func(s facts.Store) bool { return s.Field == u.Text })
			}
			return true
		}) {
			return false
		}
	}
	return true
}

// always reports whether a function that runs later comes to the removal however it goes,
// if the entry is still there and its own.
func (l *Growth) always(c *Container, e *Event) bool { return !l.missed(c, e, nil) }

// missed reports whether a function that runs later can come to its end without the removal,
// the entry being there and its own. Ends in blocks that are excused do not count.
func (l *Growth) missed(c *Container, e *Event, excused func(block int) bool) bool {
	f := e.Func
	seen := make([]bool, len(f.Blocks))
	work := []int{0}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] || b == e.Block || excused != nil && excused(b) {
			continue
		}
		seen[b] = true
		if f.Blocks[b].Return {
			return true
		}
		next := f.Blocks[b].Succs
		if len(next) == 2 && asksEntry(c, f.Blocks[b].Cond) {
			next = slices.DeleteFunc(slices.Clone(next), func(s int) bool { return !program.Reaches(f, s, e.Block) })
		}
		work = append(work, next...)
	}
	return false
}

// LeftLater finds an entry that nothing removes but a goroutine or a timer which the
// activation starts, and which has ways out on which it does not, and the function that leaves it.
func (l *Growth) LeftLater(c *Container) (grow *Event, in *program.Func) {
	var last *Event
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if e.Extent != facts.ExtentOne || !l.startedLater(e.Func) || e.Block >= len(e.Func.Blocks) {
			return nil, nil
		}
		f := e.Func
		if !l.missed(c, e, func(b int) bool { return slices.ContainsFunc(f.GuardsAt(b), tellsEnd) }) {
			return nil, nil
		}
		last = e
	}
	if last == nil {
		return nil, nil
	}
	for _, g := range c.Grows {
		if g.Roots.Live() && sameKey(g, last) && program.Outermost(l.Program, g.Func) == program.Outermost(l.Program, last.Func) {
			return g, last.Func
		}
	}
	return nil, nil
}

// startedLater reports whether a closure is run by a goroutine or a timer, or within one.
func (l *Growth) startedLater(f *program.Func) bool {
	for ; f != nil && f.Parent != ""; f = l.Funcs[f.Parent] {
		if l.runsLater(f) && !slices.ContainsFunc(f.UsedAt, func(u program.Use) bool { return u.How == facts.UseDefer }) {
			return true
		}
	}
	return false
}

// asksEntry reports whether a condition is about what the container has: whether the entry
// is there, or is still the one that was put in.
func asksEntry(c *Container, g *facts.Guard) bool {
	if g == nil {
		return false
	}
	return slices.ContainsFunc([]*facts.Term{g.X, g.Y}, func(t *facts.Term) bool {
		return t != nil && (g.Kind == facts.GuardHit && program.RefersTo(t, c.Key) || t.Any(func(u *facts.Term) bool {
			return u.Op == facts.OpElem && program.RefersTo(u.Arg(0), c.Key)
		}))
	})
}

// Initialiser is the only place in view that makes a map, and there is one way to come
// there: what is put in before would panic, so it comes first and empties nothing. One that
// events or time reach comes again. So it is, whatever leads there, where the map is filled in what
// goes on for as long as something is served from then on.
func (l *Growth) Initialiser(c *Container) *Event {
	if c.Kind != facts.KindMap || c.Level != 0 || c.Local || len(c.Grows) == 0 {
		return nil
	}
	var only *Event
	for _, e := range c.Shrinks {
		if e.How != facts.HowRebuild && e.How != facts.HowAssign || e.Zero {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	if only == nil || only.Roots.Event || only.Roots.Tick || only.Roots.Captured || only.Func.Parent != "" || !l.isNewMap(only.Val) {
		return nil
	}
	if servesFrom(c, only) {
		return only
	}
	if slices.Contains(only.Func.Reads, c.Key) || filledThere(c, only) {
		return nil
	}
	for f, depth := only.Func, 4; ; depth-- {
		if depth == 0 || len(f.UsedAt) > 0 || f.Exported && len(f.Callers) > 0 || len(f.Callers) > 1 {
			return nil
		}
		if len(f.Callers) == 0 {
			return only
		}
		f = f.Callers[0].Caller
	}
}

// isNewMap reports whether a value was just made.
func (l *Growth) isNewMap(t *facts.Term) bool {
	return t != nil && (t.Op == facts.OpNew && t.Up == 0 || t.Op == facts.OpCall && l.ReturnsNew(t.Text, t.N))
}
