package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// onlyMisread makes a debt a weak one if the thing stays on no way but those on which it could not be
// read to its end, if it is a stream, since one that breaks off is mostly at its end, or on which
// something of it failed that no peer and no input makes fail. It is none where the same file takes care to let
// go of others like it on such ways as well.
func (m *madeFinder) onlyMisread(s *settler, d *debt, st *settlement) {
	if d.at.from != facts.HandleCall || d.handle == nil || d.weak.Given() {
		return
	}
	f, stream := d.at.f, &d.at.f.Calls[d.at.n]
	misread := func(block int) bool {
		return m.cannotBe(f, block) || slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
			return g.Kind == facts.GuardErr && !g.Neg && slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
				return (d.handle.Type == "io.ReadCloser" && readsAll(&c) || m.steady(&c)) && program.Yields(&c, g.X) && program.Yields(stream, program.RootOf(c.Args[0]))
			})
		})
	}
	if m.opensWayBut(d, st, misread) {
		return
	}
	if d.like = s.likes(d); d.like == nil {
		d.weak = reason.OnlyMisread.With()
	}
}

// readsAll reports whether a call reads a stream to its end.
func readsAll(c *facts.Call) bool {
	return c.Callee.Pkg == "io" && c.Callee.Type == "" && c.Callee.Name == "ReadAll" && len(c.Args) > 0
}
