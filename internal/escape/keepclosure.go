package escape

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// inClosures tells what the closures of f do with an object of f, and where those go that do.
func (k *keeper) inClosures(f *program.Func, t *facts.Term) fortune {
	var out fortune
	for _, h := range k.l.ClosuresOf(f) {
		inner := &facts.Term{Op: t.Op, Text: t.Text, N: t.N, Up: k.l.Levels(h, f)}
		at := k.uses(h, inner)
		if at.result || len(at.into) > 0 {
			at = fortune{keep: max(at.keep, KeepUnknown)}
		}
		out.merge(at)
		if names(h, inner) {
			out.merge(k.closure(f, h))
		}
	}
	return out
}

// is reports whether a term denotes the object that t names.
func is(t *facts.Term) func(*facts.Term) bool {
	return func(u *facts.Term) bool {
		return u.Op == t.Op && u.N == t.N && u.Up == t.Up && (t.Op == facts.OpNew || u.Text == t.Text)
	}
}

// names reports whether a function calls something with, or on, the object, or changes what it
// holds.
func names(h *program.Func, t *facts.Term) bool {
	is := func(u *facts.Term) bool { return u != nil && u.Any(is(t)) }
	return slices.ContainsFunc(h.Calls, func(c facts.Call) bool { return is(c.Value) || slices.ContainsFunc(c.Args, is) }) ||
		slices.ContainsFunc(h.Sites, func(s facts.Site) bool { return is(s.Ref) || is(s.Val) })
}

// closure tells where a closure of f goes, and the closures go in which it is used.
func (k *keeper) closure(f, h *program.Func) fortune {
	if h == nil || h.Parent == "" {
		return fortune{keep: KeepUnknown} // a method value
	}
	var out fortune
	if !k.step(h, facts.OpFunc, 0, "") {
		return out
	}
	for _, u := range h.UsedAt {
		at := k.function(u.In, &u.Use)
		if u.How == facts.UseOther {
			at = k.callersOf(f, h)
		}
		if u.In != f && (at.result || len(at.into) > 0) {
			at = fortune{keep: max(at.keep, KeepUnknown)}
		}
		out.merge(at)
		if u.In != f && u.In.Parent != "" {
			out.merge(k.closure(f, u.In)) // it is made, and may run, when that runs
		}
	}
	return out
}

// function tells where a function value goes that in uses.
func (k *keeper) function(in *program.Func, u *facts.Use) fortune {
	switch u.How {
	case facts.UseCall, facts.UseDefer:
		return fortune{}
	case facts.UseArg:
		if u.Call < len(in.Calls) {
			return k.argument(in, &in.Calls[u.Call], u.Arg, true)
		}
	case facts.UseReturn:
		return fortune{result: true}
	case facts.UseField, facts.UseElem:
		if !u.Into.IsUnknown() {
			out := k.container(in, u.Into)
			if u.How == facts.UseElem {
				out.merge(k.elementsOf(in, u.Into))
			}
			return out
		}
	}
	return fortune{keep: KeepBeyond}
}

// elementsOf tells where the functions go that are read out of a list or table of in and handed on.
func (k *keeper) elementsOf(in *program.Func, table *facts.Term) fortune {
	var out fortune
	for i := range in.Calls {
		for n, a := range in.Calls[i].Args {
			if a != nil && a.Op == facts.OpElem && a.Arg(0).Equal(table) {
				out.merge(k.argument(in, &in.Calls[i], n, true))
			}
		}
	}
	return out
}

// callersOf tells where the other closures of f go that call h, which f keeps in a variable.
func (k *keeper) callersOf(f, h *program.Func) fortune {
	var out fortune
	if len(h.Callers) == 0 {
		out.keep = KeepUnknown
	}
	for _, e := range h.Callers {
		if e.Caller != f && e.Caller.Parent != "" {
			out.merge(k.closure(f, e.Caller))
		}
	}
	return out
}
