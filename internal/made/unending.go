package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// unending finds a wait for nothing but the end of contexts that have none, or an endless loop
// that only such an end leads out of: one that was detached from what ends, or the background.
func (s *spawned) unending(made *Made) bool {
	for _, o := range s.seenFrom() {
		roots := made.Roots
		if o != s {
			roots = s.m.rootsAt(o.f, o.call.Block)
		}
		if !roots.Live() || o.once() || o.singleBut(s.m.missesAgain) {
			continue
		}
		for i := range o.parts {
			p := &o.parts[i]
			rests, at := o.restsOn(p)
			if len(rests) == 0 {
				continue
			}
			if w := at.all; w != nil {
				made.Fault, made.Roots = FaultContext, roots
				made.Why = reason.EndlessContext.With(o.f.Display)
				made.note("stays-at", reason.BlocksHere.With(), p.f, w.Pos)
				return true
			}
			if n := s.m.trapBut(p.f, rests); n >= 0 && (roots.Event || roots.Tick) && (!s.onceALife() || s.m.livesForEach(s.f)) {
				made.Fault, made.Roots = FaultContext, roots
				made.Why = reason.LoopEndlessly.With(p.f.Display, o.f.Display)
				made.note("stays-at", reason.WaitsEachTurn.With(), p.f, at.one.Pos)
				return true
			}
		}
	}
	return false
}

// livesForEach reports whether an object of a method's type is made for each event, so that what is done
// once in the life of each is done as often.
func (m *madeFinder) livesForEach(f *program.Func) bool {
	recv := program.Outermost(m.l.Program, f).Recv
	return recv != "" && slices.ContainsFunc(m.l.SortedFuncs(), func(g *program.Func) bool {
		if g.Testing || !m.l.MakesType(g, recv) {
			return false
		}
		r := m.rootsAt(g, 0)
		return r.Event || r.Tick
	})
}

// restingAt are waits for the end of contexts that have none: one of several cases, and all.
type restingAt struct{ one, all *facts.Wait }

// restsOn are the blocks of a part that follow on the end of contexts that have none.
func (s *spawned) restsOn(p *bodyPart) (map[int]bool, restingAt) {
	var out map[int]bool
	var at restingAt
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		n := 0
		for _, c := range w.Cases {
			if c.Op != facts.CommRecv || c.Chan.Op != facts.OpCall || c.Chan.Text != program.DoneCall || c.Then < 0 || !s.m.hasNoEnd(s.f, p.lift(c.Chan.Arg(0)), maxValueHops) {
				continue
			}
			if out == nil {
				out = s.m.resting(p.f)
			}
			if out == nil {
				out = map[int]bool{}
			}
			out[c.Then] = true
			at.one = w
			n++
		}
		if n == len(w.Cases) {
			at.all = w
		}
	}
	return out, at
}

// hasNoEnd reports whether a context, a term of f, is one that nothing ends.
func (m *madeFinder) hasNoEnd(f *program.Func, t *facts.Term, hops int) bool {
	if t.IsUnknown() || hops == 0 {
		return false
	}
	switch t.Op {
	case facts.OpPhi:
		return !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return !m.hasNoEnd(f, a, hops-1) })
	case facts.OpCall:
		switch t.Text {
		case "context.Background", "context.TODO", "context.WithoutCancel":
			return true
		case "context.WithValue", "google.golang.org/grpc/metadata.NewOutgoingContext", "google.golang.org/grpc/metadata.AppendToOutgoingContext":
			return m.hasNoEnd(f, t.Arg(0), hops-1)
		}
		if m.neverCancelled(f, t) {
			return m.hasNoEnd(f, t.Arg(0), hops-1)
		}
		if r := program.OnlyResult(m.l.Funcs[t.Text], t.N); r != nil && t.Up == 0 {
			return m.hasNoEnd(f, r.Substitute(t.Args), hops-1)
		}
	case facts.OpField:
		return m.holdsNoEnd(t.Text)
	}
	return false
}

// neverCancelled reports whether f makes a context of which only a field of an object that it makes as
// well has the cancel function, and no code that runs calls what stands there; or only elements of
// which no code calls one.
func (m *madeFinder) neverCancelled(f *program.Func, t *facts.Term) bool {
	if t.Up != 0 || !slices.ContainsFunc(m.l.RowsOf(t), func(r *library.Row) bool {
		return r.Role == library.Construct && r.Kind == "context" && r.Arg == 0 // that has no time of its own
	}) {
		return false
	}
	for i := range f.Handles {
		h := &f.Handles[i]
		if h.From != facts.HandleCall || h.Type != facts.FuncType || !program.Yields(&f.Calls[h.N], t) {
			continue
		}
		if m.inUnusedElement(f, h) {
			return true
		}
		k, ok := m.soleField(&acquisition{f: f, handle: h})
		return ok && len(m.releasesOf(k)) == 0 && m.onlyUsed(k)
	}
	return false
}

// holdsNoEnd reports whether all contexts that a field is given, which only code in view can set,
// are ones that nothing ends.
func (m *madeFinder) holdsNoEnd(field string) bool {
	known, ok := m.noEnds[field]
	if !ok {
		m.noEnds[field] = false // until it is known
		known = m.findNoEnd(field)
		m.noEnds[field] = known
	}
	return known
}

func (m *madeFinder) findNoEnd(field string) bool {
	if reach.IsExported(program.LastName(field)) {
		return false
	}
	given := 0
	for _, g := range m.l.SortedFuncs() {
		for _, st := range m.l.StoresOf[g.ID] {
			if st.Field != field || g.Testing {
				continue
			}
			if given++; !m.hasNoEnd(g, st.Val, 2) {
				return false
			}
		}
	}
	return given > 0
}
