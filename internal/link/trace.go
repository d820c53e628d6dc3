package link

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// Trace is one way from a place upward to what decides how long the object lives that
// changes there, and how often the place runs for one such object. Of several ways it is
// the shortest of those that decide.
type Trace struct {
	// Steps lead from the place up to In.
	Steps []Step
	// Object is what holds the container at the place itself, in words; Passes tells that
	// it is a part of something in which objects come and go.
	Object string
	Passes bool
	End    TraceEnd
	// In is the function at which the way ends, Pos the place in it; Keeper is what keeps the object there, in
	// words, where it is a variable or a type.
	In     *Func
	Pos    facts.Pos
	Keeper string
	// Runs lead from In further up, to what makes In run as often as it does: for one that
	// makes the object, how often there is a new one.
	Runs []Step
	// RunsMany tells that they end where something runs any number of times, RunsOpen that
	// it is code out of view which decides that.
	RunsMany, RunsOpen bool
	// Cut tells that the way was too long to follow to its end.
	Cut bool
}

// TraceEnd says what a way upward ends at.
type TraceEnd string

// The ends.
const (
	// EndMade: the activation of In that makes the object, or the turn of a loop of it.
	EndMade TraceEnd = "made"
	// EndVariable: a package variable.
	EndVariable TraceEnd = "variable"
	// EndCaller: code out of view calls In by its name and gives it the object.
	EndCaller TraceEnd = "caller"
	// EndInterface: code out of view calls In for an interface that it implements.
	EndInterface TraceEnd = "interface"
	// EndHanded: code out of view runs In, which it was handed, and gives it the object.
	EndHanded TraceEnd = "handed"
	// EndLost: it is not seen which object of its type it is.
	EndLost TraceEnd = "lost"
	// EndSetup: the object is given once, as to an option.
	EndSetup TraceEnd = "setup"
	// EndTeardown: In ends the object's life.
	EndTeardown TraceEnd = "teardown"
	// EndTest, EndDead: tests run In; nothing does.
	EndTest TraceEnd = "test"
	EndDead TraceEnd = "dead"
	// EndUnread: code that could not be read runs In, or the way is too long.
	EndUnread TraceEnd = "unread"
)

// spot is a place in a walk: where it is, and what it knows of the way so far.
type spot struct {
	f     *Func
	block int
	base  *facts.Term
	st    stance
}

// maxTraced bounds the places that the search for one way looks at.
const maxTraced = 4000

// Tracer finds ways in a program.
type Tracer struct {
	l *linker
	// in are the ways in which functions come to run, made when first asked for.
	in [][]inflow
}

// Tracer returns one, or nil if the program was linked without Options.Trace.
func (p *Program) Tracer() *Tracer {
	if p.linker == nil {
		return nil
	}
	return newTracer(p.linker)
}

// newTracer returns one for a linked program.
func newTracer(l *linker) *Tracer { return &Tracer{l: l} }

// Event is the way from an event of a container that decides.
func (r *Tracer) Event(c *Container, e *Event) *Trace {
	w := r.l.walkerOf(ownerKey(c))
	if e.Made != nil && w.freshHere(e) {
		own := "a container that " + e.Func.words() + " makes"
		return &Trace{End: EndMade, In: e.Func, Pos: madePos(e.Func, e.Made), Object: own, Keeper: own}
	}
	t := &tracer{Tracer: r, w: w}
	base := e.Base
	if base == nil {
		base = facts.Unknown() // of a variable
	}
	out := t.trace(spot{e.Func, e.Block, base, e.stance()}, deciding(e.Roots))
	if c.Owner == "" && !c.Local && base.IsUnknown() {
		out.Object, out.Keeper = "the variable "+shortKey(c.Key), shortKey(c.Key)
		if out.End == EndLost {
			out.End = EndVariable
		}
	}
	if e.Func != e.Site {
		own := Step{How: StepHands, In: e.Func, Pos: e.Pos, What: e.What, Callee: e.Site.words(), Many: e.Looped}
		out.Steps = append([]Step{own}, out.Steps...)
	}
	return out
}

// Place is the way from a place of a function up to what makes it run as often as it
// does, whatever object it works on.
func (r *Tracer) Place(f *Func, at facts.Pos) *Trace {
	block := 0
	for i := range f.Calls {
		if f.Calls[i].Pos == at {
			block = f.Calls[i].Block
		}
	}
	t := &tracer{Tracer: r, w: r.l.walker(walkerKind{runs: true})}
	out := &Trace{End: EndLost, In: f}
	t.runs(out, f, block, rateEvent|rateTick|rateKept)
	return out
}

// deciding says which of the ways that lead to a place decide: of those on which it runs
// again and again for one object, the ones whose objects live longest.
func deciding(r Roots) func(Roots) bool {
	for _, want := range []func(Roots) bool{
		func(q Roots) bool { return q.Live() && q.Process },
		func(q Roots) bool { return q.Live() && q.Open },
		func(q Roots) bool { return q.Live() && q.Session },
		Roots.Live,
		func(q Roots) bool { return q.Unknown },
		func(q Roots) bool { return q.Teardown },
		func(q Roots) bool { return q.Setup },
		func(q Roots) bool { return q.Construct },
		func(q Roots) bool { return q.Test },
	} {
		if want(r) {
			return want
		}
	}
	return func(q Roots) bool { return q.Dead }
}

// tracer finds one way by asking the walker, place by place, where it would go.
type tracer struct {
	*Tracer
	w *walker
}

// trace finds a way from a place to one that has what is wanted by itself.
func (t *tracer) trace(from spot, want func(Roots) bool) *Trace {
	out := &Trace{In: from.f}
	path, cut := t.search(t.settled(from), want)
	out.Object = t.describe(from.f, from.base)
	out.Passes = path[0].st.passes
	for i, at := range path {
		if lp := t.loopAround(at); lp != nil {
			out.Steps = append(out.Steps, Step{How: StepLoop, In: at.f, Pos: lp.Pos, Loop: lp, Many: true})
		}
		if i+1 == len(path) {
			break
		}
		for _, s := range t.steps(at, path[i+1]) {
			s.Object = t.describe(path[i+1].f, path[i+1].base)
			s.Passes = path[i+1].st.passes && !at.st.passes
			out.Steps = append(out.Steps, s)
		}
	}
	t.end(out, path[len(path)-1], want)
	if cut {
		out.End, out.Cut = EndUnread, true
	}
	return out
}

// settled is a place as the walker comes to it: what the event knows of loops below is
// part of the rate.
func (t *tracer) settled(at spot) spot {
	out := at
	t.w.listen = func(s spot) Roots { out = s; return Roots{} }
	t.w.from(at.f, at.block, at.base, at.st)
	t.w.listen = nil
	return out
}

// expand is what a place contributes by itself, and the places to which the walker goes
// on from it.
func (t *tracer) expand(at spot) (own Roots, next []spot) {
	t.w.listen = func(s spot) Roots {
		next = append(next, s)
		return Roots{Construct: true} // something: the walker looks no further
	}
	own = t.w.compute(at.f, at.block, at.base, at.st)
	t.w.listen = nil
	if len(next) > 0 {
		own.Construct = false
	}
	return own, next
}

// rootsOf is what the walker knows of a place.
func (t *tracer) rootsOf(at spot) Roots { return t.w.from(at.f, at.block, at.base, at.st) }

// search returns the shortest way to a place that has what is wanted by itself. cut tells
// that there was none within reach: then it is the way to where the trail is lost.
func (t *tracer) search(from spot, want func(Roots) bool) (path []spot, cut bool) {
	type node struct {
		spot
		from int
	}
	nodes := []node{{from, -1}}
	seen := map[standpoint]bool{t.standing(from): true}
	back := func(i int) []spot {
		var out []spot
		for ; i >= 0; i = nodes[i].from {
			out = append([]spot{nodes[i].spot}, out...)
		}
		return out
	}
	last := -1
	for i := 0; i < len(nodes) && i < maxTraced; i++ {
		own, next := t.expand(nodes[i].spot)
		if want(own) {
			return back(i), false
		}
		further := false
		for _, s := range next {
			if !want(t.rootsOf(s)) {
				continue
			}
			further = true
			if key := t.standing(s); !seen[key] {
				seen[key] = true
				nodes = append(nodes, node{s, i})
			}
		}
		if !further && last < 0 {
			last = i // what it makes of nothing further up is what is wanted
		}
	}
	if last < 0 {
		return back(len(nodes) - 1), true
	}
	return back(last), false
}

func (t *tracer) standing(at spot) standpoint {
	return t.w.standingAt(at.f, at.block, t.l.paths.of(at.base), at.st)
}

// loopAround is the loop that the walker crosses at a place, nil if there is none.
func (t *tracer) loopAround(at spot) *facts.Loop {
	if at.base.IsUnknown() || at.base.Op == facts.OpPhi || t.w.isEnd(at.f) {
		return nil
	}
	root := start(at.base)
	had := t.w.madeAt(at.f, root)
	if root.Op == facts.OpRecv {
		had = receivedAt(at.f, root)
	}
	return t.l.unboundedAround(at.f, at.block, had)
}
