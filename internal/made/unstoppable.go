package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// unstoppable finds calls that make again and again what goes on by itself and gives nobody a way
// to end it: a ticker of which only the channel is told.
func (m *madeFinder) unstoppable() {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread || !agedTimers(f) {
			continue
		}
		for i := range f.Calls {
			c := &f.Calls[i]
			n := slices.IndexFunc(m.l.Rows(c), func(r *library.Row) bool { return r.Role == library.Construct && r.Kind == tickerKind })
			if n < 0 || slices.ContainsFunc(f.Handles, func(h facts.Handle) bool { return h.From == facts.HandleCall && h.N == i }) || program.InUse(f, c) {
				continue
			}
			a := acquisition{f: f, call: c, block: c.Block, pos: c.Pos, what: c.What, of: program.CalleeText(c.Callee)}
			a.acquired = acquired{name: reason.TickerOf.With(program.ShortCallee(c.Callee)), madeIn: f, madeAt: c.Pos, say: says(m.l.Rows(c)[n])}
			m.report(&a, FaultDropped, m.rootsAt(f, c.Block), reason.NoneStops.With())
		}
	}
}

// tickerKind is the kind of rows whose calls start what goes on until it is stopped.
const tickerKind = "ticker"
