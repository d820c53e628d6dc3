package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// clientStreams are the streams that calls of gRPC's clients give under a context without an end: each stays,
// with a goroutine, until it is read to its end or has failed.
func (m *madeFinder) clientStreams() []debt {
	var out []debt
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			if h.From != facts.HandleCall || h.Result != 0 || !m.isClientStream(h.Type) || f.Calls[h.N].Mode != facts.ModePlain || len(f.Calls[h.N].Args) < 2 {
				continue
			}
			c := &f.Calls[h.N]
			if !m.hasNoEnd(f, c.Args[1], maxValueHops) {
				continue // who leaves the stream may do so since that has ended
			}
			a := acquisitionBy(f, h, reason.StreamOf.With(program.ShortCallee(c.Callee)))
			out = append(out, debt{acquisition: a, at: heldAt{f: f, from: h.From, n: h.N}})
		}
	}
	return out
}
