package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxValueHops is how often a value is looked up where it was put.
const maxValueHops = 6

// valueOf is a term of f, told by where its value comes from: a field of an object that f has made is what was put
// there, that of a struct what it was set to, and the result of a function that only looks it up is what it looks up.
func (m *madeFinder) valueOf(f *program.Func, t *facts.Term) *facts.Term {
	return m.valueIn(f, t, maxValueHops)
}

func (m *madeFinder) valueIn(f *program.Func, t *facts.Term, hops int) *facts.Term {
	if t.IsUnknown() || hops == 0 {
		return t
	}
	switch t.Op {
	case facts.OpField:
		base := m.valueIn(f, t.Arg(0), hops-1)
		if base.IsUnknown() {
			return t
		}
		if base != t.Arg(0) {
			t = t.Map(func(*facts.Term) *facts.Term { return base })
		}
		if v := m.putInto(f, t); v != nil {
			return m.valueIn(f, v, hops-1)
		}
	case facts.OpCall:
		if v := m.lookedUp(t); v != nil {
			return m.valueIn(f, v, hops-1)
		}
		if t.Text == program.DoneCall {
			return t.Map(func(a *facts.Term) *facts.Term { return m.valueIn(f, a, hops-1) })
		}
	}
	return t
}

// putInto is the one value that a field of an object has: of a struct that is told by its
// fields, of one that f has made, or that a call in f has made of what it was given. It is nil
// if that is not known, and for a channel that was made for the field.
func (m *madeFinder) putInto(f *program.Func, field *facts.Term) *facts.Term {
	base := field.Arg(0)
	switch {
	case base.Op == facts.OpStruct:
		return program.StructField(base, field.Text)
	case base.Op == facts.OpNew && base.Up == 0:
		return m.putHere(f, field)
	case base.Op == facts.OpCall && m.l.ReturnsNew(base.Text, base.N):
		g := m.l.Funcs[base.Text]
		r := program.OnlyResult(g, base.N)
		if r == nil || r.Op != facts.OpNew {
			return nil
		}
		v := m.putHere(g, &facts.Term{Op: facts.OpField, Text: field.Text, Args: []*facts.Term{r}})
		if v == nil || program.RootOf(v).Op != facts.OpParam || g.Parent != "" {
			return nil
		}
		if v = v.Substitute(base.Args); v.Known() {
			return v
		}
	}
	return nil
}

// putHere is the one value that f puts into a field of an object which it has made.
func (m *madeFinder) putHere(f *program.Func, field *facts.Term) *facts.Term {
	var found *facts.Term
	for i := range f.Comms { // channels
		c := &f.Comms[i]
		if c.To != facts.FateField || !c.Into.Equal(field) {
			continue
		}
		if found != nil {
			return nil
		}
		found = c.Chan
	}
	if found != nil {
		return found
	}
	owner, made := program.OwnerOf(field.Text), 0
	for i := range f.Makes {
		if f.Makes[i].Type == owner {
			made++
		}
	}
	for _, st := range m.l.StoresOf[f.ID] {
		if st.Field != field.Text || st.In > 0 && st.In != field.Arg(0).N+1 {
			continue
		}
		if st.In <= 0 && made != 1 {
			return nil // which of them the store is to cannot be told
		}
		if found != nil || st.Of != "" || !st.Val.Known() {
			return nil
		}
		found = st.Val
	}
	return found
}

// lookedUp is what a call of a function in view gives that only reads it out of what it is
// given, or asks that for it; nil for other calls.
func (m *madeFinder) lookedUp(call *facts.Term) *facts.Term {
	g := m.l.Funcs[call.Text]
	if g == nil || g.Unread || g.Parent != "" || call.Up != 0 || len(m.l.StoresOf[g.ID]) > 0 {
		return nil
	}
	r := program.OnlyResult(g, call.N)
	if r == nil || r.Op == facts.OpCall && r.Text != program.DoneCall || r.Op != facts.OpCall && r.Op != facts.OpField {
		return nil
	}
	inner := r
	if r.Op == facts.OpCall {
		inner = r.Arg(0)
	}
	if program.RootOf(inner).Op != facts.OpParam || program.RootOf(inner).Up != 0 {
		return nil
	}
	if v := r.Substitute(call.Args); v.Known() {
		return v
	}
	return nil
}

// forCaller rewrites a term of h for its caller: what h makes and returns is there the result of the call.
func (m *madeFinder) forCaller(h *program.Func, e program.Edge, t *facts.Term) *facts.Term {
	switch {
	case t.IsUnknown():
		return t
	case t.Op == facts.OpField:
		return t.Map(func(a *facts.Term) *facts.Term { return m.forCaller(h, e, a) })
	case t.Op == facts.OpNew && t.Up == 0 && h.Parent == "":
		for n := range h.Results {
			if r := program.OnlyResult(h, n); r.Equal(t) {
				return &facts.Term{Op: facts.OpCall, Text: h.ID, N: n, Args: e.Args}
			}
		}
	}
	return m.w.Rebase(h, e, t)
}

// channelOf is a channel of f under one name: one that was made for a field of an object of f's
// own, or put there, is the one that was made.
func (m *madeFinder) channelOf(f *program.Func, t *facts.Term) *facts.Term {
	if t == nil || t.Op != facts.OpField || t.Arg(0).Op != facts.OpNew || t.Arg(0).Up != 0 {
		return t
	}
	var found *facts.Make
	for i := range f.Makes {
		mk := &f.Makes[i]
		if mk.Size == nil || !slices.ContainsFunc(mk.Fates, func(x facts.Fate) bool { return x.How == facts.FateField && x.Dest.Equal(t) }) {
			continue
		}
		if found != nil {
			return t
		}
		found = mk
	}
	if found == nil {
		return t
	}
	return &facts.Term{Op: facts.OpNew, Text: found.Type, N: found.N}
}

// onceCalled reports whether one call of f alone gives what a term says.
func (m *madeFinder) onceCalled(f *program.Func, t *facts.Term) bool {
	n := 0
	for i := range f.Calls {
		if c := &f.Calls[i]; c.Func == t.Text && (&facts.Term{Op: facts.OpCall, Text: t.Text, N: t.N, Args: c.Args}).String() == t.String() {
			n++
		}
	}
	return n == 1
}

// given is the function that a part calls by a parameter, where the function f itself has given
// it: a helper that runs what it is given. lift rewrites its terms for the function.
func (m *madeFinder) given(f *program.Func, p *bodyPart, c *facts.Call) (g *program.Func, lift func(*facts.Term) *facts.Term) {
	if c.Func != "" || c.Iface || c.Value == nil || c.Value.Op != facts.OpParam {
		return nil, nil
	}
	v := p.lift(c.Value)
	if v.IsUnknown() || v.Op != facts.OpFunc {
		return nil, nil
	}
	if g = m.l.Funcs[v.Text]; g == nil || g.Unread {
		return nil, nil
	}
	var args []*facts.Term
	n := 0
	for i := range f.Uses {
		if u := &f.Uses[i]; u.Func == g.ID && u.How == facts.UseArg {
			if n++; u.Bound != nil {
				args = []*facts.Term{u.Bound}
			}
		}
	}
	if n != 1 { // of several method values which one it is cannot be told
		args = nil
	}
	if g.Recv != "" && len(args) == 0 {
		args = []*facts.Term{facts.Unknown()}
	}
	for _, a := range c.Args {
		args = append(args, p.lift(a))
	}
	e := program.Edge{Caller: f, Call: c, Args: args}
	return g, func(t *facts.Term) *facts.Term { return m.valueOf(f, m.w.Rebase(g, e, t)) }
}
