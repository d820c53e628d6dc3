package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
)

// started is a function that a statement starts as a goroutine.
type started struct {
	f *program.Func
	// lift rewrites its terms for the function that has the statement.
	lift func(*facts.Term) *facts.Term
}

// starts reports whether a call starts a goroutine: a go statement, or a library's group that is
// given a function, which it runs once beside the others. One whose result is asked may not have
// started it.
func (m *madeFinder) starts(c *facts.Call) bool {
	return c.Mode == facts.ModeGo || m.startedArg(c) >= 0
}

// startedArg is the argument that a call of a library runs as a goroutine, -1 for other calls.
func (m *madeFinder) startedArg(c *facts.Call) int {
	if c.Mode != facts.ModePlain || !c.Dropped || m.l.InView(c) {
		return -1
	}
	for n, a := range c.Args {
		if n >= libcall.ReceiverShift(c) && program.IsFuncValue(a) && (m.l.Callback(c, n) == libcall.CallbackAsync || m.pooled(c, n)) {
			return n
		}
	}
	return -1
}

// pooled reports whether a call is one of code out of view that is named as a go statement is, and of which
// nothing is known: it runs the function on another goroutine, with what limit cannot be told.
func (m *madeFinder) pooled(c *facts.Call, n int) bool {
	return program.IsSpawnName(c.Callee.Name) && m.l.Callback(c, n) == libcall.CallbackUnknown
}

// startedBy are the functions that a call of f starts as a goroutine.
func (m *madeFinder) startedBy(f *program.Func, c *facts.Call) []started {
	if n := m.startedArg(c); n >= 0 {
		v := c.Args[n]
		return m.startedAs(f, c, &facts.Call{Value: v}, m.boundTo(f, c, n), v)
	}
	return m.startedAs(f, c, c, c.Args, c.Value)
}

// startedAs are the functions that a call may mean, which are given some arguments, by the value that
// is called, nil if it is none.
func (m *madeFinder) startedAs(f *program.Func, at, c *facts.Call, args []*facts.Term, v *facts.Term) []started {
	var out []started
	for _, id := range m.l.Targets(f, c) {
		g := m.l.Funcs[id]
		if g == nil || g.Unread {
			continue
		}
		e := program.Edge{Caller: f, Call: at, Args: args, Block: at.Block}
		lift := func(t *facts.Term) *facts.Term { return m.w.Rebase(g, e, t) }
		if maker, given := m.makerOf(f, v, g); maker != nil {
			lift = func(t *facts.Term) *facts.Term { return m.w.Rebase(maker, given, t.Raise(1)) }
		}
		out = append(out, started{g, lift})
	}
	return out
}

// makerOf is the function that gave f a closure by returning it, and how f called that, nil if the
// closure came otherwise.
func (m *madeFinder) makerOf(f *program.Func, v *facts.Term, g *program.Func) (*program.Func, program.Edge) {
	if v == nil || v.Op != facts.OpCall || v.Up != 0 || g.Parent != v.Text {
		return nil, program.Edge{}
	}
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return program.Yields(&c, v) })
	if i < 0 {
		return nil, program.Edge{}
	}
	c := &f.Calls[i]
	// Of several calls of the same function the term tells by its arguments which one it is.
	return m.l.Funcs[v.Text], program.Edge{Caller: f, Call: c, Args: v.Args, Block: c.Block}
}

// boundTo is the receiver of a method value that a call is given as argument n, none if it is
// another function.
func (m *madeFinder) boundTo(f *program.Func, c *facts.Call, n int) []*facts.Term {
	i := program.CallIndex(f, c)
	for j := range f.Uses {
		if u := &f.Uses[j]; u.How == facts.UseArg && u.Call == i && u.Arg == n && u.Bound != nil {
			return []*facts.Term{u.Bound}
		}
	}
	return nil
}

// body reports whether the goroutine sends to, or receives from, a channel of the
// function that starts it.
func (s *spawned) body(ch *facts.Term, op facts.CommOp) bool {
	for _, p := range s.parts {
		for i := range p.f.Waits {
			if slices.ContainsFunc(p.f.Waits[i].Cases, func(c facts.WaitCase) bool { return c.Op == op && p.lift(c.Chan).Equal(ch) }) {
				return true
			}
		}
		for i := range p.f.Comms {
			if c := &p.f.Comms[i]; c.Op == op && p.lift(c.Chan).Equal(ch) {
				return true
			}
		}
	}
	return false
}
