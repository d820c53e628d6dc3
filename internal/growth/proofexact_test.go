package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

func TestAtExactly(t *testing.T) {
	m, k := field("m"), par(1)
	eight := term(facts.OpConst, "8")
	full := facts.Guard{Kind: facts.GuardLen, X: call("len", m), Op: "==", Y: eight, Block: 0}
	stale := facts.Guard{Kind: facts.GuardTime, X: fieldOf(elem(m, par(2)), "E.at"), Y: par(3), Op: "<", Block: 1}
	late := facts.Guard{Kind: facts.GuardTime, X: par(3), Y: fieldOf(elem(m, par(2)), "E.at"), Op: ">", Block: 1}
	// .Put: 0 asks whether it is full, 1 whether an entry is stale, 2 takes it out, 3 puts in.
	put := func(full, stale facts.Guard) *facts.Func {
		return fn(".Put", branch(full, 1, 3), under(branch(stale, 2, 3), full), under(on(3), full, stale), end())
	}
	type parts struct {
		full, stale facts.Guard
		change      func(w *world, in, out *Event)
		want        bool
	}
	with := func(g facts.Guard, do func(*facts.Guard)) facts.Guard { do(&g); return g }
	for name, tt := range map[string]parts{
		"put in whether or not one went": {full: full, stale: stale, want: true},
		"the entry stands second":        {full: full, stale: late, want: true},
		"so many or more":                {full: with(full, func(g *facts.Guard) { g.Op = ">=" }), stale: stale},
		"another number":                 {full: with(full, func(g *facts.Guard) { g.Neg = true }), stale: stale},
		"none at all":                    {full: with(full, func(g *facts.Guard) { g.Y = term(facts.OpConst, "0") }), stale: stale},
		"the length of another":          {full: with(full, func(g *facts.Guard) { g.X = call("len", field("o")) }), stale: stale},
		"no entry is asked":              {full: full, stale: is(facts.GuardFlag, par(2))},
		"an entry of another is asked":   {full: full, stale: with(stale, func(g *facts.Guard) { g.X = fieldOf(elem(field("o"), par(2)), "E.at") })},
		"the insert is elsewhere":        {full: full, stale: stale, change: func(w *world, in, _ *Event) { in.Func = w.f(".Other") }},
		"the insert does not count":      {full: full, stale: stale, change: func(_ *world, in, _ *Event) { in.Roots.Event = false }},
		"the removal is a helper's":      {full: full, stale: stale, change: func(w *world, _, out *Event) { out.Site = w.f(".Other") }},
		"the removal has no place":       {full: full, stale: stale, change: func(_ *world, _, out *Event) { out.Block = 9 }},
		"the question has no place":      {full: full, stale: stale, change: func(_ *world, _, out *Event) { out.Guards[0].Block = 9 }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(put(tt.full, tt.stale), fn(".Other")))
			in, out := w.grow(".Put", 3, k), w.shrink(".Put", 2, par(2))
			out.Guards = []facts.Guard{tt.full, tt.stale}
			if tt.change != nil {
				tt.change(w, in, out)
			}
			assert.Equal(t, tt.want, w.atExactly(place("m", in), out))
		})
	}
	t.Run("put in only where one went", func(t *testing.T) {
		w := link(t, funcs(fn(".Put", branch(full, 1, 3), under(branch(stale, 2, 4), full), under(on(3), full, stale), end(), under(end(), full))))
		in, out := w.grow(".Put", 3, k), w.shrink(".Put", 2, par(2))
		out.Guards = []facts.Guard{full, stale}
		assert.False(t, w.atExactly(place("m", in), out))
	})
}
