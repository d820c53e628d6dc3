package cache

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// The lacks of caches, worst first.
const (
	// LackExpiry: entries never expire, and nothing else bounds them.
	LackExpiry = library.LackExpiry
	// LackCleaner: what has expired is hidden and not freed.
	LackCleaner = library.LackCleaner
	// LackBound: nothing bounds the number or the size of the entries.
	LackBound = library.LackBound
)

// Kinds gives what a cache library makes the kind that the table names: how long a holder lives is
// asked with it in view.
func Kinds(l *growth.Growth, list []*growth.Container) {
	for _, c := range list {
		pkg, typ := program.SplitLast(c.Lib)
		t := l.Table.Type(pkg, typ)
		if c.Kind != facts.KindLib || t == nil || t.Class != library.ClassCache {
			continue
		}
		c.LibraryKind = t.Kind
		if t.Kind == "conn" {
			c.LibraryKind = "remote" // connections through which commands are sent
		}
	}
}

// maxCallers is how many callers of a function that hands its parameters to an insert
// are looked at.
const maxCallers = 24

// Faults asks the library table about the inserts into the cache that c holds, and gives what is
// wrong with them, worst first.
func Faults(l *growth.Growth, c, outer *growth.Container) []Fault {
	pkg, typ := program.SplitLast(c.Lib)
	t := l.Table.Type(pkg, typ)
	if c.Kind != facts.KindLib || t == nil || t.Class != library.ClassCache {
		return nil
	}
	switch t.Kind {
	case "cache", "remote", "map", "conn":
	default:
		return nil
	}
	c.SortedCalls()
	if len(c.Grows) == 0 {
		return nil
	}
	var out []Fault
	o := newCacheObject(l, c, outer)
	o.remote = c.LibraryKind == "remote"
	built := o.builtWith()
	o.resets()
	for _, e := range c.Grows {
		if e.Call == nil || !e.Roots.Live() {
			continue
		}
		out = append(out, o.insert(e, built)...)
	}
	voidPurges(l, c, out)
	slices.SortStableFunc(out, func(a, b Fault) int { return cmp.Compare(lackRank(a.Lack), lackRank(b.Lack)) })
	return out
}

// voidPurges takes the purges out that find nothing to remove: where no entry expires.
func voidPurges(l *growth.Growth, c *growth.Container, faults []Fault) {
	if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Lack != LackCleaner }) {
		return
	}
	for _, e := range c.Shrinks {
		if e.Call == nil {
			continue
		}
		if l.HasRow(e.Call, func(r *library.Row) bool { return r.Role == library.Purge }) {
			e.Class, e.Why = growth.ClassVoid, reason.Reason{Code: reason.NeverExpires}
		}
	}
}

// lackRank orders faults: that nothing ever expires says more than that what has
// expired stays.
func lackRank(k library.Lack) int {
	return slices.Index([]library.Lack{LackExpiry, LackCleaner, LackBound}, k)
}

// builtWith returns the faults that the constructors alone bring.
func (o *cacheObject) builtWith() []Fault {
	var out []Fault
	with := map[library.Lack]int{}
	for _, m := range o.makings.list {
		seen := map[library.Lack]bool{}
		for _, r := range o.l.Table.Func(m.pkg, "", m.fn) {
			if !o.bringsFault(r, m) || seen[r.Lacks] {
				continue
			}
			f := o.fault(r)
			if m.call != nil {
				f.In, f.Pos, f.What = m.site, m.call.Pos, m.call.What
			}
			seen[f.Lack] = true
			with[f.Lack]++
			out = append(out, f)
		}
	}
	for i := range out {
		out[i].Some = with[out[i].Lack] < len(o.makings.list) || !o.makings.complete
	}
	return out
}

// bringsFault reports whether a constructor's row says that what m made is unbounded.
func (o *cacheObject) bringsFault(r *library.Row, m *making) bool {
	return r.Role == library.Construct && decides(r) && r.Literal == (m.value != nil) && r.When.Eval(m.env(o)) == library.True
}

// insert returns the faults of one insert: its own, or, where its own row says nothing,
// those that the constructor brings. That expired entries stay holds for each insert
// that something does not bound otherwise.
func (o *cacheObject) insert(e *growth.Event, built []Fault) []Fault {
	var out []Fault
	decided := false
	for _, r := range o.l.Rows(e.Call) {
		if r.Role != library.Grow || !o.l.Holds(r, e.Site, e.Call) {
			continue
		}
		if r.When != nil && r.When.Op == library.ExprNever {
			return nil
		}
		switch {
		case r.When == nil && r.NoExpiry != nil:
			return nil // something else bounds it
		case r.When == nil:
			continue
		case r.Given != "":
			out = append(out, o.wrapped(r, e)...)
			decided = true
			continue
		}
		decided = true
		if f, ok := o.inserted(r, e); ok {
			out = append(out, f)
		}
	}
	for _, f := range built {
		if decided && f.Lack != LackCleaner {
			continue
		}
		f.Event = e
		out = append(out, f)
	}
	return out
}

// inserted evaluates an insert's row, in its own function or, where it hands on
// parameters, as its callers make it.
func (o *cacheObject) inserted(r *library.Row, e *growth.Event) (Fault, bool) {
	if !decides(r) {
		return Fault{}, false
	}
	u := insertion{in: e.Site, call: e.Call, args: e.Call.Args, key: e.Key, base: e.Base}
	found, some, ok := o.search(r, u, 3)
	if !ok {
		return Fault{}, false
	}
	f := o.fault(r)
	f.Event, f.Some = e, some
	if found.from != nil {
		f.In, f.Pos, f.What = found.in, found.from.Pos, found.from.What
	}
	return f, true
}

// insertion is an insert as one function, up the callers, sees it.
type insertion struct {
	in   *program.Func
	call *facts.Call
	args []*facts.Term // of the insert, the receiver first
	key  *facts.Term
	base *facts.Term
	from *facts.Call // the call through which in makes it, nil for its own
}

// search looks for an insertion for which the row holds; some says that it holds for
// some makings of the object only.
func (o *cacheObject) search(r *library.Row, u insertion, depth int) (found insertion, some, ok bool) {
	holds, some, known := o.evaluate(r, u)
	if known {
		return u, some, holds
	}
	if depth == 0 || !handsOn(u.args) {
		return u, false, false
	}
	callers := u.in.Callers
	for _, c := range callers[:min(len(callers), maxCallers)] {
		if c.Caller.Testing {
			continue
		}
		up := insertion{
			in: c.Caller, call: u.call, args: program.SubstituteAll(u.args, c.Args), key: u.key.Substitute(c.Args),
			base: u.base.Substitute(c.Args), from: c.Call,
		}
		if !o.matters(up, c.Block) {
			continue
		}
		if found, some, ok := o.search(r, up, depth-1); ok {
			return found, some, true
		}
	}
	return u, false, false
}

// matters reports whether a caller makes the insert again and again under keys that
// are not few.
func (o *cacheObject) matters(u insertion, block int) bool {
	e := &growth.Event{Key: u.key, Base: u.base, Func: u.in}
	if o.l.OriginOf(o.c, e).Bounded() {
		return false
	}
	return o.l.WalkerOf(growth.OwnerKey(o.c)).From(u.in, block, u.base, reach.Stance{}).Live()
}

// evaluate decides the row for an insertion; known is false where it cannot.
func (o *cacheObject) evaluate(r *library.Row, u insertion) (holds, some, known bool) {
	call := o.l.EnvOf(u.in, &facts.Call{Callee: u.call.Callee, Args: u.args, Opts: u.call.Opts})
	env := &objectEnv{Env: *call, object: o}
	if t := r.When.Eval(env); t != library.Unknown {
		return t == library.True, false, true // however the object was made
	}
	var n [3]int
	for _, m := range o.makings.list {
		own := *env
		own.made = m
		n[r.When.Eval(&own)]++
	}
	switch all := len(o.makings.list); {
	case n[library.True] > 0:
		return true, n[library.True] < all || !o.makings.complete, true
	case n[library.False] == all && all > 0:
		return false, false, true
	}
	return false, false, false
}

// handsOn reports whether a term is, or is computed from, a parameter.
func handsOn(list []*facts.Term) bool {
	return slices.ContainsFunc(list[min(1, len(list)):], func(t *facts.Term) bool {
		return t.Any(func(p *facts.Term) bool { return p.Op == facts.OpParam && p.Up == 0 })
	})
}

// expires reports whether the table says that no entry of this insert stays for ever.
func (o *cacheObject) expires(e *growth.Event) bool {
	for _, r := range o.l.Rows(e.Call) {
		if r.Role != library.Grow || !decides(r) {
			continue
		}
		holds, _, known := o.evaluate(r, insertion{in: e.Site, call: e.Call, args: e.Call.Args, key: e.Key, base: e.Base})
		return known && !holds
	}
	return false
}

// resets takes the inserts out whose keys are ranged from the cache itself: they add no
// entry, and those that give an expiry to what had none are a sweep.
func (o *cacheObject) resets() {
	kept := o.c.Grows[:0]
	for _, e := range o.c.Grows {
		if e.Call == nil || !o.ownKey(e.Key) {
			kept = append(kept, e)
			continue
		}
		o.c.Overwrites = append(o.c.Overwrites, e)
		if e.Roots.Live() && o.expires(e) {
			s := *e
			s.Op, s.Class = facts.Shrink, growth.ClassSweep
			o.c.Shrinks = append(o.c.Shrinks, &s)
		}
	}
	o.c.Grows = kept
}
