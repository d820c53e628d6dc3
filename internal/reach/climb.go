package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// given follows an object that a function was given as parameter n to those who give it.
func (w *Walker) given(f *program.Func, n int, base *facts.Term, st Stance) Roots {
	var out Roots
	reached := false
	for i, e := range f.Callers {
		if e.Caller.Testing {
			out.Test = true
			continue
		}
		if n == 0 && f.Recv != "" && e.BindsReceiver() {
			continue // a method value: its use tells what it was bound to
		}
		arg := program.ArgAt(e.Args, n)
		if w.isAnother(f, e, n, base, arg, st) {
			continue
		}
		reached = true
		next := st
		next.Async = st.Async || e.Mode == facts.ModeGo
		next.Beside = st.Beside || e.Mode == facts.ModeGo
		next.as = dynamicType(f, e, n, base, arg, st)
		next.done = len(e.Args) == len(e.Call.Args) && slices.Contains(e.Call.ReadBack, n)
		at := handedByValue(e, n, base)
		if at == nil {
			at = w.rebasedFor(f, i, base)
		}
		out.merge(w.From(e.Caller, e.Block, at, next))
	}
	for _, u := range f.UsedAt {
		switch {
		case u.In.Testing:
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
	if r := w.Reach.Rates().Seed(f); r.Has(RateLive) {
		reached = true
		out.merge(w.asked(f, n, base, r, st))
	}
	if !reached && !out.Test {
		return Roots{Dead: true, Why: f.Display}
	}
	return out
}

// bound follows the receiver of a method value to where the value is made.
func (w *Walker) bound(f *program.Func, u program.Use, base *facts.Term, st Stance) (Roots, bool) {
	next, ok := w.running(f, u, st)
	if !ok {
		return Roots{}, false
	}
	return w.From(u.In, u.Block, w.Reach.startingAt(base, u.Bound), next), true
}

// handed ends a walk where code out of view runs a function and gives it the object.
func (w *Walker) handed(f *program.Func, u program.Use, n int, base *facts.Term, st Stance) (Roots, bool) {
	k := w.Reach.RunAt(f, u)
	if k == RunTold || u.How == facts.UseCall || u.How == facts.UseGo || u.How == facts.UseDefer {
		return Roots{}, false
	}
	at := w.Reach.Rates().At(u.In, u.Block)
	if !at.Has(RateLive) {
		return w.frequency(u.In, u.Block, Stance{}), true
	}
	if u.How == facts.UseReturn && !st.rate.Has(RateMany) {
		// A functional option changes what it is given, once for each time it is applied.
		return Roots{Setup: true, Why: u.In.Display}, true
	}
	if out := w.provided(f, u, n, base, st); out.found() {
		return out, true
	}
	if k == runNow && !st.rate.Has(RateMany) {
		return Roots{Construct: true, Why: u.In.Display}, true
	}
	st.rate |= k.Rates(f)
	if !st.rate.Has(RateMany) {
		return Roots{Setup: true, Why: u.In.Display}, true
	}
	if w.Owner != "" && n < len(f.Params) && (f.Params[n].Type == "" || f.Params[n].Type == w.Owner && k == runEvent) && w.Reach.MadeRate(w.Owner) != 0 {
		return w.lost(f, 0, st), true // code out of view gives back what it was given
	}
	out := Roots{Session: true, Why: u.In.Display, Unstarted: !st.start, Shared: st.runsOn()}
	out.setRates(st.rate)
	return out, true
}

// running is the stance beyond a use of a function as a value: how often it runs there for
// one time that it is handed on. ok is false where nothing runs it.
func (w *Walker) running(f *program.Func, u program.Use, st Stance) (Stance, bool) {
	k := w.Reach.RunAt(f, u)
	if k == RunTold {
		if r := w.Reach.runsInField(u); r != 0 {
			st.rate |= r & rateHow
			st.Async, st.Beside = st.Async || r.Has(RateMany), st.Beside || r.Has(RateMany)
			return st, true
		}
		told, any := w.told(f)
		if !any {
			return st, u.How == facts.UseReturn && !w.Reach.ThrownAway(f) || u.How == facts.UseArg
		}
		st.rate |= told & rateHow
		st.Async, st.Beside = st.Async || told.Has(RateMany), st.Beside || told.Has(RateMany)
		return st, true
	}
	st.rate |= k.Rates(f)
	if k == runEvent && w.Reach.runsInView(u) {
		st.rate |= rateFed // by a loop in view, which something feeds
	}
	st.Async = st.Async || k.apart()
	st.Beside = st.Beside || k.apart() && (k != RunKept || f.Shape == facts.ShapeHandler)
	return st, true
}

// runsInView reports whether a function is handed to code in view.
func (l *Reach) runsInView(u program.Use) bool {
	return u.How == facts.UseArg && u.Call < len(u.In.Calls) && l.AnyInView(l.DirectTargets(&u.In.Calls[u.Call]))
}

// told is how often the calls in view run a function value that is kept somewhere.
func (w *Walker) told(f *program.Func) (Rate, bool) {
	var out Rate
	any := false
	for _, e := range f.Callers {
		if e.Param || e.Caller.Testing || IsOwnClosureCall(f, e) {
			continue
		}
		any = true
		if e.Call.Value != nil && e.Call.Value.Op == facts.OpCall && e.Call.Value.Up > 0 {
			out |= w.forEachMade(e.Caller, e.Call.Value.Up)
			continue
		}
		if e.Call.Value != nil && e.Call.Value.Op == facts.OpCall {
			if lp := w.Reach.UnboundedAround(e.Caller, e.Block, callBlock(e.Caller, e.Call.Value.Text)); lp != nil {
				out |= RateOnce.Looped(lp)
			}
			continue // called by who had it made: once for each
		}
		if v := e.Call.Value; v != nil && v.Op == facts.OpField && w.Reach.madeForField(f, v.Text) {
			if r := w.From(e.Caller, e.Block, v.Arg(0), Stance{}); r.Construct && !r.Live() {
				continue // once, or a bounded number of times, for the object that it is made for
			}
		}
		if g := w.Reach.Funcs[f.Parent]; g != nil && w.Reach.isWithin(e.Caller, g) {
			out |= w.Reach.runsWithin(e.Caller, g).Rates(f) // by another closure of the same activation
			if lp := w.Reach.UnboundedAround(e.Caller, e.Block, -1); lp != nil {
				out |= RateOnce.Looped(lp)
			}
			continue
		}
		out |= w.Reach.Rates().At(e.Caller, e.Block)
	}
	return out, any
}

// forEachMade is how often a closure runs for one run of the function that many levels out,
// which has had made what the closure calls.
func (w *Walker) forEachMade(f *program.Func, levels int) Rate {
	var out Rate
	for ; levels > 0 && f != nil; levels-- {
		for _, u := range f.UsedAt {
			if u.In.ID != f.Parent || u.In.Testing {
				continue
			}
			if k := w.Reach.RunAt(f, u); k != RunTold {
				out |= k.Rates(f)
				continue
			}
			out |= w.Reach.Rates().At(f, 0)
		}
		f = w.Reach.Funcs[f.Parent]
	}
	return out
}

// captured follows what a closure has captured to the function that makes the closure.
func (w *Walker) captured(f *program.Func, base *facts.Term, st Stance) Roots {
	var out Roots
	reached := false
	for _, u := range f.UsedAt {
		if u.In.Testing {
			out.Test = true
			continue
		}
		at, ok := w.baseAtUse(f, u, base)
		if !ok {
			continue
		}
		if u.Via != nil && Start(base).Op != facts.OpParam {
			if r, ok := w.arrived(f, u, base, st); ok {
				reached = true
				out.merge(r)
			}
			continue
		}
		if w.onceBeside(u, at) {
			reached = true
			out.merge(Roots{Setup: true, Why: u.In.Display})
			continue
		}
		if w.Reach.gathersFor(u, at) {
			reached = true
			out.merge(Roots{Construct: true, Why: u.In.Display})
			continue
		}
		next, ok := w.running(f, u, st)
		if !ok {
			continue
		}
		reached = true
		out.merge(w.From(u.In, u.Block, at, next))
	}
	if !reached && !out.Test {
		return Roots{Dead: true, Why: f.Display}
	}
	return out
}

// gathersFor reports whether what a function's goroutine or callback puts into a list, a map or a plain
// variable that the function has made is gathered for it: it waits for its word and goes on to read the
// variable, and no loop without a bound around them adds to the same one again.
func (l *Reach) gathersFor(u program.Use, at *facts.Term) bool {
	if !u.Joined || at == nil || at.Up > 0 || at.Op != facts.OpLocal && at.Op != facts.OpNew {
		return false
	}
	made := -1
	if m := program.MakeOf(u.In, at.N); at.Op == facts.OpNew && m != nil {
		made = m.Block
	}
	return l.UnboundedAround(u.In, u.Block, made) == nil
}

// arrived follows what a closure has captured that its maker makes, where the closure runs that
// the maker returns: each call of the maker makes another one.
func (w *Walker) arrived(f *program.Func, u program.Use, base *facts.Term, st Stance) (Roots, bool) {
	maker := w.Reach.Funcs[f.Parent]
	next, ok := w.running(f, u, st)
	if maker == nil || !ok {
		return Roots{}, false
	}
	return w.From(maker, 0, base.Raise(1), next), true
}

// baseAtUse is what a closure has captured as the function sees it that uses the closure:
// its maker, or one that the maker returns it to.
func (w *Walker) baseAtUse(f *program.Func, u program.Use, base *facts.Term) (*facts.Term, bool) {
	switch {
	case u.Via != nil:
		return base.Raise(1).Substitute(u.Via.Args), true
	case u.In.ID == f.Parent:
		if u.How == facts.UseReturn && len(f.Returned) > 0 && Start(base).Op == facts.OpParam && Start(base).Up == 1 {
			return nil, false // who takes the result gives the parameter
		}
		return base.Raise(1), true
	}
	return nil, false
}

// onceBeside reports whether a closure is handed to a sync.Once that stands in the object
// which the closure changes.
func (w *Walker) onceBeside(u program.Use, base *facts.Term) bool {
	if u.How != facts.UseArg || u.Call >= len(u.In.Calls) || !IsOnceDo(&u.In.Calls[u.Call]) {
		return false
	}
	once := program.ArgAt(u.In.Calls[u.Call].Args, 0)
	return once.Op == facts.OpField && w.Reach.Paths.Of(once.Arg(0)).number == w.Reach.Paths.Of(base).number
}

// result follows what a call finds that code in view put there.
func (w *Walker) result(f *program.Func, block int, base, call *facts.Term, st Stance) Roots {
	if slots := w.Reach.slotsOf(call); len(slots) > 0 {
		st.rate |= w.Reach.Rates().At(f, block) & rateHow
		return w.slots(f, slots, base, st)
	}
	if call.Text == program.DynamicCall && call.Up == 0 {
		if out, ok := w.gotten(f, base, call, st); ok {
			return out
		}
	}
	return w.lost(f, block, st)
}

// slots goes on where objects are put that are found here.
func (w *Walker) slots(f *program.Func, list []slot, base *facts.Term, st Stance) Roots {
	var out Roots
	for _, s := range list {
		if s.in.Testing {
			continue
		}
		out.merge(w.From(s.in, s.block, w.Reach.startingAt(base, s.val), st))
	}
	if !out.found() && !out.Unknown {
		return Roots{Dead: true, Why: f.Display}
	}
	return out
}

// received follows what came over a channel to where it was sent.
func (w *Walker) received(f *program.Func, block int, base, recv *facts.Term, st Stance) Roots {
	list := w.Reach.sent[w.Reach.channelKey(f, recv.Arg(0))]
	if len(list) == 0 {
		return w.lost(f, block, st)
	}
	return w.slots(f, list, base, st)
}

// pointee goes on from a field of an object that is known to what the field points to.
func (w *Walker) pointee(f *program.Func, block int, base *facts.Term, st Stance) Roots {
	field := FirstStep(base)
	st.Passes = st.Passes || w.Reach.isReplaced(field)
	if vals := w.Reach.storedIn(f, field, Start(base)); len(vals) > 0 {
		var out Roots
		for _, v := range vals {
			out.merge(w.From(f, block, w.Reach.pointingTo(base, v), st))
		}
		return out
	}
	var out Roots
	for _, s := range w.Reach.stored[field] {
		if s.in.Testing {
			continue
		}
		out.merge(w.From(s.in, s.block, w.Reach.pointingTo(base, s.val), st))
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
func (w *Walker) rebasedFor(f *program.Func, i int, base *facts.Term) *facts.Term {
	key := rebaseKey{f.Number, i, base}
	t, ok := w.Reach.rebased[key]
	if !ok {
		t = w.Rebase(f, f.Callers[i], base)
		w.Reach.rebased[key] = t
	}
	return t
}

// Rebase rewrites the base for the caller: parameters become arguments, and what a
// closure has captured is named from where the caller stands.
func (w *Walker) Rebase(f *program.Func, e program.Edge, base *facts.Term) *facts.Term {
	if f.Parent == "" {
		return w.Reach.given(base, e.Args)
	}
	k := 0 // levels that the caller stands below the closure's maker
	for g := e.Caller; g.ID != f.Parent; k++ {
		if g = w.Reach.Funcs[g.Parent]; g == nil {
			k = -1
			break
		}
	}
	return rebased(base, e.Args, k)
}

func rebased(t *facts.Term, args []*facts.Term, k int) *facts.Term {
	if t.IsUnknown() {
		return facts.Unknown()
	}
	switch {
	case t.Op == facts.OpParam && t.Up == 0:
		return program.ArgAt(args, t.N)
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
