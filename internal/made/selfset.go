package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// selfSetting finds timers that are started for each event, call a function that sets them again,
// whatever has come about, and are stopped by nobody.
func (m *madeFinder) selfSetting() {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread || m.isEnd(f) {
			continue
		}
		for i := range f.Uses {
			u := &f.Uses[i]
			if u.How != facts.UseArg || u.Call >= len(f.Calls) || !setsTimer(&f.Calls[u.Call]) {
				continue
			}
			m.setsItself(f, &f.Calls[u.Call], u)
		}
	}
}

// setsTimer reports whether a call has a function called when a time is over.
func setsTimer(c *facts.Call) bool {
	return c.Callee.Pkg == "time" && c.Callee.Type == "" && c.Callee.Name == "AfterFunc"
}

func (m *madeFinder) setsItself(f *program.Func, c *facts.Call, u *facts.Use) {
	g := m.l.Funcs[u.Func]
	if g == nil || g.Unread || m.stopped(f, c) {
		return
	}
	in, again := m.setAgain(g, m.timerKept(f, c))
	if again == nil {
		return
	}
	for _, at := range m.firstSets(f, c, g) {
		s := &spawned{m: m, f: at.in, call: at.call}
		roots := m.rootsAt(at.in, at.call.Block)
		if s.once() || s.singleBut(m.missesAgain) || !roots.Live() {
			continue
		}
		made := &Made{
			Kind: MadeGoroutine, Fault: FaultEndless, Func: f, Pos: c.Pos, What: c.What, Name: reason.Timer.With(), Of: g.ID, Roots: roots,
			Why: reason.SetAgain.With(in.Display),
		}
		if in == f && again == c {
			made.Why = reason.StartedAgain.With(in.Display)
		}
		if !roots.Event && !slices.ContainsFunc(at.in.GuardsAt(at.call.Block), func(g facts.Guard) bool { return m.missesAgain(&g) }) {
			made.Weak = reason.StartedOnce.With()
		}
		if in != f || again != c {
			made.note("set-again", reason.ResetHere.With(), in, again.Pos)
		}
		if at.in != f {
			made.note("begun", reason.Begins.With(at.in.Display), at.in, at.call.Pos)
		}
		m.out = append(m.out, made)
		return
	}
}

// firstSets are the calls with which a row of timers begins: the one that sets the timer, or, where
// that lies in what the timer itself calls, the calls of others by which control comes into that.
func (m *madeFinder) firstSets(f *program.Func, c *facts.Call, g *program.Func) []callSite {
	home := m.homeOf(g)
	if !home.runs(f) {
		return []callSite{{f, c}}
	}
	var out []callSite
	for _, into := range []*program.Func{g, f} {
		for _, e := range into.Callers {
			if !e.Caller.Testing && !home.runs(e.Caller) && !m.isEnd(e.Caller) {
				out = append(out, callSite{e.Caller, e.Call})
			}
		}
	}
	return out
}

// setAgain is where a function that a timer calls sets a timer to call it again, on each way or where
// nothing in view ever changes what it asks; nil if it does not. The timer is kept at some places.
func (m *madeFinder) setAgain(g *program.Func, kept []string) (*program.Func, *facts.Call) {
	home := m.homeOf(g)
	for i := range home.parts {
		p := &home.parts[i]
		for j := range p.f.Calls {
			c := &p.f.Calls[j]
			again := c.Callee.Pkg == "time" && c.Callee.Type == "Timer" && c.Callee.Name == "Reset" && isKeptTimer(c, kept) ||
				setsTimer(c) && slices.ContainsFunc(p.f.Uses, func(u facts.Use) bool { return u.How == facts.UseArg && u.Call == j && u.Func == g.ID })
			if again && c.Mode != facts.ModeGo && m.alwaysComes(home, i, c.Block) {
				return p.f, c
			}
		}
	}
	return nil, nil
}

// isKeptTimer reports whether a call works on the timer that is kept at some places, or, without one, on
// one of the function around.
func isKeptTimer(c *facts.Call, kept []string) bool {
	t := program.ArgAt(c.Args, 0)
	if len(kept) == 0 {
		return t.Op == facts.OpLocal || t.Op == facts.OpCall && t.Text == "time.AfterFunc"
	}
	return slices.Contains(kept, program.PlaceKey(t))
}

// alwaysComes reports whether each run of a function comes to a block of one of its parts: all that
// is asked before are flags that nobody sets.
func (m *madeFinder) alwaysComes(home *spawned, part, block int) bool {
	for part >= 0 {
		p := &home.parts[part]
		if slices.ContainsFunc(p.f.Loops, func(lp facts.Loop) bool { return lp.Endless }) || m.endsPast(p.f, block) {
			return false
		}
		if p.call != nil {
			block = p.call.Block
		}
		part = p.up
	}
	return true
}

// endsPast reports whether control can come to a return of a function without passing a block, on
// ways that some flag which can be set does not rule out.
func (m *madeFinder) endsPast(f *program.Func, block int) bool {
	seen := make([]bool, len(f.Blocks))
	for work := []int{0}; len(work) > 0; {
		at := work[0]
		work = work[1:]
		b := &f.Blocks[at]
		if at == block || seen[at] || b.Unreachable {
			continue
		}
		seen[at] = true
		if b.Return {
			return true
		}
		for i, to := range b.Succs {
			if g := b.Cond; g != nil && len(b.Succs) == 2 && m.neverHolds(facts.Guard{Kind: g.Kind, X: g.X, Neg: g.Neg != (i == 1)}) {
				continue
			}
			work = append(work, to)
		}
	}
	return false
}

// neverHolds reports whether a guard asks for a flag, in a field that no code out of view can
// name, which nothing in view ever sets.
func (m *madeFinder) neverHolds(g facts.Guard) bool {
	key := flagAsked(&g)
	if key == "" || g.Neg || g.X.Op != facts.OpField && g.X.Op != facts.OpGlobal {
		return false
	}
	known, ok := m.unset[key]
	if !ok {
		known = m.neverSet(key)
		m.unset[key] = known
	}
	return known
}

func (m *madeFinder) neverSet(key string) bool {
	owner, name := program.SplitLast(key)
	if reach.IsExported(name) || program.IsStandard(key) && m.l.Types[owner] == nil {
		return false
	}
	for _, f := range m.l.SortedFuncs() {
		if slices.ContainsFunc(m.l.StoresOf[f.ID], func(st facts.Store) bool { return st.Field == key && !st.Val.IsZero() }) {
			return false
		}
		for i := range f.Calls { // by its address
			if slices.ContainsFunc(f.Calls[i].Args, func(a *facts.Term) bool { return program.PlaceKey(a) == key }) {
				return false
			}
		}
	}
	return true
}

// stopped reports whether somebody may stop the timer that a call gives: what it is kept in is
// stopped, or it goes elsewhere.
func (m *madeFinder) stopped(f *program.Func, c *facts.Call) bool {
	if c.Dropped {
		return false
	}
	if kept := m.timerKept(f, c); len(kept) > 0 {
		return slices.ContainsFunc(kept, func(key string) bool { return key == "" || len(m.releases[key]) > 0 || m.isHanded(key) })
	}
	for _, g := range m.l.WithClosures(program.Outermost(m.l.Program, f)) { // a variable of the function
		if slices.ContainsFunc(g.Results, func(t *facts.Term) bool { return t.IsUnknown() || program.Yields(c, t) }) {
			return true
		}
		if slices.ContainsFunc(g.Calls, func(d facts.Call) bool {
			return d.Callee.Pkg == "time" && d.Callee.Type == "Timer" && d.Callee.Name == "Stop" || slices.ContainsFunc(d.Args, func(t *facts.Term) bool { return program.Yields(c, t) && d.Callee.Name != "Reset" })
		}) {
			return true
		}
	}
	return false
}

// timerKept are the fields and variables that the timer of a call is kept in.
func (m *madeFinder) timerKept(f *program.Func, c *facts.Call) []string {
	var out []string
	for _, fate := range c.Fates {
		if fate.How != facts.FateCaptured {
			out = append(out, program.PlaceKey(fate.Dest))
		}
	}
	for _, st := range m.l.StoresOf[f.ID] {
		if program.Yields(c, st.Val) {
			out = append(out, st.Field)
		}
	}
	return out
}

// isHanded reports whether what a field or variable holds is given to somebody else.
func (m *madeFinder) isHanded(key string) bool {
	return slices.ContainsFunc(m.l.SortedFuncs(), func(f *program.Func) bool {
		return slices.ContainsFunc(f.Results, func(t *facts.Term) bool { return program.PlaceKey(t) == key }) ||
			slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
				return slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return program.PlaceKey(a) == key }) && c.Callee.Type != "Timer"
			})
	})
}
