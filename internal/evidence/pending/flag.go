package pending

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// flagged looks for entries whose every removal asks a flag of the entry itself, which
// other code sets: whether that happens on all ways is not known.
func (p *pender) flagged(g *growth.Event) {
	var first *growth.Event
	asks := func(x facts.Guard) bool { return p.isFlag(x) && !p.setBeside(g, x) }
	for _, s := range p.c.Shrinks {
		if s.Class == growth.ClassVoid {
			continue
		}
		lasts := func(x facts.Guard) bool { return asks(x) && !p.takenDown(s, x) }
		if s.Extent != facts.ExtentOne || !p.behindFlag(s, lasts) {
			return
		}
		if first == nil {
			first = s
		}
	}
	if first != nil && p.best == nil && !p.onBothSides(asks) {
		p.propose(&Pending{Kind: Flagged, Grow: g, Func: first.Func, Weak: true})
	}
}

// behindFlag reports whether a flag of the entry stands before a removal, or before each
// call of the function that does it.
func (p *pender) behindFlag(s *growth.Event, asks func(facts.Guard) bool) bool {
	if slices.ContainsFunc(s.Guards, func(g facts.Guard) bool { return asks(g) && !p.offered(s.Func, g) }) {
		return true
	}
	n := 0
	for _, e := range s.Func.Callers {
		if e.Caller.Testing {
			continue
		}
		n++
		if !slices.ContainsFunc(e.Caller.GuardsAt(e.Block), asks) {
			return false
		}
	}
	return n > 0
}

// onBothSides reports whether removals stand on both sides of one test of a flag: then the flag decides
// which of them comes, and not whether one does.
func (p *pender) onBothSides(asks func(facts.Guard) bool) bool {
	type test struct {
		in    *program.Func
		block int
	}
	sides := map[test]bool{}
	both := false
	note := func(in *program.Func, guards []facts.Guard) {
		for _, g := range guards {
			if !asks(g) {
				continue
			}
			at := test{in, g.Block}
			other, seen := sides[at]
			both = both || seen && other != g.Neg
			sides[at] = g.Neg
		}
	}
	for _, s := range p.c.Shrinks {
		if s.Class == growth.ClassVoid {
			continue
		}
		note(s.Func, s.Guards)
		for _, e := range s.Func.Callers {
			if !e.Caller.Testing {
				note(e.Caller, e.Caller.GuardsAt(e.Block))
			}
		}
	}
	return both
}

// setBeside reports whether the activation that puts an entry in also sets a flag of it, on each way on
// which it does, and nobody takes the flag back but who removes: then all that are in have it.
func (p *pender) setBeside(g *growth.Event, flag facts.Guard) bool {
	removes := func(id string) bool {
		return slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool { return s.Func.ID == id || s.Site.ID == id })
	}
	set := false
	for _, s := range p.l.Stores[flagField(flag)] {
		f := p.l.Funcs[s.Func]
		switch {
		case f == nil || f.Testing || removes(s.Func):
		case !s.Val.IsZero() && s.Val.Op != facts.OpConst || s.Val.IsZero() != flag.Neg:
			return false
		default:
			set = set || p.besideInsert(g, f, s.Block)
		}
	}
	return set
}

// flagField is the field of the flag that a guard asks.
func flagField(flag facts.Guard) string {
	if flag.Kind == facts.GuardCall {
		return flag.X.Arg(0).Text
	}
	return flag.X.Text
}

// takenDown reports whether who removes sets the flag itself so that the removal comes next time, and
// time brings it to the entry again: the flag is a mark of use since then, which is gone with the use.
func (p *pender) takenDown(s *growth.Event, flag facts.Guard) bool {
	if !s.Roots.Tick && !slices.ContainsFunc(s.Func.Calls, setsTimer) {
		return false
	}
	return slices.ContainsFunc(p.l.Stores[flagField(flag)], func(st facts.Store) bool {
		return st.Func == s.Func.ID && (st.Val.IsZero() || st.Val.Op == facts.OpConst) && st.Val.IsZero() == flag.Neg
	})
}

// setsTimer reports whether a call has a timer run again, or another one.
func setsTimer(c facts.Call) bool {
	return c.Callee.Pkg == "time" && (c.Callee.Name == "Reset" || c.Callee.Name == "AfterFunc")
}

// besideInsert reports whether a function that puts an entry in, or the one that does it for that, comes
// to a place of f whenever it has done so.
func (p *pender) besideInsert(g *growth.Event, f *program.Func, block int) bool {
	if comesAfter(g.Func, g.Block, g.Val, f, block) {
		return true
	}
	return g.Site != g.Func && slices.ContainsFunc(g.Site.Sites, func(st facts.Site) bool {
		return st.Op == facts.Grow && st.Pos == g.Pos && comesAfter(g.Site, st.Block, st.Val, f, block)
	})
}

// comesAfter reports whether a function that has put a value in comes to a place of f on each way: the
// place is its own, or f is called with the value and comes to the place on all its ways.
func comesAfter(in *program.Func, first int, val *facts.Term, f *program.Func, block int) bool {
	held := in.GuardsAt(first)
	always := func(then int) bool {
		return program.Reaches(in, first, then) && !slices.ContainsFunc(in.GuardsAt(then), func(x facts.Guard) bool {
			return !slices.ContainsFunc(held, func(h facts.Guard) bool { return h.Block == x.Block && h.Neg == x.Neg })
		})
	}
	if f == in {
		return always(block)
	}
	return len(f.GuardsAt(block)) == 0 && slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return e.Caller == in && e.Mode == facts.ModePlain && always(e.Block) && slices.ContainsFunc(e.Args, func(a *facts.Term) bool { return !a.IsUnknown() && a.String() == val.String() })
	})
}

// offered reports whether a flag is one of the very value that the same function puts in otherwise:
// what comes says of itself whether it is there or gone, as a mirror is told.
func (p *pender) offered(f *program.Func, g facts.Guard) bool {
	of := program.RootOf(g.X)
	return slices.ContainsFunc(p.c.Grows, func(in *growth.Event) bool { return in.Func == f && program.RootOf(in.Val).Equal(of) })
}

// isFlag reports whether a guard asks a boolean field of the entry.
func (p *pender) isFlag(g facts.Guard) bool {
	x := g.X
	switch g.Kind {
	case facts.GuardFlag:
	case facts.GuardCall:
		if x.IsUnknown() || !strings.HasPrefix(x.Text, "(*sync/atomic.Bool).") {
			return false
		}
		x = x.Arg(0)
	default:
		return false
	}
	return x != nil && x.Op == facts.OpField && p.c.Value.Named != "" && program.OwnerOf(x.Text) == p.c.Value.Named
}

// propose keeps the surest evidence; of equals the first.
func (p *pender) propose(e *Pending) {
	b := p.best
	if b == nil || b.Weak && !e.Weak || b.Weak == e.Weak && e.Kind.Rank() < b.Kind.Rank() {
		p.best = e
	}
}
