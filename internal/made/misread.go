package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// onlyMisread makes a debt a weak one if the thing is the rows of a query, and stays on no way but
// those on which a row could not be read into what the program has for it: that is a mistake in the
// program, which shows at the first row and is mended, and no event that comes again.
func (m *madeFinder) onlyMisread(d *debt, st *settlement) {
	if d.at.from != facts.HandleCall || d.weak != "" {
		return
	}
	f, rows := d.at.f, &d.at.f.Calls[d.at.n]
	misread := func(block int) bool {
		return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
			return g.Kind == facts.GuardErr && !g.Neg && slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
				return scans(&c) && program.Yields(&c, g.X) && program.Yields(rows, c.Args[0])
			})
		})
	}
	if !m.opensWayBut(d, st, misread) {
		d.weak = "only rows that the program cannot read stay: that shows at the first one"
	}
}

// scans reports whether a call reads a row of a query into variables.
func scans(c *facts.Call) bool {
	return c.Callee.Pkg == "database/sql" && c.Callee.Type == "Rows" && c.Callee.Name == "Scan" && len(c.Args) > 0
}
