package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Held returns the locks of package sync that f itself holds whenever control reaches
// the place, sorted; a lock is told by its way from the object that base is reached
// from, so that places in different functions can be compared. What callers hold is not told. ok is false if a
// lock cannot be named.
func Held(f *Func, block, seq int, base *facts.Term) (locks []string, ok bool) {
	h := &LockFlow{f: f, Base: base, ok: true, at: make([][]string, len(f.Blocks)), seen: make([]bool, len(f.Blocks))}
	if block >= len(f.Blocks) {
		return nil, false
	}
	h.solve()
	locks = h.through(block, seq, slices.Clone(h.at[block]))
	slices.Sort(locks)
	return locks, h.ok
}

// LockFlow computes the locks held at the begin of each block: those held at the end of
// all blocks that lead to it.
type LockFlow struct {
	f *Func
	// Base is the object from which locks are named.
	Base *facts.Term
	at   [][]string
	seen []bool
	ok   bool
}

func (h *LockFlow) solve() {
	h.seen[0] = true
	for work := []int{0}; len(work) > 0; {
		b := work[0]
		work = work[1:]
		out := h.through(b, -1, slices.Clone(h.at[b]))
		for _, next := range h.f.Blocks[b].Succs {
			if h.meet(next, out) {
				work = append(work, next)
			}
		}
	}
}

// meet keeps what is held on each way to a block and reports whether that changed.
func (h *LockFlow) meet(block int, locks []string) bool {
	if !h.seen[block] {
		h.seen[block], h.at[block] = true, slices.Clone(locks)
		return true
	}
	before := len(h.at[block])
	h.at[block] = slices.DeleteFunc(h.at[block], func(l string) bool { return !slices.Contains(locks, l) })
	return len(h.at[block]) < before
}

// through applies the calls of a block, before the place seq if that is not negative.
func (h *LockFlow) through(block, seq int, locks []string) []string {
	for i := range h.f.Calls {
		c := &h.f.Calls[i]
		if c.Block != block || c.Mode != facts.ModePlain || c.Deferred || c.Callee.Pkg != "sync" || seq >= 0 && c.Seq >= seq {
			continue
		}
		switch c.Callee.Name {
		case "Lock":
			locks = append(locks, h.Name(c))
		case "Unlock":
			name := h.Name(c)
			locks = slices.DeleteFunc(locks, func(l string) bool { return l == name })
		}
	}
	return locks
}

// Name tells a lock without the function it is seen from: a variable by its key, a field
// by the fields that lead to it from the object that base is reached from, too.
func (h *LockFlow) Name(c *facts.Call) string {
	if len(c.Args) == 0 {
		h.ok = false
		return ""
	}
	t := c.Args[0]
	if t.Op == facts.OpGlobal {
		return t.Text
	}
	root, way := FieldsOf(t)
	from, _ := FieldsOf(h.Base)
	if way == "" || !root.Equal(from) {
		h.ok = false
	}
	return way
}
