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
func (o *cacheObject) wrapped(r *library.Row, e *growth.Event) []Fault {
	if r.When.Eval(o.l.EnvOf(e.Site, e.Call)) != library.True {
		return nil
	}
	var out []Fault
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

// ownKey reports whether a key is ranged from what the cache says it holds.
func (o *cacheObject) ownKey(key *facts.Term) bool {
	if key.IsUnknown() || key.Op != facts.OpKey && key.Op != facts.OpElem || key.Arg(0).Op != facts.OpCall {
		return false
	}
	return key.Arg(0).Any(func(t *facts.Term) bool {
		return (t.Op == facts.OpField || t.Op == facts.OpGlobal) && t.Text == o.c.Key
	})
}

// decides reports whether a row's predicate alone says that something is unbounded.
func decides(r *library.Row) bool {
	if r.When == nil || r.Given != "" {
		return false
	}
	return r.Lacks == library.LackExpiry || r.Lacks == library.LackBound || r.Lacks == library.LackCleaner
}
