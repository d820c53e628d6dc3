package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxPanicking bounds the calls through which a panic is followed.
const maxPanicking = 5

// panicsOut reports whether an error leads out of loop number n (from 1) of a part by a panic
// that the part, or one that it was called by, takes: such a loop ends as by a return.
func (s *spawned) panicsOut(p *bodyPart, n int) bool {
	taken := s.m.takesPanics(p.f)
	for at := p; !taken && at.up >= 0; {
		at = &s.parts[at.up]
		taken = s.m.takesPanics(at.f)
	}
	return taken && s.m.failsByPanic(p.f, func(block int) bool { return program.InLoop(p.f, block, n) }, maxPanicking, map[*program.Func]bool{})
}

// takesPanics reports whether f defers a function that recovers and does not panic again on
// all its ways.
func (m *madeFinder) takesPanics(f *program.Func) bool {
	_, takes := m.recovery(f)
	return takes
}

// recovery tells of the functions that f defers: whether one recovers, and whether the
// panic then ends there on some way.
func (m *madeFinder) recovery(f *program.Func) (again, takes bool) {
	look := func(h *program.Func) {
		if h == nil || !h.Recovers {
			return
		}
		again = again || slices.ContainsFunc(h.Blocks, func(b facts.Block) bool { return b.Panic && !b.Unreachable })
		takes = takes || slices.ContainsFunc(h.Blocks, func(b facts.Block) bool { return b.Return })
	}
	for _, h := range m.l.ClosuresOf(f) {
		if slices.ContainsFunc(h.UsedAt, func(u program.Use) bool { return u.In == f && u.How == facts.UseDefer }) {
			look(h)
		}
	}
	for i := range f.Calls {
		if c := &f.Calls[i]; c.Mode == facts.ModeDefer && c.Func != "" {
			look(m.l.Funcs[c.Func])
		}
	}
	return again, takes
}

// failsByPanic reports whether some block of f that counts, or what it calls, panics where
// it has seen an error.
func (m *madeFinder) failsByPanic(f *program.Func, counts func(block int) bool, depth int, met map[*program.Func]bool) bool {
	if depth == 0 || met[f] {
		return false
	}
	met[f] = true
	for i := range f.Blocks {
		b := &f.Blocks[i]
		if !b.Panic || b.Unreachable || !program.Failed(f, i) {
			continue
		}
		for j := range f.Blocks {
			if counts(j) && program.Reaches(f, j, i) {
				return true
			}
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Mode != facts.ModePlain || !counts(c.Block) {
			continue
		}
		for _, id := range m.l.DirectTargets(c) {
			h := m.l.Funcs[id]
			if h == nil || h.Unread {
				continue
			}
			if again, takes := m.recovery(h); takes && !again {
				continue
			}
			if m.failsByPanic(h, func(int) bool { return true }, depth-1, met) {
				return true
			}
		}
	}
	return false
}
