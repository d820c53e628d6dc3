package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// steady reports whether a call is one of a method that hardly ever fails, as the table says.
func (m *madeFinder) steady(c *facts.Call) bool {
	return len(c.Args) > 0 && slices.ContainsFunc(m.l.Rows(c), func(r *library.Row) bool { return r.Role == library.Steady && r.Arg == library.None })
}
