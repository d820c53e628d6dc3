package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxUntouched is how many calls down an argument is followed to who does something with it.
const maxUntouched = 3

// Untouched tells of a call in view whether what it means may return before it has done anything
// with what it was given as an argument, because something else has failed that it has tried before.
type Untouched struct {
	// By is the function that does so, nil if none does.
	By *program.Func
	// Fails says that it tells so by its error, on each of these ways.
	Fails bool
}

// LeavesUntouched tells what a call does that may come to nothing before it comes to an argument.
func (l *Growth) LeavesUntouched(in *program.Func, c *facts.Call, arg int) Untouched {
	return l.untouched(in, c, arg, maxUntouched)
}

func (l *Growth) untouched(in *program.Func, c *facts.Call, arg, depth int) Untouched {
	if depth == 0 || c.Mode != facts.ModePlain || c.Deferred || c.Opts > 0 && arg >= c.Opts-1 {
		return Untouched{}
	}
	for _, id := range l.MeantBy(in, c) {
		g := l.Funcs[id]
		if g == nil || g.Unread || g.Testing {
			continue
		}
		n := arg
		if c.Value != nil && g.Recv != "" && len(g.Params) == len(c.Args)+1 {
			n++ // a method value has its receiver already
		}
		if u := l.givesUp(g, n, depth); u.By != nil {
			return u
		}
	}
	return Untouched{}
}

// givesUp is the same of a function and one of its parameters.
func (l *Growth) givesUp(g *program.Func, param, depth int) Untouched {
	met := l.mentions(g, param)
	if met == nil {
		return Untouched{}
	}
	within := map[int]bool{}
	for i := range g.Calls {
		c := &g.Calls[i]
		for n, a := range c.Args {
			if a != nil && isParam(a, param) && l.untouched(g, c, n, depth-1).By != nil {
				within[c.Block] = true
			}
		}
	}
	out := Untouched{Fails: true}
	program.Follow(g, []int{0}, func(b int) bool { return met[b] && !within[b] || g.Blocks[b].Unreachable }, func(b int) bool {
		if g.Blocks[b].Return && (within[b] || triedBefore(g, b, param)) {
			out.By = g
			out.Fails = out.Fails && !g.Blocks[b].NoError && givesError(g)
		}
		return false
	})
	return out
}

// mentions are the blocks of a function at which something is done with a parameter, nil where a closure
// has it, or nothing is known to be done.
func (l *Growth) mentions(g *program.Func, param int) map[int]bool {
	has := func(t *facts.Term) bool {
		return t != nil && t.Any(func(a *facts.Term) bool { return isParam(a, param) })
	}
	met := map[int]bool{}
	for _, c := range g.Calls {
		if has(c.Value) || slices.ContainsFunc(c.Args, has) {
			met[c.Block] = true
		}
	}
	for _, st := range l.StoresOf[g.ID] {
		if has(st.Val) {
			met[st.Block] = true
		}
	}
	for _, c := range g.Comms {
		if has(c.Val) {
			met[c.Block] = true
		}
	}
	for _, u := range g.Uses {
		if has(u.Bound) {
			met[u.Block] = true
		}
	}
	back := func(t *facts.Term) bool {
		return slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool { return a != nil && isParam(a, param) })
	}
	captured := func(h *program.Func) bool {
		return slices.ContainsFunc(h.Calls, func(c facts.Call) bool {
			return slices.ContainsFunc(c.Args, func(t *facts.Term) bool {
				return t != nil && t.Any(func(a *facts.Term) bool { return a.Op == facts.OpParam && a.Up > 0 && a.N == param })
			})
		})
	}
	if len(met) == 0 || slices.ContainsFunc(l.ClosuresOf(g), captured) || slices.ContainsFunc(g.Results, back) {
		return nil
	}
	return met
}

// isParam reports whether a term is a parameter of the function itself.
func isParam(t *facts.Term, param int) bool {
	return t.Op == facts.OpParam && t.Up == 0 && t.N == param
}

// triedBefore reports whether a function comes to a block only where something has failed that does not ask for
// the thing itself which it was given.
func triedBefore(g *program.Func, block, param int) bool {
	about := func(t *facts.Term) bool { return t.IsUnknown() || isParam(t, param) }
	return slices.ContainsFunc(g.GuardsAt(block), func(x facts.Guard) bool {
		return x.Kind == facts.GuardErr && !x.Neg && x.X != nil && x.X.Op == facts.OpCall && !x.X.Any(about)
	})
}

// givesError reports whether the last result of a function is an error.
func givesError(g *program.Func) bool {
	return len(g.Results) > 0 && slices.ContainsFunc(g.Blocks, func(b facts.Block) bool { return b.Return && (b.NoError || b.Failed || b.Tail > 0) })
}
