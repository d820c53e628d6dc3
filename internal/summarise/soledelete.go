package summarise

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// soleDeletes reads maps.DeleteFunc, where its function asks for one key alone, as the delete of
// that key: what the key is compared with stands in for the turns over all of them.
func soleDeletes(family []*facts.Func) {
	byID := map[string]*facts.Func{}
	for _, f := range family {
		byID[f.ID] = f
	}
	for _, f := range family {
		for i := range f.Calls {
			c := &f.Calls[i]
			if c.Callee.Pkg != "maps" || c.Callee.Name != "DeleteFunc" || len(c.Args) != 2 || c.Args[0].IsUnknown() {
				continue
			}
			key := soleKey(byID, c.Args[1])
			if key == nil {
				continue
			}
			f.Sites = append(f.Sites, facts.Site{
				Op: facts.Shrink, How: facts.HowDelete, Extent: facts.ExtentOne, Ref: c.Args[0], Key: key,
				Block: c.Block, Seq: c.Seq, Pos: c.Pos, What: c.What, Deferred: c.Deferred || c.Mode == facts.ModeDefer,
			})
			slices.SortStableFunc(f.Sites, func(a, b facts.Site) int { return a.Seq - b.Seq })
			c.Callee = facts.Callee{}
		}
	}
}

// soleKey is the one value of its first parameter for which a function says yes, as those see it who
// hand the function on; nil if that is not known.
func soleKey(family map[string]*facts.Func, fn *facts.Term) *facts.Term {
	if fn.Op != facts.OpFunc || family[fn.Text] == nil {
		return nil
	}
	for _, g := range family[fn.Text].Holds {
		if g.Kind != facts.GuardEq || g.Neg || g.Op != "==" {
			continue
		}
		for _, side := range [][2]*facts.Term{{g.X, g.Y}, {g.Y, g.X}} {
			if p := side[0]; p == nil || p.Op != facts.OpParam || p.N != 0 || p.Up != 0 {
				continue
			}
			if key := side[1].Raise(1); key.Known() {
				return key
			}
		}
	}
	return nil
}
