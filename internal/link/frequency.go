package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// frequency is how often each function of the program runs, whatever object it works on.
// It is the least solution of what calls, callbacks and roots say: all of them only add.
type frequency struct {
	l *linker
	// rates and whys are by the function's number.
	rates []rate
	whys  []whys
	// out are the ways that lead on from a function.
	out   [][]flow
	queue []*Func
	in    []bool
}

// whys names the functions at which the ways began that led to a rate.
type whys struct {
	many, api, once string
}

// flow is one way in which a function runs another one.
type flow struct {
	to    *Func
	block int
	run   run
}

// frequencyOf computes the rates of all functions.
func frequencyOf(l *linker) *frequency {
	n := len(l.index.funcs)
	q := &frequency{l: l, rates: make([]rate, n), whys: make([]whys, n), out: make([][]flow, n), in: make([]bool, n)}
	funcs := l.index.sortedFuncs()
	for _, f := range funcs {
		q.flowsTo(f)
	}
	for _, f := range funcs {
		if r := q.seed(f); r != 0 {
			q.add(f, r, rootWhys(f, r))
		}
	}
	for len(q.queue) > 0 {
		f := q.queue[0]
		q.queue = q.queue[1:]
		q.in[f.number] = false
		for _, way := range q.out[f.number] {
			r, why := q.along(f, way)
			q.add(way.to, r, why)
		}
	}
	return q
}

func rootWhys(f *Func, r rate) whys {
	name := f.Display
	switch {
	case f.Init:
		name = "package initialisation"
	case isMain(f):
		name = "main"
	}
	switch {
	case r.has(rateMany &^ rateAPI):
		return whys{many: name}
	case r.has(rateAPI):
		return whys{api: name}
	}
	return whys{once: name}
}

// add notes that f runs at the rate as well.
func (q *frequency) add(f *Func, r rate, why whys) {
	if f.Testing {
		r = rateTest
	}
	had := q.rates[f.number]
	if had|r == had {
		return
	}
	q.rates[f.number] = had | r
	w := &q.whys[f.number]
	if w.many == "" {
		w.many = why.many
	}
	if w.api == "" {
		w.api = why.api
	}
	if w.once == "" {
		w.once = why.once
	}
	if !q.in[f.number] {
		q.in[f.number] = true
		q.queue = append(q.queue, f)
	}
}

// flowsTo notes what runs f.
func (q *frequency) flowsTo(f *Func) {
	note := func(from *Func, way flow) {
		way.to = f
		q.out[from.number] = append(q.out[from.number], way)
	}
	for _, e := range f.callers {
		if e.param && !q.isWrapped(e) || isOwnClosureCall(f, e) {
			continue // told by the use of the function as a value
		}
		note(e.caller, flow{block: e.block, run: runNow})
	}
	for _, u := range f.usedAt {
		if k := q.l.runAt(f, u); k != runTold {
			note(u.in, flow{block: u.Block, run: k})
		}
	}
}

// isWrapped reports whether an edge is the call, by a closure that goes elsewhere and is
// called there, of a function that its maker was given: the one runs as often as the other.
func (q *frequency) isWrapped(e edge) bool {
	h := e.caller
	if h.Parent == "" || e.call.Value == nil || e.call.Value.Up == 0 {
		return false
	}
	return slices.ContainsFunc(h.usedAt, func(u use) bool { return u.How == facts.UseReturn && q.l.runAt(h, u) == runTold })
}

// isOwnClosureCall reports whether an edge is that of a closure called by the function that
// makes it.
func isOwnClosureCall(f *Func, e edge) bool {
	return f.Parent != "" && e.caller.ID == f.Parent && e.call.Func == f.ID
}

// along is the rate that a way gives, and where it began.
func (q *frequency) along(f *Func, way flow) (rate, whys) {
	r := q.at(f, way.block)
	why := q.whys[f.number]
	if lp := q.l.unboundedAround(f, way.block, -1); lp != nil {
		why = whys{many: f.Display}
	}
	if !r.has(rateLive) {
		return r & rateTest, why
	}
	switch way.run {
	case runMain:
		return rateOnce, whys{once: f.Display}
	case runTurns, runEvent, runTick, runKept:
		return way.run.rates(way.to), whys{many: f.Display}
	}
	return r, why
}

// at is the rate of a block of f.
func (q *frequency) at(f *Func, block int) rate {
	r := q.rates[f.number]
	if r.has(rateLive) && q.l.onceFor(f, block) {
		return rateOnce | r&rateTest
	}
	if lp := q.l.unboundedAround(f, block, -1); lp != nil {
		return r.looped(lp)
	}
	return r
}

// seed is the rate at which code out of view, or the runtime, runs f.
func (q *frequency) seed(f *Func) rate {
	l := q.l
	switch {
	case f.Testing:
		return rateTest
	case f.Init, isMain(f):
		return rateOnce
	case f.Parent != "":
		return 0
	case f.Recv != "" && l.index.commands.methods[f.Recv+"."+f.Name]:
		return rateOnce
	case f.Recv != "" && l.index.asked[f.Recv+"."+f.Name]:
		return askedAs(f)
	case l.onlyLent(f):
		return rateEvent | rateUnasked | rateRepeats
	case f.Shape == facts.ShapeHandler && (len(f.callers) == 0 || len(f.usedAt) > 0) && (f.Exported || len(f.usedAt) > 0):
		return rateEvent | rateAsked | rateRepeats
	case l.index.crowded[f.ID]:
		return rateAPI | rateUnasked | rateRepeats
	case !l.openFunc(f):
		return 0
	case f.Package.Doubtful:
		return rateUnknown
	}
	return rateAPI | rateUnasked | rateRepeats
}

// askedAs is the rate of a method that an interface out of view asks for: one of the
// life-cycle names runs once for each object.
func askedAs(f *Func) rate {
	switch {
	case isStartName(f.Name) || isEndName(f.Name) && !takesKey(f):
		return rateOnce
	case f.Shape == facts.ShapeHandler:
		return rateEvent | rateAsked | rateRepeats
	case isRunName(f.Name):
		return rateEvent | rateCommand | rateUnasked | rateRepeats
	}
	return rateEvent | rateUnasked | rateRepeats
}

// openFunc reports whether code out of view can call f by its name.
func (l *linker) openFunc(f *Func) bool {
	if !f.Exported || f.Parent != "" || f.Package.Closed && !f.Package.Doubtful {
		return false
	}
	if t := l.index.types[f.Recv]; t != nil && !t.Exported {
		// By embedding, or through a value that was handed out.
		return len(f.callers) == 0 || l.index.surfaced[f.Recv+"."+f.Name]
	}
	return true
}
