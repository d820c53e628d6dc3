package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// endsWithParent reports whether what a method of a library's object gives ends with that object,
// which does not last: the function that asks lets the object go itself.
func (m *madeFinder) endsWithParent(a *acquisition) bool {
	of := parentOf(a.call)
	if of == nil || m.l.InView(a.call) {
		return false
	}
	root, way := wayTo(of)
	if root.Op != facts.OpCall && root.Op != facts.OpNew {
		return false
	}
	at, ok := heldOf(a.f, root, way)
	if !ok {
		return false
	}
	st := (&settler{m: m, done: map[heldAt]*settlement{}}).settle(at, maxSettleDepth)
	return len(st.ends) > 0
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
