package link

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Lead is a place without which a container would shrink less: a shrink, or a call on
// the way to one.
type Lead struct {
	Func *program.Func
	Pos  facts.Pos
	// What is the source text of the operation or the call.
	What string
}

const (
	// leadHops is how many calls up from a shrink are told, leadMost how many leads.
	leadHops = 3
	leadMost = 200
)

// Leads returns the places that lead to the shrinks of c, the shrinks first, then the
// calls of the functions that do them, then the calls of these.
func (p *Program) Leads(c *growth.Container) []Lead {
	var out []Lead
	var in []*program.Func
	seen := map[*program.Func]bool{}
	visit := func(f *program.Func, next []*program.Func) []*program.Func {
		if f == nil || seen[f] {
			return next
		}
		seen[f] = true
		return append(next, f)
	}
	for _, e := range c.Shrinks {
		out = append(out, Lead{e.Func, e.Pos, e.What})
		in = visit(e.Func, in)
		in = visit(e.Site, in)
	}
	for range leadHops {
		var next []*program.Func
		for _, f := range in {
			for _, e := range f.Callers {
				if len(out) >= leadMost {
					return out
				}
				out = append(out, Lead{e.Caller, e.Call.Pos, e.Call.What})
				next = visit(e.Caller, next)
			}
		}
		in = next
	}
	return out
}
