package made

import (
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// takesPlace reports whether what a call makes takes a place that it has been told, and that is the same
// one again, as a listener has its address: who leaves one on a way out cannot open another one there. Not
// so where the system chooses the place, or somebody outside does.
func (m *madeFinder) takesPlace(r *library.Row, f *program.Func, c *facts.Call) bool {
	if r.Place == library.None {
		return false
	}
	at := program.ArgAt(c.Args, r.Place+libcall.ReceiverShift(c))
	if at == nil || at.Op == facts.OpZero || at.Op == facts.OpNew {
		return false
	}
	if at.Op == facts.OpConst {
		text, err := strconv.Unquote(at.Text)
		return err == nil && text != "" && !strings.HasSuffix(text, ":0")
	}
	switch (&origin.Originator{Origins: m.l.Origins, In: f, Seen: map[string]bool{}}).Of(at, f, origin.KeyDepth) {
	case origin.OriginFresh, origin.OriginOutside:
		return false
	}
	return true
}
