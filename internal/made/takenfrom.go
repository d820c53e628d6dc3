package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// onlyUsed reports whether what a field or variable holds is nobody's once something else has
// taken its place: code out of view cannot name the field, and all code in view that reads it
// asks methods of what is there which do not end it, or hands it to what keeps nothing. The
// same is asked of the fields of an object in which the thing was put.
func (m *madeFinder) onlyUsed(k keptIn) bool {
	if k.flow.Within && len(k.inside) == 0 && !m.heldByLibrary(k) {
		return false
	}
	s := newSettler(m)
	return !slices.ContainsFunc(k.keys(), func(key string) bool {
		if reach.IsExported(program.LastName(key)) && !k.in.Package.Closed {
			return true
		}
		return slices.ContainsFunc(m.l.SortedFuncs(), func(f *program.Func) bool {
			return !f.Testing && (m.handsTerm(f, key) || s.handsPart(f, key)) && !(m.used(k.in) && m.unreached(f))
		})
	})
}

// heldByLibrary reports whether what is kept is what a call out of view made around the thing, as
// rpc.NewClient does of a connection.
func (m *madeFinder) heldByLibrary(k keptIn) bool {
	return slices.ContainsFunc(m.l.StoresOf[k.in.ID], func(st facts.Store) bool {
		return st.Field == program.PlaceKey(k.place) && st.Val != nil && st.Val.Op == facts.OpCall && m.l.Funcs[st.Val.Text] == nil
	})
}

// maxAccessors is how many functions that return what they read a value is followed through.
const maxAccessors = 3

// handsTerm reports whether a function gives what a place holds to somebody: as its result, on a
// channel, to another place, or as an argument of what may keep or end it.
func (m *madeFinder) handsTerm(f *program.Func, key string) bool {
	return m.handsOn(f, key, func(t *facts.Term) bool { return program.ReadKey(t) == key }, maxAccessors)
}

// looksUp reports whether those who ask f for what it has read only use that: all are in view, and
// none of them gives it to somebody.
func (m *madeFinder) looksUp(f *program.Func, key string, depth int) bool {
	if depth == 0 || len(f.UsedAt) > 0 || len(f.Callers) == 0 || reach.IsExported(f.Name) && !f.Package.Closed {
		return false
	}
	return !slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && m.handsOn(e.Caller, key, func(t *facts.Term) bool { return t.Op == facts.OpCall && t.Text == f.ID }, depth-1)
	})
}

// handsOn is handsTerm for the values that one says are what the place holds.
func (m *madeFinder) handsOn(f *program.Func, key string, one func(*facts.Term) bool, depth int) bool {
	is := func(t *facts.Term) bool { return slices.ContainsFunc(t.Alternatives(), one) }
	if slices.ContainsFunc(f.Results, is) && !m.looksUp(f, key, depth) {
		return true
	}
	if slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return is(c.Val) }) ||
		slices.ContainsFunc(m.l.StoresOf[f.ID], func(st facts.Store) bool { return st.Field != key && is(st.Val) }) {
		return true
	}
	for n := range f.Calls {
		c := &f.Calls[n]
		for i, a := range c.Args {
			var st handleState
			if !is(a) || i == 0 && c.Callee.Type != "" && !m.l.InView(c) {
				continue
			}
			m.argument(f, &facts.Flow{How: facts.FlowArg, Call: n, Arg: i}, 3, &st)
			if st.released || st.escapes || len(st.kept) > 0 {
				return true
			}
		}
	}
	return false
}

// handsPart reports the same of what the function does with the field of an object that it has,
// under whatever name.
func (s *settler) handsPart(f *program.Func, key string) bool {
	for i := range f.Holdings {
		for j := range f.Holdings[i].Flows {
			w := &f.Holdings[i].Flows[j]
			if !strings.HasSuffix(w.Part, "."+key) {
				continue
			}
			var st settlement
			s.flow(f, w, "", maxSettleDepth, &st)
			st.moves = slices.DeleteFunc(st.moves, func(mv move) bool { return mv.result >= 0 && s.m.looksUp(f, key, maxAccessors) })
			if len(st.ends)+len(st.escapes)+len(st.moves)+len(st.puts) > 0 {
				return true
			}
		}
	}
	return false
}
