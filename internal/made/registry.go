package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// entered reports what is put into a registry of a library again and again from which nothing can be
// taken: one of the process, or that of an object that goes on, such as the routes of a mux or the
// hooks of a server. Under a key that is always the same, or one of few, there is one entry.
func (m *madeFinder) entered(f *program.Func, c *facts.Call, r *library.Row) {
	if r.When != nil || r.Class != library.ClassResource || r.Chan || r.Kind == "context" || r.On.Kind == library.OnArg || !m.variesBy(f, c, r) {
		return
	}
	why := "nothing can be removed from there"
	if c.Callee.Type == "" {
		m.reportListener(f, c, FaultEntered, r.Say, why)
		return
	}
	for _, at := range m.keepers(f, c.Block, program.ArgAt(c.Args, 0), maxKeeperHops) {
		roots := m.w.From(at.f, at.block, at.base, reach.Stance{})
		if !roots.Construct && !roots.Unknown && (roots.Event || roots.Tick) {
			m.reportListener(f, c, FaultEntered, r.Say, why)
			return
		}
	}
}

// variesBy reports whether a registration is of a function without a key, or under a key of which
// there is no end in view. What else has no key may replace what was there.
func (m *madeFinder) variesBy(f *program.Func, c *facts.Call, r *library.Row) bool {
	if r.Key < 0 {
		return slices.ContainsFunc(c.Args[min(libcall.ReceiverShift(c), len(c.Args)):], isFuncValue)
	}
	n := r.Key + libcall.ReceiverShift(c)
	if n >= len(c.Args) || c.BoundAt(n) != facts.KeyFree {
		return false
	}
	switch (&origin.Originator{Origins: m.l.Origins, In: f, Seen: map[string]bool{}}).Of(c.Args[n], f, origin.KeyDepth) {
	case origin.OriginFresh, origin.OriginOutside:
		return true
	}
	return false
}
