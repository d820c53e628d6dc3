package cache

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// making is one way in which a library's object came into being: a call of a
// function that the table calls a constructor, a literal, or the zero value.
type making struct {
	l *growth.Growth
	// fn is the constructor, or the type of a literal; pkg its package.
	pkg, fn string
	// in is the function in whose frame args are.
	in   *program.Func
	args []*facts.Term
	// opts is the index in args of the first option, -1 where that is not known.
	opts int
	// chain are the methods that a builder's chain calls after fn.
	chain []string
	// call is that call, in site; nil where it was not found.
	call *facts.Call
	site *program.Func
	// last is the call whose result is the object: call itself, or the end of a chain.
	last *facts.Call
	// value is what a literal was set to.
	value *library.Value
}

// makings returns the ways in which the object in a container is made; complete says
// that there is no other.
type makings struct {
	list     []*making
	complete bool
}

const maxMakings = 8

// makingsOf follows what is stored in the container to where it was made.
func makingsOf(l *growth.Growth, c *growth.Container, outer *growth.Container) makings {
	m := &maker{l: l, out: makings{complete: true}, seen: map[string]bool{}}
	m.pkg, m.typ = program.SplitLast(c.Lib)
	if outer != nil {
		for _, e := range outer.Grows {
			m.follow(e.Val, e.Func, 4)
		}
		return m.out
	}
	m.stored(c.Key)
	if len(m.out.list) == 0 && !strings.HasPrefix(c.TypeText, "*") {
		m.zero(c)
	}
	return m.out
}

// maker collects makings of an object of type typ of package pkg.
type maker struct {
	l    *growth.Growth
	pkg  string
	typ  string
	out  makings
	seen map[string]bool
}

// stored follows everything that is written to a field or variable.
func (m *maker) stored(key string) {
	if m.seen[key] {
		return
	}
	m.seen[key] = true
	for _, st := range m.l.Stores[key] {
		f := m.l.Funcs[st.Func]
		if f == nil || f.Testing {
			continue
		}
		m.follow(st.Val, f, 5)
	}
}

// zero is a field or variable of the library's struct type that nothing is assigned
// to: its fields are set where it stands.
func (m *maker) zero(c *growth.Container) {
	if row := m.l.Table.Type(m.pkg, m.typ); row == nil || !row.Zero && !m.literal() {
		return
	}
	fields := map[string]library.Value{}
	for _, st := range m.l.Cache.Inside[c.Key] {
		_, name := program.SplitLast(st.Field)
		v := library.Value{}
		if f := m.l.Funcs[st.Func]; f != nil {
			v = m.l.ValueOf(st.Val, f, 3)
		}
		if _, twice := fields[name]; twice {
			v = library.Value{}
		}
		fields[name] = v
	}
	m.addLiteral(nil, library.Literal(fields))
}

func (m *maker) addLiteral(in *program.Func, v library.Value) {
	m.add(&making{l: m.l, pkg: m.pkg, fn: m.typ, in: in, value: &v, opts: -1})
}

// literal reports whether the table has a row for literals of the type.
func (m *maker) literal() bool {
	return slices.ContainsFunc(m.l.Table.Func(m.pkg, "", m.typ), func(r *library.Row) bool { return r.Literal })
}

func (m *maker) add(mk *making) {
	if len(m.out.list) == maxMakings {
		m.out.complete = false
		return
	}
	m.out.list = append(m.out.list, mk)
}

// follow reads one value; what it cannot read leaves the list incomplete.
func (m *maker) follow(t *facts.Term, f *program.Func, depth int) {
	for _, a := range t.Alternatives() {
		switch {
		case a.IsUnknown() || depth == 0:
			m.out.complete = false
		case a.Op == facts.OpZero:
		case a.Op == facts.OpCall:
			m.call(a, f, depth)
		case a.Op == facts.OpNew:
			m.made(a, f)
		case a.Op == facts.OpParam:
			m.param(a, m.l.Outer(f, a.Up), depth)
		case (a.Op == facts.OpField || a.Op == facts.OpGlobal) && m.l.Containers[a.Text] != nil:
			m.stored(a.Text)
		case a.Op == facts.OpStruct:
			m.addLiteral(f, m.l.ValueOf(a, f, 3))
		default:
			m.out.complete = false
		}
	}
}

// param is what the callers in view pass to f, in which a closure that sets a field may have been
// made; without one, anything.
func (m *maker) param(t *facts.Term, f *program.Func, depth int) {
	if f == nil {
		m.out.complete = false
		return
	}
	args := m.l.ArgumentsOf(f, t.N)
	if len(args) == 0 || f.Exported && !f.Package.Closed {
		m.out.complete = false
	}
	for _, a := range args {
		if !a.In.Testing {
			m.follow(a.Term, a.In, depth-1)
		}
	}
}

// made is a literal of the library's own type.
func (m *maker) made(t *facts.Term, f *program.Func) {
	at := m.l.Outer(f, t.Up)
	if at == nil || t.N < 0 {
		m.out.complete = false
		return
	}
	mk := program.MakeOf(at, t.N)
	if mk == nil || mk.Value == nil || t.Text != m.pkg+"."+m.typ {
		m.out.complete = false
		return
	}
	m.addLiteral(at, m.l.ValueOf(mk.Value, at, 3))
}

// call is the result of a call: of a constructor, of a builder's last method, or of a
// function in view that returns one.
func (m *maker) call(t *facts.Term, f *program.Func, depth int) {
	if callee := m.l.Funcs[t.Text]; callee != nil && !callee.Unread {
		m.result(t, f, callee, depth)
		return
	}
	outermost := t
	var chain []string
	for {
		pkg, typ, name := program.SplitCallee(t.Text)
		if typ == "" && pkg == m.pkg && constructs(m.l, pkg, name) {
			mk := &making{l: m.l, pkg: pkg, fn: name, in: f, args: t.Args, opts: -1, chain: chain}
			mk.locate(t, outermost)
			m.add(mk)
			return
		}
		if typ == "" || pkg != m.pkg || len(t.Args) == 0 || t.Args[0].Op != facts.OpCall {
			m.out.complete = false
			return
		}
		chain = append(chain, name)
		t = t.Args[0]
	}
}

// result follows what a function in view returns, its parameters replaced.
func (m *maker) result(t *facts.Term, f, callee *program.Func, depth int) {
	if m.seen[callee.ID] {
		return // one that returns its own result: what it makes is followed already
	}
	if t.N >= len(callee.Results) {
		m.out.complete = false
		return
	}
	before := len(m.out.list)
	m.seen[callee.ID] = true
	m.follow(callee.Results[t.N], callee, depth-1)
	delete(m.seen, callee.ID)
	for _, mk := range m.out.list[before:] {
		if mk.in == callee {
			mk.in, mk.args = f, program.SubstituteAll(mk.args, t.Args)
		}
	}
}

// constructs reports whether the table calls the function a constructor.
func constructs(l *growth.Growth, pkg, name string) bool {
	return slices.ContainsFunc(l.Table.Func(pkg, "", name), func(r *library.Row) bool { return r.Role == library.Construct })
}

// locate finds the call itself, for its place and its options, and the methods that
// are called on a builder in statements of their own.
func (mk *making) locate(t, outermost *facts.Term) {
	mk.site = mk.in
	var chained []string
	for i := range mk.in.Calls {
		c := &mk.in.Calls[i]
		if c.Func == outermost.Text && program.SameArgs(c.Args, outermost.Args) && mk.last == nil {
			mk.last = c
		}
		if c.Func == t.Text && program.SameArgs(c.Args, t.Args) && mk.call == nil {
			mk.call, mk.args = c, c.Args
			if c.Opts > 0 {
				mk.opts = c.Opts - 1
			} else if c.Opts == 0 {
				mk.opts = len(c.Args)
			}
		}
		if c.Dropped && len(c.Args) > 0 && c.Callee.Pkg == mk.pkg && c.Args[0].Equal(t) && t != outermost {
			chained = append(chained, c.Callee.Name)
		}
	}
	mk.chain = append(mk.chain, chained...)
}
