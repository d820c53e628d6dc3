package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// awaits reports whether the goroutine receives from a channel that the function made, by
// the value that it was started with.
func (s *spawned) awaits(mk *facts.Make) bool {
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Waits, func(w facts.Wait) bool {
			return slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool {
				ch := p.lift(c.Chan)
				return c.Op == facts.CommRecv && ch.Op == facts.OpNew && ch.Up == 0 && ch.N == mk.N
			})
		})
	})
}

// watched reports whether a goroutine that the function starts waits for the end of a
// context that it makes.
func (m *madeFinder) watched(a *acquisition) bool { return m.watcherOf(a) != nil }

// watcherOf is the go statement of such a goroutine, nil without one.
func (m *madeFinder) watcherOf(a *acquisition) *facts.Call {
	for i := range a.f.Calls {
		c := &a.f.Calls[i]
		if a.call == nil || !m.starts(c) {
			continue
		}
		s := m.spawnedBy(a.f, c)
		if slices.ContainsFunc(s.parts, func(p bodyPart) bool {
			return slices.ContainsFunc(p.f.Waits, func(w facts.Wait) bool {
				return slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool {
					ch := p.lift(c.Chan)
					return ch.Op == facts.OpCall && ch.Text == program.DoneCall && program.Yields(a.call, ch.Arg(0))
				})
			})
		}) {
			return c
		}
	}
	return nil
}
