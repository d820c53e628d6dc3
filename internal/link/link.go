package link

import (
	"iter"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// link joins the packages, without the steps that have panicked before.
func (r *linking) link(pkgs []Package, table *library.Table) *Program {
	r.start(pkgs)
	l := newLinker(pkgs, table)
	pkgs = l.index.packages
	l.cacheLeaks(pkgs)
	p := &Program{Packages: pkgs, options: r.options, index: l.index, steps: l.index.steps}
	p.Containers = r.rest(l.collect())
	l.queueKinds(p.Containers)
	r.each(p.Containers, func(c *Container) { l.overwrites(c) })
	r.each(p.Containers, func(c *Container) { l.phases(c) })
	l.elementTypes(p.Containers)
	l.losers(p.Containers)
	r.each(p.Containers, func(c *Container) { l.judge(c) })
	byID := map[string]*Container{}
	for _, c := range p.Containers {
		byID[c.ID] = c
	}
	r.each(p.Containers, func(c *Container) { l.settle(byID, c) })
	l.keysElsewhere(byID, p.Containers)
	l.onlyThrough(byID, p.Containers)
	l.expiries(p.Containers)
	r.each(p.Containers, func(c *Container) { l.cacheFaults(c, byID[outerID(c)]) })
	l.registrars(p.Containers)
	p.Containers = l.queues(p.Containers)
	l.siblings(p.Containers)
	r.each(p.Containers, func(c *Container) { c.Members = l.membersLeave(byID, c) })
	l.branches(p.Containers)
	l.zombies(byID, p.Containers)
	l.pendings(p.Containers)
	l.replaced(p.Containers)
	r.each(p.Containers, func(c *Container) {
		c.SaidSo, c.Unnamed, c.Stuck, c.Again = l.saidSo(c), l.unnamed(c), l.stuck(c), l.addedAgain(c, p.Containers)
	})
	r.step(stepBesides, func() { l.besides(p.Containers) })
	r.step(stepReads, func() { p.Reads = l.reads() })
	r.step(stepSeries, func() { p.Series = l.labelled() })
	r.step(stepRetained, func() { p.Retained = l.retained(byID) })
	r.step(stepMade, func() { p.Made = l.madeThings(pkgs) })
	p.Functions, p.Unknown = len(l.index.funcs), l.unknown
	if r.options.Trace {
		p.linker = l
	}
	return p
}

// isField reports whether a store's key names a field rather than a variable.
func (l *linker) isField(key string) bool {
	for i := len(key) - 1; i > 0; i-- {
		if key[i] == '.' {
			return l.index.types[key[:i]] != nil
		}
	}
	return false
}

// phases computes how control reaches each event.
func (l *linker) phases(c *Container) {
	w := l.walkerOf(ownerKey(c))
	for _, list := range [][]*Event{c.Grows, c.Shrinks, c.Empties, c.Overwrites} {
		for _, e := range list {
			if e.Made != nil && w.freshHere(e) || ownCopy(c, e) {
				e.Roots = Roots{Construct: true}
				continue
			}
			e.Roots = w.from(e.Func, e.Block, e.Base, e.stance())
		}
	}
}

// ownCopy reports whether a list is appended to in a struct that the function was given by
// value: nobody else sees that.
func ownCopy(c *Container, e *Event) bool {
	if c.Kind != facts.KindSlice || c.Level > 0 || e.Base.IsUnknown() || e.Base.Op != facts.OpParam || e.Base.Up > 0 {
		return false
	}
	return e.Base.N < len(e.Func.Params) && e.Func.Params[e.Base.N].Copied
}

// freshHere reports whether the container itself was made by the activation that the
// event belongs to, outside a later endless loop.
func (w *walker) freshHere(e *Event) bool {
	made := w.madeAt(e.Func, e.Made)
	return made >= 0 && w.l.endlessAround(e.Func, e.Block, made) == nil
}

// elementTypes notes which types are kept in containers that lose elements.
func (l *linker) elementTypes(list []*Container) {
	for _, c := range list {
		if c.Value.Named == "" {
			continue
		}
		if slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Roots.Live() }) {
			l.elements[c.Value.Named] = true
		}
	}
}

// losers notes the types of which some container loses single entries while its holder
// lives: such a holder outlives what it holds.
func (l *linker) losers(list []*Container) {
	for _, c := range list {
		if c.Owner == "" || c.Local {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Extent == facts.ExtentOne && e.Roots.Live() && c.Keyed() {
				l.loses[ownerKey(c)] = append(l.loses[ownerKey(c)], c.ID)
				break
			}
		}
	}
}

// judge completes a container: what its shrinks count for, where its keys come from,
// how long its holder lives.
func (l *linker) judge(c *Container) {
	for _, e := range c.Grows {
		e.Origin = l.originOf(c, e)
		if !c.Keyed() {
			e.Origin = l.valueOrigin(c, e)
		}
	}
	if c.Kind == facts.KindSyncMap {
		c.Value.Lock = c.Value.Lock || slices.ContainsFunc(c.Grows, func(e *Event) bool { return madeLock(e.Val) })
	}
	first := l.initialiser(c)
	c.Shrinks = slices.DeleteFunc(c.Shrinks, func(e *Event) bool { return e == first || isMaking(c, e) })
	for _, e := range c.Shrinks {
		e.Class, e.Why = l.classify(c, e)
	}
	c.Worker = slices.ContainsFunc(c.Grows, startsWorker)
	c.Holder = l.holderOf(c)
	c.Switched = l.switched(c)
}

// madeLock reports whether a value was made as a lock or limiter. A sync.Map's type
// does not say what it holds.
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
func startsWorker(e *Event) bool {
	return slices.ContainsFunc(e.Func.Calls, func(c facts.Call) bool {
		return c.Mode == facts.ModeGo && len(c.Args) > 0 && c.Args[0].Equal(e.Val)
	})
}

// overwrites moves the inserts whose key is known to exist out of the grows.
func (l *linker) overwrites(c *Container) {
	kept := c.Grows[:0]
	for _, e := range c.Grows {
		if isOverwrite(c, e) {
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
func isOverwrite(c *Container, e *Event) bool {
	if e.How != facts.HowInsert && e.How != facts.HowStore || e.Key.IsUnknown() {
		return false
	}
	if e.Key.Op == facts.OpKey && refersTo(e.Key.Arg(0), c.Key) {
		return true
	}
	for _, g := range e.Guards {
		switch g.Kind {
		case facts.GuardHit:
			if !g.Neg && refersTo(g.X, c.Key) && g.Y.String() == e.Key.String() {
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
	return t != nil && t.Op == facts.OpElem && refersTo(t.Arg(0), container) && t.Arg(1).String() == key.String()
}

// isPositive reports whether a guard on a length leaves no room for none.
func isPositive(g facts.Guard) bool {
	switch {
	case isZeroTerm(g.Y):
		return g.Op == ">" || g.Op == "!="
	case g.Y.Op == facts.OpConst:
		return g.Op == ">" || g.Op == ">=" || g.Op == "=="
	}
	return false
}

// refersTo reports whether a container term names the container with that key.
func refersTo(t *facts.Term, key string) bool {
	for k := range namedKeys(t) {
		if k == key {
			return true
		}
	}
	return false
}

// namedKeys are the keys of the containers that a term names, or of which it names an
// element or a part.
func namedKeys(t *facts.Term) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, a := range t.Alternatives() {
			for a != nil && (a.Op == facts.OpElem || a.Op == facts.OpSlice || a.Op == facts.OpAppend) {
				a = a.Arg(0)
			}
			if a != nil && (a.Op == facts.OpField || a.Op == facts.OpGlobal || a.Op == facts.OpLocal) && !yield(a.Text) {
				return
			}
		}
	}
}
