package escape

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// RetainDepth is how many calls an argument is followed down by those that ask.
const RetainDepth = 4

// Retains reports whether a function in view that a call reaches may keep argument n
// after it returns. One that only calls it, or passes it on to others that do, does
// not: what the argument does belongs to the caller's activation. Code out of view
// counts as keeping it, unless the table says that it calls it at once.
func (l *Flow) Retains(c *facts.Call, n, depth int) bool {
	targets := l.DirectTargets(c)
	if !l.AnyInView(targets) {
		return l.LibraryKeeps(c, n) || l.Callback(c, n) != libcall.CallbackSync
	}
	for _, id := range targets {
		f := l.Funcs[id]
		if f == nil || f.Unread || l.KeepsParam(f, n, depth) {
			return true
		}
	}
	return false
}

// KeepsParam reports whether f, or a closure of it, stores, returns, sends or hands on
// its parameter n. A function that only hands it to itself again, through others or
// not, does not keep it.
func (l *Flow) KeepsParam(f *program.Func, n, depth int) bool {
	key := program.ArgKey(f.ID, n)
	if kept, ok := l.keeps[key]; ok {
		return kept
	}
	if depth == 0 {
		return true
	}
	l.keeps[key] = false
	kept := l.keepsAnywhere(f, n, depth)
	if delete(l.keeps, key); depth >= RetainDepth || !kept {
		l.keeps[key] = kept
	}
	return kept
}

func (l *Flow) keepsAnywhere(f *program.Func, n, depth int) bool {
	if n < len(f.Params) && f.Params[n].Kept || l.keepsTerm(f, n, 0, depth) {
		return true
	}
	for _, g := range l.ClosuresOf(f) {
		up := l.Levels(g, f)
		if l.keepsTerm(g, n, up, depth) || handsOnParam(g, n, up) && l.Escapes(g, f, depth) {
			return true
		}
	}
	return false
}

// handsOnParam reports whether a closure calls, or hands on, parameter n of the
// function up levels out.
func handsOnParam(g *program.Func, n, up int) bool {
	is := program.IsParam(n, up)
	return slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return is(c.Value) || slices.ContainsFunc(c.Args, is) })
}

// Escapes reports whether a closure within f may run after f has returned: it is handed on, or runs
// in a closure that is.
func (l *Flow) Escapes(g, f *program.Func, depth int) bool {
	return slices.ContainsFunc(g.UsedAt, func(u program.Use) bool {
		within := u.In != f && u.In.Parent != "" && depth > 0 && l.Escapes(u.In, f, depth-1)
		switch u.How {
		case facts.UseCall, facts.UseDefer:
			return within
		case facts.UseArg:
			return within || u.Call >= len(u.In.Calls) || l.Retains(&u.In.Calls[u.Call], u.Arg, depth-1)
		}
		return true
	})
}

// keepsTerm reports whether f keeps parameter n of the function up levels out.
func (l *Flow) keepsTerm(f *program.Func, n, up, depth int) bool {
	is := func(t *facts.Term) bool { return slices.ContainsFunc(t.Alternatives(), program.IsParam(n, up)) }
	for i := range f.Sites {
		if s := &f.Sites[i]; s.Val != nil && is(s.Val) && s.Op != facts.Shrink {
			return true
		}
	}
	for _, r := range f.Results {
		if is(r) {
			return true
		}
	}
	for _, st := range l.StoresOf[f.ID] {
		if is(st.Val) {
			return true
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		for j, a := range c.Args {
			if a != nil && is(a) && l.Retains(c, j, depth-1) {
				return true
			}
		}
	}
	return false
}

// LibraryKeeps reports whether the table says that a call puts argument n (the receiver
// counted) into a container, or that an object other than its result holds it.
func (l *Flow) LibraryKeeps(c *facts.Call, n int) bool {
	shift := libcall.ReceiverShift(c)
	return l.HasRow(c, func(r *library.Row) bool {
		switch r.Role {
		case library.Grow:
			eff, ok := libcall.EffectOf(r, shift)
			return ok && (eff.Val == n || eff.Key == n)
		case library.Holds:
			return r.On.Kind != library.OnResult && r.Arg+shift == n
		}
		return false
	})
}
