package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
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

// failsAt reports the same, or that a function ends by trying something with the thing, or with its parameter
// that has it (-1 for none), and passes on what that says.
func (s *settler) failsAt(sp heldAt, block, param int) bool {
	f := sp.f
	if sp.fails(block) {
		return true
	}
	n := f.Blocks[block].Tail
	if f.Blocks[block].NoError || n == 0 || sp.from == facts.HandleCall && n == sp.n+1 || program.Failed(f, block) {
		return false
	}
	c := &f.Calls[n-1]
	has := func(a *facts.Term) bool {
		return s.isAround(sp, a) || param >= 0 && a != nil && a.Op == facts.OpParam && a.Up == 0 && a.N == param
	}
	if program.Succeeded(f, block, c) || !slices.ContainsFunc(c.Args, has) {
		return false
	}
	return s.m.l.InView(c) && !s.m.neverFails(f, c) || s.m.l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Asks || r.Role == library.Reads })
}

// notBeside tells of the results in which a thing goes out with an object it was put into by a place that it
// is not given beside an error where there is none yet: the place comes after, or the call that gives
// the thing has failed itself.
func (sp heldAt) notBeside(w *facts.PartFlow, moves []move) {
	if w.How != facts.FlowField || w.Func != "" {
		return
	}
	for i := range moves {
		mv := &moves[i]
		if mv.result >= 0 && (mv.block != w.Block && !program.Reaches(sp.f, w.Block, mv.block) || sp.from == facts.HandleCall && program.GivesUp(sp.f, mv.block, &sp.f.Calls[sp.n])) {
			mv.beside = false
		}
	}
}

// putBeside tells of the places at which a function puts a thing into a part of a parameter whether it may
// fail afterwards: its caller has the thing all the same.
func (s *settler) putBeside(sp heldAt, st *settlement) {
	f := sp.f
	for i := range st.moves {
		mv := &st.moves[i]
		if mv.result >= 0 || mv.beside && mv.by != nil {
			continue
		}
		mv.beside = false
		for r := range f.Blocks {
			b := &f.Blocks[r]
			if !b.Return || b.Unreachable || r != mv.block && !program.Reaches(f, mv.block, r) {
				continue
			}
			if mv.by != nil && program.GivesUp(f, r, mv.by) {
				continue // what has failed has put nothing there
			}
			mv.beside = mv.beside || s.failsAt(sp, r, mv.param)
		}
	}
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
		mv.read = slices.ContainsFunc(st.uses, func(u use) bool { return program.Reaches(f, u.block, mv.block) })
	}
}
