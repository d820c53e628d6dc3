package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// retainDepth is how many calls an argument is followed down by those that ask.
const retainDepth = 4

// retains reports whether a function in view that a call reaches may keep argument n
// after it returns. One that only calls it, or passes it on to others that do, does
// not: what the argument does belongs to the caller's activation. Code out of view
// counts as keeping it, unless the table says that it calls it at once.
func (l *linker) retains(c *facts.Call, n, depth int) bool {
	targets := l.index.directTargets(c)
	if !l.anyInView(targets) {
		return l.libraryKeeps(c, n) || l.callback(c, n) != callbackSync
	}
	for _, id := range targets {
		f := l.index.funcs[id]
		if f == nil || f.Unread || l.keepsParam(f, n, depth) {
			return true
		}
	}
	return false
}

// keepsParam reports whether f, or a closure of it, stores, returns, sends or hands on
// its parameter n. A function that only hands it to itself again, through others or
// not, does not keep it.
func (l *linker) keepsParam(f *Func, n, depth int) bool {
	key := argKey(f.ID, n)
	if kept, ok := l.keeps[key]; ok {
		return kept
	}
	if depth == 0 {
		return true
	}
	l.keeps[key] = false
	kept := l.keepsAnywhere(f, n, depth)
	if delete(l.keeps, key); depth >= retainDepth || !kept {
		l.keeps[key] = kept
	}
	return kept
}

func (l *linker) keepsAnywhere(f *Func, n, depth int) bool {
	if l.keepsTerm(f, n, 0, depth) {
		return true
	}
	for _, g := range l.closuresOf(f) {
		up := l.levels(g, f)
		if l.keepsTerm(g, n, up, depth) || handsOnParam(g, n, up) && l.escapes(g, depth) {
			return true
		}
	}
	return false
}

// handsOnParam reports whether a closure calls, or hands on, parameter n of the
// function up levels out.
func handsOnParam(g *Func, n, up int) bool {
	is := isParam(n, up)
	return slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return is(c.Value) || slices.ContainsFunc(c.Args, is) })
}

// escapes reports whether a closure may run after its maker has returned.
func (l *linker) escapes(g *Func, depth int) bool {
	return slices.ContainsFunc(g.usedAt, func(u use) bool {
		switch u.How {
		case facts.UseCall, facts.UseDefer:
			return false
		case facts.UseArg:
			return u.Call >= len(u.in.Calls) || l.retains(&u.in.Calls[u.Call], u.Arg, depth-1)
		}
		return true
	})
}

// keepsTerm reports whether f keeps parameter n of the function up levels out.
func (l *linker) keepsTerm(f *Func, n, up, depth int) bool {
	is := func(t *facts.Term) bool { return slices.ContainsFunc(t.Alternatives(), isParam(n, up)) }
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
	for _, st := range l.storesOf[f.ID] {
		if is(st.Val) {
			return true
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		for j, a := range c.Args {
			if a != nil && is(a) && l.retains(c, j, depth-1) {
				return true
			}
		}
	}
	return false
}

// libraryKeeps reports whether the table says that a call puts argument n (the receiver
// counted) into a container, or that an object other than its result holds it.
func (l *linker) libraryKeeps(c *facts.Call, n int) bool {
	shift := receiverShift(c)
	return l.hasRow(c, func(r *library.Row) bool {
		switch r.Role {
		case library.Grow:
			eff, ok := effectOf(r, shift)
			return ok && (eff.val == n || eff.key == n)
		case library.Holds:
			return r.On.Kind != library.OnResult && r.Arg+shift == n
		}
		return false
	})
}
