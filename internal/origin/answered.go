package origin

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// answered is the origin of the result of a call through an interface: the worst of what the
// methods return that can be meant. It is none where one of them is out of view.
func (o *Originator) answered(t *facts.Term, f *program.Func, depth int) (Origin, bool) {
	c := asking(t.Text, f)
	if c == nil || depth == 0 {
		return OriginUnknown, false
	}
	ids := o.Origins.Candidates(c)
	key := "?" + f.ID + t.Text
	if len(ids) == 0 || o.asking[key] {
		return OriginUnknown, false // a method that wraps another one of its kind tells nothing by itself
	}
	if o.asking == nil {
		o.asking = map[string]bool{}
	}
	o.asking[key] = true
	defer delete(o.asking, key) // elsewhere it is asked of another object
	out := OriginConstant
	for _, id := range ids {
		g := o.Origins.Funcs[id]
		if g == nil || t.N >= len(g.Results) {
			return OriginUnknown, false
		}
		if g.Testing {
			continue
		}
		// What is not bounded stays so, whatever the others say: most interfaces are refused by one of
		// the first of perhaps a hundred methods, each of which may ask a hundred others.
		if out = worse(out, o.result(g, t, f, depth)); !out.Bounded() && !o.mayBeListed(out) {
			return out, false
		}
	}
	return out, out.Bounded() || out == OriginListed
}

// mayBeListed reports whether the worst of several answers, of which this is the worst so far, can be
// that a list was asked for.
func (o *Originator) mayBeListed(out Origin) bool {
	return o.State && out.Rank() <= OriginListed.Rank()
}

// asking is the call of f through an interface by whose method a term names its result, nil if
// there is none.
func asking(method string, f *program.Func) *facts.Call {
	if !strings.HasPrefix(method, "(") {
		return nil
	}
	for i := range f.Calls {
		if c := &f.Calls[i]; c.Iface && strings.HasSuffix(method, c.Callee.Name) && "("+strings.TrimPrefix(program.CalleeText(c.Callee), "(*") == method {
			return c
		}
	}
	return nil
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
