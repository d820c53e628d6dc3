package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// endsWithParent reports whether what a method of a library's object gives ends with that object,
// which does not last: the function that asks lets the object go itself. What has come over a channel
// that a call gave beside something else ends with that. Of what the table does not know, all that the
// call is given counts, if it is let go of at the end of the function, whatever comes before.
func (m *madeFinder) endsWithParent(a *acquisition) bool {
	if a.call == nil || m.l.InView(a.call) {
		return false
	}
	if !a.say.Given() && slices.ContainsFunc(a.call.Args, func(t *facts.Term) bool { return m.endsDeferred(a.f, t) }) {
		return true
	}
	of := parentOf(a.call)
	if of == nil || m.l.HasRow(a.call, func(r *library.Row) bool { return r.Role == library.Construct && r.Outlives }) {
		return false
	}
	root, way := program.WayTo(of)
	switch root.Op {
	case facts.OpCall, facts.OpNew, facts.OpParam:
		at, ok := heldOf(a.f, root, way)
		return ok && len(m.endsOf(at)) > 0
	case facts.OpRecv:
		from, _ := program.WayTo(root.Arg(0))
		if from.Op != facts.OpCall || from.N == 0 {
			return false
		}
		first := *from
		first.N = 0
		at, ok := heldOf(a.f, &first, "")
		return ok && !m.l.InView(&a.f.Calls[at.n]) && m.endsDeferred(a.f, &first)
	}
	return false
}

// endsBeneath are the places at which a function lets go of what it has given a call of another
// module: of what the call made around that, and of which the table says nothing, nothing is left.
func (m *madeFinder) endsBeneath(d *debt) []ending {
	if d.call == nil || d.say.Given() || d.call.Callee.Type != "" {
		return nil
	}
	var out []ending
	f := d.at.f
	for i := range f.Calls {
		c := &f.Calls[i]
		if m.l.ReleasesReceiver(c) && len(c.Args) > 0 && !c.Args[0].IsUnknown() && slices.ContainsFunc(d.call.Args, c.Args[0].Equal) {
			out = append(out, endAt(f, f, c))
		}
	}
	return out
}

// endsDeferred reports whether a function lets go of what a term denotes at its end, however it comes
// there.
func (m *madeFinder) endsDeferred(f *program.Func, t *facts.Term) bool {
	if t.IsUnknown() {
		return false
	}
	root, way := program.WayTo(t)
	at, ok := heldOf(f, root, way)
	return ok && slices.ContainsFunc(m.endsOf(at), func(e ending) bool { return e.deferred })
}

// endsOf are the places at which a function lets go of what it has at a place.
func (m *madeFinder) endsOf(at heldAt) []ending {
	return newSettler(m).settle(at, maxSettleDepth).ends
}

// ofSession reports whether a call asks an object for something that lives for a session, as a
// connection does: what nobody knows to stay behind goes with it.
func (m *madeFinder) ofSession(f *program.Func, c *facts.Call) bool {
	of := parentOf(c)
	if of == nil {
		return false
	}
	r := m.w.From(f, c.Block, of, reach.Stance{})
	return r.Session && !r.Process && !r.Open
}

// parentOf is the object of which a call asks a method, nil for other calls.
func parentOf(c *facts.Call) *facts.Term {
	if c == nil || c.Callee.Type == "" || len(c.Args) == 0 || c.Args[0].IsUnknown() {
		return nil
	}
	return c.Args[0]
}
