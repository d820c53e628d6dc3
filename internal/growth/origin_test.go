package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/reach"
)

// What bounds a key: its type, what it is asked against, where it comes from.
func TestOriginOf(t *testing.T) {
	k := par(1)
	contains := func(in, what *facts.Term) facts.Guard {
		return is(facts.GuardCall, call("slices.Contains", in, what))
	}
	for name, tt := range map[string]struct {
		key    *facts.Term
		change func(c *Container, e *Event)
		want   origin.Origin
		from   string
	}{
		"a constant":              {key: word("a"), want: origin.OriginConstant},
		"what is passed":          {key: k, want: origin.OriginParam},
		"of a list":               {key: word("a"), change: func(c *Container, _ *Event) { list(c) }, want: origin.OriginUnknown},
		"of a library's":          {key: word("a"), change: func(c *Container, _ *Event) { c.Kind = facts.KindLib }, want: origin.OriginConstant},
		"of a sync.Map":           {key: word("a"), change: func(c *Container, _ *Event) { c.Kind = facts.KindSyncMap }, want: origin.OriginConstant},
		"a type by its type":      {key: k, change: func(_ *Container, e *Event) { e.KeyBound = facts.KeyTypeID }, want: origin.OriginType},
		"an enumeration":          {key: k, change: func(_ *Container, e *Event) { e.KeyBound = facts.KeyEnum }, want: origin.OriginEnum},
		"of a map of few keys":    {key: k, change: func(c *Container, _ *Event) { c.KeyBound = facts.KeyEnum }, want: origin.OriginEnum},
		"below a map of few keys": {key: k, change: func(c *Container, _ *Event) { c.KeyBound, c.Level = facts.KeyEnum, 1 }, want: origin.OriginParam},
		"a key of another":        {key: keyOf(field("o")), want: origin.OriginRanged, from: "m.T.o"},
		"found in another":        {key: k, change: asked(has(field("o"), k)), want: origin.OriginRanged, from: "m.T.o"},
		"found in a variable":     {key: k, change: asked(has(global("all"), k)), want: origin.OriginRanged, from: "m.all"},
		"in another list":         {key: k, change: asked(contains(field("o"), k)), want: origin.OriginRanged, from: "m.T.o"},
		"in what is passed":       {key: k, change: asked(contains(par(2), k)), want: origin.OriginParam},
		"not in another list":     {key: k, change: asked(not(facts.GuardCall, call("slices.Contains", field("o"), k))), want: origin.OriginParam},
		"in its own":              {key: k, change: asked(has(field("m"), k)), want: origin.OriginParam},
		"another one found":       {key: k, change: asked(has(field("o"), par(2))), want: origin.OriginParam},
		"on a flag":               {key: k, change: asked(is(facts.GuardFlag, field("o"))), want: origin.OriginParam},
		"as another call says":    {key: k, change: asked(is(facts.GuardCall, call("m.has", field("o"), k))), want: origin.OriginParam},
		"as nothing says":         {key: k, change: asked(is(facts.GuardCall, nil)), want: origin.OriginParam},
	} {
		t.Run(name, func(t *testing.T) {
			f := fn(".Add")
			f.Exported, f.Params = true, append(f.Params, facts.Param{}, facts.Param{})
			put := withSites(fn(".Put"), facts.Site{Op: facts.Grow, How: facts.HowInsert, Ref: field("o"), Key: par(1)})
			w := link(t, funcs(f, put))
			e := w.grow(".Add", 0, tt.key)
			c := place("m", e)
			if tt.change != nil {
				tt.change(c, e)
			}
			assert.Equal(t, tt.want, w.OriginOf(c, e))
			assert.Equal(t, tt.from, e.RangedFrom)
		})
	}
}

func asked(g facts.Guard) func(*Container, *Event) {
	return func(_ *Container, e *Event) { e.Guards = []facts.Guard{g} }
}

// An element that a list takes is one of another container, or comes from where its value does.
func TestValueOrigin(t *testing.T) {
	w := link(t, funcs(fn(".Add")))
	e := w.grow(".Add", 0, nil)
	e.Val = word("a")
	c := list(place("m", e))
	assert.Equal(t, origin.OriginConstant, w.ValueOrigin(c, e))
	assert.Empty(t, e.RangedFrom)
	e.Guards = []facts.Guard{has(field("o"), e.Val)}
	assert.Equal(t, origin.OriginRanged, w.ValueOrigin(c, e))
	assert.Equal(t, "m.T.o", e.RangedFrom)
	e.Guards = []facts.Guard{has(field("m"), e.Val)}
	assert.Equal(t, origin.OriginConstant, w.ValueOrigin(c, e), "it is in the list itself")
}

// Keys of a container that does not grow are as many as there are.
func TestSettle(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(g, of *Event)
		want   origin.Origin
	}{
		"of one that grows":          {func(_, _ *Event) {}, origin.OriginRanged},
		"of one that is set up":      {func(_, of *Event) { of.Roots = reach.Roots{Setup: true} }, origin.OriginConfig},
		"of one with few":            {func(_, of *Event) { of.Origin = origin.OriginEnum }, origin.OriginConfig},
		"of none that is known":      {func(g, _ *Event) { g.RangedFrom = "m.T.p" }, origin.OriginConfig},
		"of nobody knows which":      {func(g, _ *Event) { g.RangedFrom = "" }, origin.OriginRanged},
		"of itself":                  {func(g, of *Event) { g.RangedFrom = "m.T.m"; of.Roots = reach.Roots{} }, origin.OriginRanged},
		"of none, from elsewhere":    {func(g, of *Event) { g.Origin = origin.OriginOutside; of.Roots = reach.Roots{} }, origin.OriginOutside},
		"of one that is outside's":   {func(_, of *Event) { of.Origin = origin.OriginOutside }, origin.OriginRanged},
		"of one, set up and reached": {func(g, of *Event) { of.Roots.Setup = true }, origin.OriginRanged},
	} {
		w := link(t, funcs(fn(".Add"), fn(".Put")))
		g, of := w.grow(".Add", 0, keyOf(field("o"))), w.grow(".Put", 0, par(1))
		g.Origin, g.RangedFrom = origin.OriginRanged, "m.T.o"
		tt.change(g, of)
		c, m := place("m", g), place("o", of)
		w.Settle(map[string]*Container{"m.T.m": c, "m.T.o": m}, c)
		assert.Equal(t, tt.want, g.Origin, name)
	}
}
