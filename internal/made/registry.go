package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// variesBy reports whether a registration is of a function without a key, or under a key of which
// there is no end in view. What else has no key may replace what was there.
func (m *madeFinder) variesBy(f *program.Func, c *facts.Call, r *library.Row) bool {
	if r.Key < 0 {
		return slices.ContainsFunc(c.Args[min(libcall.ReceiverShift(c), len(c.Args)):], program.IsFuncValue)
	}
	n := r.Key + libcall.ReceiverShift(c)
	if n >= len(c.Args) || c.BoundAt(n) != facts.KeyFree {
		return false
	}
	switch (&origin.Originator{Origins: m.l.Origins, In: f}).Of(c.Args[n], f, origin.KeyDepth) {
	case origin.OriginFresh, origin.OriginOutside:
		return true
	}
	return false
}
