package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxKeeperHops is how many callers up the object is followed whose end a goroutine waits for.
const maxKeeperHops = 4

// keeper is a place at which an object is had that was not made for this activation: where the
// goroutine is started, or where what does so is called.
type keeper struct {
	f     *program.Func
	block int
	base  *facts.Term
}

// keepers are the places at which an object comes from elsewhere than the activation that leads to
// a block of f: a receiver, what a closure has captured, a variable, or what was made before a loop.
// What was given to a handler is its activation's own, and where something that changes is asked on
// the way, it may let one through.
func (m *madeFinder) keepers(f *program.Func, block int, base *facts.Term, again func(*facts.Guard) bool, hops int) []keeper {
	if hops == 0 || m.asksState(f, block, again) {
		return nil
	}
	root := program.RootOf(base)
	switch {
	case root.Op == facts.OpGlobal, root.Up > 0 && (root.Op == facts.OpCall || root.Op == facts.OpNew || root.Op == facts.OpParam),
		root.Op == facts.OpParam && root.N == 0 && f.Recv != "" && f.Parent == "":
		return []keeper{{f, block, base}}
	case root.Op == facts.OpCall, root.Op == facts.OpNew:
		if m.madeOutside(f, root) && f.Blocks[block].Loop > 0 {
			return []keeper{{f, block, base}}
		}
	case root.Op == facts.OpParam && root.Up == 0:
		var out []keeper
		for _, e := range f.Callers {
			if !e.Caller.Testing && e.Caller != f && len(out) < maxBodyParts {
				out = append(out, m.keepers(e.Caller, e.Block, m.w.Rebase(f, e, base), again, hops-1)...)
			}
		}
		return out
	}
	return nil
}

// asksState reports whether a block is come to only where a field has, or has not, some value that
// code changes while its object lives, itself or by a function that gives it, and is none that lets through
// again.
func (m *madeFinder) asksState(f *program.Func, block int, again func(*facts.Guard) bool) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		if again(&g) {
			return false
		}
		switch g.Kind {
		case facts.GuardNil, facts.GuardFlag, facts.GuardEq, facts.GuardHit:
		default:
			return false
		}
		x := g.X
		if x != nil && x.Op == facts.OpCall {
			if r := program.OnlyResult(m.l.Funcs[x.Text], x.N); r != nil {
				x = r
			}
		}
		return x != nil && x.Op == facts.OpField && slices.ContainsFunc(m.l.Stores[x.Text], func(st facts.Store) bool {
			in := m.l.Funcs[st.Func]
			return in != nil && !in.Testing && st.In <= 0
		})
	})
}

// madeOutside reports whether an object of the function is made outside of every loop in which the
// goroutine is started.
func (m *madeFinder) madeOutside(f *program.Func, t *facts.Term) bool {
	at := -1
	if t.Op == facts.OpNew {
		if mk := program.MakeOf(f, t.N); mk != nil {
			at = mk.Block
		}
	} else if i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return program.Yields(&c, t) }); i >= 0 {
		at = f.Calls[i].Block
	}
	return at >= 0 && f.Blocks[at].Loop == 0
}
