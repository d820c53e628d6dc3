package queue

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// gated finds a list that is filled only while a condition lasts, and emptied only in
// the functions that end the condition: as long as it lasts, nothing limits it.
func gated(l *growth.Growth, c *growth.Container) *Queue {
	shrinks, ok := liveShrinks(c)
	grows := liveGrows(c)
	if !ok || len(grows) == 0 || len(c.Levels) > 1 && c.Levels[1] == facts.KindChan {
		return nil // who puts a channel in waits for it
	}
	gates := gatesOf(c, grows[0])
	for _, g := range grows[1:] {
		more := gatesOf(c, g)
		gates = slices.DeleteFunc(gates, func(a gate) bool { return !slices.Contains(more, a) })
	}
	name := ""
	for _, e := range shrinks {
		i := slices.IndexFunc(gates, func(g gate) bool { return turns(l, e.Func, g, 2) || e.Site != e.Func && turns(l, e.Site, g, 1) })
		if i < 0 || e.Extent != facts.ExtentAll || slices.ContainsFunc(grows, func(g *growth.Event) bool { return together(l, g, e) }) {
			return nil
		}
		if endsWithStarter(l, gates[i]) {
			reclass(shrinks, growth.ClassPaired, reason.Reason{Code: reason.StateEnds})
			return nil
		}
		name = gates[i].field
	}
	why := reason.Reason{Code: reason.AtChange, Of: program.LastName(name)}
	reclass(shrinks, growth.ClassStateGate, why)
	return &Queue{Shape: QueueGated, Why: why}
}

// together reports whether one function does both: what it empties, it may empty
// whether or not the condition ends.
func together(l *growth.Growth, a, b *growth.Event) bool {
	return program.Outermost(l.Program, a.Func) == program.Outermost(l.Program, b.Func) || program.Outermost(l.Program, a.Site) == program.Outermost(l.Program, b.Site)
}

// gate is a condition on a field or variable under which a queue is filled.
type gate struct {
	field string
	kind  facts.GuardKind
	neg   bool
}

// gatesOf are the conditions around a grow, on state that a function can change.
func gatesOf(c *growth.Container, e *growth.Event) []gate {
	var out []gate
	for _, g := range e.Guards {
		x := g.X
		kind := g.Kind
		if kind == facts.GuardCall && x != nil && len(x.Args) == 1 && strings.HasPrefix(x.Text, "(*sync/atomic.") && strings.HasSuffix(x.Text, ".Load") {
			kind, x = facts.GuardFlag, x.Arg(0)
		}
		switch kind {
		case facts.GuardFlag, facts.GuardNil:
		case facts.GuardEq:
			if g.Op != "==" {
				continue
			}
		default:
			continue
		}
		if x != nil && x.Text != c.Key && (x.Op == facts.OpGlobal || x.Op == facts.OpField && sameRoot(x, e.Base)) {
			out = append(out, gate{x.Text, kind, g.Neg})
		}
	}
	return out
}

// sameRoot reports whether two terms start at one object; one that is not known may.
func sameRoot(a, b *facts.Term) bool {
	root := func(t *facts.Term) *facts.Term {
		for t != nil && len(t.Args) > 0 {
			t = t.Arg(0)
		}
		return t
	}
	ra, rb := root(a), root(b)
	return ra.IsUnknown() || rb.IsUnknown() || ra.Same(rb)
}

// turns reports whether a function ends the condition of a gate, or is called only by
// functions that do.
func turns(l *growth.Growth, f *program.Func, g gate, depth int) bool {
	out := program.Outermost(l.Program, f)
	if slices.ContainsFunc(l.WithClosures(out), func(f *program.Func) bool { return stops(l, f, g) }) {
		return true
	}
	if depth == 0 {
		return false
	}
	n := 0
	for _, e := range out.Callers {
		if e.Caller.Testing {
			continue
		}
		if n++; !turns(l, e.Caller, g, depth-1) {
			return false
		}
	}
	return n > 0
}

// stops reports whether a function itself writes what ends the condition.
func stops(l *growth.Growth, f *program.Func, g gate) bool {
	for _, st := range l.StoresOf[f.ID] {
		if st.Field == g.field && ends(st.Val, g) {
			return true
		}
	}
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Callee.Pkg == "sync/atomic" && (c.Callee.Name == "Store" || c.Callee.Name == "Swap" || c.Callee.Name == "CompareAndSwap") &&
			len(c.Args) > 1 && c.Args[0].Op == facts.OpField && c.Args[0].Text == g.field && ends(c.Args[len(c.Args)-1], g)
	})
}

// endsWithStarter reports whether each function that begins the condition of a gate defers what ends
// it: the condition lasts no longer than the function.
func endsWithStarter(l *growth.Growth, g gate) bool {
	begins := g
	begins.neg = !g.neg
	some := false
	for _, f := range l.SortedFuncs() {
		if f.Testing || !stops(l, f, begins) {
			continue
		}
		if !slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			d := l.Funcs[c.Func]
			return c.Mode == facts.ModeDefer && d != nil && stops(l, d, g)
		}) {
			return false
		}
		some = true
	}
	return some
}

// ends reports whether writing v ends the condition.
func ends(v *facts.Term, g gate) bool {
	switch g.kind {
	case facts.GuardFlag:
		if v.Op != facts.OpConst {
			return false
		}
		return (v.Text == "true") == g.neg
	case facts.GuardNil:
		return (v.Op == facts.OpZero) == g.neg
	}
	return true
}
