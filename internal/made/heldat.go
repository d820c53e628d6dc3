package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// heldAt is a part of a value that a function has: something there has to be let go of.
type heldAt struct {
	f         *program.Func
	from      facts.HandleFrom
	n, result int
	// part is the way from the value to it, as in facts.PartFlow.
	part string
}

// holdingAt is what the function tells of the value of a place, nil if nothing.
func (sp heldAt) holdingAt() *facts.Holding {
	for i := range sp.f.Holdings {
		if h := &sp.f.Holdings[i]; h.From == sp.from && h.N == sp.n && h.Result == sp.result {
			return h
		}
	}
	return nil
}

// heldOf is the part of what a term of f denotes: a parameter, something made here, or what
// a call gave.
func heldOf(f *program.Func, root *facts.Term, part string) (heldAt, bool) {
	switch {
	case root.IsUnknown() || root.Up != 0:
	case root.Op == facts.OpParam:
		return heldAt{f: f, from: facts.HandleParam, n: root.N, part: part}, true
	case root.Op == facts.OpNew:
		return heldAt{f: f, from: facts.HandleMake, n: root.N, part: part}, true
	case root.Op == facts.OpCall:
		n := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return program.Yields(&c, root) })
		return heldAt{f: f, from: facts.HandleCall, n: n, result: root.N, part: part}, n >= 0
	}
	return heldAt{}, false
}

// behindField is the place in what the function had before, for one behind a field of an object made here
// into which the function has put that; ok is false where nobody has a name for it.
func (m *madeFinder) behindField(sp heldAt) (at heldAt, ok bool) {
	for range maxSettleDepth {
		if sp.from != facts.HandleMake {
			return sp, true
		}
		i := slices.IndexFunc(m.l.StoresOf[sp.f.ID], func(st facts.Store) bool { return st.In == sp.n+1 && steps(sp.part, st.Field) })
		if i < 0 {
			return sp, true
		}
		st := &m.l.StoresOf[sp.f.ID][i]
		root, way := program.WayTo(st.Val)
		rest := sp.part[len("."+st.Field):]
		if rest == "" || root.Op == facts.OpNew && root.N == sp.n {
			return sp, true
		}
		if sp, ok = heldOf(sp.f, root, way+rest); !ok {
			return sp, false
		}
	}
	return sp, true
}

// finds reports whether a term is what a function in view has found, and not made: an object
// that somebody else keeps.
func (m *madeFinder) finds(root *facts.Term) bool {
	return root.Op == facts.OpCall && m.l.Funcs[root.Text] != nil && !m.l.ReturnsNew(root.Text, root.N)
}

// findsOwn reports whether a place lies in an object of a type in view that a method of another module gives, which
// takes no function that may make it: it has been given the object before, or keeps it.
func (m *madeFinder) findsOwn(at heldAt, place *facts.Term) bool {
	for place.Op == facts.OpField && place.Arg(0).Op == facts.OpField {
		place = place.Arg(0)
	}
	if at.from != facts.HandleCall || place.Op != facts.OpField || m.l.Types[program.OwnerOf(place.Text)] == nil {
		return false
	}
	c := &at.f.Calls[at.n]
	return c.Callee.Type != "" && !c.Iface && !m.l.InView(c) && !slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return t != nil && t.Op == facts.OpFunc })
}

// countsDown are the places where a function gives back a reference to what is at a place.
func (s *settler) countsDown(sp heldAt) []ending {
	var out []ending
	for _, d := range s.m.downs {
		if d.f != sp.f || len(sp.part) == 0 {
			continue
		}
		root, way := program.WayTo(d.obj)
		at, ok := heldOf(d.f, root, way+"."+d.field)
		if ok && at.from == sp.from && at.n == sp.n && at.result == sp.result && at.part == sp.part {
			out = append(out, sureAt(d.block))
		}
	}
	return out
}

// handedOut are the places at which the callers of a function have a part of what it returns.
func handedOut(f *program.Func, result int, part string) []heldAt {
	var out []heldAt
	for _, e := range f.Callers {
		if n := program.CallIndex(e.Caller, e.Call); n >= 0 && e.Mode == facts.ModePlain && !e.Param && !e.Iface && !e.Caller.Testing {
			out = append(out, heldAt{f: e.Caller, from: facts.HandleCall, n: n, result: result, part: part})
		}
	}
	return out
}
