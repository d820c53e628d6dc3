package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// debt is something that has to be let go of, while it is followed to who does.
type debt struct {
	acquisition
	at heldAt
	// also are the other places at which the function has it: an older object that keeps it.
	// It is let go of where one of them is.
	also []heldAt
	// stays says that the place is the one to report, wherever the object goes by which the
	// thing is kept.
	stays bool
	// begins says that the call of the acquisition makes what has to be let go of in something
	// that was there before.
	begins bool
	// used says that who hands it to other code has done with it: it is read.
	used bool
	// ways says that only its ways out of the function that was given it are asked.
	ways bool
	hops int
}

// debts follows what has to be let go of to whoever does: resources in objects that hold
// them, goroutines that an object's channel ends.
func (m *madeFinder) debts(containers []*growth.Container) {
	counted := m.countedDebts(containers)
	s := newSettler(m)
	var work []debt
	for _, a := range m.libraryAcquisitions() {
		if a.name.Code != reason.Context {
			work = append(work, debt{acquisition: a, at: heldAt{f: a.f, from: a.handle.From, n: a.handle.N, result: a.handle.Result}})
		}
	}
	work = append(work, m.partDebts()...)
	work = append(work, m.openables()...)
	work = append(work, m.parented()...)
	work = append(work, m.crewDebts()...)
	work = append(work, counted...)
	seen := map[heldAt]bool{}
	for len(work) > 0 {
		d := work[0]
		work = work[1:]
		if seen[d.at] && !d.stays {
			continue
		}
		seen[d.at] = true
		work = append(work, m.collect(s, &d)...)
	}
}

// collect judges what becomes of a debt in one function, and gives the places to which it
// is handed on.
func (m *madeFinder) collect(s *settler, d *debt) []debt {
	m.inGoroutine(s, d)
	st := s.settle(d.at, maxSettleDepth)
	m.refused(d, &st)
	if d.used {
		for _, b := range st.uses {
			st.ends = append(slices.Clip(st.ends), sureAt(b))
		}
	}
	st.escapes = m.transfers(d, &st)
	if slices.Contains(st.escapes, nowhere) || (st.kept || len(st.escapes) > 0) && len(st.ends) == 0 || m.isEnd(d.at.f) {
		return nil
	}
	if len(st.ends) > 0 {
		if s.withParts(d, &st) && m.opensWay(d, &st) {
			m.onlyMisread(d, &st)
			m.owe(d, FaultOpenWay, reason.SomePaths.With(d.at.f.Display))
			return nil
		}
		if d.of == "" || d.ways || len(d.also) > 0 || len(st.escapes) > 0 {
			return nil
		}
		return m.handedUp(d, d.handedElsewhere(&st))
	}
	if d.of == "" || d.ways {
		return nil
	}
	if m.leaves(d, &st) {
		m.onlyMisread(d, &st)
		m.owe(d, FaultOpenWay, reason.DroppedOnPath.With(d.at.f.Display))
		return nil
	}
	moves := st.moves
	if d.at.from == facts.HandleParam {
		moves = append(moves, move{result: -1, param: d.at.n, part: d.at.part})
	}
	for _, at := range d.also {
		other := s.settle(at, maxSettleDepth)
		if len(other.escapes)+len(other.ends) > 0 {
			return nil
		}
		moves = append(moves, other.moves...)
		if at.from == facts.HandleParam {
			moves = append(moves, move{result: -1, param: at.n, part: at.part})
		}
	}
	if len(moves) == 0 {
		m.owe(d, FaultDropped, reason.NoneReleases.With())
		return nil
	}
	return m.handedUp(d, moves)
}

// transfers are the places at which a function hands a thing, or what holds it, to code that
// nobody follows, so that the duty to let it go may have gone with it. It has not where the
// function goes on to let it go itself.
func (m *madeFinder) transfers(d *debt, st *settlement) []int {
	return slices.DeleteFunc(slices.Clone(st.escapes), func(b int) bool {
		return b != nowhere && slices.ContainsFunc(st.ends, func(e ending) bool {
			return !e.late && e.block != b && program.Reaches(d.at.f, b, e.block) && !program.Reaches(d.at.f, e.block, b)
		})
	})
}

// handedUp are the debts of the callers to which a debt is handed: each has it at the places
// to which the moves lead.
func (m *madeFinder) handedUp(d *debt, moves []move) []debt {
	if d.hops == maxDebtHops {
		return nil
	}
	var out []debt
	for _, e := range d.at.f.Callers {
		if e.Caller.Testing || e.Param || e.Iface && len(m.l.Candidates(e.Call)) > 1 {
			continue
		}
		n := callIndex(e.Caller, e.Call)
		if n < 0 {
			continue
		}
		places, given, all := m.placesAt(e, n, moves)
		if len(places) == 0 || !all {
			continue
		}
		up := *d
		up.hops++
		up.at, up.also = places[0], places[1:]
		up.stays = up.stays || given
		if !up.stays {
			c := e.Call
			up.f, up.call, up.block, up.pos, up.what, up.of = e.Caller, c, c.Block, c.Pos, c.What, d.at.f.ID
			if !up.weak.Given() {
				up.weak = m.onlyIf(d.f, d.block)
			}
		}
		out = append(out, up)
	}
	return out
}

// placesAt are the places at which a caller has what the moves hand to it by its call n;
// given tells that one of them is, or is part of, what it has passed, and all that none is
// left out: where the caller has a thing at a place without a name (in what a closure has
// captured, in a variable), or in an object that it has found, somebody else has it as well.
func (m *madeFinder) placesAt(e program.Edge, n int, moves []move) (places []heldAt, given, all bool) {
	all = true
	for _, mv := range moves {
		if mv.result >= 0 {
			if e.Mode == facts.ModePlain {
				places = append(places, heldAt{f: e.Caller, from: facts.HandleCall, n: n, result: mv.result, part: mv.part})
			}
			continue
		}
		root, way := wayTo(program.ArgAt(e.Args, mv.param))
		to, ok := heldOf(e.Caller, root, way+mv.part)
		if !ok || m.finds(root) {
			all = false
			continue
		}
		places, given = append(places, to), true
	}
	return places, given, all
}

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
			if _, known := m.fromCall(f, h); !known && program.IsStandard(f.Calls[h.N].Callee.Pkg) {
				continue // what the standard library opens is in the table
			}
			a := acquisitionBy(f, h, reason.ResourceOf.With(program.ShortCallee(f.Calls[h.N].Callee)))
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
			if key == "" {
				continue
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
			if s.f.Recv != "" && at.from == facts.HandleParam && startsLife(f.Name) {
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
	for _, p := range s.parts {
		if p.call != nil && p.f.Ends {
			continue // it waits for the end of something that it has ended itself
		}
		for i := range p.f.Waits {
			w := &p.f.Waits[i]
			if !w.Range && p.f.Blocks[w.Block].Loop == 0 && len(w.Cases) > 1 {
				continue
			}
			for _, c := range w.Cases {
				ch := p.lift(c.Chan)
				switch {
				case ch.Op == facts.OpCall && ch.Text == doneCall:
					return "", nil, "" // a context may end it
				case c.Op != facts.CommRecv || ch.Op != facts.OpField || len(s.m.l.Closers[ch.Text]) == 0:
				case key != "" && key != ch.Text:
					return "", nil, ""
				default:
					key = ch.Text
					root, way = wayTo(ch)
				}
			}
		}
	}
	return key, root, way
}
