package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
)

// maxPassed bounds the calls through which a function parameter is followed, maxPassing the
// functions that are looked at, one of them as often as calls lead to it, for one answer.
const (
	maxPassed  = 6
	maxPassing = 10_000
)

// passing is what is known of how often functions run their parameters, by ArgKey.
type passing struct {
	known map[string]Run
	// within are those for which so many calls are left, as far as no function under way
	// had a part in it.
	within   map[passed]Run
	underWay map[string]bool
	// looked counts the functions looked at for the answer that is under way, cut how often
	// one was come to that was under way.
	looked, cut int
}

// passed is a parameter, by ArgKey, and the calls through which it may still be followed.
type passed struct {
	key   string
	depth int
}

func newPassing() passing {
	return passing{known: map[string]Run{}, within: map[passed]Run{}, underWay: map[string]bool{}}
}

// runOfParam is the most often that g, or a closure of it, runs its parameter n.
func (l *Reach) runOfParam(g *program.Func, n, depth int) Run {
	p := &l.passing
	key := program.ArgKey(g.ID, n)
	if p.underWay[key] {
		p.cut++
		return RunTold // a function that only hands it to itself again
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
		return RunKept
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
func (l *Reach) runsOrKeeps(g *program.Func, n, depth int) Run {
	out, kept := l.runsIn(g, n, 0, depth)
	for _, h := range l.ClosuresOf(g) {
		if out == RunKept {
			return out // no more is possible
		}
		k, keeps := l.runsIn(h, n, l.Levels(h, g), depth)
		kept = kept || keeps
		if k != RunTold {
			out = max(out, k, l.runsWithin(h, g))
		}
	}
	if out == RunTold && kept {
		return RunKept // and nothing is seen to run it
	}
	return out
}

// denotesParam returns a test for parameter n of the function up levels out, and for a variable of
// that function which takes it among others.
func (l *Reach) denotesParam(f *program.Func, n, up int) func(*facts.Term) bool {
	is, own := program.IsParam(n, up), program.IsParam(n, 0)
	g := l.Outer(f, up)
	return func(t *facts.Term) bool {
		return is(t) || t != nil && t.Op == facts.OpLocal && t.Up == up && slices.ContainsFunc(l.Assigns[t.Text], func(a program.Assign) bool {
			return a.In == g && own(a.Val)
		})
	}
}

// runsIn is how often f itself runs parameter n of the function up levels out, and whether it
// keeps it somewhere out of view.
func (l *Reach) runsIn(f *program.Func, n, up, depth int) (Run, bool) {
	is := l.denotesParam(f, n, up)
	part := func(t *facts.Term) bool { return is(t) || t != nil && t.Op == facts.OpElem && is(t.Arg(0)) }
	wrapped := func(t *facts.Term) bool { return l.isWrapped(t, is) }
	out, kept := RunTold, false
	add := func(block int, k Run) {
		if lp := l.UnboundedAround(f, block, -1); lp != nil && k != RunTold {
			if k >= runOnce {
				k = max(k, runEvent)
			}
			k = max(k, runInLoop(lp))
		}
		out = max(out, k)
	}
	f.Steps.Add(1 + len(f.Calls))
	for i := range f.Calls {
		c := &f.Calls[i]
		if out == RunKept {
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
			if a != nil && slices.ContainsFunc(a.Alternatives(), wrapped) {
				add(c.Block, l.runWrapped(c, j, depth-1))
			}
		}
	}
	for i := range f.Comms {
		if c := &f.Comms[i]; c.Op == facts.CommSend && c.Val != nil && slices.ContainsFunc(c.Val.Alternatives(), part) {
			add(c.Block, runEvent) // by whoever receives it
		}
	}
	for _, st := range l.StoresOf[f.ID] {
		kept = kept || slices.ContainsFunc(st.Val.Alternatives(), wrapped)
		if slices.ContainsFunc(st.Val.Alternatives(), part) {
			if k := l.FieldCallback(st.Field); k != libcall.CallbackUnknown {
				add(0, runFor(k))
			} else if !l.inViewField(st.Field) {
				kept = true
			}
		}
	}
	return out, kept
}

// runHanded is how often argument n of a call runs.
func (l *Reach) runHanded(c *facts.Call, n, depth int) Run {
	targets := l.DirectTargets(c)
	if !l.AnyInView(targets) {
		if IsOnceDo(c) {
			return runOnce
		}
		if l.onlyWraps(c, n) {
			return RunTold
		}
		return runFor(l.Callback(c, n))
	}
	out := RunTold
	for _, id := range targets {
		if g := l.Funcs[id]; g != nil && !g.Unread && out < RunKept {
			out = max(out, l.runOfParam(g, l.ParamIndex(g, n), depth))
		}
	}
	return out
}
