package growth

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

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
func (c *collector) touch(f *program.Func, call *facts.Call) {
	if call.Callee.Type == "" || len(call.Args) == 0 || !c.l.Cache.Modules[call.Callee.Pkg] || c.l.InView(call) {
		return
	}
	c.addObject(c.callEvent(f, call, opTouch), call.Args[0], 0)
}

// touchValues does the same for methods of caches that are used as values:
// group.Go(cache.Start).
func (c *collector) touchValues(f *program.Func) {
	for _, u := range f.Uses {
		pkg, typ, name := program.SplitCallee(u.Func)
		if u.Bound == nil || typ == "" || !c.l.Cache.Modules[pkg] {
			continue
		}
		call := &facts.Call{Callee: facts.Callee{Pkg: pkg, Type: typ, Name: name}, Args: []*facts.Term{u.Bound}, Block: u.Block}
		c.addObject(c.callEvent(f, call, opTouch), u.Bound, 0)
	}
}

// callEvent is what a library call does, in its own function.
func (c *collector) callEvent(f *program.Func, call *facts.Call, op facts.SiteOp) *Event {
	return &Event{
		Op: op, How: facts.How(call.Callee.Name), Func: f, Site: f, Call: call, Pos: call.Pos, What: call.What,
		Block: call.Block, Seq: call.Seq, Guards: c.l.Around(f, call.Block),
		Deferred: call.Deferred || call.Mode == facts.ModeDefer,
	}
}

// addObject files an event with the library object that argument on of its call is:
// one that the function itself has made and that something keeps, or what a term
// names.
func (c *collector) addObject(e *Event, ref *facts.Term, on int) {
	ref = promoter(e.Call, ref)
	if ref != nil && ref.Op == facts.OpCall {
		places := c.l.KeptBy(e.Func, e.Call, on)
		for _, p := range places {
			c.file(e, p)
		}
		if len(places) > 0 {
			return
		}
		if c.l.IsRemote(e.Call) {
			ref = c.l.chainRoot(ref)
		}
	}
	c.add(e, ref, 0)
}

// promoter returns the object that a promoted method was called on: the field for the
// embedded object inside it is the library's own affair.
func promoter(call *facts.Call, ref *facts.Term) *facts.Term {
	for ref != nil && ref.Op == facts.OpField {
		pkg, _, name := program.SplitField(ref.Text)
		if pkg != call.Callee.Pkg || name != call.Callee.Type {
			break
		}
		ref = ref.Arg(0)
	}
	return ref
}

// IsRemote reports whether a call works on a client of another process.
func (l *Growth) IsRemote(call *facts.Call) bool {
	t := l.Table.Type(call.Callee.Pkg, call.Callee.Type)
	return t != nil && t.Kind == "remote"
}

// chainRoot returns the client at which a chain of a command's methods began.
func (l *Growth) chainRoot(t *facts.Term) *facts.Term {
	for t.Op == facts.OpCall && len(t.Args) > 0 && strings.HasPrefix(t.Text, "(") && l.Funcs[t.Text] == nil {
		t = t.Arg(0)
	}
	return t
}

// libraryCall adds what the library table says of a call.
func (c *collector) libraryCall(f *program.Func, call *facts.Call) {
	for _, eff := range c.l.Effects(f, call) {
		if eff.On >= len(call.Args) || eff.Written && program.PlaceKey(call.Args[eff.On]) == "" {
			continue
		}
		e := c.callEvent(f, call, eff.Op)
		e.How, e.Extent, e.Library = eff.How, eff.Extent, eff.Name
		if eff.Key >= 0 && eff.Key < len(call.Args) {
			e.Key = call.Args[eff.Key]
			e.KeyBound, e.keyType = call.BoundAt(eff.Key), call.BoxedAt(eff.Key)
		}
		if eff.Val >= 0 && eff.Val < len(call.Args) {
			e.Val = call.Args[eff.Val]
		}
		c.addObject(e, call.Args[eff.On], eff.On)
	}
}
