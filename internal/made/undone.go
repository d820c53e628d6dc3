package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultUndone means that somebody waits for it to be counted down, and it may end without that.
const FaultUndone Fault = "may end without being counted down"

// undone finds a goroutine that is counted in a wait group of the activation's own, and may end
// without being counted out: who waits for all of them stays, the function itself or another
// goroutine that it starts.
func (s *spawned) undone(made *Made) bool {
	if s.call == nil {
		return false
	}
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Calls {
			c := &p.f.Calls[j]
			if !countsGroup(c, "Done") {
				continue
			}
			group := p.lift(c.Args[0])
			if !ownGroup(s.m, group) || s.elsewhere() || !s.countedIn(group) || !s.endsUncounted(group) {
				continue
			}
			in, at := s.waitsFor(group)
			if at == nil {
				continue
			}
			made.Fault = FaultUndone
			made.Why = reason.NotCountedDown.With(in.Display)
			made.note("stays-at", reason.WaiterBlocks.With(), in, at.Pos)
			return true
		}
	}
	return false
}

// countsGroup reports whether a call is one of some methods of a sync.WaitGroup.
func countsGroup(c *facts.Call, names ...string) bool {
	return slices.Contains(names, program.GroupOp(c))
}

// ownGroup reports whether a wait group, a term of the function, is one that its activation has made
// for itself.
func ownGroup(m *madeFinder, group *facts.Term) bool {
	root := program.RootOf(group)
	return group.Known() && root.Up == 0 && (root.Op == facts.OpNew || root.Op == facts.OpCall && m.l.ReturnsNew(root.Text, root.N))
}

// groupCalls are the calls of some methods of a wait group by the parts of a goroutine.
func (s *spawned) groupCalls(group *facts.Term, names ...string) []partCall {
	var out []partCall
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Calls {
			if c := &p.f.Calls[j]; countsGroup(c, names...) && p.lift(c.Args[0]).Equal(group) {
				out = append(out, partCall{i, c})
			}
		}
	}
	return out
}

// partCall is a call by a part of what runs on a goroutine.
type partCall struct {
	part int
	call *facts.Call
}

// endsUncounted reports whether the goroutine can end without having been counted out. One that
// counts in a loop, or hands the duty to another goroutine or function, is not judged, nor one that
// asks for the group.
func (s *spawned) endsUncounted(group *facts.Term) bool {
	calls := s.groupCalls(group, "Done")
	for _, d := range calls {
		if s.repeats(d.part, d.call.Block) {
			return false
		}
		asks := func(g facts.Guard) bool {
			return g.X.IsUnknown() || program.HoldsTerm(s.parts[d.part].lift(g.X), group)
		}
		if slices.ContainsFunc(s.parts[d.part].f.GuardsAt(d.call.Block), asks) {
			return false
		}
	}
	for i := range s.parts {
		for j := range s.parts[i].f.Calls {
			c := &s.parts[i].f.Calls[j]
			if c.Mode == facts.ModeGo || slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return a != nil && a.Op == facts.OpFunc }) {
				return false
			}
		}
	}
	in := func(part, block int) bool {
		return slices.ContainsFunc(calls, func(d partCall) bool { return d.part == part && d.call.Block == block })
	}
	return s.canEnd(func(part, block int) bool {
		return in(part, block) || slices.ContainsFunc(s.parts[part].f.Calls, func(c facts.Call) bool {
			// a helper that is called at several places is one part
			return c.Block == block && c.Func != "" && slices.ContainsFunc(calls, func(d partCall) bool { return s.parts[d.part].f.ID == c.Func && !s.partEnds(d.part, in) })
		})
	})
}

// elsewhere reports whether a closure that neither the function nor a goroutine which it starts is
// seen to run counts a group down.
func (s *spawned) elsewhere() bool {
	all := append([]*spawned{s.m.homeOf(s.f)}, s.m.allCrews(s.f)...)
	return slices.ContainsFunc(s.m.l.ClosuresOf(s.f), func(g *program.Func) bool {
		return slices.ContainsFunc(g.Calls, func(c facts.Call) bool { return countsGroup(&c, "Done", "Add") }) &&
			!slices.ContainsFunc(all, func(o *spawned) bool { return o.runs(g) })
	})
}

// countedIn reports whether the function counts the goroutine in before it starts it.
func (s *spawned) countedIn(group *facts.Term) bool {
	home := s.m.homeOf(s.f)
	return slices.ContainsFunc(home.groupCalls(group, "Add"), func(a partCall) bool {
		return a.part > 0 || program.LeadsTo(s.f, a.call.Block, a.call.Seq, s.call.Block, s.call.Seq)
	})
}

// waitsFor is where the function, or another goroutine that it starts, waits until the group has
// counted down; nil if nobody does.
func (s *spawned) waitsFor(group *facts.Term) (*program.Func, *facts.Call) {
	for _, o := range append([]*spawned{s.m.homeOf(s.f)}, s.m.allCrews(s.f)...) {
		if o.call != nil && o.call == s.call {
			continue
		}
		for _, w := range o.groupCalls(group, "Wait") {
			return o.parts[w.part].f, w.call
		}
	}
	return nil, nil
}
