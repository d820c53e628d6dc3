package made

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
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

// partDebt is what a row says of a call of a function.
func partDebt(f *program.Func, call int, r *library.Row) (debt, bool) {
	c := &f.Calls[call]
	typ, field, _ := strings.Cut(r.Part, ".")
	a := acquisition{f: f, call: c, block: c.Block, pos: c.Pos, what: c.What, of: program.CalleeText(c.Callee)}
	a.acquired = acquired{say: says(r), madeIn: f, madeAt: c.Pos}
	part := "." + r.Pkg + "." + r.Part
	if r.On.Kind == library.OnRecv {
		root, way := program.WayTo(program.ArgAt(c.Args, 0))
		at, ok := heldOf(f, root, way+part)
		a.name = reason.KindOf.With(program.ShortCallee(c.Callee), r.Kind)
		return debt{acquisition: a, at: at, begins: true}, ok
	}
	a.name = reason.PartOf.With(program.ShortCallee(c.Callee), field, typ)
	return debt{acquisition: a, at: heldAt{f: f, from: facts.HandleCall, n: call, part: part}, used: true}, true
}
