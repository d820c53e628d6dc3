package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// looksUpIn reports whether a method that a call may mean is in view and gives as the result that a handle
// is what stands in a field or a variable, or in a container there: who keeps that lets it go. What is
// taken out of a container may be lent.
func (m *madeFinder) looksUpIn(f *program.Func, h *facts.Handle) bool {
	return slices.ContainsFunc(m.l.Targets(f, &f.Calls[h.N]), func(id string) bool { return m.l.LooksUp(m.l.Funcs[id], h.Result) })
}
