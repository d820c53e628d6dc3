package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// endsHeard adds to a settlement where the function has learnt that a goroutine of an object which a call
// gave has ended: by the end of a channel of the object. It reports whether that is all that ends it, and
// comes on each way.
func (m *madeFinder) endsHeard(d *debt, st *settlement) bool {
	f := d.at.f
	if d.kindOf() != MadeGoroutine || d.at.from != facts.HandleCall || d.at.part == "" {
		return false
	}
	c := &f.Calls[d.at.n]
	var heard []ending
	for i := range f.Waits {
		w := &f.Waits[i]
		for _, k := range w.Cases {
			if k.Op != facts.CommRecv || k.Chan.IsUnknown() || !k.Chan.Any(func(t *facts.Term) bool { return program.Yields(c, t) }) {
				continue
			}
			if k.Closed > 0 {
				heard = append(heard, sureAt(k.Closed))
			}
			for _, to := range f.Blocks[w.Block].Succs {
				if w.Range && !program.InLoop(f, to, f.Blocks[w.Block].Loop) {
					heard = append(heard, ending{block: to, after: w.Block})
				}
			}
		}
	}
	if len(heard) == 0 {
		return false
	}
	alone := len(st.ends)+len(st.moves)+len(st.escapes) == 0
	all := *st
	all.ends = append(slices.Clip(st.ends), heard...)
	if alone {
		return !m.opensWay(d, &all)
	}
	*st = all
	return false
}
