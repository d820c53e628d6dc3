package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// roots computes how control reaches each event.
func roots(l *growth.Growth, c *growth.Container) {
	w := l.WalkerOf(growth.OwnerKey(c))
	for _, list := range [][]*growth.Event{c.Grows, c.Shrinks, c.Empties, c.Overwrites} {
		for _, e := range list {
			if e.Made != nil && growth.FreshHere(w, e) || ownCopy(c, e) {
				e.Roots = reach.Roots{Construct: true}
				continue
			}
			e.Roots = w.From(e.Func, e.Block, e.Base, e.Stance())
		}
	}
	for _, e := range c.Grows {
		e.Roots = e.Roots.AsBuilt()
	}
}

// ownCopy reports whether a list is appended to in a struct that the function was given by
// value: nobody else sees that.
func ownCopy(c *growth.Container, e *growth.Event) bool {
	if c.Kind != facts.KindSlice || c.Level > 0 || e.Base.IsUnknown() || e.Base.Op != facts.OpParam || e.Base.Up > 0 {
		return false
	}
	return e.Base.N < len(e.Func.Params) && e.Func.Params[e.Base.N].Copied
}

// elementTypes notes which types are kept in containers that lose elements.
func elementTypes(l *growth.Growth, list []*growth.Container) {
	for _, c := range list {
		if c.Value.Named == "" {
			continue
		}
		if slices.ContainsFunc(c.Shrinks, func(e *growth.Event) bool { return e.Roots.Live() }) {
			l.Elements[c.Value.Named] = true
		}
	}
}

// losers notes the types of which some container loses single entries while its holder
// lives: such a holder outlives what it holds.
func losers(l *growth.Growth, list []*growth.Container) {
	for _, c := range list {
		if c.Owner == "" || c.Local {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Extent == facts.ExtentOne && e.Roots.Live() && c.Keyed() {
				l.Loses[growth.OwnerKey(c)] = append(l.Loses[growth.OwnerKey(c)], c.ID)
				break
			}
		}
	}
}

// origins tells where the keys come from, or, of a list, the elements.
func origins(l *growth.Growth, c *growth.Container) {
	for _, e := range c.Grows {
		e.Origin = l.OriginOf(c, e)
		if !c.Keyed() {
			e.Origin = l.ValueOrigin(c, e)
		}
	}
}

// locks marks a sync.Map of locks: its type does not say what it holds.
func locks(c *growth.Container) {
	if c.Kind == facts.KindSyncMap {
		c.Value.Lock = c.Value.Lock || slices.ContainsFunc(c.Grows, func(e *growth.Event) bool { return madeLock(e.Val) })
	}
}

// dropInitialisers takes out of the shrinks what makes the container.
func dropInitialisers(l *growth.Growth, c *growth.Container) {
	first := l.Initialiser(c)
	c.Shrinks = slices.DeleteFunc(c.Shrinks, func(e *growth.Event) bool { return e == first || growth.IsMaking(c, e) })
}

// classes tells what each shrink counts for.
func classes(l *growth.Growth, c *growth.Container) {
	for _, e := range c.Shrinks {
		e.Class, e.Why = l.Classify(c, e)
	}
}

// madeLock reports whether a value was made as a lock or limiter.
func madeLock(t *facts.Term) bool {
	if t == nil || t.Op != facts.OpNew {
		return false
	}
	switch t.Text {
	case "sync.Mutex", "sync.RWMutex", "golang.org/x/time/rate.Limiter", "golang.org/x/sync/semaphore.Weighted":
		return true
	}
	return false
}

// startsWorker reports whether the function that inserts a value also starts a
// goroutine on it.
func startsWorker(e *growth.Event) bool {
	return slices.ContainsFunc(e.Func.Calls, func(c facts.Call) bool {
		return c.Mode == facts.ModeGo && len(c.Args) > 0 && c.Args[0].Equal(e.Val)
	})
}

// overwrites moves the inserts whose key is known to exist out of the grows.
func overwrites(l *growth.Growth, c *growth.Container) {
	kept := c.Grows[:0]
	for _, e := range c.Grows {
		if isOverwrite(c, e) || l.MeetsItself(c, e) {
			e.Op = facts.Overwrite
			c.Overwrites = append(c.Overwrites, e)
			continue
		}
		kept = append(kept, e)
	}
	c.Grows = kept
}

// isOverwrite reports whether an insert can only meet an existing key: it was ranged
// from this container, or looked up with success.
func isOverwrite(c *growth.Container, e *growth.Event) bool {
	if e.How != facts.HowInsert && e.How != facts.HowStore || e.Key.IsUnknown() {
		return false
	}
	if e.Key.Op == facts.OpKey && program.RefersTo(e.Key.Arg(0), c.Key) {
		return true
	}
	for _, g := range e.Guards {
		switch g.Kind {
		case facts.GuardHit:
			if !g.Neg && program.RefersTo(g.X, c.Key) && g.Y.Same(e.Key) {
				return true
			}
		case facts.GuardNil:
			if g.Neg && isElementOf(g.X, c.Key, e.Key) {
				return true
			}
		case facts.GuardLen:
			if g.X != nil && g.X.Text == "len" && isElementOf(g.X.Arg(0), c.Key, e.Key) && isPositive(g) {
				return true
			}
		}
	}
	return false
}

// isElementOf reports whether a term is the element under a key of the container.
func isElementOf(t *facts.Term, container string, key *facts.Term) bool {
	return t != nil && t.Op == facts.OpElem && program.RefersTo(t.Arg(0), container) && t.Arg(1).Same(key)
}

// isPositive reports whether a guard on a length leaves no room for none.
func isPositive(g facts.Guard) bool {
	switch {
	case program.IsZeroTerm(g.Y):
		return g.Op == ">" || g.Op == "!="
	case g.Y.Op == facts.OpConst:
		return g.Op == ">" || g.Op == ">=" || g.Op == "=="
	}
	return false
}
