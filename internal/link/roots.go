package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

func (w *walker) compute(f *Func, block int, base *facts.Term, st stance) Roots {
	if w.isEnd(f) {
		return Roots{Teardown: true, Why: f.Display}
	}
	made := w.madeAt(f, base)
	loop := w.l.endlessAround(f, block, made)
	if loop != nil && w.passing && w.l.closes(loop.Over) {
		loop = nil
	}
	st.start = st.start || w.isStart(f)
	if made >= 0 && loop == nil && !st.looped {
		return Roots{Construct: true}
	}
	if loop != nil {
		st.looped = true
		st.tick = loop.Pace == facts.PaceTime
		st.once = st.once || loop.OneShot
	}
	if !st.looped && !st.apart && !isGiven(base) && w.builds(f) {
		return Roots{Built: true, Why: f.Display}
	}
	if made >= 0 { // made before the loop that grows it: it lives as long as the loop
		return w.root(Roots{Event: true, Why: f.Display}, st)
	}
	return w.up(f, base, st)
}

// root is what the end of a way means, given what was crossed.
func (w *walker) root(r Roots, st stance) Roots {
	if st.looped && (r.Setup || r.Event || r.Exported || r.Captured) {
		r = Roots{Event: !st.tick, Tick: st.tick, Why: r.Why}
	}
	r.Asked = r.Asked && !st.looped
	r.Unasked = !r.Asked && (r.Event || r.Tick || r.Captured)
	r.Repeats = r.Live() && !st.once
	r.Unstarted = r.Live() && !st.start
	return r
}

// madeAt returns the block of f in which the base was made by this activation, or -1.
func (w *walker) madeAt(f *Func, base *facts.Term) int {
	if base.IsUnknown() {
		return -1
	}
	switch base.Op {
	case facts.OpNew:
		if base.Up == 0 {
			if m := makeOf(f, base.N); m != nil {
				return m.Block
			}
			if base.N < 0 {
				return 0
			}
		}
	case facts.OpLocal:
		if base.Up == 0 {
			if m := makeOf(f, base.N); m != nil {
				return m.Block
			}
			return 0
		}
	case facts.OpField:
		if isPointee(base) || w.l.borrowed(base.Text) {
			return -1 // a new object may point to an old one
		}
		return w.madeAt(f, base.Arg(0))
	case facts.OpElem, facts.OpSlice:
		return w.madeAt(f, base.Arg(0))
	case facts.OpCall:
		if w.l.returnsNew(base.Text, base.N, 3) {
			return callBlock(f, base.Text)
		}
	case facts.OpPhi:
		at := -1
		for _, a := range base.Args {
			b := w.madeAt(f, a)
			if b < 0 {
				return -1
			}
			at = max(at, b)
		}
		return at
	}
	return -1
}

// callBlock is the block of the last call of a function in f, or its first block.
func callBlock(f *Func, callee string) int {
	block := 0
	for i := range f.Calls {
		if f.Calls[i].Func == callee {
			block = f.Calls[i].Block
		}
	}
	return block
}

// endlessAround returns the innermost endless loop around a block that does not also
// hold the block where the base was made (made < 0: nowhere).
func (l *linker) endlessAround(f *Func, block, made int) *facts.Loop {
	if block >= len(f.Blocks) {
		return nil
	}
	for i := f.Blocks[block].Loop; i > 0; i = f.Loops[i-1].Parent {
		loop := &f.Loops[i-1]
		paced := loop.Pace != facts.PaceUnknown || l.servesAlone(f)
		if loop.Endless && paced && (made < 0 || !inLoop(f, made, i)) {
			return loop
		}
	}
	return nil
}

// servesAlone reports whether a function is a goroutine's or a connection's own, or is
// called by one directly: an endless loop in it that waits in ways the summary does
// not know runs as long as that does. Elsewhere such a loop reads its way through
// something finite.
func (l *linker) servesAlone(f *Func) bool {
	own := func(f *Func) bool { return f.Shape == facts.ShapeHandler || l.isGoroutine(f) }
	return own(f) || slices.ContainsFunc(f.callers, func(e edge) bool { return own(e.caller) })
}

// inLoop reports whether a block lies in loop number n (counted from 1).
func inLoop(f *Func, block, n int) bool {
	if block >= len(f.Blocks) {
		return false
	}
	for i := f.Blocks[block].Loop; i > 0; i = f.Loops[i-1].Parent {
		if i == n {
			return true
		}
	}
	return false
}

// isGiven reports whether the base is what a function was called with: nothing that it
// makes itself.
func isGiven(base *facts.Term) bool { return !base.IsUnknown() && base.Op == facts.OpParam }

// builds reports whether f makes an object of the holder's type, or of one that
// holds it, and puts it where the last one was: what grows below is that object's
// construction.
func (w *walker) builds(f *Func) bool {
	return w.owner != "" && slices.ContainsFunc(f.builds, func(t string) bool { return w.own[t] })
}

// noteLives fills in which types a function builds and whether it ends one.
func (l *linker) noteLives(f *Func) {
	f.ends = f.Recv != "" && f.Parent == "" && isEndName(f.Name) && !takesKey(f)
	for i := range f.Makes {
		m := &f.Makes[i]
		if m.Type != "" && !isKept(m.Fates) && !lazily(f, m.Block) {
			f.builds = append(f.builds, m.Type)
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if t := l.makerOf[c.Func]; t != "" && c.Mode == facts.ModePlain && !isKept(c.Fates) && !lazily(f, c.Block) {
			f.builds = append(f.builds, t)
		}
	}
}

// isKept reports whether a made object goes into a container: a child, not the next
// generation.
func isKept(fates []facts.Fate) bool {
	return slices.ContainsFunc(fates, func(f facts.Fate) bool { return f.How == facts.FateElem || f.How == facts.FateSend })
}

// lazily reports whether a block is reached only while a field or variable is nil:
// what is made there is made once, not again and again.
func lazily(f *Func, block int) bool {
	return slices.ContainsFunc(f.guardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && g.X != nil && (g.X.Op == facts.OpField || g.X.Op == facts.OpGlobal)
	})
}

// isEnd reports whether f ends the life of the holder.
func (w *walker) isEnd(f *Func) bool { return w.owner != "" && f.ends && w.own[f.Recv] }

// takesKey reports whether a method takes more than a context: Unsubscribe(id) ends
// an element, not its receiver.
func takesKey(f *Func) bool {
	return slices.ContainsFunc(f.Params[min(1, len(f.Params)):], func(p facts.Param) bool { return p.Type != "context.Context" })
}

// isStart reports whether f begins a life of the holder that an end can end: what
// grows there, the end may clear.
func (w *walker) isStart(f *Func) bool {
	return w.owner != "" && f.Recv == w.owner && f.Parent == "" && isStartName(f.Name)
}

// up follows the callers of f and the places where it is used as a value.
func (w *walker) up(f *Func, base *facts.Term, st stance) Roots {
	switch {
	case f.Init:
		return w.root(Roots{Setup: true, Why: "package initialisation"}, st)
	case isMain(f):
		return w.root(Roots{Setup: true, Why: "main"}, st)
	case f.Shape == facts.ShapeHandler && f.Parent == "" && (f.Exported || len(f.usedAt) > 0):
		return w.root(Roots{Event: true, Asked: true, Why: f.Display}, st)
	}
	var out Roots
	reached := false
	var forwards []edge
	for _, e := range f.callers {
		if forwarded(f, e) {
			forwards = append(forwards, e)
			continue
		}
		if e.param || f.Parent != "" && e.caller.ID == f.Parent && e.call.Func == f.ID {
			continue // told by the use of the function as a value
		}
		if e.caller.Testing {
			out.Test = true
			continue
		}
		reached = true
		out.merge(w.edge(f, e, base, st))
	}
	for _, u := range f.usedAt {
		r, ok := w.use(f, u, base, st)
		if ok {
			reached = true
			out.merge(r)
		}
	}
	for _, e := range forwards {
		if !reached {
			out.merge(w.edge(f, e, base, st))
		}
	}
	if !reached && (!out.found() || w.l.index.crowded[f.ID]) {
		out.merge(w.root(w.orphan(f), st))
	}
	return out
}

// forwarded reports whether a call is that of a decorator: a method that calls its
// namesake through an interface. It tells where control comes from only if nothing
// else does, and not where the decorators are all there is.
func forwarded(f *Func, e edge) bool {
	return e.iface && e.caller.Name == f.Name && e.caller.Recv != "" && !e.caller.Testing
}

// edge follows one call.
func (w *walker) edge(f *Func, e edge, base *facts.Term, st stance) Roots {
	if e.mode == facts.ModeGo {
		st.async = true
	}
	st.apart = st.apart || st.async || e.call.Value != nil
	return w.from(e.caller, e.block, w.rebase(f, e, base), st)
}

// rebase rewrites the base for the caller: parameters become arguments, and what a
// closure has captured is named from where the caller stands.
func (w *walker) rebase(f *Func, e edge, base *facts.Term) *facts.Term {
	if base.IsUnknown() {
		return facts.Unknown()
	}
	if f.Parent == "" {
		return base.Substitute(e.args)
	}
	k := 0 // levels that the caller stands below the closure's maker
	for g := e.caller; g.ID != f.Parent; k++ {
		if g = w.l.index.funcs[g.Parent]; g == nil {
			k = -1
			break
		}
	}
	return rebased(base, e.args, k)
}

func rebased(t *facts.Term, args []*facts.Term, k int) *facts.Term {
	if t.IsUnknown() {
		return facts.Unknown()
	}
	switch {
	case t.Op == facts.OpParam && t.Up == 0:
		if t.N < len(args) {
			return args[t.N]
		}
		return facts.Unknown()
	case (t.Op == facts.OpNew || t.Op == facts.OpLocal) && t.Up == 0, t.Up > 0 && k < 0:
		return facts.Unknown()
	}
	out := t.Map(func(a *facts.Term) *facts.Term { return rebased(a, args, k) })
	if t.Up == 0 {
		return out
	}
	u := *out
	u.Up = t.Up - 1 + k
	return &u
}

// orphan classifies a function that nothing in view calls.
func (w *walker) orphan(f *Func) Roots {
	why := f.Display
	switch {
	case f.Parent != "":
		return Roots{Dead: true, Why: why}
	case w.runs && f.Recv != "" && isRunName(f.Name) && w.l.index.asked[f.Recv+"."+f.Name]:
		return Roots{Setup: true, Why: why}
	case f.Recv != "" && w.l.index.asked[f.Recv+"."+f.Name], w.l.onlyLent(f):
		return Roots{Event: true, Why: why}
	case f.Exported && f.Package.Doubtful:
		return Roots{Unknown: true, Why: why}
	case w.l.index.crowded[f.ID], f.Exported && !f.Package.Closed:
		return Roots{Exported: true, Why: why}
	case f.Exported && f.Package.Closed:
		return Roots{Dead: true, Why: why}
	}
	return Roots{Dead: true, Why: why}
}
