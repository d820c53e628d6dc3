package reach

import (
	"github.com/growthlint/growthlint/internal/escape"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Walker follows an object upward from a place that changes it to where the object comes
// from: the activation that makes it, a variable, code out of view. What is crossed on the
// way while the object is in hand tells how often the place runs for one object; where the
// walk ends tells how long the object lives.
type Walker struct {
	// Reach is the program in which it walks.
	Reach *Reach
	WalkerKind
	// Own are the owner and the types that hold it.
	Own    map[string]bool
	places map[Standpoint]*waypoint //growthlint:bounded the places of one program, which a run looks at
	// open are the places that may lie on a cycle with the one under way, at.
	open []*waypoint
	at   *waypoint
	left int
	// Listen, if set, is asked in place of the walk upward: one that traces hears of the
	// places to which a step leads.
	Listen func(Spot) Roots
}

// WalkerKind is what tells walkers apart.
type WalkerKind struct {
	// Owner is the type that holds the container, "" for a variable.
	Owner string
	// Runs is set for what each run of a function leaves behind, whatever object the function
	// works on: a Run method that code out of view asks for is a command then, which is no
	// event, and what is offered to other modules and used by nobody in view is used by them.
	Runs bool
}

// Stance is what is known of the way walked so far.
type Stance struct {
	// rate is how often what was crossed runs for one object, 0 if once.
	rate   Rate
	Looped bool // an endless loop was crossed before the walk began
	Tick   bool // … and time paces it
	Async  bool // a go statement, a timer or a kept function was crossed
	Beside bool // … and not only one that code out of view is taken to keep
	Once   bool // a loop was crossed that turns only once
	start  bool // a method was crossed that begins a life which another one ends
	Passes bool // the object stands in something that takes another one in its place
	// as is the type of the object where what is in hand is a parameter of an interface type.
	as   string
	done bool // the call just crossed has returned when its function asks what the object holds
}

// runsOn reports whether something runs on the object for longer than a call: a goroutine, a
// callback, a loop that time or a peer paces.
func (st Stance) runsOn() bool { return st.Async || st.rate.Has(rateFed|RateTick) }

// Standpoint is where a walk has come to, and how: walks from equal ones end alike.
type Standpoint struct {
	Function uint32 // its number
	base     uint32 // its number
	Loop     uint32 // the innermost loop, as in Func.Blocks
	rate     Rate
	flags    uint8
	as       uint32 // the number of a type
}

// maxWalkSteps is how many new places one walk may come to; ways beyond are unknown.
const maxWalkSteps = 5_000

// Walker is the one walker of its kind, so that no place is looked at twice for an owner.
func (l *Reach) Walker(k WalkerKind) *Walker {
	w := l.walkers[k]
	if w == nil {
		w = &Walker{Reach: l, WalkerKind: k, Own: l.ownersOf(k.Owner), places: map[Standpoint]*waypoint{}}
		l.walkers[k] = w
	}
	return w
}

// WalkerOf is the walker for a type of holder, "" for none.
func (l *Reach) WalkerOf(owner string) *Walker { return l.Walker(WalkerKind{Owner: owner}) }

// From returns how control gets to a block of f, where base is the holder.
func (w *Walker) From(f *program.Func, block int, base *facts.Term, st Stance) Roots {
	if w.at == nil {
		w.left = maxWalkSteps
	}
	if f.Testing {
		return Roots{Test: true}
	}
	if st.Looped {
		st.rate |= RateEvent | rateFed | rateUnasked
		if st.Tick {
			st.rate = st.rate&^(RateEvent|rateFed) | RateTick
		}
		if !st.Once {
			st.rate |= rateRepeats
		}
		st.Looped, st.Tick = false, false
	}
	if w.takesOut(f, block, base) {
		return Roots{Teardown: true, Why: f.Display}
	}
	if isNothing(base) {
		return Roots{Dead: true, Why: f.Display}
	}
	object := w.Reach.Paths.Of(base)
	st.Passes = st.Passes || object.elem
	if w.Listen != nil {
		return w.Listen(Spot{f, block, object.Term, st})
	}
	key := w.StandingAt(f, block, object, st)
	if p := w.places[key]; p != nil {
		w.reach(p)
		return p.roots
	}
	if w.left--; w.left < 0 {
		return Roots{Unknown: true}
	}
	p := w.enter(key, func() Roots { return w.Compute(f, block, object.Term, st) })
	w.reach(p)
	return p.roots
}

// isNothing reports whether a term is nil, or stands in it: there is no object that could grow.
func isNothing(t *facts.Term) bool {
	for t != nil && t.Op == facts.OpField {
		t = t.Arg(0)
	}
	return t != nil && t.Op == facts.OpZero && t.Text == ""
}

// StandingAt is the place, as it is remembered.
func (w *Walker) StandingAt(f *program.Func, block int, base path, st Stance) Standpoint {
	at := Standpoint{Function: f.Number, base: base.number, rate: st.rate}
	if block < len(f.Blocks) {
		at.Loop = uint32(f.Blocks[block].Loop)
	}
	for i, set := range [...]bool{st.Async, st.start, st.Passes, st.done, st.Beside} {
		if set {
			at.flags |= 1 << i
		}
	}
	if st.as != "" {
		at.as = w.Reach.Paths.text(st.as)
	}
	if base.number == 0 || Start(base.Term).Op == facts.OpGlobal {
		at.Loop = uint32(block) + 1<<20 // the rate is asked of the block
	}
	return at
}

// Compute returns how control gets to a block of f, without looking at what is remembered.
func (w *Walker) Compute(f *program.Func, block int, base *facts.Term, st Stance) Roots {
	f.Steps.Add(1)
	if w.IsEnd(f) {
		return Roots{Teardown: true, Why: f.Display}
	}
	st.start = st.start || w.isStart(f)
	switch base.Op {
	case facts.OpUnknown:
		return w.lost(f, block, st)
	case facts.OpPhi:
		var out Roots
		for _, a := range base.Args {
			out.merge(w.From(f, block, a, st))
		}
		return out
	}
	root := Start(base)
	made := w.MadeAt(f, root)
	had := made
	switch {
	case root.Op == facts.OpRecv:
		had = program.ReceivedAt(f, root) // each turn has another one
	case w.Reach.isVariable(root) && root.Up == 0:
		had = localBlock(f, root)
	}
	if lp := w.Reach.UnboundedAround(f, block, had); lp != nil && !(made >= 0 && program.GathersIn(f, lp, root)) && !w.Reach.signalled(f, block, lp) {
		st.rate |= RateOnce.Looped(lp)
		st.Once = st.Once || lp.OneShot
	}
	if made >= 0 {
		return w.atMaker(f, made, base, st)
	}
	st.done = false
	if base.Op != facts.OpParam {
		st.as = ""
	}
	switch {
	case root.Op == facts.OpGlobal:
		return w.inVariable(f, block, base, st)
	case root.Up > 0:
		return w.captured(f, base, st)
	case root.Op == facts.OpParam:
		return w.given(f, root.N, base, st)
	case root.Op == facts.OpLocal:
		return w.slots(f, w.Reach.heldBy(root), base, st)
	case root.Op == facts.OpCall:
		return w.result(f, block, base, root, st)
	case root.Op == facts.OpRecv:
		return w.received(f, block, base, root, st)
	}
	return w.lost(f, block, st)
}

// atMaker ends the walk at the activation that makes the object, or goes on to what the
// object points to.
func (w *Walker) atMaker(f *program.Func, block int, base *facts.Term, st Stance) Roots {
	if base.Op == facts.OpField {
		return w.pointee(f, block, base, st)
	}
	if !st.rate.Has(RateMany) {
		if !w.Reach.Rates().At(f, block).Has(RateLive) {
			return w.frequency(f, block, Stance{})
		}
		return Roots{Construct: true, Why: f.Display}
	}
	if !st.rate.Has(rateFed|RateTick) && w.Reach.KeptAs(f, base) == escape.KeepFrame {
		return Roots{Construct: true, Why: f.Display} // it goes with the work that it is made for
	}
	made := w.Reach.Rates().At(f, block)
	if w.Reach.onceFor(f, block) {
		made = RateOnce
	}
	if st.done && !made.Has(RateOnce) && !st.Beside && !st.rate.Has(rateFed|RateTick) {
		return Roots{Construct: true, Why: f.Display} // what is asked for has been gathered
	}
	if made.Has(RateEvent|RateKept) && w.Reach.isEndless(w.Reach.typeMade(base)) && w.Reach.IsAnswer(f, base) {
		made = made&^(RateEvent|RateKept) | RateAPI
	}
	switch {
	case !made.Has(RateOnce):
	case made.Has(RateEvent|RateTick) && !w.Reach.GoesOn(f, base):
		made &^= RateOnce // code that runs once as well as often makes what it needs for itself
	case !st.rate.Has(rateFed|RateTick) && w.Reach.MadeToPass(w.Reach.typeMade(base)):
		made = made&^RateOnce | RateEvent // some of what is made for a piece of work is made at set-up
	}
	return w.held(f, made, st)
}

// typeMade is the type of an object that a function makes or has made, "" where it is not told.
func (l *Reach) typeMade(t *facts.Term) string {
	if t.Op == facts.OpCall {
		return l.MakerOf[t.Text]
	}
	return t.Text
}

// held is what the end of a way means, where the object is made at the given rate.
func (w *Walker) held(f *program.Func, made Rate, st Stance) Roots {
	if made.Has(RateMany) && !st.rate.Has(rateFed|RateTick) {
		made &^= RateOnce // code that runs once as well as often makes what it needs for itself
	}
	if st.Async && made.Has(RateCommand) && made&RateMany == RateEvent {
		made = RateOnce // code out of view runs it as a whole, and something works on it apart
	}
	made &^= RateOffered
	out := Roots{}
	live := Roots{Why: f.Display, Maker: true}
	live.setRates(st.rate)
	live.Unstarted = !st.start
	live.Shared = st.runsOn()
	if made.Has(RateOnce) {
		one := live
		one.Process, one.Session = !st.Passes, st.Passes
		out.merge(one)
	}
	if made.Has(RateEvent | RateTick | RateKept) {
		one := live
		one.Session = true
		out.merge(one)
	}
	if made.Has(RateAPI) {
		one := live
		one.Open, one.Session = !st.Passes, st.Passes
		out.merge(one)
	}
	out.Test = out.Test || made.Has(RateTest)
	out.Unknown = out.Unknown || made.Has(RateUnknown)
	if made == 0 {
		out.Dead, out.Why = true, f.Display
	}
	return out
}

// inVariable ends the walk at a package variable: all that runs, runs for one object.
func (w *Walker) inVariable(f *program.Func, block int, base *facts.Term, st Stance) Roots {
	if base.Op == facts.OpField {
		st.rate |= w.Reach.Rates().At(f, block) & rateHow
		return w.pointee(f, block, base, st)
	}
	if pkg, _ := program.SplitLast(base.Text); !w.Reach.PathsInView[pkg] && len(w.Reach.stored[base.Text]) == 0 {
		return Roots{Dead: true, Why: f.Display} // code out of view has put something of its own there
	}
	out := w.frequency(f, block, st)
	if out.Live() {
		out.Process, out.Session = !st.Passes, st.Passes
	}
	return out
}

// frequency is how often a block runs, whatever object it works on.
func (w *Walker) frequency(f *program.Func, block int, st Stance) Roots {
	q := w.Reach.Rates()
	r := q.At(f, block)
	why := q.whys[f.Number]
	out := Roots{Unstarted: !st.start, Shared: st.runsOn()}
	if w.Runs && r.Has(RateOffered) {
		r |= RateAPI | rateUnasked | rateRepeats
	}
	r &^= RateOffered
	if r.Has(RateLive) {
		r |= st.rate
		if r.Has(RateMany) {
			r &^= RateOnce
		}
	}
	if w.Runs && r.Has(RateCommand) && r&RateMany == RateEvent {
		r = r&^RateMany | RateOnce
	}
	out.setRates(r)
	switch {
	case w.Reach.UnboundedAround(f, block, -1) != nil:
		out.Why = f.Display
	case out.Event || out.Tick || out.Captured:
		out.Why = why.many
	case out.Exported:
		out.Why = why.api
	default:
		out.Why = why.once
	}
	if r == 0 {
		out.Dead, out.Why = true, f.Display
	}
	if !out.Live() {
		out.Unstarted = false
	}
	return out
}

// lost ends a walk that cannot tell which object is in hand: it is one of those that are
// made of the owner's type.
func (w *Walker) lost(f *program.Func, block int, st Stance) Roots {
	out := w.frequency(f, block, st)
	if w.Owner == "" || !out.Live() {
		if out.Live() {
			out.Process = true
		}
		return out
	}
	switch made := w.Reach.MadeRate(w.Owner); {
	case made&(RateMany|RateOnce) == RateOnce:
		out.Process, out.Session = !st.Passes, st.Passes
	case made.Has(RateEvent|RateTick|RateKept) && !made.Has(RateOnce|RateAPI):
		out.Session = true
	default:
		out.Open, out.Shared = true, false // which one runs so often is not known
	}
	return out
}

// IsEnd reports whether f ends the life of the holder.
func (w *Walker) IsEnd(f *program.Func) bool { return w.Owner != "" && f.Ends && w.Own[f.Recv] }

// isStart reports whether f begins a life of the holder that an end can end: what
// grows there, the end may clear.
func (w *Walker) isStart(f *program.Func) bool {
	return w.Owner != "" && f.Recv == w.Owner && f.Parent == "" && program.IsStartName(f.Name)
}
