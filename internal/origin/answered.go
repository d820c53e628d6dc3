package origin

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// answered is the origin of the result of a call through an interface: the worst of what the
// methods return that can be meant. It is none where one of them is out of view.
func (o *Originator) answered(t *facts.Term, f *program.Func, depth int) (Origin, bool) {
	at := slices.IndexFunc(f.Calls, func(c facts.Call) bool {
		return c.Iface && "("+strings.TrimPrefix(program.CalleeText(c.Callee), "(*") == t.Text
	})
	if at < 0 {
		return OriginUnknown, false
	}
	ids := o.Origins.Candidates(&f.Calls[at])
	if len(ids) == 0 || depth == 0 {
		return OriginUnknown, false
	}
	out := OriginConstant
	for _, id := range ids {
		g := o.Origins.Funcs[id]
		if g == nil || t.N >= len(g.Results) {
			return OriginUnknown, false
		}
		if g.Testing {
			continue
		}
		out = worse(out, o.result(g, t, f, depth))
	}
	return out, out.Bounded() || out == OriginListed
}

// isListing reports whether a function of the standard library lists what is in its first
// argument, in some order: what is ranged over is that.
func isListing(callee string) bool {
	switch callee {
	case "maps.Keys", "maps.Values", "slices.Sorted", "slices.SortedFunc", "slices.SortedStableFunc", "slices.Collect",
		"slices.Values", "slices.Clone", "slices.Compact":
		return true
	}
	return false
}
