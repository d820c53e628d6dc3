package cache

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Leaks fills the index: one pass over what the functions do with fields and
// variables that hold a library's object.
func Leaks(l *growth.Growth, pkgs []program.Package) {
	for i := range pkgs {
		for _, st := range pkgs[i].Summary.Stores {
			if st.Of != "" {
				l.Cache.Inside[st.Of] = append(l.Cache.Inside[st.Of], st)
			}
			leak(l, st.Val)
		}
	}
	for _, f := range l.SortedFuncs() {
		if f.Exported && !f.Package.Closed {
			for _, r := range f.Results {
				leak(l, r)
			}
		}
		for i := range f.Sites {
			leak(l, f.Sites[i].Val)
		}
		for i := range f.Calls {
			leakCall(l, &f.Calls[i])
		}
	}
}

// leakCall notes the objects that a call hands to code out of view, and what is called
// on clients of other processes.
func leakCall(l *growth.Growth, c *facts.Call) {
	for i, a := range c.Args {
		if i == 0 && c.Callee.Type != "" || l.InView(c) {
			continue
		}
		leak(l, a)
	}
	if c.Callee.Type != "" && l.Cache.Modules[c.Callee.Pkg] && l.IsRemote(c) {
		if l.Cache.Remote[c.Callee.Pkg] == nil {
			l.Cache.Remote[c.Callee.Pkg] = map[string]bool{}
		}
		l.Cache.Remote[c.Callee.Pkg][c.Callee.Name] = true
	}
}

// leak notes the container whose object the value is.
func leak(l *growth.Growth, t *facts.Term) {
	for _, a := range t.Alternatives() {
		if a != nil && (a.Op == facts.OpField || a.Op == facts.OpGlobal) {
			if c := l.Containers[a.Text]; c != nil && c.Lib != "" {
				l.Cache.Leaked[a.Text] = true
			}
		}
	}
}

// cacheObject is the object in a container, of which predicates ask what is called on
// it.
type cacheObject struct {
	l        *growth.Growth
	c        *growth.Container
	makings  makings
	remote   bool
	reached  map[string]bool // methods that something in view calls on it
	complete bool            // no other code can call one
}

func newCacheObject(l *growth.Growth, c, outer *growth.Container) *cacheObject {
	o := &cacheObject{l: l, c: c, makings: makingsOf(l, c, outer), reached: map[string]bool{}}
	o.complete = o.makings.complete && !l.Cache.Leaked[c.Key] && !openObject(l, c)
	w := l.WalkerOf(growth.OwnerKey(c))
	for _, e := range c.Calls {
		if r := w.From(e.Func, e.Block, e.Base, e.Stance()); r.Live() || r.Setup || r.Construct || r.Unknown {
			o.reached[e.Call.Callee.Name] = true
		}
	}
	for _, m := range o.makings.list {
		o.fates(m)
	}
	return o
}

// openObject reports whether packages out of view can name the container.
func openObject(l *growth.Growth, c *growth.Container) bool {
	if !c.Exported || c.Package.Closed {
		return false
	}
	t := l.Types[growth.OwnerKey(c)]
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
	case fate.Arg == 0 && c.Callee.Type != "" && !o.l.InView(c):
		o.reached[c.Callee.Name] = true
	case !o.l.InView(c):
		o.complete = false
	}
}

// called tells whether something calls the method. Clients of other processes are
// many and share what is there: any call in view counts for each of them.
func (o *cacheObject) called(method string) library.Tri {
	switch {
	case o.remote:
		pkg, _ := program.SplitLast(o.c.Lib)
		return library.Of(o.l.Cache.Remote[pkg][method])
	case o.reached[method]:
		return library.True
	case !o.complete:
		return library.Unknown
	}
	return library.False
}
