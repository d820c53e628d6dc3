package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// assignment is a place where a field takes a new object.
type assignment struct {
	in   *Func
	site *facts.Site
}

// ownersOf returns the type and the types that hold it, four hops up. A type that
// the holder itself mentions points back and is no owner.
func (l *linker) ownersOf(owner string) map[string]bool {
	if own, ok := l.owners[owner]; ok {
		return own
	}
	own := map[string]bool{}
	if owner != "" {
		own[owner] = true
		l.climb(owner, owner, 4, own)
	}
	l.owners[owner] = own
	return own
}

func (l *linker) climb(owner, t string, hops int, own map[string]bool) {
	if hops == 0 {
		return
	}
	for _, h := range l.index.holders[t] {
		if own[h.owner] || l.mentions(owner, h.owner) || l.mentions(t, h.owner) || l.borrows(h) {
			continue
		}
		own[h.owner] = true
		l.climb(owner, h.owner, hops-1, own)
	}
}

// mentions reports whether a field of t mentions u.
func (l *linker) mentions(t, u string) bool {
	typ := l.index.types[t]
	if typ == nil {
		return false
	}
	return slices.ContainsFunc(typ.Fields, func(f facts.Field) bool { return slices.Contains(f.Refs, u) })
}

// holderOf tells how long what holds a container lives: the longest life of the objects on
// which it grows again and again.
func (l *linker) holderOf(c *Container) Holder {
	h := Holder{Life: LifeCall, Variable: c.Owner == "" && !c.Local || l.globals[ownerKey(c)] != ""}
	shared := false
	for _, e := range c.Grows {
		r := e.Roots
		if !r.Live() {
			continue
		}
		switch {
		case r.Process:
			h.Life = LifeProcess
		case r.Open && h.Life != LifeProcess:
			h.Life = LifeUnknown
		case r.Session && h.Life == LifeCall:
			h.Life = LifeSession
		}
		shared = shared || r.Open && r.Shared
	}
	switch h.Life {
	case LifeProcess:
		h.Reasons = append(h.Reasons, processReason(c))
	case LifeSession:
		h.PerEvent = true
		h.Reasons = append(h.Reasons, "its holder is made again and again, or comes and goes")
	case LifeUnknown:
		l.outlives(c, &h, shared)
	}
	return h
}

// onlyForEvents reports whether all objects of a type are made by code in view, again and again.
func (l *linker) onlyForEvents(key string) bool {
	made := l.madeRate(key)
	return made.has(rateEvent|rateTick|rateKept) && !made.has(rateAPI|rateOnce|rateUnknown|rateCommand)
}

func processReason(c *Container) string {
	if c.Owner == "" && !c.Local {
		return "a package variable lives as long as the process"
	}
	return "its holder is made once and used again and again"
}

// typeHolder tells how long objects of a type live, where no place is looked at.
func (l *linker) typeHolder(key string) Holder {
	switch made := l.madeRate(key); {
	case made.has(rateOnce) && !made.has(rateEvent|rateTick|rateKept):
		return Holder{Life: LifeProcess, Reasons: []string{"one is made that lives as long as the process"}}
	case made.has(rateEvent|rateTick|rateKept) && !made.has(rateAPI):
		return Holder{Life: LifeSession, PerEvent: true, Reasons: []string{"they are made again and again"}}
	}
	h := Holder{Life: LifeUnknown}
	if name := l.runsOn(key); name != "" {
		h.Signs = append(h.Signs, SignRuns)
		h.Reasons = append(h.Reasons, name+" runs on it, apart from who made it")
	}
	if t := l.index.types[key]; t != nil && l.synchronised(t) && hasEnd(l.index, t) {
		h.Signs = append(h.Signs, SignEnded)
		h.Reasons = append(h.Reasons, "a lock or channel stands in it, and it is closed or stopped")
	}
	return h
}

// lasting reports whether objects of a type are known to outlive calls.
func (l *linker) lasting(key string) bool {
	h := l.typeHolder(key)
	return h.Life == LifeProcess || h.Life == LifeUnknown && len(h.Signs) > 0
}

// outlives collects what shows that a holder of which code out of view decides outlives
// one activation of its caller.
func (l *linker) outlives(c *Container, h *Holder, shared bool) {
	key := ownerKey(c)
	show := func(s Sign, why string) {
		h.Signs = append(h.Signs, s)
		h.Reasons = append(h.Reasons, why)
	}
	if l.finishedOnly(c) {
		h.Reasons = append(h.Reasons, "it is read only to hand out what was built")
		return
	}
	if shared && !l.onlyForEvents(key) { // else what runs may work on it only because the object was lost on the way
		show(SignRuns, "a goroutine or a callback works on it")
	} else if name := l.runsOn(key); name != "" {
		show(SignRuns, name+" runs on it, apart from who made it")
	}
	if r := l.madeRate(key); r.has(rateOnce) && !r.has(rateMany) {
		show(SignKept, "code in view makes one that lives as long as the process")
	}
	if madeToBeShared(c) {
		show(SignShared, "it is of a kind that is made to be shared and kept")
	}
	t := l.index.types[key]
	if t == nil || !l.synchronised(t) {
		return
	}
	switch {
	case l.readOutside(c):
		show(SignLooked, "a lock or channel stands beside it, and it is looked up outside the function that fills it")
	case slices.ContainsFunc(c.Grows, isGetOrCreate):
		show(SignFound, "a lock or channel stands beside it, and entries are made once and found again")
	case hasEnd(l.index, t):
		show(SignEnded, "a lock or channel stands beside it, and it is closed or stopped")
	case len(slices.DeleteFunc(slices.Clone(l.loses[key]), func(id string) bool { return id == c.ID })) > 0:
		show(SignLooked, "a lock or channel stands beside it, and entries come and go beside it")
	}
}

// madeToBeShared reports whether nobody makes a container of the kind for one call.
func madeToBeShared(c *Container) bool {
	if c.Kind == facts.KindSyncMap {
		return true
	}
	switch c.LibraryKind {
	case "", "list", "queue", "deque", "heap", "stack", "set", "map", "slice", "buffer", "builder", "tree", "bitmap", "array":
		return false
	}
	return true
}

func hasEnd(x *index, t *facts.Type) bool {
	return slices.ContainsFunc(t.Methods, func(m facts.Method) bool {
		f := x.funcs[m.Func]
		return f != nil && f.Recv == t.Key && isEndName(m.Name)
	})
}

// runsOn names a method of a type that a go statement starts, that loops as long as it is
// fed, that is kept as a callback, or that code out of view asks for to hand it events; "" if
// there is none.
func (l *linker) runsOn(key string) string {
	name, ok := l.runners[key]
	if !ok {
		name = l.findRunner(key)
		l.runners[key] = name
	}
	return name
}

func (l *linker) findRunner(key string) string {
	t := l.index.types[key]
	if t == nil {
		return ""
	}
	for _, m := range t.Methods {
		f := l.index.funcs[m.Func]
		if f == nil || f.Recv != key {
			continue
		}
		if f.Shape == facts.ShapeHandler || l.index.asked[key+"."+m.Name] && !isEndName(m.Name) && l.lent[key] && l.guarded(key) {
			return f.Display
		}
		for _, g := range l.withClosures(f) {
			loops := slices.ContainsFunc(g.Loops, func(lp facts.Loop) bool { return l.isUnbounded(g, &lp) })
			kept := slices.ContainsFunc(g.usedAt, func(u use) bool { return u.Bound != nil && l.runAt(g, u) >= runTurns })
			if loops || kept || g == f && l.isGoroutine(g) {
				return f.Display
			}
		}
	}
	return ""
}

// synchronised reports whether the type, one that it is embedded in or that embeds it, or a
// collection of its own has a lock, an atomic or a channel.
func (l *linker) synchronised(t *facts.Type) bool {
	known, ok := l.locked[t]
	if !ok {
		known = l.hasLock(t)
		l.locked[t] = known
	}
	return known
}

func (l *linker) hasLock(t *facts.Type) bool {
	l.index.steps.add(len(t.Fields))
	for _, f := range t.Fields {
		if f.Lock {
			return true
		}
		for _, ref := range f.Refs {
			own := f.Embedded || f.Object && len(l.index.parts.places[ref]) > 0
			if u := l.index.types[ref]; own && u != nil && slices.ContainsFunc(u.Fields, func(g facts.Field) bool { return g.Lock }) {
				return true
			}
		}
	}
	return false
}

// maxGuarded bounds the types through which what an object holds is followed.
const maxGuarded = 3

// guarded reports whether objects of a type, or what they hold, have a lock, an atomic or a
// channel: they are made to be used by several at a time.
func (l *linker) guarded(key string) bool { return l.guardedWithin(key, maxGuarded) }

func (l *linker) guardedWithin(key string, depth int) bool {
	t := l.index.types[key]
	if t == nil || depth == 0 {
		return false
	}
	return l.synchronised(t) || slices.ContainsFunc(t.Fields, func(f facts.Field) bool {
		return slices.ContainsFunc(f.Refs, func(ref string) bool { return ref != key && l.guardedWithin(ref, depth-1) })
	})
}

// ownerKey is the type key of the container's holder: the longest prefix of the
// key that names a type.
func ownerKey(c *Container) string {
	pkg := c.Package.Summary.Path
	if c.Owner == "" {
		return ""
	}
	return pkg + "." + c.Owner
}

// readOutside reports whether the container is read by a function that does not grow it.
func (l *linker) readOutside(c *Container) bool {
	growers := map[string]bool{}
	for _, e := range c.Grows {
		growers[e.Func.ID] = true
		growers[e.Site.ID] = true
	}
	for _, id := range l.readers[c.ID] {
		if !growers[id] {
			return true
		}
	}
	return false
}

// isElement reports whether objects of the type are kept in a container that loses
// elements: sessions, connections, entries.
func (l *linker) isElement(key string) bool { return l.elements[key] }

// isGetOrCreate reports whether an insert happens because a look-up failed.
func isGetOrCreate(e *Event) bool {
	for _, g := range e.Guards {
		if g.Kind == facts.GuardHit && g.Neg && g.Y.Equal(e.Key) {
			return true
		}
		if g.Kind == facts.GuardNil && !g.Neg && g.X != nil && g.X.Op == facts.OpElem && g.X.Arg(1).Equal(e.Key) {
			return true
		}
	}
	return e.Library == "(*sync.Map).LoadOrStore"
}

// makesType reports whether a function makes an object of a type, or has one made: what it keeps of
// that object is of the same generation.
func (l *linker) makesType(f *Func, key string) bool {
	return slices.ContainsFunc(f.Makes, func(m facts.Make) bool { return m.Type == key }) ||
		slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Func != "" && l.index.makerOf[c.Func] == key })
}

// finishedOnly reports whether every reader but the growers is a finishing method.
func (l *linker) finishedOnly(c *Container) bool {
	growers := map[string]bool{}
	for _, e := range c.Grows {
		growers[e.Site.ID] = true
	}
	n := 0
	for _, id := range l.readers[c.Key] {
		f := l.index.funcs[id]
		if f == nil || growers[id] {
			continue
		}
		if !isFinishName(f.Name) {
			return false
		}
		n++
	}
	return n > 0
}
