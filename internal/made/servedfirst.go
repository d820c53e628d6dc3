package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// servedFirst makes a goroutine a doubt that comes to where it stays by the end of a server alone: nobody knows that
// there are many, where nothing but code out of view starts them.
func (m *madeFinder) servedFirst(made *Made, f *program.Func, w *facts.Wait) {
	if made.Roots.Event || made.Roots.Tick || made.Weak.Given() {
		return
	}
	if slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return program.LeadsTo(f, c.Block, c.Seq, w.Block, w.Seq) && m.l.HasRow(&c, func(r *library.Row) bool { return r.Role == library.Blocks && r.Times != library.Once })
	}) {
		made.Weak = reason.ServerEnds.With()
	}
}
