package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Two keys are composed alike of other constants, or they may be the same.
func TestOtherConstants(t *testing.T) {
	id, x := fieldOf(par(1), "E.id"), fieldOf(par(1), "E.x")
	key := func(name string, args ...*facts.Term) *facts.Term { return term(facts.OpStruct, name, args...) }
	plus := func(args ...*facts.Term) *facts.Term { return bin("+", args...) }
	for name, tt := range map[string]struct {
		a, b *facts.Term
		want bool
	}{
		"another word in a struct":       {key("m.K", word("a"), id), key("m.K", word("b"), id), true},
		"the same word":                  {key("m.K", word("a"), id), key("m.K", word("a"), id), false},
		"another number":                 {key("m.K", lit(1), id), key("m.K", lit(2), id), true},
		"first another, then the same":   {key("m.K", lit(1), lit(3)), key("m.K", lit(2), lit(3)), true},
		"of another type":                {key("m.K", word("a"), id), key("m.L", word("b"), id), false},
		"of one part":                    {key("m.K", word("a")), key("m.K", word("b")), false},
		"of more parts":                  {key("m.K", word("a"), id), key("m.K", word("b"), id, x), false},
		"a word against none":            {key("m.K", word("a"), id), key("m.K", x, id), false},
		"another prefix":                 {plus(word("a:"), id), plus(word("b:"), id), true},
		"the same prefix":                {plus(word("a:"), id), plus(word("a:"), id), false},
		"another prefix of what differs": {plus(word("a:"), id), plus(word("b:"), x), true},
		"another separator":              {plus(plus(id, word(":")), x), plus(plus(id, word("/")), x), true},
		"one in brackets":                {plus(id, plus(word(":"), x)), plus(plus(id, word("/")), x), true},
		"first another, then not":        {plus(plus(word("a"), id), word("c")), plus(plus(word("b"), id), word("c")), true},
		"another sum":                    {plus(lit(1), id), plus(lit(2), id), false},
		"a difference":                   {bin("-", word("a:"), id), bin("-", word("b:"), id), false},
		"a prefix against none":          {plus(word("a:"), id), plus(x, id), false},
		"a prefix of who knows what":     {plus(word("a:"), facts.Unknown()), plus(word("b:"), facts.Unknown()), false},
		"of what one of them knows":      {plus(word("a:"), id), plus(word("b:"), facts.Unknown()), false},
		"a struct against a text":        {key("m.K", word("a"), id), plus(word("b"), id), false},
		"beside a difference":            {plus(word("a"), bin("-", id, x)), plus(word("b"), bin("-", id, x)), true},
		"nothing":                        {nil, nil, false},
		"who knows":                      {facts.Unknown(), plus(word("b"), id), false},
	} {
		assert.Equal(t, tt.want, otherConstant(tt.a, tt.b), name)
		assert.Equal(t, tt.want, otherConstant(tt.b, tt.a), name)
		assert.Equal(t, tt.want, differentShape(tt.a, tt.b), name)
	}
	assert.False(t, composedOf(call("m.low", call("m.low", id)), call("m.low", id)), "of what is low already")
	assert.True(t, composedOf(call("m.low", call("m.up", id)), call("m.up", id)))
	assert.True(t, composedOf(call("m.key", call("m.key", id), x), call("m.key", id)), "of two")
	assert.True(t, composedOf(call("m.key", id), id))
}

// A helper that inserts and one that removes have keys of other shapes if all who call the
// latter also call the former, with a key that is composed of the other.
func TestShapesAtCallers(t *testing.T) {
	drop := id(".drop")
	id := fieldOf(par(1), "E.id")
	key := bin("+", word("x"), id)
	both := func(name string, in, out *facts.Term) *facts.Func {
		return with(fn(name), calls(".put", 0, par(0), in), calls(".drop", 0, par(0), out))
	}
	puts := func(name string, in *facts.Term) *facts.Func { return with(fn(name), calls(".put", 0, par(0), in)) }
	drops := func(name string, out *facts.Term) *facts.Func {
		return with(fn(name), calls(".drop", 0, par(0), out))
	}
	edges := func(of string, do func(*program.Edge)) func(w *world, g, e *Event) {
		return func(w *world, _, _ *Event) {
			for i := range w.f(of).Callers {
				do(&w.f(of).Callers[i])
			}
		}
	}
	for name, tt := range map[string]struct {
		funcs  []*facts.Func
		change func(w *world, g, e *Event)
		want   bool
	}{
		"composed in":             {funcs: funcs(both(".Use", key, id)), want: true},
		"composed out":            {funcs: funcs(both(".Use", id, key)), want: true},
		"the same":                {funcs: funcs(both(".Use", id, id))},
		"by two":                  {funcs: funcs(both(".Use", key, id), both(".Too", key, id)), want: true},
		"by one of two":           {funcs: funcs(both(".Use", key, id), both(".Too", key, key))},
		"by one that only drops":  {funcs: funcs(both(".Use", key, id), drops(".Too", id))},
		"by one that only puts":   {funcs: funcs(both(".Use", key, id), puts(".Too", id)), want: true},
		"apart":                   {funcs: funcs(puts(".Use", key), drops(".Too", id))},
		"put in twice":            {funcs: funcs(with(both(".Use", key, id), calls(".put", 0, par(0), id)))},
		"by nobody":               {},
		"in tests":                {funcs: funcs(inTests(both(".Use", key, id)))},
		"in tests the same":       {funcs: funcs(both(".Use", key, id), inTests(both(".Too", id, id))), want: true},
		"in a closure":            {funcs: funcs(puts(".Use", key), drops(".Use$1", up(1, id))), want: true},
		"of a closure's own":      {funcs: funcs(puts(".Use", key), drops(".Use$1", id))},
		"kept by somebody":        {funcs: funcs(uses(both(".Use", key, id), facts.Use{Func: drop, How: facts.UseReturn}))},
		"dropped by an interface": {funcs: funcs(both(".Use", key, id)), change: edges(".drop", func(e *program.Edge) { e.Iface = true })},
		"dropped by a parameter":  {funcs: funcs(both(".Use", key, id)), change: edges(".drop", func(e *program.Edge) { e.Param = true })},
		"put by an interface":     {funcs: funcs(both(".Use", key, id)), change: edges(".put", func(e *program.Edge) { e.Iface = true })},
		"removed further in":      {funcs: funcs(both(".Use", key, id)), change: func(w *world, _, e *Event) { e.Site = w.f(".put") }},
		"put further in":          {funcs: funcs(both(".Use", key, id)), change: func(w *world, g, _ *Event) { g.Site = w.f(".drop") }},
		"a part of it removed":    {funcs: funcs(both(".Use", key, par(1))), change: func(_ *world, _, e *Event) { e.Key = fieldOf(par(1), "E.id") }, want: true},
		"a constant removed":      {funcs: funcs(both(".Use", key, id)), change: func(_ *world, _, e *Event) { e.Key = word("y") }},
		"a variable removed":      {funcs: funcs(both(".Use", bin("+", word("x"), global("x")), id)), change: func(_ *world, _, e *Event) { e.Key = global("x") }},
		"its maker's removed":     {funcs: funcs(both(".Use", key, id)), change: func(_ *world, _, e *Event) { e.Key = up(1, par(1)) }},
		"nobody knows what is in": {funcs: funcs(both(".Use", key, id)), change: func(_ *world, g, _ *Event) { g.Key = call("m.f", facts.Unknown()) }},
		"nobody knows what goes":  {funcs: funcs(both(".Use", key, id)), change: func(_ *world, _, e *Event) { e.Key = fieldOf(elem(par(1), facts.Unknown()), "E.id") }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, append(tt.funcs, fn(".put"), fn(".drop")))
			g, e := w.grow(".put", 0, par(1)), w.shrink(".drop", 0, par(1))
			if tt.change != nil {
				tt.change(w, g, e)
			}
			assert.Equal(t, tt.want, w.differentAtCallers(g, e))
			assert.Equal(t, tt.want, w.keyShape(place("m", g), e).Given())
		})
	}
}
