package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// A removal of the entry at hand counts for little where the entry's own state decides about it,
// in whatever function the state is asked, and all that puts entries in goes that way.
func TestOnOwnState(t *testing.T) {
	m, k := field("m"), par(1)
	own := elem(m, k)
	// reached is that what the entry holds has come to a number, of which a part is asked.
	reached := func(x *facts.Term) facts.Guard { return cond(facts.GuardEq, x, "==", par(2)) }
	part := fieldOf(own, "E.parts")
	type parts struct {
		guard   facts.Guard
		inserts []string
		change  func(c *Container, in, out *Event)
		want    bool
	}
	for name, tt := range map[string]parts{
		"a part of the entry":        {guard: reached(part), want: true},
		"its length":                 {guard: cond(facts.GuardLen, length(part), ">=", lit(3)), want: true},
		"the other side":             {guard: cond(facts.GuardEq, par(2), "<", part), want: true},
		"what a function returns":    {guard: reached(fieldOf(call(id(".at"), par(0), k), "E.parts")), want: true},
		"nothing":                    {guard: facts.Guard{}},
		"the event":                  {guard: reached(par(3))},
		"the entry is the number":    {guard: reached(own)},
		"it is counted down to zero": {guard: cond(facts.GuardEq, part, "==", lit(0))},
		"an entry of another map":    {guard: reached(fieldOf(elem(field("o"), k), "E.parts"))},
		"another function's result":  {guard: reached(fieldOf(call(id(".other"), par(0), k), "E.parts"))},
		"an insert of another key":   {guard: reached(part), change: func(_ *Container, in, _ *Event) { in.Key = par(2) }},
		"an insert elsewhere":        {guard: reached(part), inserts: []string{".Add", ".Put"}},
		"one that does not count": {guard: reached(part), inserts: []string{".Add", ".Put"}, want: true,
			change: func(c *Container, _, _ *Event) { c.Grows[1].Roots.Construct = true }},
		"no insert counts":   {guard: reached(part), change: func(_ *Container, in, _ *Event) { in.Roots.Construct = true }},
		"all entries go":     {guard: reached(part), change: func(_ *Container, _, out *Event) { out.Extent = facts.ExtentAll }},
		"at the end":         {guard: reached(part), change: func(_ *Container, _, out *Event) { out.Deferred = true }},
		"nobody says which":  {guard: reached(part), change: func(_ *Container, _, out *Event) { out.Key = facts.Unknown() }},
		"what is in a level": {guard: reached(part), change: func(c *Container, _, _ *Event) { c.Level = 1 }},
		"no keys":            {guard: reached(part), change: func(c *Container, _, _ *Event) { c.Kind = facts.KindSlice }},
	} {
		t.Run(name, func(t *testing.T) {
			at := fn(".at")
			at.Results = []*facts.Term{own}
			other := fn(".other")
			other.Results = []*facts.Term{elem(field("o"), k)}
			done := end()
			if tt.guard.Kind != "" {
				done = end(tt.guard)
			}
			w := link(t, funcs(fn(".Add", on(1), done), fn(".Put"), at, other))
			inserts := []string{".Add"}
			if tt.inserts != nil {
				inserts = tt.inserts
			}
			out := w.shrink(".Add", 1, k)
			c := place("m", out)
			for _, in := range inserts {
				c.Grows = append(c.Grows, w.grow(in, 0, k))
			}
			if tt.change != nil {
				tt.change(c, c.Grows[0], out)
			}
			assert.Equal(t, tt.want, w.onOwnState(c, out))
		})
	}
}

// The insert and the removal may stand in helpers that one function calls with the same key.
func TestOnOwnStateThroughHelpers(t *testing.T) {
	m, k := field("m"), par(1)
	reached := cond(facts.GuardEq, fieldOf(elem(m, k), "E.parts"), "==", par(2))
	for name, tt := range map[string]struct {
		key  *facts.Term
		mode func(facts.Call) facts.Call
		want bool
	}{
		"the same key":        {key: k, mode: func(c facts.Call) facts.Call { return c }, want: true},
		"another key":         {key: par(2), mode: func(c facts.Call) facts.Call { return c }},
		"in a goroutine":      {key: k, mode: started},
		"at the caller's end": {key: k, mode: deferred},
	} {
		t.Run(name, func(t *testing.T) {
			add := with(fn(".Add", on(1), end(reached)), calls(".put", 0, par(0), k), tt.mode(calls(".drop", 1, par(0), tt.key)))
			w := link(t, funcs(add, fn(".put"), fn(".drop")))
			out := w.shrink(".drop", 0, k)
			assert.Equal(t, tt.want, w.onOwnState(place("m", w.grow(".put", 0, k), out), out))
		})
	}
}
