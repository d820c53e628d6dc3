package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// elementDebt is something that has to be let go of while an element of a container has it: the
// life of the element ends where it is taken out or replaced.
type elementDebt struct {
	acquisition
	// key is the field that is the container, rest the way from an element to the thing.
	key, rest string
	// by are the functions on whose way the element was made and put in.
	by []*program.Func
	// at is where it is put in.
	at put
}

// put is where something goes into a container, of a field or variable.
type put struct {
	in *program.Func
	// dest is the container, rest the way from the element to the thing.
	dest  *facts.Term
	rest  string
	block int
}

// is reports whether a move says the same as the put: that a parameter of the function has the
// thing now.
func (p *put) is(mv move) bool {
	return mv.result < 0 && strings.HasSuffix(mv.part, "."+program.PlaceKey(p.dest)+"[]"+p.rest)
}

// carriedDebt is a debt on its way into a container.
type carriedDebt struct {
	debt
	by []*program.Func
}

// elementDebts follows what has to be let go of into the elements of containers. What goes
// elsewhere as well, or is let go of whenever a function that has it returns, is no debt of the
// container's: an element is there as long as each who has put it there goes on.
func (m *madeFinder) elementDebts(s *settler) []elementDebt {
	var work []carriedDebt
	for _, d := range m.lastingDebts() {
		work = append(work, carriedDebt{debt: d})
	}
	var out []elementDebt
	seen := map[heldAt]bool{}
	stays := map[madeAt]bool{} // whether somebody who has what is made there in the end does not let it go as he returns
	for len(work) > 0 {
		d := work[0]
		work = work[1:]
		if seen[d.at] {
			continue
		}
		seen[d.at] = true
		d.by = append(slices.Clip(d.by), d.at.f)
		st := s.settle(d.at, maxSettleDepth)
		late := slices.ContainsFunc(st.ends, func(e ending) bool { return e.late && !e.heldIn(st.puts) })
		var up []carriedDebt
		if followed := !late && len(m.transfers(&d.debt, &st)) == 0; followed {
			up = m.carriedUp(&d, &st)
			out = append(out, d.putIn(&st)...)
		}
		work = append(work, up...)
		stays[d.where()] = stays[d.where()] || !late && len(up) == 0
	}
	return slices.DeleteFunc(out, func(e elementDebt) bool { return !stays[e.where()] })
}

// putIn are the containers into which a function puts a debt.
func (d *carriedDebt) putIn(st *settlement) []elementDebt {
	var out []elementDebt
	for _, p := range st.puts {
		if key := program.PlaceKey(p.dest); key != "" {
			out = append(out, elementDebt{acquisition: d.acquisition, key: key, rest: p.rest, by: d.by, at: p})
		}
	}
	return out
}

// madeAt is where something is made.
type madeAt struct {
	f   *program.Func
	pos facts.Pos
}

func (a *acquisition) where() madeAt { return madeAt{a.f, a.pos} }

// carriedUp is the debt as the callers have it: in a result, or in what they have passed.
func (m *madeFinder) carriedUp(d *carriedDebt, st *settlement) []carriedDebt {
	if d.hops == maxDebtHops {
		return nil
	}
	moves := slices.DeleteFunc(slices.Clone(st.moves), func(mv move) bool {
		return slices.ContainsFunc(st.puts, func(p put) bool { return p.is(mv) })
	})
	if d.at.from == facts.HandleParam {
		moves = append(moves, move{result: -1, param: d.at.n, part: d.at.part})
	}
	var out []carriedDebt
	for _, e := range d.at.f.Callers {
		n := program.CallIndex(e.Caller, e.Call)
		if e.Caller.Testing || e.Param || n < 0 {
			continue
		}
		places, _, _ := m.placesAt(e, n, moves)
		for _, at := range places {
			up := *d
			up.hops, up.at = d.hops+1, at
			out = append(out, up)
		}
	}
	return out
}

// lastingDebts are the things that stay until they are let go of: resources, goroutines that a
// channel ends, and contexts under one that goes on, or for whose end a goroutine waits.
func (m *madeFinder) lastingDebts() []debt {
	out := m.crewDebts()
	for _, a := range m.libraryAcquisitions() {
		if a.name.Code == reason.Context {
			if !lastingContext(&a) {
				continue
			}
			if c := m.watcherOf(&a); c != nil {
				a.name, a.kind, a.call, a.block, a.pos, a.what = reason.Goroutine.With(), MadeGoroutine, c, c.Block, c.Pos, c.What
			} else if !m.registers(&a) {
				continue
			}
		}
		out = append(out, debt{acquisition: a, at: heldAt{f: a.f, from: a.handle.From, n: a.handle.N, result: a.handle.Result}})
	}
	return out
}

// lastingContext reports whether a context goes on until it is cancelled, as far as the call
// tells that makes it: it has no deadline, and its parent is none that a caller gave.
func lastingContext(a *acquisition) bool {
	if a.call == nil || strings.HasPrefix(a.call.Callee.Name, "WithTimeout") || strings.HasPrefix(a.call.Callee.Name, "WithDeadline") {
		return false
	}
	parent := program.ArgAt(a.call.Args, 0)
	return parent.Op == facts.OpField || parent.Op == facts.OpGlobal || parent.Op == facts.OpCall && (parent.Text == "context.Background" || parent.Text == "context.TODO")
}

// elements looks for elements that have something which must be let go of, and that are taken
// out of their container, or replaced there, without that, while elsewhere they are ended.
func (m *madeFinder) elements(containers []*growth.Container) {
	s := newSettler(m)
	debts := m.elementDebts(s)
	for _, c := range containers {
		if c.Level != 0 || c.Local || c.Owner == "" {
			continue
		}
		for i := range debts {
			if d := &debts[i]; d.key == c.Key && !heldTwice(debts, d) && !m.endsItself(d) {
				m.elementLeaves(s, c, d)
				m.slotTaken(s, d)
				m.uncalled(c, d)
			}
		}
	}
}

// elementLeaves reports a debt whose element leaves a container without being ended.
func (m *madeFinder) elementLeaves(s *settler, c *growth.Container, d *elementDebt) {
	var at *growth.Event
	var left, ended *program.Func
	for _, e := range c.Shrinks {
		if e.Func == nil || e.Func.Testing || e.Base.IsUnknown() {
			continue
		}
		v := &leaving{f: e.Func, block: e.Block, base: e.Base, key: e.Key, all: e.Extent != facts.ExtentOne}
		live := e.Roots.Live() && e.Class != growth.ClassVoid && !m.isEnd(e.Func)
		for _, in := range m.fatesOf(s, d, v, maxLeavingHops) {
			switch {
			case live && left == nil && in.f == v.f && in.fate == elementGone && m.leftOnWay(s, d, v):
				left, at = in.f, e
			case in.fate == elementEnded && ended == nil:
				ended = in.f
			case in.fate == elementLeft && left == nil && live && !m.isEnd(in.f):
				left, at = in.f, e
			}
		}
	}
	if ended == nil && left != nil && m.leftOnWay(s, d, &leaving{f: left, block: at.Block, base: at.Base, key: at.Key}) {
		ended = m.endsAnywhere(s, d)
	}
	if ended == nil {
		return
	}
	roots := m.rootsAt(d.f, d.block)
	if left != nil {
		why := reason.RemovedUnended.With(left.Display, program.LastName(d.key), ended.Display)
		if made := m.report(&d.acquisition, FaultForgotten, roots, why); made != nil {
			made.note("taken-out", reason.RemovedHere.With(), at.Func, at.Pos)
		}
		return
	}
	for _, e := range append(slices.Clone(c.Grows), c.Overwrites...) {
		if !m.replaces(s, d, e) {
			continue
		}
		why := reason.ReplacedUnended.With(e.Func.Display, program.LastName(d.key), ended.Display)
		if made := m.report(&d.acquisition, FaultOverwritten, roots, why); made != nil {
			made.note("replaced", reason.ReplacedHere.With(), e.Func, e.Pos)
		}
		return
	}
}
