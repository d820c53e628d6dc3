package layer

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// putsPlain is a function that puts into an atomic pointer or value what is neither made around
// what was there nor a part of that, while its holder lives.
func (y *Layers) putsPlain(place *facts.Term) *program.Func {
	for _, g := range y.l.SortedFuncs() {
		if g.Testing || slices.ContainsFunc(g.Wraps, func(v facts.Wrap) bool { return v.Ref.Text == place.Text }) {
			continue
		}
		for i := range g.Calls {
			c := &g.Calls[i]
			if p := program.AtomicPlace(c, 1); p == nil || p.Text != place.Text || program.RootOf(p).Op == facts.OpNew {
				continue
			}
			if !isPartOf(c.Args[1], place) && y.rootsAt(g, c.Block).Live() {
				return g
			}
		}
	}
	return nil
}

// PopsFrom reports whether some function exchanges what is in an atomic pointer for a part of it, as
// the pop of a list without locks does: elements come and go there.
func (y *Layers) PopsFrom(place *facts.Term) bool {
	if !y.listed {
		y.swaps, y.listed = y.allSwaps(), true
	}
	return slices.ContainsFunc(y.swaps, func(c *facts.Call) bool {
		return c.Args[0].Text == place.Text && c.Args[2].Op == facts.OpField && isPartOf(c.Args[2], place)
	})
}

func (y *Layers) allSwaps() []*facts.Call {
	var out []*facts.Call
	for _, g := range y.l.SortedFuncs() {
		for i := range g.Calls {
			if c := &g.Calls[i]; !g.Testing && program.OfAtomic(c.Callee) && c.Callee.Name == "CompareAndSwap" && len(c.Args) == 3 {
				out = append(out, c)
			}
		}
	}
	return out
}

// isPartOf reports whether a value is read from what an atomic pointer has in it.
func isPartOf(v, place *facts.Term) bool {
	return v.Any(func(t *facts.Term) bool { return program.ReadKey(t) == place.Text })
}
