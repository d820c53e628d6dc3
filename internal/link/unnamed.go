package link

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// unnamed returns a grow under a key that code in view makes for it and tells nobody: a
// removal that takes the key from code out of view cannot be for it. nil if there is none.
func (l *linker) unnamed(c *Container) *Event {
	if !c.Keyed() {
		return nil
	}
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Key.IsUnknown() || g.Key.Op != facts.OpParam || g.Key.Up != 0 {
			continue
		}
		for _, a := range l.index.argumentsOf(g.Func, g.Key.N) {
			o := &originator{l: l, in: a.in, seen: map[string]bool{}}
			if !a.in.Testing && a.term.Op == facts.OpCall && o.of(a.term, a.in, keyDepth) == OriginFresh && !returns(a.in, a.term) {
				return g
			}
		}
	}
	return nil
}
