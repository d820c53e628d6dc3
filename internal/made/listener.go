package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// listeners finds what is added for each event or turn and never taken back: deferred
// calls, and what is registered with a library or with a function in view.
func (m *madeFinder) listeners() {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Calls {
			c := &f.Calls[i]
			switch {
			case c.Mode == facts.ModeDefer && !c.Deferred:
				m.deferred(f, c)
			case c.Mode == facts.ModePlain:
				m.registered(f, c)
				m.throwsAway(f, c)
			}
		}
	}
}

// registered reports a registration that is made again and again and never taken back.
func (m *madeFinder) registered(f *program.Func, c *facts.Call) {
	if m.isEnd(f) || c.Callee.Name == "" || m.l.InView(c) {
		return
	}
	for _, r := range m.l.Rows(c) {
		if r.Role == library.Grow && r.Lacks == library.LackBound {
			m.entered(f, c, r)
			return
		}
		if r.Role != library.Grow || r.Lacks != library.LackClose || r.Kind != "handlers" && r.Kind != "context" {
			continue
		}
		if why := m.untaken(f, c, r); why.Given() {
			m.reportListener(f, c, FaultRegistered, says(r), why)
		}
		return
	}
}

// untaken says that nothing takes a registration back, no reason if something may: what the call
// returned, or a call of the library that names what was registered.
func (m *madeFinder) untaken(f *program.Func, c *facts.Call, r *library.Row) reason.Reason {
	if parent := program.ArgAt(c.Args, 0); r.Kind == "context" && parent.Op != facts.OpField && parent.Op != facts.OpGlobal && !m.outlived(f, c) {
		return reason.Reason{} // it is let go with the context
	} else if r.Kind == "context" && m.goesWithHolder(f, c, parent) {
		return reason.Reason{}
	}
	i := program.CallIndex(f, c)
	for j := range f.Handles {
		h := &f.Handles[j]
		if h.From != facts.HandleCall || h.N != i {
			continue
		}
		if len(h.Flows) == 0 {
			return reason.RemovalDiscarded.With()
		}
		return reason.Reason{}
	}
	if r.Key >= 0 || r.Arg == 0 && r.Kind == "handlers" {
		return m.unstopped(f, c)
	}
	if c.Dropped {
		return reason.RemovalDiscarded.With()
	}
	return reason.Reason{}
}

// goesWithHolder reports whether a context begins with an object that has it in a field, none of other
// code's behind it, and the object goes with the piece of work that it is made for.
func (m *madeFinder) goesWithHolder(f *program.Func, c *facts.Call, ctx *facts.Term) bool {
	if ctx.Op != facts.OpField || len(m.l.Stores[ctx.Text]) == 0 || slices.ContainsFunc(m.l.Stores[ctx.Text], func(st facts.Store) bool {
		if st.Val.IsUnknown() || st.Val.Op != facts.OpCall {
			return true
		}
		first := st.Val.Arg(0)
		return first.Op != facts.OpCall || first.Text != "context.Background" && first.Text != "context.TODO"
	}) {
		return false
	}
	roots := m.l.WalkerOf(program.OwnerOf(ctx.Text)).From(f, c.Block, ctx.Arg(0), reach.Stance{})
	return roots.Construct && !roots.Event && !roots.Tick && !roots.Unknown
}

// unstopped says that a value made here and registered is not taken back in this
// function, nor by whoever gets it.
func (m *madeFinder) unstopped(f *program.Func, c *facts.Call) reason.Reason {
	if c.Callee.Type != "" || len(c.Args) == 0 || c.Args[0].Op != facts.OpNew || c.Args[0].Up != 0 {
		return reason.Reason{}
	}
	ch := c.Args[0]
	for _, g := range m.l.WithClosures(f) {
		up := m.l.Levels(g, f)
		for i := range g.Calls {
			d := &g.Calls[i]
			if d.Callee.Pkg == c.Callee.Pkg && program.IsReleaseName(d.Callee.Name) && len(d.Args) > 0 && d.Args[0].Raise(up).Equal(ch) {
				return reason.Reason{}
			}
		}
	}
	if mk := program.MakeOf(f, ch.N); mk != nil && slices.ContainsFunc(mk.Fates, func(t facts.Fate) bool {
		return t.How == facts.FateField || t.How == facts.FateGlobal || t.How == facts.FateReturn || t.How == facts.FateElem || t.How == facts.FateSend
	}) {
		return reason.Reason{}
	}
	return reason.NotRemovedBy.With(f.Display)
}

// entered reports what is put into a registry of a library again and again from which nothing can be
// taken: one of the process, or that of an object that goes on, such as the routes of a mux or the
// hooks of a server. Under a key that is always the same, or one of few, there is one entry.
func (m *madeFinder) entered(f *program.Func, c *facts.Call, r *library.Row) {
	if r.When != nil || r.Class != library.ClassResource || r.Chan || r.Kind == "context" || r.On.Kind == library.OnArg || !m.variesBy(f, c, r) {
		return
	}
	why := reason.NoRemoval.With()
	if c.Callee.Type == "" {
		m.reportListener(f, c, FaultEntered, says(r), why)
		return
	}
	for _, at := range m.keepers(f, c.Block, program.ArgAt(c.Args, 0), noneAgain) {
		roots := m.w.From(at.f, at.block, at.base, reach.Stance{})
		if !roots.Construct && !roots.Unknown && (roots.Event || roots.Tick) {
			m.reportListener(f, c, FaultEntered, says(r), why)
			return
		}
	}
}
