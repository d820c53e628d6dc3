package trace

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// end completes a trace at the place where it ends, which has what is wanted by itself.
func (t *tracer) end(out *Trace, at reach.Spot, want func(reach.Roots) bool) {
	out.In, out.Pos = at.Func, at.Func.Pos
	own, _ := t.expand(at)
	if !want(own) {
		own = t.rootsOf(at)
	}
	base, root := at.Base, reach.Start(at.Base)
	switch {
	case own.Teardown && t.w.IsEnd(at.Func):
		out.End = EndTeardown
	case base.IsUnknown():
		out.End, out.Keeper = EndLost, program.ShortKey(t.w.Owner)
		t.runs(out, at.Func, at.Block, reach.RateEvent|reach.RateTick|reach.RateKept)
	case root.Up == 0 && t.w.MadeAt(at.Func, root) >= 0 && base.Op != facts.OpField:
		t.madeBy(out, at, root, own)
	case root.Op == facts.OpGlobal && base.Op != facts.OpField:
		out.End, out.Keeper = EndVariable, program.ShortKey(root.Text)
		t.runs(out, at.Func, at.Block, reach.RateEvent|reach.RateTick|reach.RateKept)
	case root.Op == facts.OpParam:
		t.given(out, at, own)
	default:
		out.End, out.Keeper = EndLost, program.ShortKey(t.w.Owner)
		t.runs(out, at.Func, at.Block, reach.RateEvent|reach.RateTick|reach.RateKept)
	}
}

// madeBy ends a trace at the activation that makes the object: what counts is how often
// there is a new one.
func (t *tracer) madeBy(out *Trace, at reach.Spot, root *facts.Term, own reach.Roots) {
	block := t.w.MadeAt(at.Func, root)
	out.End, out.Keeper, out.Pos = EndMade, t.describe(at.Func, root), madePos(at.Func, root)
	switch {
	case own.Live() && own.Process:
		t.runs(out, at.Func, block, reach.RateOnce)
	case own.Live() && own.Open:
		t.runs(out, at.Func, block, reach.RateAPI)
	default:
		t.runs(out, at.Func, block, reach.RateEvent|reach.RateTick|reach.RateKept)
	}
}

// madePos is where a function makes an object, or has it made.
func madePos(f *program.Func, t *facts.Term) facts.Pos {
	out := f.Pos
	switch t.Op {
	case facts.OpNew:
		if m := program.MakeOf(f, t.N); m != nil && m.Pos.IsValid() {
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
func (t *tracer) given(out *Trace, at reach.Spot, own reach.Roots) {
	f := at.Func
	seed := t.l.Rates().Seed(f)
	switch {
	case own.Dead:
		out.End = EndDead
	case own.Test && !own.Live():
		out.End = EndTest
	case own.Unknown && !own.Live():
		out.End = EndUnread
	case seed.Has(reach.RateLive) && own.Why == f.Display && seed.Has(reach.RateAPI):
		out.End, out.RunsOpen = EndCaller, true
	case seed.Has(reach.RateLive) && own.Why == f.Display:
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
func (t *tracer) handedBy(out *Trace, f *program.Func) {
	for _, u := range f.UsedAt {
		if u.In.Testing || u.How == facts.UseCall || u.How == facts.UseGo || u.How == facts.UseDefer {
			continue
		}
		if t.l.RunAt(f, u) != reach.RunTold {
			out.Steps = append(out.Steps, t.useSteps(f, u)...)
			return
		}
	}
}

// inflow is a way in which a function comes to run.
type inflow struct {
	from *program.Func
	reach.Flow
}

// inflows are the ways in which each function comes to run, by its number.
func (r *Tracer) inflows() [][]inflow {
	if r.in != nil {
		return r.in
	}
	q := r.l.Rates()
	r.in = make([][]inflow, len(q.Out))
	for _, f := range r.l.SortedFuncs() {
		for _, way := range q.Out[f.Number] {
			r.in[way.To.Number] = append(r.in[way.To.Number], inflow{f, way})
		}
	}
	return r.in
}

// runs adds to a trace the shortest way from a block of f up to what makes it run at one
// of the wanted rates, of any object; if it does not, at the rate that it has.
func (t *tracer) runs(out *Trace, f *program.Func, block int, want reach.Rate) {
	q := t.l.Rates()
	at := q.At(f, block)
	for _, w := range []reach.Rate{want, reach.RateEvent | reach.RateTick | reach.RateKept, reach.RateAPI, reach.RateOffered, reach.RateOnce | reach.RateCommand, reach.RateUnknown, reach.RateTest} {
		if at.Has(w) {
			want = w
			break
		}
	}
	if at == 0 {
		out.Runs = []Step{{How: StepNothing, In: f, Pos: f.Pos}}
		return
	}
	out.RunsMany, out.RunsOpen = want.Has(reach.RateMany|reach.RateOffered), want.Has(reach.RateAPI|reach.RateOffered)
	out.Runs, out.Cut = upward(q, t, f, block, want)
}

// point is a place on the way up.
type point struct {
	f     *program.Func
	block int
	from  int // the index of the place below, -1 for the first
	way   reach.Flow
}

// upward is the shortest way from a block up to what makes it run at a rate. cut tells
// that it was not found.
func upward(q *reach.Frequency, t *tracer, f *program.Func, block int, want reach.Rate) (steps []Step, cut bool) {
	in := t.inflows()
	points := []point{{f: f, block: block, from: -1}}
	seen := map[reach.Standpoint]bool{{Function: f.Number, Loop: uint32(block)}: true}
	for i := 0; i < len(points) && i < maxTraced; i++ {
		p := points[i]
		if last, ok := begins(q, p, want); ok {
			return append(below(t, points, i), last...), false
		}
		for _, way := range in[p.f.Number] {
			if !q.At(way.from, way.Block).Has(reach.RateLive | reach.RateTest | reach.RateOffered) {
				continue
			}
			next := point{f: way.from, block: way.Block, from: i, way: way.Flow}
			if way.Run.Rates(p.f).Has(want) || way.Run == reach.RunMain && want.Has(reach.RateOnce) {
				return below(t, append(points, next), len(points)), false
			}
			if key := (reach.Standpoint{Function: way.from.Number, Loop: uint32(way.Block)}); !seen[key] {
				seen[key] = true
				points = append(points, next)
			}
		}
	}
	return below(t, points, 0), true
}

// begins is the step with which a place begins to run at a wanted rate: a loop around it,
// or what calls its function from out of view.
func begins(q *reach.Frequency, p point, want reach.Rate) ([]Step, bool) {
	r := q.Rates[p.f.Number]
	if lp := q.Reach.UnboundedAround(p.f, p.block, -1); lp != nil && r.Looped(lp).Has(want) {
		return []Step{{How: StepLoop, In: p.f, Pos: lp.Pos, Loop: lp, Many: true}}, true
	}
	seed := q.Seed(p.f)
	if !seed.Has(want) {
		return nil, false
	}
	s := Step{In: p.f, Pos: p.f.Pos, Many: seed.Has(reach.RateMany | reach.RateOffered)}
	switch {
	case p.f.Testing:
		s.How = StepTests
	case p.f.Init, program.IsMain(p.f):
		s.How = StepStarts
	case p.f.Linked:
		s.How = StepLinked
	case p.f.Shape == facts.ShapeHandler && seed.Has(reach.RateEvent):
		s.How = StepHandler
	case seed.Has(reach.RateAPI | reach.RateOffered):
		s.How = StepOutside
	default:
		s.How = StepImplements
	}
	return []Step{s}, true
}

// below are the steps that lead from the first place up to one.
func below(t *tracer, points []point, i int) []Step {
	var out []Step
	for ; points[i].from >= 0; i = points[i].from {
		p, callee := points[i], points[points[i].from].f
		out = append(flowStep(t, p, callee), out...)
	}
	return out
}

// flowStep is the step by which a place runs a function.
func flowStep(t *tracer, p point, callee *program.Func) []Step {
	for _, u := range callee.UsedAt {
		if u.In == p.f && u.Block == p.block && t.l.RunAt(callee, u) == p.way.Run {
			return t.useSteps(callee, u)
		}
	}
	for _, e := range callee.Callers {
		if e.Caller == p.f && e.Block == p.block && !e.Param {
			return []Step{callStep(e, callee)}
		}
	}
	return []Step{{How: StepCall, In: p.f, Pos: posIn(p.f, p.block), Callee: callee.Words()}}
}
