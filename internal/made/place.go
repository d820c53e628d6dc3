package made

import (
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// takesPlace reports whether what a call makes takes a place that is the same one again, as a listener has
// its address: who leaves one on a way out cannot open another one there. The place has to be written out,
// or to lie in an object or variable; not so where the system or somebody outside chooses it, or a caller.
func (m *madeFinder) takesPlace(r *library.Row, f *program.Func, c *facts.Call) bool {
	if r.Place == library.None {
		return false
	}
	at := program.ArgAt(c.Args, r.Place+libcall.ReceiverShift(c))
	if !m.staysThere(at) {
		return false
	}
	switch (&origin.Originator{Origins: m.l.Origins, In: f}).Of(at, f, origin.KeyDepth) {
	case origin.OriginFresh, origin.OriginOutside:
		return false
	}
	return true
}

// staysThere reports whether the name of a place is written out, lies in a field or variable, or is made of
// nothing but such.
func (m *madeFinder) staysThere(t *facts.Term) bool {
	if t.IsUnknown() {
		return false
	}
	switch t.Op {
	case facts.OpConst:
		text, err := strconv.Unquote(t.Text)
		return err != nil || text != "" && !strings.HasSuffix(text, ":0")
	case facts.OpField, facts.OpElem:
		root := program.RootOf(t)
		return root.Op == facts.OpParam || root.Op == facts.OpGlobal
	case facts.OpGlobal:
		return true
	case facts.OpCall:
		derives := func(r *library.Row) bool { return r.Role == library.Derives }
		if !slices.ContainsFunc(m.l.Table.Func(program.SplitCallee(t.Text)), derives) {
			return false
		}
	case facts.OpBin:
	default:
		return false
	}
	return len(t.Args) > 0 && !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return !m.staysThere(a) })
}
