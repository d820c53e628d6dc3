package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/escape"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
)

// Run is how often a function value runs, for one time that it is handed on.
type Run int

const (
	// RunTold: the calls in view tell.
	RunTold Run = iota
	// runNow: before what it is handed to returns, a bounded number of times.
	runNow
	// runOnce: once, later or on another goroutine.
	runOnce
	// RunMain: once in the process, as a command.
	RunMain
	// RunTurns: any number of times, before what it is handed to returns: a loop that
	// nothing is known to feed for ever.
	RunTurns
	runEvent
	runTick
	// RunKept: code out of view keeps it.
	RunKept
)

// Rates are what a run adds to the rate of the code that hands f on. Where what keeps f
// waits for its answer, it is asked; a handler is for requests, whoever keeps it.
func (k Run) Rates(f *program.Func) Rate {
	switch k {
	case RunTurns:
		return RateEvent | rateUnasked | rateRepeats
	case runTick:
		return RateTick | rateUnasked | rateRepeats
	case runEvent, RunKept:
		if f.Shape == facts.ShapeHandler {
			return RateEvent | rateAsked | rateRepeats
		}
		if k == RunKept && program.Answers(f) {
			return RateEvent | RateKept | rateAsked | rateRepeats
		}
		return RateEvent | RateKept | rateUnasked | rateRepeats
	}
	return 0
}

// apart reports whether it runs when what it is handed to has returned, or beside it.
func (k Run) apart() bool { return k >= runOnce && k != RunMain && k != RunTurns }

func runFor(c libcall.Callback) Run {
	switch c {
	case libcall.CallbackSync:
		return runNow
	case libcall.CallbackAsync:
		return runOnce
	case libcall.CallbackMain:
		return RunMain
	case libcall.CallbackEvent:
		return runEvent
	case libcall.CallbackTick:
		return runTick
	}
	return RunKept
}

// RunAt tells how often f runs where it is used as a value.
func (l *Reach) RunAt(f *program.Func, u program.Use) Run {
	switch u.How {
	case facts.UseCall, facts.UseDefer:
		if f.Parent == "" {
			return RunTold
		}
		return runNow
	case facts.UseGo:
		if f.Parent == "" {
			return RunTold
		}
		return runOnce
	case facts.UseArg:
		return l.runAsArgument(f, u)
	case facts.UseField, facts.UseGlobal, facts.UseElem:
		if k := l.placeCallback(u); k != libcall.CallbackUnknown {
			return runFor(k)
		}
		if l.Called(f) {
			return RunTold
		}
		if l.StaysLocal(u) {
			return l.runsAsElement(u)
		}
		if l.commandPlaces[l.commandPlace(u)] {
			return runOnce
		}
		return RunKept
	case facts.UseReturn:
		return l.runReturned(f)
	case facts.UseSend:
		if l.Called(f) {
			return RunTold
		}
		return runEvent
	}
	if l.Called(f) {
		return RunTold
	}
	return runNow
}

// RunsNow reports whether a function is run, a bounded number of times, before what it is handed to
// returns.
func (l *Reach) RunsNow(f *program.Func, u program.Use) bool { return l.RunAt(f, u) == runNow }

// placeCallback tells how a function is run that is put into a field or variable, or into a list
// or table that is made for one.
func (l *Reach) placeCallback(u program.Use) libcall.Callback {
	if k := l.FieldCallback(u.Field); k != libcall.CallbackUnknown || u.How != facts.UseElem || u.Into == nil || u.Into.Op != facts.OpNew || u.Into.Up > 0 {
		return k
	}
	m := program.MakeOf(u.In, u.Into.N)
	if m == nil {
		return libcall.CallbackUnknown
	}
	out := libcall.CallbackUnknown
	for _, fate := range m.Fates {
		if fate.How == facts.FateField || fate.How == facts.FateGlobal {
			out = max(out, l.FieldCallback(fate.Dest.Text))
		}
	}
	return out
}

// runAsArgument tells how often a function runs that is passed to a call.
func (l *Reach) runAsArgument(f *program.Func, u program.Use) Run {
	if u.Call >= len(u.In.Calls) {
		return RunKept
	}
	c := &u.In.Calls[u.Call]
	if f.Yield {
		return max(runNow, l.runYielded(c, u.Arg))
	}
	if targets := l.DirectTargets(c); len(targets) > 0 && l.AnyInView(targets) {
		k := l.runPassed(f, c, u.Arg)
		if u.Gathers && ((k == RunKept || k == runEvent) && l.goesThrough(u.In) || awaits(u.In, c)) {
			return runNow // what has it in the end has finished with it
		}
		return k
	}
	if IsOnceDo(c) {
		if program.Innermost(program.ArgAt(c.Args, 0)).Op == facts.OpGlobal {
			return RunMain
		}
		return runOnce
	}
	k := l.Callback(c, u.Arg)
	if k == libcall.CallbackUnknown && l.provides[f.ID] {
		return RunMain // once for each container of dependencies
	}
	if k == libcall.CallbackUnknown && l.commandPlaces[l.commandPlace(u)] {
		return runOnce
	}
	if k == libcall.CallbackUnknown && u.Visits {
		return runNow
	}
	return runFor(k)
}

// awaits reports whether a function receives, beside no other case, from a channel that a call has
// given it: whoever has what the call was handed says there that it is done.
func awaits(f *program.Func, c *facts.Call) bool {
	return c.Func != "" && slices.ContainsFunc(f.Comms, func(m facts.Comm) bool {
		return m.Op == facts.CommRecv && m.Select == 0 && m.Chan.Op == facts.OpCall && m.Chan.Text == c.Func &&
			slices.EqualFunc(m.Chan.Args, c.Args, (*facts.Term).Equal)
	})
}

// runYielded tells how often an iterator in view runs the body of a loop over it.
func (l *Reach) runYielded(c *facts.Call, n int) Run {
	out := RunTold
	for _, id := range l.DirectTargets(c) {
		if g := l.Funcs[id]; g != nil && !g.Unread {
			out = max(out, l.runOfParam(g, l.ParamIndex(g, n), maxPassed))
		}
	}
	return out
}

// IsOnceDo reports whether a call hands a function to a sync.Once.
func IsOnceDo(c *facts.Call) bool {
	return c.Callee.Pkg == "sync" && c.Callee.Type == "Once"
}

// runPassed tells how often a function in view runs its function parameter: where it calls
// it, what it hands it on to, and where it keeps it.
func (l *Reach) runPassed(f *program.Func, c *facts.Call, n int) Run {
	out := RunTold
	for _, id := range l.DirectTargets(c) {
		g := l.Funcs[id]
		if g == nil || g.Unread {
			out = max(out, RunKept)
			continue
		}
		out = max(out, l.runOfParam(g, l.ParamIndex(g, n), maxPassed), l.runWrappedIn(f, g, n))
	}
	if out != RunTold || l.Called(f) {
		return out
	}
	if l.Retains(c, n, escape.RetainDepth) {
		return RunKept // and nothing is seen to run it
	}
	return runNow
}

// runsWithin is how often a closure runs for one run of the function g around it: as often as it
// is handed on, or as other closures of g call it.
func (l *Reach) runsWithin(h, g *program.Func) Run {
	return l.runsInside(h, g, maxPassed, map[closureAt]Run{})
}

// closureAt is a closure to which that many more calls may lead.
type closureAt struct {
	of    *program.Func
	depth int
}

// runsInside remembers in known what the question has told already: closures that call each other are
// come to in many ways.
func (l *Reach) runsInside(h, g *program.Func, depth int, known map[closureAt]Run) Run {
	if depth == 0 {
		return runNow
	}
	at := closureAt{h, depth}
	if out, ok := known[at]; ok {
		return out
	}
	out := max(l.runsCalled(h, g, depth, known), l.runsAsValue(h, g))
	known[at] = out
	return out
}

// runsCalled is how often closures of g run another one by calling it.
func (l *Reach) runsCalled(h, g *program.Func, depth int, known map[closureAt]Run) Run {
	out := runNow
	for _, e := range h.Callers {
		if e.Param || e.Caller == g || !l.isWithin(e.Caller, g) {
			continue // g itself calls it now
		}
		k := l.runsInside(e.Caller, g, depth-1, known)
		if e.Mode == facts.ModeGo {
			k = max(k, runOnce)
		}
		if lp := l.UnboundedAround(e.Caller, e.Block, -1); lp != nil {
			k = max(k, runInLoop(lp))
		}
		out = max(out, k)
	}
	return out
}

// runsAsValue is how often a closure, or one of those around it in g, runs where it is handed on.
func (l *Reach) runsAsValue(h, g *program.Func) Run {
	out := runNow
	for h != nil && h != g {
		for _, u := range h.UsedAt {
			if u.In.ID == h.Parent || u.Via != nil { // who takes it as a result tells how often it runs
				out = max(out, l.RunAt(h, u))
				if lp := l.UnboundedAround(u.In, u.Block, -1); lp != nil {
					out = max(out, runInLoop(lp))
				}
			}
		}
		h = l.Funcs[h.Parent]
	}
	return out
}

// BoundedWithin reports whether a closure, or g itself, runs a bounded number of times for one run of the
// function g around it, as what a loop over what exists calls does.
func (l *Reach) BoundedWithin(h, g *program.Func) bool {
	if h == g {
		return true
	}
	looped := func(e program.Edge) bool { return e.Caller == g && l.UnboundedAround(g, e.Block, -1) != nil }
	return l.isWithin(h, g) && l.runsWithin(h, g) <= RunTurns && !slices.ContainsFunc(h.Callers, looped)
}

// isWithin reports whether a closure stands in g.
func (l *Reach) isWithin(h, g *program.Func) bool {
	for h != nil && h != g {
		if h.Parent == "" {
			return false
		}
		h = l.Funcs[h.Parent]
	}
	return h != nil
}

// runInLoop is how often a loop runs what is in it.
func runInLoop(lp *facts.Loop) Run {
	switch {
	case RateOnce.Looped(lp).Has(RateTick):
		return runTick
	case lp.Feed == facts.FeedNone && !lp.Endless:
		return RunTurns
	}
	return runEvent
}

// runReturned tells how often a function runs that its maker returns, as far as the
// functions show that take the maker's result.
func (l *Reach) runReturned(f *program.Func) Run {
	arrives := func(u program.Use) bool { return u.How != facts.UseReturn && !u.In.Testing }
	if l.Called(f) || slices.ContainsFunc(f.Returned, arrives) || l.ThrownAway(f) {
		return RunTold
	}
	if maker := l.Funcs[f.Parent]; maker != nil {
		if k := l.HandedOut(maker.ID, escape.MaxHandedOut); k != libcall.CallbackUnknown {
			return runFor(k)
		}
	}
	return RunKept
}
