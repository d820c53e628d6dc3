package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// condAct is a call on a condition variable by the function that has it, or by a goroutine of its.
type condAct struct {
	by    *spawned
	part  int
	call  *facts.Call
	wakes bool
}

// unwokenEnd finds a wait for a condition variable of the activation's own, where all who wake those that wait
// may come to their end without a last wake.
func (s *spawned) unwokenEnd(made *Made) bool {
	for _, o := range s.seenFrom() {
		roots := made.Roots
		if o != s {
			roots = s.m.rootsAt(o.f, o.call.Block)
		}
		if !comesOften(roots) && !roots.Exported || o.once() || o.oneAtATime() || o.joins() {
			continue
		}
		for i := range o.parts {
			p := &o.parts[i]
			for j := range p.f.Calls {
				c := &p.f.Calls[j]
				if !program.IsCond(c, "Wait") || c.Mode != facts.ModePlain || program.AsksFlag(p.f, c.Block) {
					continue
				}
				cond := p.lift(c.Args[0])
				if program.PlaceKey(cond) == "" && program.Outermost(s.m.l.Program, p.f) != program.Outermost(s.m.l.Program, o.f) {
					continue // a variable of another function, which tells of it itself
				}
				waker := s.m.leavesAsleep(o.f, cond)
				if waker == nil {
					continue
				}
				made.Fault, made.Roots = FaultUnwoken, roots
				made.Why = reason.EndsUnwoken.With(waker.by.parts[0].f.Display)
				if waker.by.call != nil {
					made.Why = reason.WakerEnds.With()
				}
				made.note("stays-at", reason.BlocksHere.With(), p.f, c.Pos)
				made.note("left-by", reason.WakesHere.With(), waker.by.parts[waker.part].f, waker.call.Pos)
				return true
			}
		}
	}
	return false
}

// leavesAsleep is a wake for a condition variable of f's own whose function may come to its end without one, if
// that is so of all who wake; nil if it is not, or if somebody else may.
func (m *madeFinder) leavesAsleep(f *program.Func, cond *facts.Term) *condAct {
	if !m.ownCond(f, cond) {
		return nil
	}
	acts, ok := m.condActs(f, cond)
	if !ok {
		return nil
	}
	var first *condAct
	for i := range acts {
		a := &acts[i]
		if !a.wakes {
			continue
		}
		woken := func(part, block int) bool {
			return slices.ContainsFunc(acts, func(b condAct) bool {
				return b.wakes && b.by == a.by && b.part == part && b.call.Block == block
			})
		}
		if !a.by.canEnd(woken) {
			return nil
		}
		if first == nil {
			first = a
		}
	}
	return first
}

// ownCond reports whether a condition variable, a term of f, is made by f, alone or for an object that it makes.
func (m *madeFinder) ownCond(f *program.Func, cond *facts.Term) bool {
	root := program.RootOf(cond)
	if root.IsUnknown() || root.Up != 0 {
		return false
	}
	return root.Op == facts.OpNew || root.Op == facts.OpCall && (root.Text == "sync.NewCond" || m.l.ReturnsNew(root.Text, root.N) && m.onceCalled(f, root))
}

// condActs are all calls on a condition variable of f's own; ok is false if code that is none of f's may have it.
func (m *madeFinder) condActs(f *program.Func, cond *facts.Term) (acts []condAct, ok bool) {
	var own []*program.Func
	for _, s := range append([]*spawned{m.homeOf(f)}, m.allCrews(f)...) {
		for i, p := range s.parts {
			own = append(own, p.f)
			for j := range p.f.Calls {
				c := &p.f.Calls[j]
				if !program.IsCond(c, "Wait", "Signal", "Broadcast") {
					continue
				}
				if t := p.lift(c.Args[0]); !t.Known() {
					return nil, false
				} else if t.Equal(cond) {
					acts = append(acts, condAct{by: s, part: i, call: c, wakes: c.Callee.Name != "Wait"})
				}
			}
		}
	}
	key := program.PlaceKey(cond)
	for _, g := range m.l.SortedFuncs() {
		if g.Testing {
			continue
		}
		uses := func(t *facts.Term) bool {
			return t != nil && (key != "" && program.PlaceKey(t) == key || key == "" && t.Up > 0 && program.Outermost(m.l.Program, g) == program.Outermost(m.l.Program, f))
		}
		if slices.ContainsFunc(g.Uses, func(u facts.Use) bool { return u.Bound != nil && (uses(u.Bound) || u.Bound.Equal(cond) && g == f) }) {
			return nil, false
		}
		if slices.Contains(own, g) {
			continue
		}
		if i := slices.IndexFunc(g.Calls, func(c facts.Call) bool { return program.IsCond(&c, "Signal", "Broadcast") && uses(c.Args[0]) }); i >= 0 && !m.rootsAt(g, g.Calls[i].Block).Dead {
			return nil, false
		}
	}
	return acts, true
}
