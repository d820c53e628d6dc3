package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// openables are what functions out of view give and what has a Close, of which the function
// that is given it closes some: whether it does on each way out is asked.
func (m *madeFinder) openables() []debt {
	var out []debt
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			if h.From != facts.HandleCall || h.Type == facts.FuncType || !slices.Contains(m.ends[h.Type], "Close") || m.l.InView(&f.Calls[h.N]) || f.Calls[h.N].Mode != facts.ModePlain {
				continue
			}
			c := &f.Calls[h.N]
			if _, known := m.fromCall(f, h); !known && c.Callee.Name != "" && program.IsStandard(c.Callee.Pkg) || m.l.NeedsNoEnd(c) {
				continue // what the standard library opens is in the table
			}
			name := program.ShortCallee(c.Callee)
			if c.Callee.Name == "" {
				if name = program.OpenerOf(c); name == "" || h.Several {
					continue
				}
			}
			a := acquisitionBy(f, h, reason.ResourceOf.With(name))
			out = append(out, debt{acquisition: a, at: heldAt{f: f, from: h.From, n: h.N, result: h.Result}, ways: true})
		}
	}
	return out
}

// crewDebts are the goroutines that go on until a channel is closed which an object has, by
// the object: one that the function has made, or that it was given.
func (m *madeFinder) crewDebts() []debt {
	var out []debt
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Calls {
			c := &f.Calls[i]
			if !m.starts(c) {
				continue
			}
			s := m.crewOf(f, c)
			key, root, way := s.endChannel()
			if key == "" || slices.ContainsFunc(m.l.Closers[key], m.l.IsGoroutine) {
				continue // a goroutine of the object says that it is at its end: that one is asked itself
			}
			at, ok := heldOf(f, root, way)
			if !ok {
				continue
			}
			end := m.l.Closers[key][0]
			a := acquisition{f: f, call: c, block: c.Block, pos: c.Pos, what: c.What, of: s.parts[0].f.ID}
			a.acquired = acquired{
				name: reason.Goroutine.With(), madeIn: f, madeAt: c.Pos, kind: MadeGoroutine,
				say: reason.RunsUntil.With("", program.Outermost(m.l.Program, end).Display),
			}
			if s.f.Recv != "" && at.from == facts.HandleParam && program.StartsLife(f.Name) {
				a.acquired.say.Code = reason.RunsUntilDone
			}
			out = append(out, debt{acquisition: a, at: at, stays: at.from == facts.HandleParam})
		}
	}
	return out
}

// endChannel is the one channel, in a field of an object of the function or of a parameter,
// whose end the goroutine waits for in a loop or alone, and that some code closes; "" if
// something else may end it as well.
func (s *spawned) endChannel() (key string, root *facts.Term, way string) {
	goesOn := func(p *bodyPart) bool { return p.call == nil || !p.f.Ends } // else it waits for the end of something that it has ended itself
	for c, ch := range s.endWaits(goesOn) {
		switch {
		case ch.Op == facts.OpCall && ch.Text == program.DoneCall:
			return "", nil, "" // a context may end it
		case c.Op != facts.CommRecv || ch.Op != facts.OpField || len(s.m.l.Closers[ch.Text]) == 0:
		case key != "" && key != ch.Text:
			return "", nil, ""
		default:
			key = ch.Text
			root, way = program.WayTo(ch)
		}
	}
	return key, root, way
}
