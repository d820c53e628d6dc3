package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

// An object that takes another one's place has none of what that one held.
func TestRenewedHolders(t *testing.T) {
	e := field("e")
	renewed := func(ref, val *facts.Term, do ...func(*facts.Site)) facts.Site {
		return assigned(ref, val, append([]func(*facts.Site){func(st *facts.Site) { st.Pos = facts.Pos{Line: 7} }}, do...)...)
	}
	for name, tt := range map[string]struct {
		site   facts.Site
		guards []facts.Guard
		base   *facts.Term // of the removal, where there is one
		none   bool
	}{
		"a field":               {site: renewed(e, fresh(0)), base: par(0)},
		"a variable":            {site: renewed(global("e"), fresh(0))},
		"a field of who knows":  {site: renewed(fieldOf(facts.Unknown(), "T.e"), fresh(0))},
		"by a helper":           {site: renewed(e, call("m.make")), base: par(0)},
		"by who knows":          {site: renewed(e, par(1)), none: true},
		"a local":               {site: renewed(term(facts.OpLocal, "m.T.f.e"), fresh(0)), none: true},
		"one of many":           {site: renewed(e, fresh(0), func(st *facts.Site) { st.Extent = facts.ExtentOne }), none: true},
		"added":                 {site: renewed(e, fresh(0), func(st *facts.Site) { st.Op = facts.Grow }), none: true},
		"where a container was": {site: renewed(field("m"), fresh(0)), none: true},
		"made when needed":      {site: renewed(e, fresh(0)), guards: []facts.Guard{is(facts.GuardNil, e)}, none: true},
		"made when it is there": {site: renewed(e, fresh(0)), guards: []facts.Guard{not(facts.GuardNil, e)}, base: par(0)},
		"made when another is":  {site: renewed(e, fresh(0)), guards: []facts.Guard{is(facts.GuardNil, field("x"))}, base: par(0)},
		"made on a flag":        {site: renewed(e, fresh(0)), guards: []facts.Guard{is(facts.GuardFlag, e)}, base: par(0)},
	} {
		t.Run(name, func(t *testing.T) {
			f, add, mk := makes(fn(".f", end(tt.guards...))), fn(".add"), makes(fn("make"))
			mk.Results = []*facts.Term{fresh(0)}
			f.Sites = []facts.Site{tt.site}
			add.Sites = []facts.Site{{Op: facts.Grow, How: facts.HowInsert, Ref: fieldOf(par(1), "E.n"), Key: par(0), Val: lit(1)}}
			w := link(t, funcs(f, add, mk), func(s *facts.Summary) {
				s.Containers = append(s.Containers, facts.Container{Key: "m.E.n", Owner: "E", Name: "n", Levels: []facts.Kind{facts.KindMap}})
			})
			var shrinks []*Event
			for _, c := range w.Collect() {
				if c.ID == "m.E.n" {
					shrinks = c.Shrinks
				}
			}
			if tt.none {
				assert.Empty(t, shrinks)
				return
			}
			require.Len(t, shrinks, 1)
			assert.Equal(t, facts.HowRebuild, shrinks[0].How)
			assert.Equal(t, facts.ExtentAll, shrinks[0].Extent)
			assert.Equal(t, tt.base, shrinks[0].Base)
		})
	}
}
