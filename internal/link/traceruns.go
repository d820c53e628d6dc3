package link

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// end completes a trace at the place where it ends, which has what is wanted by itself.
func (t *tracer) end(out *Trace, at spot, want func(Roots) bool) {
	out.In, out.Pos = at.f, at.f.Pos
	own, _ := t.expand(at)
	if !want(own) {
		own = t.rootsOf(at)
	}
	base, root := at.base, start(at.base)
	switch {
	case own.Teardown && t.w.isEnd(at.f):
		out.End = EndTeardown
	case base.IsUnknown():
		out.End, out.Keeper = EndLost, shortKey(t.w.owner)
		t.runs(out, at.f, at.block, rateEvent|rateTick|rateKept)
	case root.Up == 0 && t.w.madeAt(at.f, root) >= 0 && base.Op != facts.OpField:
		t.madeBy(out, at, root, own)
	case root.Op == facts.OpGlobal && base.Op != facts.OpField:
		out.End, out.Keeper = EndVariable, shortKey(root.Text)
		t.runs(out, at.f, at.block, rateEvent|rateTick|rateKept)
	case root.Op == facts.OpParam:
		t.given(out, at, own)
	default:
		out.End, out.Keeper = EndLost, shortKey(t.w.owner)
		t.runs(out, at.f, at.block, rateEvent|rateTick|rateKept)
	}
}

// madeBy ends a trace at the activation that makes the object: what counts is how often
// there is a new one.
func (t *tracer) madeBy(out *Trace, at spot, root *facts.Term, own Roots) {
	block := t.w.madeAt(at.f, root)
	out.End, out.Keeper, out.Pos = EndMade, t.describe(at.f, root), madePos(at.f, root)
	switch {
	case own.Live() && own.Process:
		t.runs(out, at.f, block, rateOnce)
	case own.Live() && own.Open:
		t.runs(out, at.f, block, rateAPI)
	default:
		t.runs(out, at.f, block, rateEvent|rateTick|rateKept)
	}
}

// madePos is where a function makes an object, or has it made.
func madePos(f *Func, t *facts.Term) facts.Pos {
	out := f.Pos
	switch t.Op {
	case facts.OpNew:
		if m := makeOf(f, t.N); m != nil && m.Pos.IsValid() {
			return m.Pos
		}
	case facts.OpLocal:
		for i := range f.Makes {
			if f.Makes[i].Local == t.Text {
				return f.Makes[i].Pos
			}
		}
	case facts.OpCall:
		for i := range f.Calls {
			if f.Calls[i].Func == t.Text {
				out = f.Calls[i].Pos
			}
		}
	}
	return out
}

// given ends a trace at a function that is given the object by nobody in view.
func (t *tracer) given(out *Trace, at spot, own Roots) {
	f := at.f
	seed := t.l.rates().seed(f)
	switch {
	case own.Dead:
		out.End = EndDead
	case own.Test && !own.Live():
		out.End = EndTest
	case own.Unknown && !own.Live():
		out.End = EndUnread
	case seed.has(rateLive) && own.Why == f.Display && seed.has(rateAPI):
		out.End, out.RunsOpen = EndCaller, true
	case seed.has(rateLive) && own.Why == f.Display:
		out.End, out.RunsOpen = EndInterface, true
	case own.Live():
		out.End, out.RunsOpen = EndHanded, true
		t.handedBy(out, f)
	default:
		out.End = EndSetup
		t.handedBy(out, f)
	}
}

// handedBy adds where a function is handed to the code out of view that runs it.
func (t *tracer) handedBy(out *Trace, f *Func) {
	for _, u := range f.usedAt {
		if u.in.Testing || u.How == facts.UseCall || u.How == facts.UseGo || u.How == facts.UseDefer {
			continue
		}
		if t.l.runAt(f, u) != runTold {
			out.Steps = append(out.Steps, t.useSteps(f, u)...)
			return
		}
	}
}

// inflow is a way in which a function comes to run.
type inflow struct {
	from *Func
	flow
}

// inflows are the ways in which each function comes to run, by its number.
func (r *Tracer) inflows() [][]inflow {
	if r.in != nil {
		return r.in
	}
	q := r.l.rates()
	r.in = make([][]inflow, len(q.out))
	for _, f := range r.l.index.sortedFuncs() {
		for _, way := range q.out[f.number] {
			r.in[way.to.number] = append(r.in[way.to.number], inflow{f, way})
		}
	}
	return r.in
}

// runs adds to a trace the shortest way from a block of f up to what makes it run at one
// of the wanted rates, of any object; if it does not, at the rate that it has.
func (t *tracer) runs(out *Trace, f *Func, block int, want rate) {
	q := t.l.rates()
	at := q.at(f, block)
	for _, w := range []rate{want, rateEvent | rateTick | rateKept, rateAPI, rateOnce | rateCommand, rateUnknown, rateTest} {
		if at.has(w) {
			want = w
			break
		}
	}
	if at == 0 {
		out.Runs = []Step{{How: StepNothing, In: f, Pos: f.Pos}}
		return
	}
	out.RunsMany, out.RunsOpen = want.has(rateMany), want.has(rateAPI)
	out.Runs, out.Cut = q.upward(t, f, block, want)
}

// point is a place on the way up.
type point struct {
	f     *Func
	block int
	from  int // the index of the place below, -1 for the first
	way   flow
}

// upward is the shortest way from a block up to what makes it run at a rate. cut tells
// that it was not found.
func (q *frequency) upward(t *tracer, f *Func, block int, want rate) (steps []Step, cut bool) {
	in := t.inflows()
	points := []point{{f: f, block: block, from: -1}}
	seen := map[standpoint]bool{{function: f.number, loop: uint32(block)}: true}
	for i := 0; i < len(points) && i < maxTraced; i++ {
		p := points[i]
		if last, ok := q.begins(p, want); ok {
			return append(q.below(t, points, i), last...), false
		}
		for _, way := range in[p.f.number] {
			if !q.at(way.from, way.block).has(rateLive | rateTest) {
				continue
			}
			next := point{f: way.from, block: way.block, from: i, way: way.flow}
			if way.run.rates(p.f).has(want) || way.run == runMain && want.has(rateOnce) {
				return q.below(t, append(points, next), len(points)), false
			}
			if key := (standpoint{function: way.from.number, loop: uint32(way.block)}); !seen[key] {
				seen[key] = true
				points = append(points, next)
			}
		}
	}
	return q.below(t, points, 0), true
}

// begins is the step with which a place begins to run at a wanted rate: a loop around it,
// or what calls its function from out of view.
func (q *frequency) begins(p point, want rate) ([]Step, bool) {
	r := q.rates[p.f.number]
	if lp := q.l.unboundedAround(p.f, p.block, -1); lp != nil && r.looped(lp).has(want) {
		return []Step{{How: StepLoop, In: p.f, Pos: lp.Pos, Loop: lp, Many: true}}, true
	}
	seed := q.seed(p.f)
	if !seed.has(want) {
		return nil, false
	}
	s := Step{In: p.f, Pos: p.f.Pos, Many: seed.has(rateMany)}
	switch {
	case p.f.Testing:
		s.How = StepTests
	case p.f.Init, isMain(p.f):
		s.How = StepStarts
	case p.f.Shape == facts.ShapeHandler && seed.has(rateEvent):
		s.How = StepHandler
	case seed.has(rateAPI):
		s.How = StepOutside
	default:
		s.How = StepImplements
	}
	return []Step{s}, true
}

// below are the steps that lead from the first place up to one.
func (q *frequency) below(t *tracer, points []point, i int) []Step {
	var out []Step
	for ; points[i].from >= 0; i = points[i].from {
		p, callee := points[i], points[points[i].from].f
		out = append(q.flowStep(t, p, callee), out...)
	}
	return out
}

// flowStep is the step by which a place runs a function.
func (q *frequency) flowStep(t *tracer, p point, callee *Func) []Step {
	for _, u := range callee.usedAt {
		if u.in == p.f && u.Block == p.block && t.l.runAt(callee, u) == p.way.run {
			return t.useSteps(callee, u)
		}
	}
	for _, e := range callee.callers {
		if e.caller == p.f && e.block == p.block && !e.param {
			return []Step{callStep(e, callee)}
		}
	}
	return []Step{{How: StepCall, In: p.f, Pos: posIn(p.f, p.block), Callee: callee.words()}}
}
