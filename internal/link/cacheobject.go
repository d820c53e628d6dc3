package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// cacheIndex is what is known of the caches of a program, for all of them.
type cacheIndex struct {
	// modules are the packages that the table knows caches of.
	modules map[string]bool
	// inside are the stores to fields of structs that stand in a field or variable.
	inside map[string][]facts.Store
	// leaked are the containers whose object is handed to code that is not in view, or
	// is kept a second time.
	leaked map[string]bool
	// remote are the methods that are called on clients of other processes, by package.
	remote map[string]map[string]bool
}

func newCacheIndex(t *library.Table) *cacheIndex {
	return &cacheIndex{
		modules: cacheModules(t), inside: map[string][]facts.Store{}, leaked: map[string]bool{}, remote: map[string]map[string]bool{},
	}
}

// cacheLeaks fills the index: one pass over what the functions do with fields and
// variables that hold a library's object.
func (l *linker) cacheLeaks(pkgs []Package) {
	for i := range pkgs {
		for _, st := range pkgs[i].Summary.Stores {
			if st.Of != "" {
				l.cache.inside[st.Of] = append(l.cache.inside[st.Of], st)
			}
			l.leak(st.Val)
		}
	}
	for _, f := range l.index.sortedFuncs() {
		if f.Exported && !f.Package.Closed {
			for _, r := range f.Results {
				l.leak(r)
			}
		}
		for i := range f.Sites {
			l.leak(f.Sites[i].Val)
		}
		for i := range f.Calls {
			l.leakCall(&f.Calls[i])
		}
	}
}

// leakCall notes the objects that a call hands to code out of view, and what is called
// on clients of other processes.
func (l *linker) leakCall(c *facts.Call) {
	for i, a := range c.Args {
		if i == 0 && c.Callee.Type != "" || l.inView(c) {
			continue
		}
		l.leak(a)
	}
	if c.Callee.Type != "" && l.cache.modules[c.Callee.Pkg] && l.isRemote(c) {
		if l.cache.remote[c.Callee.Pkg] == nil {
			l.cache.remote[c.Callee.Pkg] = map[string]bool{}
		}
		l.cache.remote[c.Callee.Pkg][c.Callee.Name] = true
	}
}

// leak notes the container whose object the value is.
func (l *linker) leak(t *facts.Term) {
	for _, a := range t.Alternatives() {
		if a != nil && (a.Op == facts.OpField || a.Op == facts.OpGlobal) {
			if c := l.index.containers[a.Text]; c != nil && c.Lib != "" {
				l.cache.leaked[a.Text] = true
			}
		}
	}
}

// cacheObject is the object in a container, of which predicates ask what is called on
// it.
type cacheObject struct {
	l        *linker
	c        *Container
	makings  makings
	remote   bool
	reached  map[string]bool // methods that something in view calls on it
	complete bool            // no other code can call one
}

func (l *linker) newCacheObject(c, outer *Container) *cacheObject {
	o := &cacheObject{l: l, c: c, makings: l.makingsOf(c, outer), reached: map[string]bool{}}
	o.complete = o.makings.complete && !l.cache.leaked[c.Key] && !l.openObject(c)
	w := l.walkerOf(ownerKey(c))
	for _, e := range c.Calls {
		if r := w.from(e.Func, e.Block, e.Base, e.stance()); r.Live() || r.Setup || r.Construct || r.Unknown {
			o.reached[e.Call.Callee.Name] = true
		}
	}
	for _, m := range o.makings.list {
		o.fates(m)
	}
	return o
}

// openObject reports whether packages out of view can name the container.
func (l *linker) openObject(c *Container) bool {
	if !c.Exported || c.Package.Closed {
		return false
	}
	t := l.index.types[ownerKey(c)]
	return t == nil || t.Exported
}

// fates notes what the function that makes the object does with it.
func (o *cacheObject) fates(m *making) {
	if m.last == nil {
		o.complete = o.complete && m.value != nil
		return
	}
	kept := 0
	for _, fate := range m.last.Fates {
		switch fate.How {
		case facts.FateCaptured:
			if _, method, ok := strings.Cut(fate.Dest.Text, ")."); ok && !strings.Contains(method, "$") {
				o.reached[method] = true
			}
		case facts.FateArg, facts.FateGo:
			o.argument(m, fate)
		case facts.FateSend:
			o.complete = false
		case facts.FateField, facts.FateGlobal, facts.FateElem:
			kept++
		}
	}
	o.complete = o.complete && kept < 2
}

// argument notes a call that the object is handed to by its maker.
func (o *cacheObject) argument(m *making, fate facts.Fate) {
	if fate.Call >= len(m.site.Calls) {
		o.complete = false
		return
	}
	c := &m.site.Calls[fate.Call]
	switch {
	case fate.Arg == 0 && c.Callee.Type != "" && !o.l.inView(c):
		o.reached[c.Callee.Name] = true
	case !o.l.inView(c):
		o.complete = false
	}
}

// called tells whether something calls the method. Clients of other processes are
// many and share what is there: any call in view counts for each of them.
func (o *cacheObject) called(method string) library.Tri {
	switch {
	case o.remote:
		pkg, _ := splitLast(o.c.Lib)
		return library.Of(o.l.cache.remote[pkg][method])
	case o.reached[method]:
		return library.True
	case !o.complete:
		return library.Unknown
	}
	return library.False
}

// sortedCalls orders what was filed as events are.
func (c *Container) sortedCalls() {
	slices.SortStableFunc(c.Calls, func(a, b *Event) int { return a.Pos.Compare(b.Pos) })
}
