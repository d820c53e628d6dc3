package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// What was put in under k is not removed by f(k, …).
func TestKeysOfOtherShapes(t *testing.T) {
	w := link(t, funcs(fn(".Add"), fn(".Drop")))
	id := fieldOf(par(1), "E.id")
	for name, tt := range map[string]struct {
		in, out *facts.Term
		want    bool
	}{
		"the same":                    {id, id, false},
		"composed of it":              {id, call("m.key", id), true},
		"it is composed":              {call("m.key", id), id, true},
		"a part of what it is of":     {id, call("m.key", call("strings.ToLower", id)), true},
		"composed of something else":  {id, call("m.key", par(2)), false},
		"put together":                {id, bin("+", id, word("x")), true},
		"taken apart":                 {id, bin("-", id, lit(1)), false},
		"unknown in":                  {facts.Unknown(), call("m.key", facts.Unknown()), false},
		"unknown out":                 {id, facts.Unknown(), false},
		"of a parameter":              {par(1), call("m.key", par(1)), false},
		"of a constant":               {word("a"), call("m.key", word("a")), false},
		"a field of it":               {id, fieldOf(id, "E.in"), false},
		"both composed":               {call("m.a", id), call("m.b", id), false},
		"composed of what one is, up": {call("m.a", id), call("m.b", call("m.a", id)), true},
	} {
		t.Run(name, func(t *testing.T) {
			c := place("m", w.grow(".Add", 0, tt.in))
			e := w.shrink(".Drop", 0, tt.out)
			assert.Equal(t, tt.want, w.keyShape(c, e).Given())
			assert.Equal(t, !tt.want, Covers(e, c.Grows[0]))
			class, _ := w.Classify(c, e)
			assert.Equal(t, tt.want, class == ClassVoid)
			c.Grows = append(c.Grows, w.grow(".Add", 0, tt.out))
			assert.Empty(t, w.keyShape(c, e), "another insert has its shape")
		})
	}
	e := w.shrink(".Drop", 0, call("m.key", id))
	c := place("m", w.grow(".Add", 0, id))
	assert.NotEmpty(t, w.keyShape(c, e))
	assert.Empty(t, w.keyShape(place("m"), e), "it does not grow")
	assert.Empty(t, w.keyShape(list(place("m", w.grow(".Add", 0, id))), e), "a list has no keys")
	assert.Empty(t, w.keyShape(c, change(e, func(e *Event) { e.Extent = facts.ExtentAll })), "all go")
	assert.True(t, Covers(change(e, func(e *Event) { e.Extent = facts.ExtentAll }), c.Grows[0]))
	assert.Equal(t, "m.key", ComposedBy(e.Key))
	for _, k := range []*facts.Term{nil, id, call("m.key")} {
		assert.Empty(t, ComposedBy(k))
	}
	assert.True(t, IsBare(id))
	assert.True(t, IsBare(term(facts.OpRecv, "", field("c"))))
	assert.False(t, IsBare(par(1)))
	assert.False(t, IsBare(nil))
}
