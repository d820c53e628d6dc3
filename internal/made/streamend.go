package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// isClientStream reports whether a type is a stream of a client of gRPC: one that has an end of its own for
// the side that sends.
func (m *madeFinder) isClientStream(typ string) bool {
	return slices.Contains(m.ends[typ], "CloseSend")
}

// streamEnds are the ends that a call of a client stream's method is; ok is false for other calls. Where a
// receive or a send has failed the stream is at its end, and the one answer to all that was sent ends it.
// To close the side that sends ends nothing.
func (s *settler) streamEnds(in, f *program.Func, c *facts.Call) (ends []ending, ok bool) {
	if c.Callee.Type != "ClientStream" && !s.m.isClientStream(c.Callee.Pkg+"."+c.Callee.Type) {
		return nil, false
	}
	name := c.Callee.Name
	switch {
	case strings.HasPrefix(name, "CloseAndRecv"):
		return []ending{endAt(in, f, c)}, true
	case !strings.HasPrefix(name, "Recv") && !strings.HasPrefix(name, "Send"):
		return nil, true
	case in != f || late(c):
		return []ending{endAt(in, f, c)}, true
	}
	for b := range f.Blocks {
		g := f.Blocks[b].Cond
		if g == nil || len(f.Blocks[b].Succs) != 2 {
			continue
		}
		holds := 0
		if g.Neg {
			holds = 1
		}
		if program.FailsOn(f, b, holds, c) {
			ends = append(ends, ending{block: f.Blocks[b].Succs[holds], after: b})
		}
	}
	if len(ends) == 0 && !strings.HasPrefix(name, "Send") && !c.Dropped {
		ends = []ending{endAt(in, f, c)} // who asks it otherwise may know of its end
	}
	return ends, true
}
