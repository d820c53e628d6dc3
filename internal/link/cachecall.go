package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// opTouch is a call of a method of a library's object that need not change what it
// holds: a cleaner is started, a bound is set.
const opTouch facts.SiteOp = "touch"

// cacheModules are the packages that the table knows caches of.
func cacheModules(t *library.Table) map[string]bool {
	out := map[string]bool{}
	for _, r := range t.Types() {
		if r.Class == library.ClassCache {
			out[r.Pkg] = true
		}
	}
	return out
}

// touch files a call of a method of a cache with the cache, whatever the call does.
func (c *collector) touch(f *Func, call *facts.Call) {
	if call.Callee.Type == "" || len(call.Args) == 0 || !c.l.cache.modules[call.Callee.Pkg] || c.l.inView(call) {
		return
	}
	c.addObject(c.callEvent(f, call, opTouch), call.Args[0], 0)
}

// touchValues does the same for methods of caches that are used as values:
// group.Go(cache.Start).
func (c *collector) touchValues(f *Func) {
	for _, u := range f.Uses {
		pkg, typ, name := splitCallee(u.Func)
		if u.Bound == nil || typ == "" || !c.l.cache.modules[pkg] {
			continue
		}
		call := &facts.Call{Callee: facts.Callee{Pkg: pkg, Type: typ, Name: name}, Args: []*facts.Term{u.Bound}, Block: u.Block}
		c.addObject(c.callEvent(f, call, opTouch), u.Bound, 0)
	}
}

// callEvent is what a library call does, in its own function.
func (c *collector) callEvent(f *Func, call *facts.Call, op facts.SiteOp) *Event {
	return &Event{
		Op: op, How: facts.How(call.Callee.Name), Func: f, Site: f, Call: call, Pos: call.Pos, What: call.What,
		Block: call.Block, Seq: call.Seq, Guards: c.l.index.around(f, call.Block),
		Deferred: call.Deferred || call.Mode == facts.ModeDefer,
	}
}

// addObject files an event with the library object that argument on of its call is:
// one that the function itself has made and that something keeps, or what a term
// names.
func (c *collector) addObject(e *Event, ref *facts.Term, on int) {
	ref = promoter(e.Call, ref)
	if ref != nil && ref.Op == facts.OpCall {
		places := c.l.index.keptBy(e.Func, e.Call, on)
		for _, p := range places {
			c.file(e, p)
		}
		if len(places) > 0 {
			return
		}
		if c.l.isRemote(e.Call) {
			ref = c.l.chainRoot(ref)
		}
	}
	c.add(e, ref, 0)
}

// promoter returns the object that a promoted method was called on: the field for the
// embedded object inside it is the library's own affair.
func promoter(call *facts.Call, ref *facts.Term) *facts.Term {
	for ref != nil && ref.Op == facts.OpField {
		pkg, _, name := splitField(ref.Text)
		if pkg != call.Callee.Pkg || name != call.Callee.Type {
			break
		}
		ref = ref.Arg(0)
	}
	return ref
}

// isRemote reports whether a call works on a client of another process.
func (l *linker) isRemote(call *facts.Call) bool {
	t := l.table.Type(call.Callee.Pkg, call.Callee.Type)
	return t != nil && t.Kind == "remote"
}

// chainRoot returns the client at which a chain of a command's methods began.
func (l *linker) chainRoot(t *facts.Term) *facts.Term {
	for t.Op == facts.OpCall && len(t.Args) > 0 && strings.HasPrefix(t.Text, "(") && l.index.funcs[t.Text] == nil {
		t = t.Arg(0)
	}
	return t
}

// keptBy returns the containers that hold the object which argument n of a call is,
// where another call of the same function has made it.
func (x *index) keptBy(f *Func, call *facts.Call, n int) []place {
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return c.Seq == call.Seq && c.Block == call.Block && c.Callee == call.Callee })
	if i < 0 {
		return nil
	}
	var out []place
	for j := range f.Calls {
		if slices.ContainsFunc(f.Calls[j].Fates, func(t facts.Fate) bool {
			return (t.How == facts.FateArg || t.How == facts.FateGo) && t.Call == i && t.Arg == n
		}) {
			x.keptAt(f, &f.Calls[j], 3, &out)
		}
	}
	return out
}

// keptAt adds the containers that keep the result of a call; what the function returns
// its callers keep.
func (x *index) keptAt(f *Func, call *facts.Call, depth int, out *[]place) {
	if depth == 0 {
		return
	}
	for _, fate := range call.Fates {
		switch fate.How {
		case facts.FateField, facts.FateGlobal:
			x.aliasOf(fate.Dest, place{base: fate.Dest, in: f}, maxResolve, out)
		case facts.FateElem:
			x.aliasOf(fate.Dest, place{base: fate.Dest, in: f, level: 1}, maxResolve, out)
		case facts.FateReturn:
			for _, e := range f.callers {
				x.keptAt(e.caller, e.call, depth-1, out)
			}
		}
	}
}

// resolveObject reads the result of a library's call that the function, or one around
// it, has made and keeps: two equal calls of one function count as either.
func (x *index) resolveObject(t *facts.Term, f *Func, out *[]place) {
	for level := 0; f != nil; level++ {
		for j := range f.Calls {
			c := &f.Calls[j]
			if c.Func == t.Text && len(c.Fates) > 0 && sameArgs(c.Args, t.Raise(level).Args) {
				x.keptAt(f, c, 3, out)
			}
		}
		f = x.funcs[f.Parent]
	}
}

func sameArgs(a, b []*facts.Term) bool {
	return slices.EqualFunc(a, b, func(s, t *facts.Term) bool {
		return s.IsUnknown() || t.IsUnknown() || s.String() == t.String()
	})
}
