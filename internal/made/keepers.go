package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// keeper is a place at which an object is had that was not made for this activation: where the
// goroutine is started, or where what does so is called.
type keeper struct {
	f     *program.Func
	block int
	base  *facts.Term
}

// keeping collects the places at which an object is had, up through the callers that hand it down.
type keeping struct {
	m     *madeFinder
	again func(*facts.Guard) bool
	met   map[string]bool
	out   []keeper
}

// keepers are the places at which an object comes from elsewhere than the activation that leads to
// a block of f: a receiver, what a closure has captured, a variable, or what was made before a loop.
// What was given to a handler is its activation's own, and where something that changes is asked on
// the way, it may let one through. Who hands it down is asked for it in turn, however many there are.
func (m *madeFinder) keepers(f *program.Func, block int, base *facts.Term, again func(*facts.Guard) bool) []keeper {
	k := &keeping{m: m, again: again, met: map[string]bool{}}
	k.climb(f, block, base)
	return k.out
}

// climb adds the places from which an object comes to a block of f.
func (k *keeping) climb(f *program.Func, block int, base *facts.Term) {
	at := f.ID + " " + base.String()
	if k.met[at] || len(k.met) > maxBodyParts || k.m.asksState(f, block, k.again) {
		return
	}
	k.met[at] = true
	root := program.RootOf(base)
	switch {
	case root.Op == facts.OpGlobal, root.Up > 0 && (root.Op == facts.OpCall || root.Op == facts.OpNew || root.Op == facts.OpParam),
		root.Op == facts.OpParam && root.N == 0 && f.Recv != "" && f.Parent == "":
		k.out = append(k.out, keeper{f, block, base})
	case root.Op == facts.OpCall, root.Op == facts.OpNew:
		if k.m.madeOutside(f, root) && f.Blocks[block].Loop > 0 {
			k.out = append(k.out, keeper{f, block, base})
		}
	case root.Op == facts.OpParam && root.Up == 0:
		for _, e := range f.Callers {
			if e.Caller.Testing || e.Caller == f {
				continue
			}
			if given := k.m.w.Rebase(f, e, base); e.Call == nil || !(&spawned{m: k.m, f: e.Caller, call: e.Call}).staysFor(given) {
				k.climb(e.Caller, e.Block, given)
			}
		}
	}
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
