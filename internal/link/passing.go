package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxPassed bounds the calls through which a function parameter is followed, maxPassing the
// functions that are looked at, one of them as often as calls lead to it, for one answer.
const (
	maxPassed  = 6
	maxPassing = 10_000
)

// passing is what is known of how often functions run their parameters, by argKey.
type passing struct {
	known map[string]run
	// within are those for which so many calls are left, as far as no function under way
	// had a part in it.
	within   map[passed]run
	underWay map[string]bool
	// looked counts the functions looked at for the answer that is under way, cut how often
	// one was come to that was under way.
	looked, cut int
}

// passed is a parameter, by argKey, and the calls through which it may still be followed.
type passed struct {
	key   string
	depth int
}

func newPassing() passing {
	return passing{known: map[string]run{}, within: map[passed]run{}, underWay: map[string]bool{}}
}

// runOfParam is the most often that g, or a closure of it, runs its parameter n.
func (l *linker) runOfParam(g *Func, n, depth int) run {
	p := &l.passing
	key := argKey(g.ID, n)
	if p.underWay[key] {
		p.cut++
		return runTold // a function that only hands it to itself again
	}
	if k, ok := p.known[key]; ok {
		return k
	}
	if k, ok := p.within[passed{key, depth}]; ok {
		return k
	}
	if len(p.underWay) == 0 {
		p.looked = 0
	}
	if p.looked++; depth == 0 || p.looked > maxPassing {
		return runKept
	}
	cut := p.cut
	p.underWay[key] = true
	out := l.runsOrKeeps(g, n, depth)
	delete(p.underWay, key)
	switch {
	case depth == maxPassed:
		p.known[key] = out
	case p.cut == cut:
		p.within[passed{key, depth}] = out
	}
	return out
}

// runsOrKeeps is runOfParam of a function about which nothing is known.
func (l *linker) runsOrKeeps(g *Func, n, depth int) run {
	out, kept := l.runsIn(g, n, 0, depth)
	for _, h := range l.closuresOf(g) {
		if out == runKept {
			return out // no more is possible
		}
		k, keeps := l.runsIn(h, n, l.levels(h, g), depth)
		kept = kept || keeps
		if k != runTold {
			out = max(out, k, l.runsWithin(h, g))
		}
	}
	if out == runTold && kept {
		return runKept // and nothing is seen to run it
	}
	return out
}

// runsIn is how often f itself runs parameter n of the function up levels out, and whether it
// keeps it somewhere out of view.
func (l *linker) runsIn(f *Func, n, up, depth int) (run, bool) {
	is := isParam(n, up)
	part := func(t *facts.Term) bool { return is(t) || t != nil && t.Op == facts.OpElem && is(t.Arg(0)) }
	out, kept := runTold, false
	add := func(block int, k run) {
		if lp := l.unboundedAround(f, block, -1); lp != nil && k != runTold {
			if k >= runOnce {
				k = max(k, runEvent)
			}
			k = max(k, runInLoop(lp))
		}
		out = max(out, k)
	}
	f.steps.add(1 + len(f.Calls))
	for i := range f.Calls {
		c := &f.Calls[i]
		if out == runKept {
			return out, kept // no more is possible
		}
		if c.Value != nil && slices.ContainsFunc(c.Value.Alternatives(), part) {
			if c.Mode == facts.ModeGo {
				add(c.Block, runOnce)
			} else {
				add(c.Block, runNow)
			}
		}
		for j, a := range c.Args {
			if a != nil && slices.ContainsFunc(a.Alternatives(), part) {
				add(c.Block, l.runHanded(c, j, depth-1))
			}
		}
	}
	for _, st := range l.storesOf[f.ID] {
		if slices.ContainsFunc(st.Val.Alternatives(), part) {
			if k := l.fieldCallback(st.Field); k != callbackUnknown {
				add(0, runFor(k))
			} else if !l.inViewField(st.Field) {
				kept = true
			}
		}
	}
	return out, kept
}

// runHanded is how often argument n of a call runs.
func (l *linker) runHanded(c *facts.Call, n, depth int) run {
	targets := l.index.directTargets(c)
	if !l.anyInView(targets) {
		if isOnceDo(c) {
			return runOnce
		}
		return runFor(l.callback(c, n))
	}
	out := runTold
	for _, id := range targets {
		if g := l.index.funcs[id]; g != nil && !g.Unread && out < runKept {
			out = max(out, l.runOfParam(g, l.index.paramIndex(g, n), depth))
		}
	}
	return out
}
