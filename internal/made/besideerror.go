package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// fails reports whether a function says at a return that something went wrong: by an error that
// was made there, or behind a condition that has found one. Where the error is one that a
// parameter brought, or that of the call which gave the thing, there is no thing.
func (sp heldAt) fails(block int) bool {
	f := sp.f
	if f.Blocks[block].NoError || sp.from == facts.HandleCall && f.Blocks[block].Tail == sp.n+1 || sp.from == facts.HandleCall && program.FailedBefore(f, block, &f.Calls[sp.n]) {
		return false
	}
	failed := f.Blocks[block].Failed && !passesOnSuccess(f, block)
	for _, g := range f.GuardsAt(block) {
		if g.Kind == facts.GuardErr && !g.Neg {
			if g.X.IsUnknown() || g.X.Op == facts.OpParam {
				return false
			}
			failed = true
		}
	}
	return failed
}

// passesOnSuccess reports whether a function passes on at a return what a method has said, or what it
// has found to be no error.
func passesOnSuccess(f *program.Func, block int) bool {
	n := f.Blocks[block].Tail
	return n > 0 && (f.Calls[n-1].Callee.Type != "" || program.Succeeded(f, block, &f.Calls[n-1]))
}

// givenBack is a place at which a call that has failed gives back what it was given.
type givenBack struct {
	heldAt
	read bool
}

// onlyHeld leaves of the places at which a thing is given beside an error those to which no way leads
// on which it was let go of, and tells to which it comes read.
func (st *settlement) onlyHeld(f *program.Func) {
	for i := range st.moves {
		mv := &st.moves[i]
		if !mv.beside {
			continue
		}
		mv.beside = !slices.ContainsFunc(st.ends, func(e ending) bool { return e.late && !e.deferred || program.Reaches(f, e.block, mv.block) })
		mv.read = slices.ContainsFunc(st.uses, func(b int) bool { return program.Reaches(f, b, mv.block) })
	}
}
