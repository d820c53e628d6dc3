package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// measures reports whether a function takes the entry out of a container whatever its time says, and does the
// same: it asks how long something took, and not whether it is still good. Where it does not take it out on all
// ways, what its time says may lead to words alone.
func (x *timings) measures(f *program.Func, container string) bool {
	taken, always := map[int]bool{}, false
	for i := range f.Sites {
		if s := &f.Sites[i]; s.Op == facts.Shrink && s.Extent == facts.ExtentOne && s.Ref.Text == container {
			taken[s.Block] = true
			always = always || len(f.GuardsAt(s.Block)) == 0
		}
	}
	if len(taken) == 0 {
		return false
	}
	told := func(block int) bool {
		return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return g.Kind == facts.GuardTime })
	}
	for n := range f.Blocks {
		if f.Blocks[n].Return && told(n) {
			return false
		}
	}
	return always || x.onlyTells(f, told) && takenEitherWay(f, taken)
}

// takenEitherWay reports whether each way by a condition about a time passes one of some blocks in the same turn,
// before it or after it.
func takenEitherWay(f *program.Func, taken map[int]bool) bool {
	asked := false
	past := func(b int) bool { return taken[b] }
	for n := range f.Blocks {
		b := &f.Blocks[n]
		if b.Cond == nil || b.Cond.Kind != facts.GuardTime {
			continue
		}
		asked = true
		before := !taken[n] && program.Follow(f, []int{0}, past, func(to int) bool { return to == n })
		after := program.Follow(f, b.Succs, past, func(to int) bool { return to == n || f.Blocks[to].Return })
		if before && after {
			return false
		}
	}
	return asked
}

// onlyTells reports whether nothing happens in some blocks of a function but calls of named code out of view,
// which are none of a part of an entry and whose results nobody asks: a line for a log.
func (x *timings) onlyTells(f *program.Func, in func(block int) bool) bool {
	acts := slices.ContainsFunc(f.Sites, func(s facts.Site) bool { return in(s.Block) }) ||
		slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return in(c.Block) }) ||
		slices.ContainsFunc(f.Waits, func(w facts.Wait) bool { return in(w.Block) }) ||
		slices.ContainsFunc(x.l.StoresOf[f.ID], func(s facts.Store) bool { return in(s.Block) })
	return !acts && !slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		if !in(c.Block) || c.Callee.Name != "" && c.Callee.Pkg == "time" {
			return false
		}
		of := c.Callee.Type != "" && len(c.Args) > 0 && c.Args[0] != nil && c.Args[0].Any(func(t *facts.Term) bool { return t.Op == facts.OpElem })
		return of || !c.Dropped || c.Mode != facts.ModePlain || c.Callee.Name == "" || x.l.AnyInView(x.l.DirectTargets(&c))
	})
}
