package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// Who counts up what every removal of one entry asks for keeps the entry.
func TestCountsUp(t *testing.T) {
	users := fieldOf(par(1), "E.users")
	last := cond(facts.GuardEq, fieldOf(elem(field("m"), par(1)), "E.users"), "==", lit(0))
	less := cond(facts.GuardEq, bin("-", fieldOf(elem(field("m"), par(1)), "E.users"), lit(1)), "==", lit(0))
	up := bin("+", users, lit(1))
	type parts struct {
		val    *facts.Term
		field  string
		change func(c *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"up by one":            {val: up, want: true},
		"up by two":            {val: bin("+", users, lit(2))},
		"down by one":          {val: bin("-", users, lit(1))},
		"set to one":           {val: lit(1)},
		"another field":        {val: up, field: "E.seen"},
		"of another object":    {val: up, field: "T.users"},
		"of who knows what":    {val: up, change: func(c *Container) { c.Value.Named = "" }},
		"of other values":      {val: up, change: func(c *Container) { c.Value.Named = "m.T" }},
		"removed when counted": {val: up, change: func(c *Container) { c.Shrinks[0].Guards = []facts.Guard{nothing(), less} }, want: true},
		"removed anyhow":       {val: up, change: func(c *Container) { c.Shrinks[0].Guards = nil }},
		"removed by a flag":    {val: up, change: func(c *Container) { c.Shrinks[0].Guards = []facts.Guard{is(facts.GuardFlag, fieldOf(par(1), "E.on"))} }},
		"removed by a number": {val: up, change: func(c *Container) {
			c.Shrinks[0].Guards = []facts.Guard{cond(facts.GuardEq, term(facts.OpLocal, "m.E.users"), "==", lit(0))}
		}},
		"never removed":       {val: up, change: func(c *Container) { c.Shrinks = nil }},
		"removed for nothing": {val: up, change: func(c *Container) { c.Shrinks[0].Class = ClassVoid }},
		"all removed":         {val: up, change: func(c *Container) { c.Shrinks[0].Extent = facts.ExtentAll }},
		"one way removed anyhow": {val: up, change: func(c *Container) {
			c.Shrinks = append(c.Shrinks, change(c.Shrinks[0], func(e *Event) { e.Guards = nil }))
		}},
		"one way for nothing": {val: up, want: true, change: func(c *Container) {
			c.Shrinks = append(c.Shrinks, change(c.Shrinks[0], func(e *Event) { e.Guards, e.Class = nil, ClassVoid }))
		}},
		"one way all": {val: up, want: true, change: func(c *Container) {
			c.Shrinks = append(c.Shrinks, change(c.Shrinks[0], func(e *Event) { e.Guards, e.Extent = nil, facts.ExtentAll }))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			into := tt.field
			if into == "" {
				into = "E.users"
			}
			w := link(t, funcs(fn(".Use"), fn(".Drop"), fn(".Other")), stores(set(into, ".Use", 0, tt.val)))
			out := w.shrink(".Drop", 0, par(1))
			out.Guards, out.Class = []facts.Guard{last}, ClassEventOne
			c := place("m", out)
			c.Value.Named = "m.E"
			if tt.change != nil {
				tt.change(c)
			}
			assert.Equal(t, tt.want, w.CountsUp(c, w.f(".Use")))
			assert.False(t, w.CountsUp(c, w.f(".Other")), "who counts nothing")
		})
	}
}
