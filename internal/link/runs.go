package link

import "github.com/growthlint/growthlint/internal/facts"

// run is how often a function value runs, for one time that it is handed on.
type run int

const (
	// runTold: the calls in view tell.
	runTold run = iota
	// runNow: before what it is handed to returns, a bounded number of times.
	runNow
	// runOnce: once, later or on another goroutine.
	runOnce
	// runMain: once in the process, as a command.
	runMain
	// runTurns: any number of times, before what it is handed to returns: a loop that
	// nothing is known to feed for ever.
	runTurns
	runEvent
	runTick
	// runKept: code out of view keeps it.
	runKept
)

// rates are what a run adds to the rate of the code that hands f on. Where what keeps f
// waits for its answer, it is asked.
func (k run) rates(f *Func) rate {
	how := rateUnasked | rateRepeats
	if k == runKept && answers(f) || k == runEvent && f.Shape == facts.ShapeHandler {
		how = rateAsked | rateRepeats
	}
	switch k {
	case runTurns, runEvent:
		return rateEvent | how
	case runTick:
		return rateTick | how
	case runKept:
		return rateEvent | rateKept | how
	}
	return 0
}

// apart reports whether it runs when what it is handed to has returned, or beside it.
func (k run) apart() bool { return k >= runOnce && k != runMain && k != runTurns }

func runFor(c callback) run {
	switch c {
	case callbackSync:
		return runNow
	case callbackAsync:
		return runOnce
	case callbackMain:
		return runMain
	case callbackEvent:
		return runEvent
	case callbackTick:
		return runTick
	}
	return runKept
}

// runAt tells how often f runs where it is used as a value.
func (l *linker) runAt(f *Func, u use) run {
	switch u.How {
	case facts.UseCall, facts.UseDefer:
		if f.Parent == "" {
			return runTold
		}
		return runNow
	case facts.UseGo:
		if f.Parent == "" {
			return runTold
		}
		return runOnce
	case facts.UseArg:
		return l.runAsArgument(f, u)
	case facts.UseField, facts.UseGlobal, facts.UseElem:
		if k := l.placeCallback(u); k != callbackUnknown {
			return runFor(k)
		}
		if l.called(f) {
			return runTold
		}
		if l.staysLocal(u) {
			return l.runsAsElement(u)
		}
		return runKept
	case facts.UseReturn:
		return l.runReturned(f)
	case facts.UseSend:
		return runEvent
	}
	if l.called(f) {
		return runTold
	}
	return runNow
}

// placeCallback tells how a function is run that is put into a field or variable, or into a list
// or table that is made for one.
func (l *linker) placeCallback(u use) callback {
	if k := l.fieldCallback(u.Field); k != callbackUnknown || u.How != facts.UseElem || u.Into == nil || u.Into.Op != facts.OpNew || u.Into.Up > 0 {
		return k
	}
	m := makeOf(u.in, u.Into.N)
	if m == nil {
		return callbackUnknown
	}
	out := callbackUnknown
	for _, fate := range m.Fates {
		if fate.How == facts.FateField || fate.How == facts.FateGlobal {
			out = max(out, l.fieldCallback(fate.Dest.Text))
		}
	}
	return out
}

// runAsArgument tells how often a function runs that is passed to a call.
func (l *linker) runAsArgument(f *Func, u use) run {
	if u.Call >= len(u.in.Calls) {
		return runKept
	}
	c := &u.in.Calls[u.Call]
	if f.Yield {
		return max(runNow, l.runYielded(c, u.Arg))
	}
	if targets := l.index.directTargets(c); len(targets) > 0 && l.anyInView(targets) {
		return l.runPassed(f, c, u.Arg)
	}
	if isOnceDo(c) {
		if innermost(argAt(c.Args, 0)).Op == facts.OpGlobal {
			return runMain
		}
		return runOnce
	}
	k := l.callback(c, u.Arg)
	if k == callbackUnknown && l.provides[f.ID] {
		return runMain // once for each container of dependencies
	}
	if k == callbackUnknown && u.Visits {
		return runNow
	}
	return runFor(k)
}

// runYielded tells how often an iterator in view runs the body of a loop over it.
func (l *linker) runYielded(c *facts.Call, n int) run {
	targets := l.index.directTargets(c)
	if c.Value != nil && c.Value.Op == facts.OpCall {
		targets = l.index.resultTargets(c.Value, 3)
	}
	out := runTold
	for _, id := range targets {
		if g := l.index.funcs[id]; g != nil && !g.Unread {
			out = max(out, l.runOfParam(g, l.index.paramIndex(g, n), maxPassed))
		}
	}
	return out
}

// isOnceDo reports whether a call hands a function to a sync.Once.
func isOnceDo(c *facts.Call) bool {
	return c.Callee.Pkg == "sync" && c.Callee.Type == "Once"
}

// runPassed tells how often a function in view runs its function parameter: where it calls
// it, what it hands it on to, and where it keeps it.
func (l *linker) runPassed(f *Func, c *facts.Call, n int) run {
	out := runTold
	for _, id := range l.index.directTargets(c) {
		g := l.index.funcs[id]
		if g == nil || g.Unread {
			out = max(out, runKept)
			continue
		}
		out = max(out, l.runOfParam(g, l.index.paramIndex(g, n), maxPassed))
	}
	if out != runTold || l.called(f) {
		return out
	}
	if l.retains(c, n, retainDepth) {
		return runKept // and nothing is seen to run it
	}
	return runNow
}

// runsWithin is how often a closure runs for one run of the function g around it: as often as it
// is handed on, or as other closures of g call it.
func (l *linker) runsWithin(h, g *Func) run { return l.runsInside(h, g, maxPassed) }

func (l *linker) runsInside(h, g *Func, depth int) run {
	out := runNow
	if depth == 0 {
		return out
	}
	for _, e := range h.callers {
		if e.param || e.caller == g || !l.isWithin(e.caller, g) {
			continue // g itself calls it now
		}
		k := l.runsInside(e.caller, g, depth-1)
		if e.mode == facts.ModeGo {
			k = max(k, runOnce)
		}
		if lp := l.unboundedAround(e.caller, e.block, -1); lp != nil {
			k = max(k, runInLoop(lp))
		}
		out = max(out, k)
	}
	for h != nil && h != g {
		for _, u := range h.usedAt {
			if u.in.ID == h.Parent {
				out = max(out, l.runAt(h, u))
				if lp := l.unboundedAround(u.in, u.Block, -1); lp != nil {
					out = max(out, runInLoop(lp))
				}
			}
		}
		h = l.index.funcs[h.Parent]
	}
	return out
}

// isWithin reports whether a closure stands in g.
func (l *linker) isWithin(h, g *Func) bool {
	for h != nil && h != g {
		h = l.index.funcs[h.Parent]
	}
	return h != nil
}

// runInLoop is how often a loop runs what is in it.
func runInLoop(lp *facts.Loop) run {
	switch {
	case rateOnce.looped(lp).has(rateTick):
		return runTick
	case lp.Feed == facts.FeedNone && !lp.Endless:
		return runTurns
	}
	return runEvent
}

// inViewField reports whether a field or variable is declared in view.
func (l *linker) inViewField(key string) bool {
	owner, _ := splitLast(key)
	return l.index.types[owner] != nil || l.index.paths[owner]
}

// runReturned tells how often a function runs that its maker returns, as far as the
// functions show that take the maker's result.
func (l *linker) runReturned(f *Func) run {
	if l.called(f) || len(f.results) > 0 {
		return runTold
	}
	if maker := l.index.funcs[f.Parent]; maker != nil {
		if k := l.handedOut(maker.ID, maxHandedOut); k != callbackUnknown {
			return runFor(k)
		}
	}
	return runKept
}
