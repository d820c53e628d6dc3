package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// walker follows an object upward from a place that changes it to where the object comes
// from: the activation that makes it, a variable, code out of view. What is crossed on the
// way while the object is in hand tells how often the place runs for one object; where the
// walk ends tells how long the object lives.
type walker struct {
	l *linker
	walkerKind
	// own are the owner and the types that hold it.
	own    map[string]bool
	places map[standpoint]*waypoint
	// open are the places that may lie on a cycle with the one under way, at.
	open []*waypoint
	at   *waypoint
	left int
	// listen, if set, is asked in place of the walk upward: one that traces hears of the
	// places to which a step leads.
	listen func(spot) Roots
}

// walkerKind is what tells walkers apart.
type walkerKind struct {
	// owner is the type that holds the container, "" for a variable.
	owner string
	// runs takes a Run method that code out of view asks for as a command, which is no
	// event, where nothing is told of the object that it works on.
	runs bool
}

// stance is what is known of the way walked so far.
type stance struct {
	// rate is how often what was crossed runs for one object, 0 if once.
	rate   rate
	looped bool // an endless loop was crossed before the walk began
	tick   bool // … and time paces it
	async  bool // a go statement, a timer or a kept function was crossed
	beside bool // … and not only one that code out of view is taken to keep
	once   bool // a loop was crossed that turns only once
	start  bool // a method was crossed that begins a life which another one ends
	passes bool // the object stands in something that takes another one in its place
	// as is the type of the object where what is in hand is a parameter of an interface type.
	as   string
	done bool // the call just crossed has returned when its function asks what the object holds
}

// stance is how far a walk has come that begins at e.
func (e *Event) stance() stance {
	return stance{async: e.Async, beside: e.Async, looped: e.Looped, tick: e.Tick, once: e.Once}
}

// runsOn reports whether something runs on the object for longer than a call: a goroutine, a
// callback, a loop that time or a peer paces.
func (st stance) runsOn() bool { return st.async || st.rate.has(rateFed|rateTick) }

// standpoint is where a walk has come to, and how: walks from equal ones end alike.
type standpoint struct {
	function uint32 // its number
	base     uint32 // its number
	loop     uint32 // the innermost loop, as in Func.Blocks
	rate     rate
	flags    uint8
	as       uint32 // the number of a type
}

// maxWalkSteps is how many new places one walk may come to; ways beyond are unknown.
const maxWalkSteps = 5_000

// walker is the one walker of its kind, so that no place is looked at twice for an owner.
func (l *linker) walker(k walkerKind) *walker {
	w := l.walkers[k]
	if w == nil {
		w = &walker{l: l, walkerKind: k, own: l.ownersOf(k.owner), places: map[standpoint]*waypoint{}}
		l.walkers[k] = w
	}
	return w
}

// walkerOf is the walker for a type of holder, "" for none.
func (l *linker) walkerOf(owner string) *walker { return l.walker(walkerKind{owner: owner}) }

// from returns how control gets to a block of f, where base is the holder.
func (w *walker) from(f *Func, block int, base *facts.Term, st stance) Roots {
	if w.at == nil {
		w.left = maxWalkSteps
	}
	if f.Testing {
		return Roots{Test: true}
	}
	if st.looped {
		st.rate |= rateEvent | rateFed | rateUnasked
		if st.tick {
			st.rate = st.rate&^(rateEvent|rateFed) | rateTick
		}
		if !st.once {
			st.rate |= rateRepeats
		}
		st.looped, st.tick = false, false
	}
	object := w.l.paths.of(base)
	st.passes = st.passes || object.elem
	if w.listen != nil {
		return w.listen(spot{f, block, object.term, st})
	}
	key := w.standingAt(f, block, object, st)
	if p := w.places[key]; p != nil {
		w.reach(p)
		return p.roots
	}
	if w.left--; w.left < 0 {
		return Roots{Unknown: true}
	}
	p := w.enter(key, func() Roots { return w.compute(f, block, object.term, st) })
	w.reach(p)
	return p.roots
}

func (w *walker) standingAt(f *Func, block int, base path, st stance) standpoint {
	at := standpoint{function: f.number, base: base.number, rate: st.rate}
	if block < len(f.Blocks) {
		at.loop = uint32(f.Blocks[block].Loop)
	}
	for i, set := range [...]bool{st.async, st.start, st.passes, st.done, st.beside} {
		if set {
			at.flags |= 1 << i
		}
	}
	if st.as != "" {
		at.as = w.l.paths.text(st.as)
	}
	if base.number == 0 || start(base.term).Op == facts.OpGlobal {
		at.loop = uint32(block) + 1<<20 // the rate is asked of the block
	}
	return at
}

func (w *walker) compute(f *Func, block int, base *facts.Term, st stance) Roots {
	f.steps.add(1)
	if w.isEnd(f) {
		return Roots{Teardown: true, Why: f.Display}
	}
	st.start = st.start || w.isStart(f)
	switch base.Op {
	case facts.OpUnknown:
		return w.lost(f, block, st)
	case facts.OpPhi:
		var out Roots
		for _, a := range base.Args {
			out.merge(w.from(f, block, a, st))
		}
		return out
	}
	root := start(base)
	made := w.madeAt(f, root)
	had := made
	if root.Op == facts.OpRecv {
		had = receivedAt(f, root) // each turn has another one
	}
	if lp := w.l.unboundedAround(f, block, had); lp != nil && !(made >= 0 && gathersIn(f, lp, root)) && !w.l.signalled(f, block, lp) {
		st.rate |= rateOnce.looped(lp)
		st.once = st.once || lp.OneShot
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
	case root.Op == facts.OpCall:
		return w.result(f, block, base, root, st)
	case root.Op == facts.OpRecv:
		return w.received(f, block, base, root, st)
	}
	return w.lost(f, block, st)
}

// madeAt returns the block of f in which an object was made by this activation, or -1.
func (w *walker) madeAt(f *Func, t *facts.Term) int {
	if t.Up > 0 {
		return -1
	}
	switch t.Op {
	case facts.OpNew, facts.OpLocal:
		if m := makeOf(f, t.N); m != nil && t.Op == facts.OpNew {
			return m.Block
		}
		if t.Op == facts.OpLocal {
			return localBlock(f, t)
		}
		return 0
	case facts.OpCall:
		if w.l.returnsNew(t.Text, t.N) || t.Text == "(*sync.Pool).Get" {
			return callBlock(f, t.Text)
		}
	}
	return -1
}

// localBlock is where a local variable takes what it holds.
func localBlock(f *Func, t *facts.Term) int {
	for i := range f.Makes {
		if f.Makes[i].Local == t.Text {
			return f.Makes[i].Block
		}
	}
	return 0
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

// atMaker ends the walk at the activation that makes the object, or goes on to what the
// object points to.
func (w *walker) atMaker(f *Func, block int, base *facts.Term, st stance) Roots {
	if base.Op == facts.OpField {
		return w.pointee(f, block, base, st)
	}
	if !st.rate.has(rateMany) {
		if !w.l.rates().at(f, block).has(rateLive) {
			return w.frequency(f, block, stance{})
		}
		return Roots{Construct: true, Why: f.Display}
	}
	made := w.l.rates().at(f, block)
	if w.l.onceFor(f, block) {
		made = rateOnce
	}
	if st.done && !made.has(rateOnce) && !st.beside && !st.rate.has(rateFed|rateTick) {
		return Roots{Construct: true, Why: f.Display} // what is asked for has been gathered
	}
	return w.held(f, made, st)
}

// held is what the end of a way means, where the object is made at the given rate.
func (w *walker) held(f *Func, made rate, st stance) Roots {
	if made.has(rateMany) && !st.rate.has(rateFed|rateTick) {
		made &^= rateOnce // code that runs once as well as often makes what it needs for itself
	}
	if st.async && made.has(rateCommand) && made&rateMany == rateEvent {
		made = rateOnce // code out of view runs it as a whole, and something works on it apart
	}
	out := Roots{}
	live := Roots{Why: f.Display}
	live.setRates(st.rate)
	live.Unstarted = !st.start
	live.Shared = st.runsOn()
	if made.has(rateOnce) {
		one := live
		one.Process, one.Session = !st.passes, st.passes
		out.merge(one)
	}
	if made.has(rateEvent | rateTick | rateKept) {
		one := live
		one.Session = true
		out.merge(one)
	}
	if made.has(rateAPI) {
		one := live
		one.Open, one.Session = !st.passes, st.passes
		out.merge(one)
	}
	out.Test = out.Test || made.has(rateTest)
	out.Unknown = out.Unknown || made.has(rateUnknown)
	if made == 0 {
		out.Dead, out.Why = true, f.Display
	}
	return out
}

// inVariable ends the walk at a package variable: all that runs, runs for one object.
func (w *walker) inVariable(f *Func, block int, base *facts.Term, st stance) Roots {
	if base.Op == facts.OpField {
		st.rate |= w.l.rates().at(f, block) & rateHow
		return w.pointee(f, block, base, st)
	}
	if pkg, _ := splitLast(base.Text); !w.l.index.paths[pkg] && len(w.l.stored[base.Text]) == 0 {
		return Roots{Dead: true, Why: f.Display} // code out of view has put something of its own there
	}
	out := w.frequency(f, block, st)
	if out.Live() {
		out.Process, out.Session = !st.passes, st.passes
	}
	return out
}

// frequency is how often a block runs, whatever object it works on.
func (w *walker) frequency(f *Func, block int, st stance) Roots {
	q := w.l.rates()
	r := q.at(f, block)
	why := q.whys[f.number]
	out := Roots{Unstarted: !st.start, Shared: st.runsOn()}
	if r.has(rateLive) {
		r |= st.rate
		if r.has(rateMany) {
			r &^= rateOnce
		}
	}
	if w.runs && r.has(rateCommand) && r&rateMany == rateEvent {
		r = r&^rateMany | rateOnce
	}
	out.setRates(r)
	switch {
	case w.l.unboundedAround(f, block, -1) != nil:
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

// setRates notes how often a place is reached.
func (r *Roots) setRates(q rate) {
	r.Event, r.Tick = q.has(rateEvent), q.has(rateTick)
	r.Exported, r.Captured = q.has(rateAPI), q.has(rateKept)
	r.Setup = q.has(rateOnce|rateCommand) && !q.has(rateMany)
	r.Asked, r.Unasked = q.has(rateAsked), q.has(rateUnasked)
	r.Repeats, r.Fed = q.has(rateRepeats), q.has(rateFed)
	r.Test, r.Unknown = q.has(rateTest), q.has(rateUnknown)
}

// lost ends a walk that cannot tell which object is in hand: it is one of those that are
// made of the owner's type.
func (w *walker) lost(f *Func, block int, st stance) Roots {
	out := w.frequency(f, block, st)
	if w.owner == "" || !out.Live() {
		if out.Live() {
			out.Process = true
		}
		return out
	}
	switch made := w.l.madeRate(w.owner); {
	case made&(rateMany|rateOnce) == rateOnce:
		out.Process, out.Session = !st.passes, st.passes
	case made.has(rateEvent|rateTick|rateKept) && !made.has(rateOnce|rateAPI):
		out.Session = true
	default:
		out.Open, out.Shared = true, false // which one runs so often is not known
	}
	return out
}

// isEnd reports whether f ends the life of the holder.
func (w *walker) isEnd(f *Func) bool { return w.owner != "" && f.ends && w.own[f.Recv] }

// isStart reports whether f begins a life of the holder that an end can end: what
// grows there, the end may clear.
func (w *walker) isStart(f *Func) bool {
	return w.owner != "" && f.Recv == w.owner && f.Parent == "" && isStartName(f.Name)
}

// takesKey reports whether a method takes more than a context: Unsubscribe(id) ends
// an element, not its receiver.
func takesKey(f *Func) bool {
	return slices.ContainsFunc(f.Params[min(1, len(f.Params)):], func(p facts.Param) bool { return p.Type != "context.Context" })
}
