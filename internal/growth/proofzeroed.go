package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// zeroedBefore says why a removal never runs: it asks for a number or a flag in a field that its function, or
// what that calls, has set to zero on each way to the question; none otherwise.
func (l *Growth) zeroedBefore(e *Event) reason.Reason {
	for _, g := range e.Func.GuardsAt(e.Block) {
		if field := wantsMore(&g); field != "" && !e.Func.Blocks[g.Block].Early && l.isZeroed(e.Func, &g) {
			return reason.Reason{Code: reason.ZeroedBefore, Of: program.LastName(field)}
		}
	}
	return reason.Reason{}
}

// wantsMore is the field that a condition wants to be above zero, "" if it wants something else.
func wantsMore(g *facts.Guard) string {
	if x := g.X; (g.Op == ">" || g.Op == ">=") && !x.IsUnknown() && x.Op == facts.OpField && g.Y != nil && g.Y.Op == facts.OpConst && !g.Y.IsZero() {
		return x.Text
	}
	return nonZeroField(g)
}

// fieldStore is a place of a function at which it, or a call there, sets a field.
type fieldStore struct {
	block, seq int
	zero       bool
}

// isZeroed reports whether each way to a guard comes by a place that sets the field of which the guard asks
// to zero, after which nothing sets it otherwise.
func (l *Growth) isZeroed(f *program.Func, g *facts.Guard) bool {
	stores := l.setsAt(f, g.X)
	return slices.ContainsFunc(stores, func(z fieldStore) bool {
		before := func(b int) bool { return b == z.block }
		if !z.zero || !program.ComesBy(f, z.block, g.Block) {
			return false
		}
		return !slices.ContainsFunc(stores, func(s fieldStore) bool {
			switch {
			case s == z:
				return false
			case s.block == z.block:
				return s.seq > z.seq
			case z.block == g.Block:
				return false
			}
			return program.Follow(f, []int{s.block}, before, func(b int) bool { return b == g.Block })
		})
	})
}

// setsAt are the places of a function at which a field is set; a call that may set it somewhere, and does
// not surely set that of the same object to zero, sets it otherwise.
func (l *Growth) setsAt(f *program.Func, of *facts.Term) []fieldStore {
	var out []fieldStore
	for i := range l.StoresOf[f.ID] {
		if st := &l.StoresOf[f.ID][i]; st.Field == of.Text {
			out = append(out, fieldStore{st.Block, st.Seq, isStoreOf(st, of.Arg(0)) && st.Val.IsZero()})
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if !l.maySet(f, c, of.Text, 3) {
			continue
		}
		g := l.Funcs[c.Func]
		arg := slices.IndexFunc(c.Args, func(a *facts.Term) bool { return a.Equal(of.Arg(0)) })
		zero := g != nil && arg >= 0 && c.Mode == facts.ModePlain && !c.Deferred && l.setsToZero(g, of.Text, arg)
		out = append(out, fieldStore{c.Block, c.Seq, zero})
	}
	return out
}

// isStoreOf reports whether a store is to a field of a parameter.
func isStoreOf(st *facts.Store, object *facts.Term) bool {
	return object != nil && object.Op == facts.OpParam && object.Up == 0 && st.In == -(object.N+1)
}

// setsToZero reports whether a function sets a field of what it is given to zero on all its ways, and never
// otherwise.
func (l *Growth) setsToZero(g *program.Func, field string, arg int) bool {
	at := map[int]bool{}
	for i := range l.StoresOf[g.ID] {
		st := &l.StoresOf[g.ID][i]
		if st.Field != field {
			continue
		}
		if !st.Val.IsZero() || st.In != -(arg+1) {
			return false
		}
		at[st.Block] = true
	}
	calls := slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return l.maySet(g, &c, field, 2) })
	return len(at) > 0 && !calls && !program.Follow(g, []int{0}, func(b int) bool { return at[b] }, func(b int) bool { return g.Blocks[b].Return })
}

// maySet reports whether a call may set a field; what goes further than so many calls may.
func (l *Growth) maySet(f *program.Func, c *facts.Call, field string, depth int) bool {
	return l.sets(f, c, field, depth, true)
}

// sets reports whether a call sets a field within so many calls; beyond is what is said of those further on.
func (l *Growth) sets(f *program.Func, c *facts.Call, field string, depth int, beyond bool) bool {
	return slices.ContainsFunc(l.Targets(f, c), func(id string) bool {
		g := l.Funcs[id]
		switch {
		case g == nil:
			return false
		case depth == 0:
			return beyond
		}
		return slices.ContainsFunc(l.StoresOf[g.ID], func(s facts.Store) bool { return s.Field == field }) ||
			slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return l.sets(g, &c, field, depth-1, beyond) })
	})
}
