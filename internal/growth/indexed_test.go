package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// An index of a list keeps what the list loses by itself.
func TestIndexesLeft(t *testing.T) {
	k := par(1)
	found := elem(field("m"), k)
	type parts struct {
		change func(w *world, c, m *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"taken from the list alone": {want: true},
		"by what its key says":      {want: true, change: func(_ *world, _, m *Container) { m.Shrinks[1].Key, m.Shrinks[1].Val = fieldOf(found, "E.n"), nil }},
		"by a call's argument": {want: true, change: func(_ *world, _, m *Container) {
			m.Shrinks[1].Val, m.Shrinks[1].Call = nil, &facts.Call{Args: []*facts.Term{field("o"), found}}
		}},
		"by another call's": {change: func(_ *world, _, m *Container) {
			m.Shrinks[1].Val, m.Shrinks[1].Call = nil, &facts.Call{Args: []*facts.Term{field("o"), k}}
		}},
		"by nothing":             {change: func(_ *world, _, m *Container) { m.Shrinks[1].Val = nil }},
		"by another key":         {change: func(_ *world, _, m *Container) { m.Shrinks[1].Val = elem(field("m"), par(2)) }},
		"by another map":         {change: func(_ *world, _, m *Container) { m.Shrinks[1].Val = elem(field("p"), k) }},
		"by a part of the map":   {change: func(_ *world, _, m *Container) { m.Shrinks[1].Val = term(facts.OpKey, "", field("m"), k) }},
		"found elsewhere":        {change: func(w *world, _, m *Container) { m.Shrinks[1].Func = w.f(".next") }},
		"the index inner":        {change: func(_ *world, c, _ *Container) { c.Level = 1 }},
		"the index a list":       {change: func(_ *world, c, _ *Container) { list(c) }},
		"the index never grows":  {change: func(_ *world, c, _ *Container) { c.Grows = nil }},
		"the list inner":         {change: func(_ *world, _, m *Container) { m.Level = 1 }},
		"the list a map":         {change: func(_ *world, _, m *Container) { m.Kind = facts.KindMap }},
		"the list loses nothing": {change: func(_ *world, _, m *Container) { m.Shrinks = nil }},
		"of another holder":      {change: func(_ *world, _, m *Container) { m.Owner = "E" }},
		"of a function":          {change: func(_ *world, _, m *Container) { m.Local = true }},
		"both of a function":     {want: true, change: func(_ *world, c, m *Container) { c.Local, m.Local = true, true }},
		"filled alone": {change: func(w *world, _, m *Container) {
			m.Grows = append(m.Grows, w.grow(".next", 0, nil))
		}},
		"filled anew": {want: true, change: func(_ *world, c, _ *Container) {
			c.Overwrites = c.Grows
			c.Grows = []*Event{change(c.Grows[0], func(*Event) {})}
		}},
		"all of the index goes": {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Extent = facts.ExtentAll }},
		"swept":                 {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Class = ClassSweep }},
		"asked for":             {want: true, change: func(_ *world, c, _ *Container) { c.Shrinks[0].Class = ClassAPIOne }},
		"for nothing":           {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Class = ClassVoid }},
		"another time for nothing": {want: true, change: func(w *world, c, _ *Container) {
			c.Shrinks = append(c.Shrinks, change(w.shrink(".other", 0, k), func(e *Event) { e.Class = ClassVoid }))
		}},
		"another time for good": {change: func(w *world, c, _ *Container) {
			c.Shrinks = append(c.Shrinks, change(w.shrink(".other", 0, k), func(e *Event) { e.Class = ClassEventOne }))
		}},
		"lost together":    {change: func(_ *world, _, m *Container) { m.Shrinks = m.Shrinks[1:] }},
		"lost for nothing": {change: func(_ *world, _, m *Container) { m.Shrinks[0].Class = ClassVoid }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Add"), fn(".drop"), fn(".next"), fn(".other")))
			gone := w.shrink(".drop", 0, k)
			gone.Class = ClassEventOne
			c := place("m", w.grow(".Add", 0, k), gone)
			next, out := w.shrink(".next", 0, nil), w.shrink(".drop", 0, nil)
			next.Class, out.Class, out.Val = ClassEventOne, ClassEventOne, found
			m := list(place("o", w.grow(".Add", 0, nil), next, out))
			if tt.change != nil {
				tt.change(w, c, m)
			}
			var was []Class
			for _, e := range c.Shrinks {
				was = append(was, e.Class)
			}
			w.IndexesLeft([]*Container{c, m})
			for i, e := range c.Shrinks {
				if tt.want && was[i] != ClassVoid {
					assert.Equal(t, ClassElsewhere, e.Class)
					assert.Equal(t, "it removes only what o still holds", e.Why.String())
				} else {
					assert.Equal(t, was[i], e.Class)
				}
			}
		})
	}
}
