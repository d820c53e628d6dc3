package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// neverEnds finds a loop without a way out.
func (s *spawned) neverEnds(made *Made) bool {
	if s.sought() {
		return false
	}
	for i := range s.parts {
		p := &s.parts[i]
		n := s.m.trapBut(p.f, s.m.restingAs(p.f, p.lift))
		if n < 0 || s.panicsOut(p, n+1) {
			continue
		}
		loop, was := &p.f.Loops[n], *made
		made.Fault = FaultEndless
		why, way := reason.NoWayOut, reason.LoopTrapped
		switch {
		case s.m.trapBut(p.f, s.m.l.UnclosedWays(p.f, p.lift)) >= 0 && s.m.trapBut(p.f, nil) < 0:
			why, way = reason.OnlyUnclosed, reason.LoopOnlyThere
		case s.m.trapBut(p.f, nil) < 0:
			why, way = reason.OnlyUnusedChannel, reason.LoopOnlyThere
		case s.m.endsWithRange(p.f, n+1):
			why, way = reason.OnlyUnclosed, reason.LoopOnlyThere
		}
		made.note("no-way-out", way.With(), p.f, loop.Pos)
		name := s.ender(made)
		made.Why = why.With(p.f.Display, name)
		if name == "" && !made.Roots.Event && !s.outlives(made) {
			if s.m.trapBut(p.f, s.m.casesAtRest(p.f, p.lift)) < 0 {
				*made = was // others may tell more of a channel that nobody closes
				return false
			}
			made.Weak = reason.StartedOnce.With()
		}
		return !s.once() && !s.single()
	}
	return false
}

// trapBut is the index of a loop of f that control cannot leave, -1 without one, where some
// blocks, which follow on cases of a select, are never reached.
func (m *madeFinder) trapBut(f *program.Func, resting map[int]bool) int {
	for n := range f.Loops {
		loop := &f.Loops[n]
		if !loop.Endless || loop.Parent != 0 || m.leavableBut(f, n+1, resting) {
			continue
		}
		return n
	}
	return -1
}

// leavable reports whether some way leads out of loop number n (from 1): one that is not
// a panic, and neither the end of a channel that nobody closes nor a case that never comes.
func (m *madeFinder) leavable(f *program.Func, n int) bool { return m.leavableBut(f, n, m.resting(f)) }

func (m *madeFinder) leavableBut(f *program.Func, n int, resting map[int]bool) bool {
	for i := range f.Blocks {
		b := &f.Blocks[i]
		if !program.InLoop(f, i, n) || b.Unreachable || resting[i] {
			continue
		}
		if len(resting) > 0 && !program.Follow(f, []int{f.Loops[n-1].Head}, func(b int) bool { return resting[b] }, func(b int) bool { return b == i }) {
			continue
		}
		for _, to := range b.Succs {
			if program.InLoop(f, to, n) || !program.GoesOn(f, to, resting) || f.Blocks[to].Panic || m.unclosed(f, i) {
				continue
			}
			return true
		}
		if program.EndsGoroutine(f, i) {
			return true
		}
	}
	return false
}

// unclosed reports whether a block ranges over a channel that is never closed: that of a
// ticker, or of a field of which no channel is.
func (m *madeFinder) unclosed(f *program.Func, block int) bool {
	for i := range f.Waits {
		w := &f.Waits[i]
		if !w.Range || w.Block != block {
			continue
		}
		ch := m.valueOf(f, w.Cases[0].Chan)
		lasts := slices.ContainsFunc(m.l.RowsOf(ch), func(r *library.Row) bool { return r.Role == library.Lasts })
		return lasts || ch.Op == facts.OpField && m.l.NeverCloses(ch.Text)
	}
	return false
}

// endsWithRange reports whether a loop ranges over a channel that is never closed.
func (m *madeFinder) endsWithRange(f *program.Func, n int) bool {
	return slices.ContainsFunc(f.Waits, func(w facts.Wait) bool {
		return w.Range && program.InLoop(f, w.Block, n) && m.unclosed(f, w.Block)
	})
}

// ender names the method that ends the object that the goroutine belongs to, or "".
func (s *spawned) ender(made *Made) string {
	types := []string{program.Outermost(s.m.l.Program, s.f).Recv, s.m.l.MakerOf[s.f.ID], s.parts[0].f.Recv}
	for _, key := range types {
		t := s.m.l.Types[key]
		if t == nil || key == "" {
			continue
		}
		for _, method := range t.Methods {
			if g := s.m.l.Funcs[method.Func]; g != nil && g.Recv == key && program.IsEndName(method.Name) && !program.TakesKey(g) && s.m.endsObject(g) {
				made.note("end", reason.EndsOwner.With(g.Display), g, g.Pos)
				return g.Display
			}
		}
	}
	return ""
}

// watchesContext reports whether the goroutine asks a context whether to go on.
func (s *spawned) watchesContext() bool {
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Calls, func(c facts.Call) bool {
			return c.Callee.Type == "Context" && (c.Callee.Name == "Done" || c.Callee.Name == "Err")
		})
	})
}

// each tells of a goroutine for each event that asks something outside of the program, or
// waits for a place, and is nobody's helper.
func (s *spawned) each(made *Made) bool {
	body := s.parts[0]
	if body.f.Shape == facts.ShapeHandler || s.watchesContext() || s.helps(body) {
		return false
	}
	if !slices.ContainsFunc(s.parts, s.asksOutside) && len(body.f.Waits) == 0 {
		return false
	}
	made.Fault = FaultEach
	made.Why = reason.Unlimited.With()
	s.refused(made)
	return true
}

// helps reports whether a goroutine lives as long as something else that goes on: it loops,
// or waits for what the function around it or an object made there sends or closes.
func (s *spawned) helps(p bodyPart) bool {
	if slices.ContainsFunc(p.f.Loops, func(l facts.Loop) bool { return l.Endless }) {
		return true
	}
	for i := range p.f.Waits {
		for _, c := range p.f.Waits[i].Cases {
			if ch := p.lift(c.Chan); program.PlaceKey(ch) == "" || ch.Op == facts.OpLocal || ch.Op == facts.OpField && program.RootOf(ch).Op != facts.OpParam {
				return true
			}
		}
	}
	return false
}

// asksOutside reports whether a part of the goroutine calls, through an interface, what can
// fail, or a library with a context: what answers when it likes.
func (s *spawned) asksOutside(p bodyPart) bool {
	return slices.ContainsFunc(p.f.Calls, func(c facts.Call) bool {
		if c.Iface {
			return strings.HasSuffix(strings.TrimSuffix(c.Sig, ")"), "error") && len(c.Args) > 1
		}
		return c.Callee.Name != "" && !s.m.l.InView(&c) && !program.IsStandard(c.Callee.Pkg) &&
			slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return s.m.isContext(p.f, t) })
	})
}
