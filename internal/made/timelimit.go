package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// maxLimitHops is how many places a client is followed to where it was made.
const maxLimitHops = 4

// limitInTime makes a debt a weak one if what it is about ends after a time whatever becomes of it: the
// object of which the call asks a method has such a limit wherever it was made.
func (m *madeFinder) limitInTime(d *debt) {
	of := parentOf(d.call)
	if of == nil || d.weak.Given() {
		return
	}
	for _, r := range m.l.Table.Func(d.call.Callee.Pkg, "", d.call.Callee.Type) {
		if r.Literal && r.Role == library.Releases && r.If != nil && m.limitedBy(r, d.f, of, maxLimitHops) {
			d.weak = reason.TimeLimit.With()
		}
	}
}

// limitedBy reports whether the object that a term of f denotes is such a one as a row speaks of: all
// that is put into the field or variable that it stands in.
func (m *madeFinder) limitedBy(r *library.Row, f *program.Func, t *facts.Term, hops int) bool {
	if t.IsUnknown() || hops == 0 {
		return false
	}
	switch t.Op {
	case facts.OpField, facts.OpGlobal:
		stores := slices.DeleteFunc(slices.Clone(m.l.Stores[t.Text]), func(st facts.Store) bool {
			g := m.l.Funcs[st.Func]
			return g == nil || g.Testing
		})
		return len(stores) > 0 && !slices.ContainsFunc(stores, func(st facts.Store) bool {
			return !m.limitedBy(r, m.l.Funcs[st.Func], st.Val, hops-1)
		})
	case facts.OpPhi:
		return len(t.Args) > 0 && !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return !m.limitedBy(r, f, a, hops-1) })
	case facts.OpParam:
		at := m.l.Outer(f, t.Up)
		if at == nil || at.Exported && !at.Package.Closed {
			return false
		}
		args := slices.DeleteFunc(m.l.ArgumentsOf(at, t.N), func(a program.Argument) bool { return a.In.Testing })
		return len(args) > 0 && !slices.ContainsFunc(args, func(a program.Argument) bool { return !m.limitedBy(r, a.In, a.Term, hops-1) })
	case facts.OpCall:
		g := m.l.Funcs[t.Text]
		if g == nil || g.Unread || t.N >= len(g.Results) {
			return false
		}
		made := slices.DeleteFunc(slices.Clone(g.Results[t.N].Alternatives()), func(a *facts.Term) bool { return a.Op == facts.OpZero })
		return len(made) > 0 && !slices.ContainsFunc(made, func(a *facts.Term) bool { return !m.limitedBy(r, g, a, hops-1) })
	case facts.OpNew:
		v := m.l.MadeValue(t, f, 3).With(m.setIn(r, f, t))
		return r.If.Eval(&literalEnv{m.envOf(f, &v)}) == library.True
	}
	return false
}

// setIn are the values that the function which has made an object gives its fields afterwards.
func (m *madeFinder) setIn(r *library.Row, f *program.Func, t *facts.Term) map[string]library.Value {
	sets := map[string]library.Value{}
	for _, st := range m.l.StoresOf[f.ID] {
		if st.In == t.N+1 && program.OwnerOf(st.Field) == r.Pkg+"."+r.Func {
			sets[program.LastName(st.Field)] = m.l.ValueOf(st.Val, f, 3)
		}
	}
	return sets
}
