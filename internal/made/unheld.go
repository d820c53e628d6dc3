package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// unheld finds a goroutine that waits for the closing of a channel which the function has
// made and put into a field, where it replaces the former one: nobody can end the goroutine
// that waits for that. It reports whether it found one.
func (s *spawned) unheld() bool {
	n := len(s.m.out)
	for i := range s.f.Makes {
		mk := &s.f.Makes[i]
		if mk.Size == nil || !s.awaits(mk) {
			continue
		}
		for _, fate := range mk.Fates {
			if fate.How != facts.FateField || fate.Dest == nil || fate.Dest.Op != facts.OpField || fate.Dest.Arg(0).Op == facts.OpNew {
				continue
			}
			a := &acquisition{f: s.f, call: s.call, block: s.call.Block, pos: s.call.Pos, what: s.call.What, of: s.parts[0].f.ID}
			a.acquired = acquired{name: "a goroutine", madeIn: s.f, madeAt: s.call.Pos, kind: MadeGoroutine}
			s.m.overwrites(a, []keptIn{{in: s.f, flow: &facts.Flow{How: facts.FlowField, Dest: fate.Dest, Block: mk.Block}, place: fate.Dest}})
			return len(s.m.out) > n
		}
	}
	return false
}

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
					return ch.Op == facts.OpCall && ch.Text == doneCall && program.Yields(a.call, ch.Arg(0))
				})
			})
		}) {
			return c
		}
	}
	return nil
}
