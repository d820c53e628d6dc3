package made

import (
	"iter"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultLost means that it is offered to a place that keeps the first one, and does not end where it
// came second.
const FaultLost Fault = "lost to one that was first"

// workers finds the functions in view that start a goroutine on an object which they make
// and return, where a method of the object is all that ends the goroutine: whoever is given
// the object has to call it, as he has to close a file.
func (m *madeFinder) workers() []acquisition {
	var out []acquisition
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread || f.Parent != "" {
			continue
		}
		for i := range f.Calls {
			if c := &f.Calls[i]; m.starts(c) {
				out = append(out, m.worker(m.spawnedBy(f, c))...)
			}
		}
	}
	return out
}

// worker are the places where the object is got that a goroutine belongs to.
func (m *madeFinder) worker(s *spawned) []acquisition {
	for n, r := range s.f.Results {
		for _, obj := range r.Alternatives() {
			if obj == nil || obj.Op != facts.OpNew || obj.Up != 0 {
				continue
			}
			end := s.endedBy(obj)
			if end == nil {
				continue
			}
			a := acquired{
				name: reason.GoroutineOf.With(s.f.Display), result: n, madeIn: s.f, madeAt: s.call.Pos, kind: MadeGoroutine,
				say: reason.RunsUntil.With("", end.Display),
			}
			return m.callersOf(s.f, a)
		}
	}
	return nil
}

// endedBy is the method that ends the goroutine by closing a channel of an object which the
// function made, nil if something else may end it as well, or nothing.
func (s *spawned) endedBy(obj *facts.Term) *program.Func {
	var end *program.Func
	for c, ch := range s.endWaits(func(*bodyPart) bool { return true }) {
		switch {
		case ch.Op == facts.OpCall && ch.Text == program.DoneCall:
			return nil // a context may end it
		case c.Op == facts.CommRecv && ch.Op == facts.OpField && ch.Arg(0).Equal(obj):
			end = s.m.closer(ch.Text)
		}
	}
	return end
}

// endWaits are the cases, with their channels as the function that starts the goroutine sees them, for
// which some of the goroutine's parts wait in a loop or alone: what comes there may be its end.
func (s *spawned) endWaits(in func(*bodyPart) bool) iter.Seq2[*facts.WaitCase, *facts.Term] {
	return func(yield func(*facts.WaitCase, *facts.Term) bool) {
		for i := range s.parts {
			p := &s.parts[i]
			for j := range p.f.Waits {
				w := &p.f.Waits[j]
				if !in(p) || !w.Range && p.f.Blocks[w.Block].Loop == 0 && len(w.Cases) > 1 {
					continue
				}
				for k := range w.Cases {
					if !yield(&w.Cases[k], p.lift(w.Cases[k].Chan)) {
						return
					}
				}
			}
		}
	}
}

// closer is the method, of one that lets its receiver go, that closes the channel in a
// field; nil if other code closes it too.
func (m *madeFinder) closer(key string) *program.Func {
	var end *program.Func
	for _, g := range m.l.Closers[key] {
		f := program.Outermost(m.l.Program, g)
		switch {
		case f.Testing:
		case f.Recv != program.OwnerOf(key) || !program.IsReleaseName(f.Name):
			return nil
		default:
			end = f
		}
	}
	return end
}

// lost reports a resource that is offered to a place where another one may be already, and
// that nothing releases when it is.
func (m *madeFinder) lost(a *acquisition) {
	for i := range a.handle.Flows {
		w := &a.handle.Flows[i]
		if w.How != facts.FlowArg || w.Func != "" || w.Call >= len(a.f.Calls) || !keepsFirst(m.l, &a.f.Calls[w.Call], w.Arg) {
			continue
		}
		made := m.report(a, FaultLost, m.rootsAt(a.f, a.block), lostWhy(&a.f.Calls[w.Call]))
		if made != nil && m.missedFirst(a.f, a.block) {
			made.Weak = reason.OnlySimultaneous.With()
		}
		return
	}
}

func lostWhy(c *facts.Call) reason.Reason {
	return reason.LostToAnother.With(program.CalleeName(c.Callee))
}

// keepsFirst reports whether a call stores an argument only if nothing is stored yet, and
// says so: the caller's own one may be left over.
func keepsFirst(l *growth.Growth, c *facts.Call, arg int) bool {
	rows := l.Rows(c)
	has := func(role library.Role) bool {
		return slices.ContainsFunc(rows, func(r *library.Row) bool { return r.Role == role && (role != library.Grow || r.Val+1 == arg) })
	}
	return l.Admits(c) && has(library.Grow)
}

// missedFirst reports whether a block is reached only where a look-up has found nothing.
func (m *madeFinder) missedFirst(f *program.Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool { return g.Kind == facts.GuardHit && g.Neg })
}

// loses finds a goroutine of an object that the function made and offers to a place where
// another one may be already.
func (s *spawned) loses(made *Made) bool {
	for i := range s.f.Calls {
		c := &s.f.Calls[i]
		for arg, t := range c.Args {
			if t == nil || t.Op != facts.OpNew || t.Up != 0 || !keepsFirst(s.m.l, c, arg) || s.endedBy(t) == nil || s.releasedHere(t) {
				continue
			}
			made.Fault, made.Why = FaultLost, lostWhy(c)
			made.note("offered", reason.OfferedHere.With(), s.f, c.Pos)
			if s.m.missedFirst(s.f, s.call.Block) {
				made.Weak = reason.OnlySimultaneous.With()
			}
			return true
		}
	}
	return false
}

// releasedHere reports whether the function calls what ends an object, or closes a channel
// of it.
func (s *spawned) releasedHere(obj *facts.Term) bool {
	return slices.ContainsFunc(s.f.Calls, func(c facts.Call) bool {
		return c.Mode != facts.ModeGo && program.IsReleaseName(c.Callee.Name) && len(c.Args) > 0 && c.Args[0].Equal(obj)
	}) || slices.ContainsFunc(s.f.Closings, func(c facts.Closing) bool { return c.Chan.Arg(0).Equal(obj) })
}
