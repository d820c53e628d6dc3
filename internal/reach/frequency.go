package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Frequency is how often each function of the program runs, whatever object it works on.
// It is the least solution of what calls, callbacks and roots say: all of them only add.
type Frequency struct {
	// Reach is the program of which it tells.
	Reach *Reach
	// Rates and whys are by the function's number.
	Rates []Rate
	whys  []whys
	// Out are the ways that lead on from a function.
	Out   [][]Flow
	queue []*program.Func
	in    []bool
}

// whys names the functions at which the ways began that led to a rate.
type whys struct {
	many, api, once string
}

// Flow is one way in which a function runs another one.
type Flow struct {
	// To is the function that runs.
	To *program.Func
	// Block is where in the function that runs it.
	Block int
	// Run says how it is run.
	Run Run
}

// frequencyOf computes the rates of all functions.
func frequencyOf(l *Reach) *Frequency {
	n := len(l.Funcs)
	q := &Frequency{Reach: l, Rates: make([]Rate, n), whys: make([]whys, n), Out: make([][]Flow, n), in: make([]bool, n)}
	funcs := l.SortedFuncs()
	for _, f := range funcs {
		q.flowsTo(f)
	}
	for _, f := range funcs {
		if r := q.Seed(f); r != 0 {
			q.add(f, r, rootWhys(f, r))
		}
	}
	for len(q.queue) > 0 {
		f := q.queue[0]
		q.queue = q.queue[1:]
		q.in[f.Number] = false
		for _, way := range q.Out[f.Number] {
			r, why := q.along(f, way)
			q.add(way.To, r, why)
		}
	}
	return q
}

func rootWhys(f *program.Func, r Rate) whys {
	name := f.Display
	switch {
	case f.Init:
		name = "package initialisation"
	case program.IsMain(f):
		name = "main"
	}
	switch {
	case r.Has(RateMany &^ RateAPI):
		return whys{many: name}
	case r.Has(RateAPI | RateOffered):
		return whys{api: name}
	}
	return whys{once: name}
}

// add notes that f runs at the rate as well.
func (q *Frequency) add(f *program.Func, r Rate, why whys) {
	if f.Testing {
		r = RateTest
	}
	had := q.Rates[f.Number]
	if had|r == had {
		return
	}
	q.Rates[f.Number] = had | r
	w := &q.whys[f.Number]
	if w.many == "" {
		w.many = why.many
	}
	if w.api == "" {
		w.api = why.api
	}
	if w.once == "" {
		w.once = why.once
	}
	if !q.in[f.Number] {
		q.in[f.Number] = true
		q.queue = append(q.queue, f)
	}
}

// flowsTo notes what runs f.
func (q *Frequency) flowsTo(f *program.Func) {
	note := func(from *program.Func, way Flow) {
		way.To = f
		q.Out[from.Number] = append(q.Out[from.Number], way)
	}
	for _, e := range f.Callers {
		if e.Param && !q.isWrapped(e) || IsOwnClosureCall(f, e) {
			continue // told by the use of the function as a value
		}
		note(e.Caller, Flow{Block: e.Block, Run: runNow})
	}
	for _, u := range f.UsedAt {
		if k := q.Reach.RunAt(f, u); k != RunTold {
			note(u.In, Flow{Block: u.Block, Run: k})
		}
	}
}

// isWrapped reports whether an edge is the call, by a closure that goes elsewhere and is
// called there, of a function that its maker was given: the one runs as often as the other.
func (q *Frequency) isWrapped(e program.Edge) bool {
	h := e.Caller
	if h.Parent == "" || e.Call.Value == nil || e.Call.Value.Up == 0 {
		return false
	}
	return slices.ContainsFunc(h.UsedAt, func(u program.Use) bool { return u.How == facts.UseReturn && q.Reach.RunAt(h, u) == RunTold })
}

// IsOwnClosureCall reports whether an edge is that of a closure called by the function that
// makes it.
func IsOwnClosureCall(f *program.Func, e program.Edge) bool {
	return f.Parent != "" && e.Caller.ID == f.Parent && e.Call.Func == f.ID
}

// along is the rate that a way gives, and where it began.
func (q *Frequency) along(f *program.Func, way Flow) (Rate, whys) {
	r := q.At(f, way.Block)
	why := q.whys[f.Number]
	if lp := q.Reach.UnboundedAround(f, way.Block, -1); lp != nil {
		why = whys{many: f.Display}
	}
	if !r.Has(RateLive) {
		return r & (RateTest | RateOffered), why
	}
	switch way.Run {
	case RunMain:
		return RateOnce, whys{once: f.Display}
	case RunTurns, runEvent, runTick, RunKept:
		return way.Run.Rates(way.To), whys{many: f.Display}
	}
	return r, why
}

// At is the rate of a block of f.
func (q *Frequency) At(f *program.Func, block int) Rate {
	r := q.Rates[f.Number]
	if r.Has(RateLive) && q.Reach.onceFor(f, block) {
		return RateOnce | r&RateTest
	}
	if lp := q.Reach.UnboundedAround(f, block, -1); lp != nil {
		return r.Looped(lp)
	}
	return r
}

// Seed is the rate at which code out of view, or the runtime, runs f.
func (q *Frequency) Seed(f *program.Func) Rate {
	l := q.Reach
	switch {
	case f.Testing:
		return RateTest
	case f.Init, program.IsMain(f):
		return RateOnce
	case f.Parent != "":
		return 0
	case f.Linked:
		return RateEvent | rateUnasked | rateRepeats
	case f.Recv != "" && l.Commands.Methods[f.Recv+"."+f.Name]:
		return RateOnce
	case f.Recv != "" && l.Asked[f.Recv+"."+f.Name]:
		return l.askedAs(f)
	case l.OnlyLent(f):
		return RateEvent | rateUnasked | rateRepeats
	case f.Shape == facts.ShapeHandler && (len(f.Callers) == 0 || len(f.UsedAt) > 0) && (f.Exported || len(f.UsedAt) > 0):
		return RateEvent | rateAsked | rateRepeats
	case l.Crowded[f.ID]:
		return RateAPI | rateUnasked | rateRepeats
	case l.Offered(f):
		return RateOffered
	case !l.OpenFunc(f):
		return 0
	}
	return RateAPI | rateUnasked | rateRepeats
}

// askedAs is the rate of a method that an interface out of view asks for: one of the
// life-cycle names runs once for each object, unless it is told which of many things it begins or
// ends.
func (l *Reach) askedAs(f *program.Func) Rate {
	switch {
	case program.IsStartName(f.Name) && !program.TakesName(f) || program.IsEndName(f.Name) && !program.TakesKey(f):
		return RateOnce
	case f.Shape == facts.ShapeHandler:
		return RateEvent | rateAsked | rateRepeats
	case program.IsRunName(f.Name), l.commandMethods[f.ID]:
		return RateEvent | RateCommand | rateUnasked | rateRepeats
	}
	return RateEvent | rateUnasked | rateRepeats
}
