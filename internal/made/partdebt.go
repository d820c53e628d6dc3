package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// partDebts are what has to be let go of in a field of something: of what a call out of view
// gives (the body of a response), or of what it is called on (the process of a command).
func (m *madeFinder) partDebts() []debt {
	var out []debt
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Calls {
			c := &f.Calls[i]
			if c.Mode != facts.ModePlain || c.Callee.Name == "" || m.l.InView(c) {
				continue
			}
			for _, r := range m.l.Rows(c) {
				if r.Role != library.Construct || r.Lacks != library.LackClose || r.Part == "" || m.holdsNothing(r, f, c) || m.endsWithContext(r, f, c) {
					continue
				}
				if d, ok := partDebt(f, i, r); ok {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// holdsNothing reports whether a row says of a call that there is nothing to let go of in what it
// gives: the answer to a request for the head alone has no body.
func (m *madeFinder) holdsNothing(r *library.Row, f *program.Func, c *facts.Call) bool {
	return r.When != nil && r.When.Eval(m.l.EnvOf(f, c)) == library.False
}

// endsWithContext reports whether a row says of a call that a context ends what it gives which a
// caller has handed down, or which the function has derived: that is for others to end. One in a
// field, or of the whole program, goes on.
func (m *madeFinder) endsWithContext(r *library.Row, f *program.Func, c *facts.Call) bool {
	if r.Until.Kind != library.OnArg {
		return false
	}
	given := program.ArgAt(c.Args, r.Until.Arg+libcall.ReceiverShift(c))
	return slices.ContainsFunc(given.Alternatives(), func(t *facts.Term) bool {
		return m.isPassing(f, t, maxContextHops) || m.holdsPassing(f, t)
	})
}

// holdsPassing reports whether a term is what a library has put such a context into.
func (m *madeFinder) holdsPassing(f *program.Func, t *facts.Term) bool {
	return t != nil && t.Op == facts.OpCall && slices.ContainsFunc(m.l.RowsOf(t), func(r *library.Row) bool {
		at := r.Arg
		if r.Type != "" {
			at++
		}
		return r.Role == library.Holds && r.On.Kind == library.OnResult && at >= 0 && m.isPassing(f, t.Arg(at), maxContextHops)
	})
}

// maxContextHops is how many calls up a context is followed to where it was derived.
const maxContextHops = 4

// isPassing reports whether a context of a function is one that ends before the program does, as far
// as that can be seen: derived, or a request's, or handed down by callers of whom one has such a one
// or nothing is known.
func (m *madeFinder) isPassing(f *program.Func, ctx *facts.Term, hops int) bool {
	if ctx.IsUnknown() {
		return false
	}
	switch ctx.Op {
	case facts.OpCall:
		derived := strings.HasPrefix(ctx.Text, "context.With") || strings.HasSuffix(ctx.Text, ").Context")
		in := m.l.Outer(f, ctx.Up)
		return derived && (in == nil || !program.IsMain(in))
	case facts.OpPhi:
		return slices.ContainsFunc(ctx.Args, func(a *facts.Term) bool { return m.isPassing(f, a, hops) })
	case facts.OpParam:
		at := m.l.Outer(f, ctx.Up)
		if at == nil || hops == 0 {
			return true
		}
		given := slices.DeleteFunc(m.l.ArgumentsOf(at, ctx.N), func(a program.Argument) bool { return a.In.Testing })
		return len(given) == 0 || slices.ContainsFunc(given, func(a program.Argument) bool { return m.isPassing(a.In, a.Term, hops-1) })
	}
	return false
}

// partDebt is what a row says of a call of a function.
func partDebt(f *program.Func, call int, r *library.Row) (debt, bool) {
	c := &f.Calls[call]
	typ, field, _ := strings.Cut(r.Part, ".")
	a := acquisition{f: f, call: c, block: c.Block, pos: c.Pos, what: c.What, of: program.CalleeText(c.Callee)}
	a.acquired = acquired{say: says(r), madeIn: f, madeAt: c.Pos}
	part := "." + r.Pkg + "." + r.Part
	if r.On.Kind == library.OnRecv {
		root, way := wayTo(program.ArgAt(c.Args, 0))
		at, ok := heldOf(f, root, way+part)
		a.name = reason.KindOf.With(program.ShortCallee(c.Callee), r.Kind)
		return debt{acquisition: a, at: at, begins: true}, ok
	}
	a.name = reason.PartOf.With(program.ShortCallee(c.Callee), field, typ)
	return debt{acquisition: a, at: heldAt{f: f, from: facts.HandleCall, n: call, part: part}, used: true}, true
}
