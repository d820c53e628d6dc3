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

// persistence is the part of a holder's score that belongs to its type.
type persistence struct {
	score   int
	reasons []string
	seen    bool
	held    bool // a variable, or an object that lives long, holds one
	session bool // one is made for each event, and nothing that lives longer holds it
}

func (p *persistence) add(n int, why string) {
	p.score += n
	p.reasons = append(p.reasons, why)
}

// show adds a reason that is seen in code, not guessed from a type's looks.
func (p *persistence) show(n int, why string) {
	p.add(n, why)
	p.seen = true
}

// persistent scores how long objects of a type live (analysis §3). depth bounds the
// inheritance from the types that hold it.
func (l *linker) persistent(key string, depth int) persistence {
	if p, ok := l.persist[key]; ok {
		return p
	}
	l.persist[key] = persistence{} // a cycle of holders inherits nothing
	var p persistence
	t := l.index.types[key]
	if t == nil || key == "" {
		return p
	}
	if name := l.globalOf(key); name != "" {
		p.show(3, "package variable "+name+" holds it")
		p.held = true
	}
	l.scoreMethods(t, &p)
	if l.synchronised(t) {
		p.add(2, "a lock or channel beside it: goroutines share it")
	}
	if depth > 0 {
		l.inherit(t, depth, &p)
	}
	if l.neverStored(key) {
		p.add(-max(3, p.score), "every one is made for a call and never stored")
	}
	if why := l.perEvent(key); why != "" && !p.held {
		p.session = true
		p.reasons = append(p.reasons, "one is made for each event, in "+why)
	}
	l.persist[key] = p
	return p
}

// scoreMethods adds what a type's methods give away.
func (l *linker) scoreMethods(t *facts.Type, p *persistence) {
	var entry, end bool
	loop, kept := "", ""
	for _, m := range t.Methods {
		f := l.index.funcs[m.Func]
		if f == nil || f.Recv != t.Key {
			continue
		}
		switch {
		case f.Shape == facts.ShapeHandler:
			entry = true
		case isEndName(m.Name):
			end = true
		}
		if loop == "" && l.runsEndless(f) {
			loop = f.Display
		}
		if kept == "" && slices.ContainsFunc(f.usedAt, func(u use) bool {
			return u.Bound != nil && l.keepsUse(u) && (u.How == facts.UseArg || !l.makesType(u.in, t.Key))
		}) {
			kept = f.Display
		}
	}
	if loop != "" {
		p.show(3, loop+" loops without end on it")
	}
	if entry {
		p.show(3, "its methods serve requests")
	} else if l.lent[t.Key] || slices.ContainsFunc(t.Methods, func(m facts.Method) bool { return isEntryName(m.Name) }) {
		p.add(1, "its methods take events")
	}
	if kept != "" {
		p.show(2, kept+" is kept as a callback")
	}
	if end {
		p.add(1, "it is closed or stopped, so it lives until then")
	}
}

// makesType reports whether a function makes an object of a type, or has one made: what it keeps of
// that object is of the same generation.
func (l *linker) makesType(f *Func, key string) bool {
	return slices.ContainsFunc(f.Makes, func(m facts.Make) bool { return m.Type == key }) ||
		slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Func != "" && l.makerOf[c.Func] == key })
}

// keepsUse reports whether a function value is kept where it is used.
func (l *linker) keepsUse(u use) bool {
	if l.staysLocal(u) {
		return false
	}
	switch u.How {
	case facts.UseField, facts.UseGlobal, facts.UseElem, facts.UseReturn, facts.UseSend:
		return true
	case facts.UseArg:
		return u.Call < len(u.in.Calls) && l.retains(&u.in.Calls[u.Call], u.Arg, 3)
	}
	return false
}

// runsEndless reports whether a function or a closure of it loops on input or time.
func (l *linker) runsEndless(f *Func) bool {
	has := func(f *Func) bool {
		return slices.ContainsFunc(f.Loops, func(l facts.Loop) bool { return l.Endless && l.Pace != facts.PaceUnknown })
	}
	return slices.ContainsFunc(l.withClosures(f), has)
}

// synchronised reports whether the type, or one that it is embedded in or that
// embeds it, has a lock, an atomic or a channel.
func (l *linker) synchronised(t *facts.Type) bool {
	for _, f := range t.Fields {
		if f.Lock {
			return true
		}
		for _, ref := range f.Refs {
			if u := l.index.types[ref]; f.Embedded && u != nil && slices.ContainsFunc(u.Fields, func(g facts.Field) bool { return g.Lock }) {
				return true
			}
		}
	}
	return false
}

// inherit adds the life of the types that hold this one.
func (l *linker) inherit(t *facts.Type, depth int, p *persistence) {
	for _, h := range l.index.holders[t.Key] {
		if h.owner == t.Key || l.mentions(t.Key, h.owner) {
			continue
		}
		if q := l.persistent(h.owner, depth-1); q.score >= 3 && q.seen && !q.session && !l.slotReassigned(h) {
			p.show(3, "held by "+shortKey(h.owner)+"."+h.field.Name)
			p.held = true
			return
		}
	}
}

// slotReassigned reports whether the field that holds an object takes another one
// while its owner lives: then objects come and go in it.
func (l *linker) slotReassigned(h holding) bool {
	key := h.owner + "." + h.field.Name
	if r, ok := l.reassigned[key]; ok {
		return r
	}
	l.reassigned[key] = false
	w := l.walkerOf(h.owner)
	for _, at := range l.assigns[key] {
		if r := w.from(at.in, at.site.Block, at.site.Ref.Arg(0), stance{}); r.Live() && !onceAssigned(at.site, at.in) {
			l.reassigned[key] = true
		}
	}
	return l.reassigned[key]
}

// onceAssigned reports whether an assignment happens only while the field is nil, or
// in a method that begins the owner's life.
func onceAssigned(st *facts.Site, f *Func) bool {
	if isStartName(f.Name) {
		return true
	}
	return slices.ContainsFunc(f.guardsAt(st.Block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && g.X != nil && g.X.Text == st.Ref.Text
	})
}

// globalOf returns a package variable that holds objects of the type, or "".
func (l *linker) globalOf(key string) string {
	return l.globals[key]
}

// holderOf judges the holder of a container.
func (l *linker) holderOf(c *Container) Holder {
	if c.Local {
		return l.localHolder(c)
	}
	if c.Owner == "" {
		return Holder{Life: LifeProcess, Score: 4, Seen: true, Variable: true, Reasons: []string{"a package variable lives as long as the process"}}
	}
	key := ownerKey(c)
	p := l.persistent(key, 3)
	h := Holder{Score: p.score, Reasons: slices.Clone(p.reasons), Seen: p.seen, Variable: l.globalOf(key) != "", PerEvent: p.session}
	if beside := slices.DeleteFunc(slices.Clone(l.loses[key]), func(id string) bool { return id == c.ID }); len(beside) > 0 {
		h.Score += 2
		h.Reasons = append(h.Reasons, "entries come and go beside it, in "+shortKey(beside[0]))
	}
	if l.readOutside(c) {
		h.Score++
		h.Reasons = append(h.Reasons, "it is looked up outside the function that fills it")
	}
	if slices.ContainsFunc(c.Grows, isGetOrCreate) {
		h.Score++
		h.Reasons = append(h.Reasons, "entries are made once and found again")
	}
	if l.finishedOnly(c) {
		h.Score -= 3
		h.Reasons = append(h.Reasons, "it is read only to hand out what was built")
	}
	if c.Package.Closed && l.madeForTests(key) {
		h.Score = min(h.Score, 1)
		h.Reasons = append(h.Reasons, "only tests, or nobody, makes one")
	}
	h.Life = LifeCall
	switch {
	case h.Score >= 3 && (p.session || l.isElement(key)):
		h.Life = LifeSession
	case h.Score >= 3:
		h.Life = LifeProcess
	case h.Score >= 1:
		h.Life = LifeUnknown
	}
	return h
}

// madeForTests reports whether, in a program of which all is in view, every function
// that makes an object of the type is called by nobody.
func (l *linker) madeForTests(key string) bool {
	makes := l.index.makes[key]
	for _, m := range makes {
		f := outermost(l.index, m.in)
		if f.Testing {
			continue
		}
		if f.Init || isMain(f) || len(f.callers) > 0 || len(f.usedAt) > 0 || l.index.asked[f.Recv+"."+f.Name] || l.index.crowded[f.ID] {
			return false
		}
	}
	return len(makes) > 0
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
