package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Partway is a place that leads to a removal, but not where something fails: the call of a
// function that fails without one, or a closure that is deferred and asks whether its maker
// fails.
type Partway struct {
	Call *facts.Call
	Seq  int
	// Late says that it is deferred, and its maker's own end decides.
	Late bool
}

// onward are the blocks to which control goes on from a place with the entry still there.
func (w Partway) onward(b *facts.Block, succs []int) []int {
	if w.Late {
		return succs
	}
	if len(b.Succs) != 2 || b.Cond == nil || b.Cond.Kind != facts.GuardErr || !program.Yields(w.Call, b.Cond.X) {
		return nil
	}
	if b.Cond.Neg {
		return b.Succs[1:]
	}
	return b.Succs[:1]
}

// releasedLate reports whether what was deferred removes the entry on a way out: it comes
// after the place, and nothing has failed there.
func (r Release) releasedLate(f *program.Func, w *Way) bool {
	for block, part := range r.Partway {
		if !part.Late || !program.Reaches(f, block, w.block) {
			continue
		}
		if !slices.ContainsFunc(w.Guards, func(g facts.Guard) bool { return program.OnFailure(g) && program.Reaches(f, block, g.Block) }) {
			return true
		}
	}
	return false
}

// next are the blocks to which control can go, by what the call that made the entry says of
// that.
func (a *Activation) next(b int) []int {
	block := &a.F.Blocks[b]
	g := block.Cond
	if a.Call == nil || len(a.Told) == 0 || len(block.Succs) != 2 || g == nil || g.Kind != facts.GuardCall || !a.onlyCall(g.X) {
		return block.Succs
	}
	holds, ok := a.Told[g.X.N]
	switch {
	case !ok:
		return block.Succs
	case holds != g.Neg:
		return block.Succs[:1]
	}
	return block.Succs[1:]
}

// onlyCall reports whether a term is a result of the call that made the entry, and of no other.
func (a *Activation) onlyCall(t *facts.Term) bool {
	if !program.Yields(a.Call, t) {
		return false
	}
	n := 0
	for i := range a.F.Calls {
		if program.Yields(&a.F.Calls[i], t) {
			n++
		}
	}
	return n == 1
}
