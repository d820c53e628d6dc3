package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// givenByType are the things that calls give whose makers nobody sees: of function values, of methods
// of interfaces, of other modules' functions. That they have to be let go of, their type says, where the
// call may also fail: it has opened something, and not looked up what is there.
func (m *madeFinder) givenByType() []debt {
	var out []debt
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Holdings {
			h := &f.Holdings[i]
			r := m.ownedType(h)
			if r == nil {
				if d, ok := m.openedElsewhere(f, h); ok {
					out = append(out, d)
				}
				continue
			}
			if !m.makerUnseen(f, h) {
				continue
			}
			if d, ok := m.typeDebt(f, h, r); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// ownedType is the row that says of all values of the type of what a call gives, beside an error, that
// they have to be let go of; nil if there is none.
func (m *madeFinder) ownedType(h *facts.Holding) *library.Row {
	if h.From != facts.HandleCall || h.Type == "" {
		return nil
	}
	pkg, typ := program.SplitLast(h.Type)
	for _, r := range m.l.Table.Func(pkg, "", typ) {
		if r.Literal && r.Role == library.Construct && r.Lacks == library.LackClose && r.When == nil {
			return r
		}
	}
	return nil
}

// makerUnseen reports whether what a call gives is made by code out of view, of which the table says
// nothing here: no function in view that the call may mean has found it, and one hands on what it was
// given itself, if there are any.
func (m *madeFinder) makerUnseen(f *program.Func, h *facts.Holding) bool {
	c := &f.Calls[h.N]
	switch {
	case c.Mode != facts.ModePlain || c.Func != "" && m.l.InView(c) || m.endsWithAny(f, c):
		return false
	case c.Callee.Name == "" && c.Value.IsUnknown(), c.Callee.Name != "" && (program.IsStandard(c.Callee.Pkg) || m.l.HasRow(c, saysMore)):
		return false
	}
	if c.Callee.Name == "" && m.passedOn(c.Value) {
		return false
	}
	inView, handsOn := false, false
	for _, id := range m.l.Targets(f, c) {
		g := m.l.Funcs[id]
		if g == nil || g.Unread || g.Testing {
			continue
		}
		inView = true
		if h.Result >= len(g.Results) {
			return false
		}
		for _, t := range g.Results[h.Result].Alternatives() {
			switch {
			case t.Op == facts.OpZero:
			case t.Op == facts.OpCall && t.Up == 0 && m.l.Funcs[t.Text] == nil, t.Op == facts.OpNew && t.Up == 0 && t.Text == h.Type:
				handsOn = true
			default:
				return false
			}
		}
	}
	return !inView || handsOn
}

// saysMore reports whether a row says of a call what becomes of something, and not only when it fails.
func saysMore(r *library.Row) bool { return r.Role != library.Steady }

// passedOn reports whether a field or variable holds a function that code in view alone passes there, by a
// way that is not followed.
func (m *madeFinder) passedOn(v *facts.Term) bool {
	if v.Op != facts.OpField && v.Op != facts.OpGlobal {
		return false
	}
	return slices.ContainsFunc(m.l.Stores[v.Text], func(st facts.Store) bool {
		f := m.l.Funcs[st.Func]
		if f == nil || f.Testing {
			return false
		}
		if st.Val.IsUnknown() || st.Val.Op != facts.OpParam {
			return st.Val.IsUnknown()
		}
		g := m.l.Outer(f, st.Val.Up)
		return g == nil || !g.Exported
	})
}

// endsWithAny reports whether a call is given a context of one piece of work, or something that was made
// with one: what it gives mostly ends with that.
func (m *madeFinder) endsWithAny(f *program.Func, c *facts.Call) bool {
	at := contextAt{f: f, block: c.Block, hops: maxContextHops, asks: c.Callee.Name}
	return slices.ContainsFunc(c.Args, func(a *facts.Term) bool {
		return a != nil && a.Any(func(t *facts.Term) bool {
			return (t.Op == facts.OpCall || m.isContext(f, t)) && m.isPassing(at, t)
		})
	})
}

// typeDebt is what the type says of what a call of a function gives.
func (m *madeFinder) typeDebt(f *program.Func, h *facts.Holding, r *library.Row) (debt, bool) {
	c := &f.Calls[h.N]
	name, of := program.ShortCallee(c.Callee), program.CalleeText(c.Callee)
	if c.Callee.Name == "" {
		name = program.CalledBy(f, c)
		of = name
	}
	a := acquisition{f: f, call: c, block: c.Block, pos: c.Pos, what: c.What, of: of}
	a.acquired = acquired{name: reason.ResourceOf.With(name), say: says(r), madeIn: f, madeAt: c.Pos, by: r.Pkg + "." + r.Func}
	at := heldAt{f: f, from: facts.HandleCall, n: h.N, result: h.Result}
	if i := slices.IndexFunc(f.Handles, func(o facts.Handle) bool { return o.From == h.From && o.N == h.N && o.Result == h.Result }); i >= 0 {
		a.handle = &f.Handles[i]
	}
	if r.Part == "" {
		return debt{acquisition: a, at: at}, name != ""
	}
	typ, field, _ := strings.Cut(r.Part, ".")
	a.name = reason.PartOf.With(name, field, typ)
	at.part = "." + r.Pkg + "." + r.Part
	return debt{acquisition: a, at: at, used: true}, name != ""
}

// ownedByType reports whether all places at which the caller of an edge has what moves to it are such
// that their type says who has to let it go: the caller, whatever else the call can mean.
func (m *madeFinder) ownedByType(e program.Edge, n int, moves []move) bool {
	return len(moves) > 0 && !slices.ContainsFunc(moves, func(mv move) bool {
		return !slices.ContainsFunc(e.Caller.Holdings, func(h facts.Holding) bool {
			if h.From != facts.HandleCall || h.N != n || h.Result != mv.result {
				return false
			}
			r := m.ownedType(&h)
			return r != nil && (mv.part == "" || mv.part == "."+r.Pkg+"."+r.Part)
		})
	})
}

// openedElsewhere is what a function of another module gives beside an error, and what has a Close that may
// fail as well: it has opened something.
func (m *madeFinder) openedElsewhere(f *program.Func, h *facts.Holding) (debt, bool) {
	if h.From != facts.HandleCall || h.Type == "" || !slices.Contains(m.ends[h.Type], "Close") {
		return debt{}, false
	}
	c := &f.Calls[h.N]
	if c.Mode != facts.ModePlain || c.Callee.Name == "" || c.Callee.Type != "" || program.IsStandard(c.Callee.Pkg) || m.l.InView(c) || m.l.HasRow(c, saysMore) {
		return debt{}, false
	}
	i := slices.IndexFunc(f.Handles, func(o facts.Handle) bool { return o.From == h.From && o.N == h.N && o.Result == h.Result })
	if i < 0 {
		return debt{}, false
	}
	a := acquisitionBy(f, &f.Handles[i], reason.ResourceOf.With(program.ShortCallee(c.Callee)))
	a.guessed = true
	return debt{acquisition: a, at: heldAt{f: f, from: h.From, n: h.N, result: h.Result}}, true
}
