package cache

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// wrapped decides a row that holds only if what the object wraps has no bound either:
// a cache over a client.
func (o *cacheObject) wrapped(r *library.Row, e *growth.Event) []growth.CacheFault {
	if r.When.Eval(o.l.EnvOf(e.Site, e.Call)) != library.True {
		return nil
	}
	var out []growth.CacheFault
	for _, m := range o.makings.list {
		for _, a := range m.args {
			if inner, remote := o.inner(a, m.in, 4); inner != nil {
				f := o.fault(inner)
				f.Event, f.Remote = e, remote
				f.Some = len(o.makings.list) > 1 || !o.makings.complete
				out = append(out, f)
			}
		}
	}
	return out
}

// inner looks in the arguments of constructors for one that makes something whose
// entries never expire.
func (o *cacheObject) inner(t *facts.Term, f *program.Func, depth int) (row *library.Row, remote bool) {
	pkg, typ, name := program.SplitCallee(t.Text)
	if t.IsUnknown() || t.Op != facts.OpCall || typ != "" || depth == 0 || o.l.Funcs[t.Text] != nil {
		return nil, false
	}
	env := &libcall.Env{Calls: o.l.Calls, In: f, Args: t.Args, Opts: o.optionsOf(t, f)}
	rows := slices.DeleteFunc(slices.Clone(o.l.Table.Func(pkg, "", name)), func(r *library.Row) bool { return r.Role != library.Construct })
	for _, r := range rows {
		if decides(r) && r.Lacks == library.LackExpiry && r.When.Eval(env) == library.True {
			return r, r.Kind == "remote"
		}
	}
	for _, a := range t.Args {
		if row, remote := o.inner(a, f, depth-1); row != nil {
			return row, remote
		}
	}
	return nil, false
}

// optionsOf is where the options of a call begin, -1 where that is not known.
func (o *cacheObject) optionsOf(t *facts.Term, f *program.Func) int {
	for i := range f.Calls {
		if c := &f.Calls[i]; c.Func == t.Text && program.SameArgs(c.Args, t.Args) {
			if c.Opts == 0 {
				return len(c.Args)
			}
			return c.Opts - 1
		}
	}
	return -1
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

// ownKey reports whether a key is ranged from what the cache says it holds.
func (o *cacheObject) ownKey(key *facts.Term) bool {
	if key.IsUnknown() || key.Op != facts.OpKey && key.Op != facts.OpElem || key.Arg(0).Op != facts.OpCall {
		return false
	}
	return key.Arg(0).Any(func(t *facts.Term) bool {
		return (t.Op == facts.OpField || t.Op == facts.OpGlobal) && t.Text == o.c.Key
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
