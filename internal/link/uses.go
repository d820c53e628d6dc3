package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// use follows one place where f is used as a value; ok is false where a call edge
// tells the same.
func (w *walker) use(f *Func, u use, base *facts.Term, st stance) (Roots, bool) {
	at := w.baseAtUse(f, u, base)
	switch u.How {
	case facts.UseCall, facts.UseDefer:
		if f.Parent == "" {
			return Roots{}, false
		}
		return w.from(u.in, u.Block, at, st), true
	case facts.UseGo:
		if f.Parent == "" {
			return Roots{}, false
		}
		st.async = true
		return w.from(u.in, u.Block, at, st), true
	case facts.UseArg:
		return w.argument(f, u, at, st)
	case facts.UseField, facts.UseGlobal, facts.UseElem:
		if w.l.fieldCallback(u.Field) == callbackUnknown && (w.l.staysLocal(u) || w.ownResult(u, at)) {
			return w.from(u.in, u.Block, at, st), true
		}
		return w.kept(f, u, st)
	case facts.UseReturn:
		return w.returned(f, base, st)
	case facts.UseSend:
		return w.root(Roots{Event: true, Why: u.in.Display}, st), true
	}
	if w.l.called(f) {
		return Roots{}, false
	}
	return w.from(u.in, u.Block, at, st), true
}

// baseAtUse is the base as the function that makes the value sees it: captured
// variables are its own, the receiver of a method value is what it was bound to.
func (w *walker) baseAtUse(f *Func, u use, base *facts.Term) *facts.Term {
	switch {
	case base.IsUnknown():
		return base
	case f.Parent != "" && u.in.ID == f.Parent:
		return base.Raise(1)
	case u.Bound != nil:
		return base.Substitute([]*facts.Term{u.Bound})
	}
	return facts.Unknown()
}

// argument follows a function passed to a call.
func (w *walker) argument(f *Func, u use, at *facts.Term, st stance) (Roots, bool) {
	if u.Call >= len(u.in.Calls) {
		return Roots{Unknown: true}, true
	}
	c := &u.in.Calls[u.Call]
	if f.Yield || w.ownResult(u, at) {
		return w.from(u.in, u.Block, at, st), true
	}
	if targets := w.l.index.directTargets(c); len(targets) > 0 && w.l.anyInView(targets) {
		return w.passedInView(f, u, at, st)
	}
	if w.runsOnce(c, at) {
		return w.root(Roots{Setup: true, Why: u.in.Display}, st), true
	}
	switch w.l.callback(c, u.Arg) {
	case callbackSync:
		return w.from(u.in, u.Block, at, st), true
	case callbackMain:
		return w.root(Roots{Setup: true, Why: u.in.Display}, st), true
	case callbackEvent:
		return w.root(Roots{Event: true, Why: u.in.Display}, st), true
	case callbackTick:
		st.looped, st.tick, st.async = true, true, true
		return w.root(Roots{Event: true, Why: u.in.Display}, st), true
	case callbackAsync: // once, in a goroutine
		st.async = true
		return w.from(u.in, u.Block, at, st), true
	}
	return w.root(Roots{Captured: true, Why: u.in.Display}, st), true
}

// runsOnce reports whether a call hands a function to a sync.Once that lives as long as
// what the function changes: a variable for a variable, or a field beside the container.
func (w *walker) runsOnce(c *facts.Call, base *facts.Term) bool {
	if c.Callee.Pkg != "sync" || c.Callee.Type != "Once" || len(c.Args) == 0 {
		return false
	}
	once := c.Args[0]
	return once.Op == facts.OpGlobal && w.owner == "" && !w.any ||
		once.Op == facts.OpField && !base.IsUnknown() && w.l.essences.of(once.Arg(0)) == w.l.essences.of(base)
}

// passedInView follows a function passed to a function in view: where that one
// calls it, an edge leads on; what the function captured is its maker's.
func (w *walker) passedInView(f *Func, u use, at *facts.Term, st stance) (Roots, bool) {
	if c := &u.in.Calls[u.Call]; c.Mode == facts.ModePlain && !w.l.retains(c, u.Arg, 4) {
		return w.from(u.in, u.Block, at, st), true
	}
	c := &u.in.Calls[u.Call]
	kept := false
	for _, e := range f.callers {
		switch {
		case !e.param:
			kept = true
		case w.within(e.caller, c.Func):
			inner := st
			inner.async = st.async || e.mode == facts.ModeGo
			if e.caller.ID != c.Func && w.l.escapes(e.caller, 3) {
				inner.apart = true
				return w.from(e.caller, e.block, facts.Unknown(), inner), true
			}
			if l := w.l.endlessAround(e.caller, e.block, -1); l != nil {
				inner.looped, inner.tick = true, l.Pace == facts.PaceTime
			}
			return w.from(u.in, u.Block, at, inner), true
		}
	}
	if kept {
		return Roots{}, false // kept and called from elsewhere: the edges tell
	}
	return w.root(Roots{Captured: true, Why: u.in.Display}, st), true
}

// within reports whether g is the function id or a closure of it.
func (w *walker) within(g *Func, id string) bool {
	for g != nil {
		if g.ID == id {
			return true
		}
		g = w.l.index.funcs[g.Parent]
	}
	return false
}

// staysLocal reports whether a function is put into an object or a list that its maker
// made and does not let out: a configuration for one call.
func (l *linker) staysLocal(u use) bool {
	if u.Into.IsUnknown() || u.Into.Up != 0 {
		return false
	}
	switch u.Into.Op {
	case facts.OpNew:
		m := makeOf(u.in, u.Into.N)
		return m == nil || !l.outlives(u.in, m.Fates, 2)
	case facts.OpCall:
		for i := range u.in.Calls {
			if c := &u.in.Calls[i]; c.Func == u.Into.Text {
				return l.returnsNew(u.Into.Text, u.Into.N, 3) && !l.outlives(u.in, c.Fates, 2)
			}
		}
	}
	return false
}

// ownResult reports whether what a function gathers is its maker's own result: the
// maker looks into it after the call that it passes the function to, or returns it.
func (w *walker) ownResult(u use, at *facts.Term) bool {
	if at.IsUnknown() || at.Up != 0 || isMain(u.in) || at.Op != facts.OpNew && at.Op != facts.OpLocal {
		return false
	}
	is := func(t *facts.Term) bool {
		if t == nil || at.Text == "" {
			return t != nil && t.Equal(at)
		}
		for t.Op == facts.OpField || t.Op == facts.OpElem { // a field of the object that gathers
			if t = t.Arg(0); t.Equal(at) {
				return true
			}
		}
		return false
	}
	seq := 0
	if u.How == facts.UseArg && u.Call < len(u.in.Calls) {
		seq = u.in.Calls[u.Call].Seq
	}
	for i := range u.in.Calls {
		c := &u.in.Calls[i]
		if c.Seq > seq && c.Mode == facts.ModePlain && slices.ContainsFunc(c.Args, is) {
			return true
		}
	}
	return slices.ContainsFunc(u.in.Results, func(r *facts.Term) bool { return slices.ContainsFunc(r.Alternatives(), is) })
}

// isMain reports whether f is a program's main function.
func isMain(f *Func) bool {
	return f.Name == "main" && f.Recv == "" && f.Parent == "" && f.Package.Summary.Name == "main"
}

// kept follows a function stored in a field, variable or container.
func (w *walker) kept(f *Func, u use, st stance) (Roots, bool) {
	switch w.l.fieldCallback(u.Field) {
	case callbackMain:
		return w.root(Roots{Setup: true, Why: u.in.Display}, st), true
	case callbackEvent:
		return w.root(Roots{Event: true, Why: u.in.Display}, st), true
	}
	if w.l.called(f) {
		return Roots{}, false
	}
	if w.runs && isMain(u.in) {
		return w.root(Roots{Setup: true, Why: u.in.Display}, st), true
	}
	return w.root(Roots{Event: true, Captured: true, Asked: answers(f), Why: u.in.Display}, st), true
}

// answers reports whether a function takes more than a context and returns more than an
// error: a callback of that kind is asked for something, it is not told what happened.
func answers(f *Func) bool {
	return f.Parent == "" && f.Recv == "" && takesKey(f) && len(f.Results) > 1
}

// returned follows a function that its maker returns. One that changes an object it
// is handed (a functional option) runs while that object is built; one that changes
// what it captured runs later and again.
func (w *walker) returned(f *Func, base *facts.Term, st stance) (Roots, bool) {
	if w.l.called(f) {
		return Roots{}, false
	}
	root := base
	for root != nil && len(root.Args) > 0 {
		root = root.Arg(0)
	}
	if root != nil && root.Op == facts.OpParam && root.Up == 0 {
		return w.root(Roots{Setup: true, Why: f.Display}, st), true
	}
	if maker := w.l.index.funcs[f.Parent]; maker != nil {
		if w.l.handedOut(maker.ID, maxHandedOut) == callbackMain {
			return w.root(Roots{Setup: true, Why: maker.Display}, st), true
		}
		if r, ok := w.run(maker, st); ok {
			return r, true
		}
	}
	return w.root(Roots{Event: true, Captured: true, Why: f.Display}, st), true
}

// called reports whether some edge tells who calls a function value.
func (l *linker) called(f *Func) bool {
	return slices.ContainsFunc(f.callers, func(e edge) bool { return !e.param })
}

// anyInView reports whether one of the functions has a body in view.
func (l *linker) anyInView(ids []string) bool {
	for _, id := range ids {
		if f := l.index.funcs[id]; f != nil && !f.Unread {
			return true
		}
	}
	return false
}
