package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// given follows an object that a function was given as parameter n to those who give it.
func (w *walker) given(f *Func, n int, base *facts.Term, st stance) Roots {
	var out Roots
	reached := false
	for i, e := range f.callers {
		if e.caller.Testing {
			out.Test = true
			continue
		}
		if n == 0 && f.Recv != "" && e.call.Value != nil {
			continue // a method value: its use tells what it was bound to
		}
		arg := argAt(e.args, n)
		if w.isAnother(f, e, n, base, arg, st) {
			continue
		}
		reached = true
		next := st
		next.async = st.async || e.mode == facts.ModeGo
		next.beside = st.beside || e.mode == facts.ModeGo
		next.as = dynamicType(f, e, n, base, arg, st)
		next.done = len(e.args) == len(e.call.Args) && slices.Contains(e.call.ReadBack, n)
		out.merge(w.from(e.caller, e.block, w.rebasedFor(f, i, base), next))
	}
	for _, u := range f.usedAt {
		switch {
		case u.in.Testing:
			out.Test = true
		case n == 0 && u.Bound != nil:
			if r, ok := w.bound(f, u, base, st); ok {
				reached = true
				out.merge(r)
			}
		default:
			if r, ok := w.handed(f, u, n, base, st); ok {
				reached = true
				out.merge(r)
			}
		}
	}
	if r := w.l.rates().seed(f); r.has(rateLive) {
		reached = true
		out.merge(w.asked(f, n, base, r, st))
	}
	if !reached && !out.Test {
		return Roots{Dead: true, Why: f.Display}
	}
	return out
}

// bound follows the receiver of a method value to where the value is made.
func (w *walker) bound(f *Func, u use, base *facts.Term, st stance) (Roots, bool) {
	next, ok := w.running(f, u, st)
	if !ok {
		return Roots{}, false
	}
	return w.from(u.in, u.Block, startingAt(base, u.Bound), next), true
}

// handed ends a walk where code out of view runs a function and gives it the object.
func (w *walker) handed(f *Func, u use, n int, base *facts.Term, st stance) (Roots, bool) {
	k := w.l.runAt(f, u)
	if k == runTold || u.How == facts.UseCall || u.How == facts.UseGo || u.How == facts.UseDefer {
		return Roots{}, false
	}
	at := w.l.rates().at(u.in, u.Block)
	if !at.has(rateLive) {
		return w.frequency(u.in, u.Block, stance{}), true
	}
	if u.How == facts.UseReturn && !st.rate.has(rateMany) {
		// A functional option changes what it is given, once for each time it is applied.
		return Roots{Setup: true, Why: u.in.Display}, true
	}
	if out := w.provided(f, u, n, base, st); out.found() {
		return out, true
	}
	if k == runNow && !st.rate.has(rateMany) {
		return Roots{Construct: true, Why: u.in.Display}, true
	}
	st.rate |= k.rates(f)
	if !st.rate.has(rateMany) {
		return Roots{Setup: true, Why: u.in.Display}, true
	}
	if w.owner != "" && n < len(f.Params) && f.Params[n].Type == "" && w.l.madeRate(w.owner) != 0 {
		return w.lost(f, 0, st), true // code out of view gives back what it was given
	}
	out := Roots{Session: true, Why: u.in.Display, Unstarted: !st.start, Shared: st.runsOn()}
	out.setRates(st.rate)
	return out, true
}

// running is the stance beyond a use of a function as a value: how often it runs there for
// one time that it is handed on. ok is false where nothing runs it.
func (w *walker) running(f *Func, u use, st stance) (stance, bool) {
	k := w.l.runAt(f, u)
	if k == runTold {
		if r := w.l.runsInField(u); r != 0 {
			st.rate |= r & rateHow
			st.async, st.beside = st.async || r.has(rateMany), st.beside || r.has(rateMany)
			return st, true
		}
		told, any := w.told(f)
		if !any {
			return st, u.How == facts.UseReturn || u.How == facts.UseArg
		}
		st.rate |= told & rateHow
		st.async, st.beside = st.async || told.has(rateMany), st.beside || told.has(rateMany)
		return st, true
	}
	st.rate |= k.rates(f)
	st.async = st.async || k.apart()
	st.beside = st.beside || k.apart() && k != runKept
	return st, true
}

// told is how often the calls in view run a function value that is kept somewhere.
func (w *walker) told(f *Func) (rate, bool) {
	var out rate
	any := false
	for _, e := range f.callers {
		if e.param || e.caller.Testing || isOwnClosureCall(f, e) {
			continue
		}
		any = true
		if e.call.Value != nil && e.call.Value.Op == facts.OpCall && e.call.Value.Up > 0 {
			out |= w.forEachMade(e.caller, e.call.Value.Up)
			continue
		}
		if e.call.Value != nil && e.call.Value.Op == facts.OpCall {
			if lp := w.l.unboundedAround(e.caller, e.block, callBlock(e.caller, e.call.Value.Text)); lp != nil {
				out |= rateOnce.looped(lp)
			}
			continue // called by who had it made: once for each
		}
		out |= w.l.rates().at(e.caller, e.block)
	}
	return out, any
}

// forEachMade is how often a closure runs for one run of the function that many levels out,
// which has had made what the closure calls.
func (w *walker) forEachMade(f *Func, levels int) rate {
	var out rate
	for ; levels > 0 && f != nil; levels-- {
		for _, u := range f.usedAt {
			if u.in.ID != f.Parent || u.in.Testing {
				continue
			}
			if k := w.l.runAt(f, u); k != runTold {
				out |= k.rates(f)
				continue
			}
			out |= w.l.rates().at(f, 0)
		}
		f = w.l.index.funcs[f.Parent]
	}
	return out
}

// captured follows what a closure has captured to the function that makes the closure.
func (w *walker) captured(f *Func, base *facts.Term, st stance) Roots {
	var out Roots
	reached := false
	for _, u := range f.usedAt {
		if u.in.Testing {
			out.Test = true
			continue
		}
		at, ok := w.baseAtUse(f, u, base)
		if !ok {
			continue
		}
		if w.onceBeside(u, at) {
			reached = true
			out.merge(Roots{Setup: true, Why: u.in.Display})
			continue
		}
		next, ok := w.running(f, u, st)
		if !ok {
			continue
		}
		reached = true
		out.merge(w.from(u.in, u.Block, at, next))
	}
	if !reached && !out.Test {
		return Roots{Dead: true, Why: f.Display}
	}
	return out
}

// baseAtUse is what a closure has captured as the function sees it that uses the closure:
// its maker, or one that the maker returns it to.
func (w *walker) baseAtUse(f *Func, u use, base *facts.Term) (*facts.Term, bool) {
	switch {
	case u.Via != nil:
		return base.Raise(1).Substitute(u.Via.Args), true
	case u.in.ID == f.Parent:
		if u.How == facts.UseReturn && len(f.results) > 0 && start(base).Op == facts.OpParam && start(base).Up == 1 {
			return nil, false // who takes the result gives the parameter
		}
		return base.Raise(1), true
	}
	return nil, false
}

// onceBeside reports whether a closure is handed to a sync.Once that stands in the object
// which the closure changes.
func (w *walker) onceBeside(u use, base *facts.Term) bool {
	if u.How != facts.UseArg || u.Call >= len(u.in.Calls) || !isOnceDo(&u.in.Calls[u.Call]) {
		return false
	}
	once := argAt(u.in.Calls[u.Call].Args, 0)
	return once.Op == facts.OpField && w.l.paths.of(once.Arg(0)).number == w.l.paths.of(base).number
}

// result follows what a call finds that code in view put there.
func (w *walker) result(f *Func, block int, base, call *facts.Term, st stance) Roots {
	if slots := w.l.slotsOf(call); len(slots) > 0 {
		st.rate |= w.l.rates().at(f, block) & rateHow
		return w.slots(f, slots, base, st)
	}
	return w.lost(f, block, st)
}

// slots goes on where objects are put that are found here.
func (w *walker) slots(f *Func, list []slot, base *facts.Term, st stance) Roots {
	var out Roots
	for _, s := range list {
		if s.in.Testing {
			continue
		}
		out.merge(w.from(s.in, s.block, startingAt(base, s.val), st))
	}
	if !out.found() && !out.Unknown {
		return Roots{Dead: true, Why: f.Display}
	}
	return out
}

// received follows what came over a channel to where it was sent.
func (w *walker) received(f *Func, block int, base, recv *facts.Term, st stance) Roots {
	list := w.l.sent[placeKey(recv.Arg(0))]
	if len(list) == 0 {
		return w.lost(f, block, st)
	}
	return w.slots(f, list, base, st)
}

// pointee goes on from a field of an object that is known to what the field points to.
func (w *walker) pointee(f *Func, block int, base *facts.Term, st stance) Roots {
	field, put := firstStep(base)
	st.passes = st.passes || w.l.isReplaced(field)
	if vals := w.l.storedIn(f, field, start(base)); len(vals) > 0 {
		var out Roots
		for _, v := range vals {
			out.merge(w.from(f, block, put(v), st))
		}
		return out
	}
	var out Roots
	for _, s := range w.l.stored[field] {
		if s.in.Testing {
			continue
		}
		out.merge(w.from(s.in, s.block, put(s.val), st))
	}
	if !out.found() && !out.Unknown {
		return w.lost(f, block, st)
	}
	return out
}

// rebaseKey is a base as one caller of a function sees it.
type rebaseKey struct {
	function uint32
	caller   int
	base     *facts.Term
}

// rebasedFor is the base for caller i of f; what walks of other stances and owners come to
// is the same term.
func (w *walker) rebasedFor(f *Func, i int, base *facts.Term) *facts.Term {
	key := rebaseKey{f.number, i, base}
	t, ok := w.l.rebased[key]
	if !ok {
		t = w.rebase(f, f.callers[i], base)
		w.l.rebased[key] = t
	}
	return t
}

// rebase rewrites the base for the caller: parameters become arguments, and what a
// closure has captured is named from where the caller stands.
func (w *walker) rebase(f *Func, e edge, base *facts.Term) *facts.Term {
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
		return argAt(args, t.N)
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
