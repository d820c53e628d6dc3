package evidence

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// Unnamed returns a grow under a key that code in view makes for it and tells nobody: a
// removal that takes the key from code out of view cannot be for it. nil if there is none.
func Unnamed(l *growth.Growth, c *growth.Container) *growth.Event {
	if !c.Keyed() {
		return nil
	}
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Key.IsUnknown() || g.Key.Op != facts.OpParam || g.Key.Up != 0 {
			continue
		}
		for _, a := range l.ArgumentsOf(g.Func, g.Key.N) {
			o := &origin.Originator{Origins: l.Origins, In: a.In}
			if !a.In.Testing && a.Term.Op == facts.OpCall && o.Of(a.Term, a.In, origin.KeyDepth) == origin.OriginFresh && !program.Returns(a.In, a.Term) {
				return g
			}
		}
	}
	return nil
}
