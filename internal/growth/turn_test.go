package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// Two events are of one activation where one function comes to both within a turn of its loop.
func TestTogether(t *testing.T) {
	word := is(facts.GuardFlag, par(1))
	loop := func(name string, in ...facts.Call) *facts.Func {
		// 0 goes to the loop at 1, which goes to 2 or 3, and from both back to 1.
		blocks := []facts.Block{on(1), branch(word, 2, 3), on(1), on(1)}
		for i := 1; i < 4; i++ {
			blocks[i].Loop = 1
		}
		f := with(fn(name, blocks...), in...)
		f.Loops = []facts.Loop{{Head: 1, Endless: true}}
		return f
	}
	a, b := fn(".a"), fn(".b")
	call := func(name string, block int) facts.Call { return calls(name, block, par(0)) }
	for name, tt := range map[string]struct {
		funcs []*facts.Func
		want  bool
	}{
		"by two":                     {funcs(a, b, with(fn(".A"), call(".a", 0)), with(fn(".B"), call(".b", 0))), false},
		"one after the other":        {funcs(a, b, with(fn(".A", on(1), end()), call(".a", 0), call(".b", 1))), true},
		"the other way round":        {funcs(a, b, with(fn(".A", on(1), end()), call(".b", 0), call(".a", 1))), true},
		"either":                     {funcs(a, b, with(fn(".A", branch(word, 1, 2), end(), end()), call(".a", 1), call(".b", 2))), false},
		"at one turn":                {funcs(a, b, loop(".A", call(".a", 1), call(".b", 2))), true},
		"at one turn or another":     {funcs(a, b, loop(".A", call(".a", 2), call(".b", 3))), false},
		"one at each turn":           {funcs(a, b, loop(".A", call(".a", 0), call(".b", 3))), true},
		"one calls the other":        {funcs(with(fn(".a"), call(".b", 0)), b), true},
		"the other calls one":        {funcs(a, with(fn(".b"), call(".a", 0))), true},
		"one through a helper":       {funcs(a, b, with(fn(".h"), call(".b", 0)), with(fn(".A", on(1), end()), call(".a", 0), call(".h", 1))), true},
		"one as a goroutine":         {funcs(a, b, with(fn(".A", on(1), end()), call(".a", 0), started(call(".b", 1)))), false},
		"the first as a goroutine":   {funcs(a, b, with(fn(".A", on(1), end()), started(call(".a", 0)), call(".b", 1))), false},
		"one in a started closure":   {funcs(a, b, uses(with(fn(".A"), call(".b", 0)), facts.Use{Func: id(".A$1"), How: facts.UseGo}), with(fn(".A$1"), call(".a", 0))), false},
		"one in a closure for later": {funcs(a, b, uses(with(fn(".A"), call(".b", 0)), facts.Use{Func: id(".A$1"), How: facts.UseReturn}), with(fn(".A$1"), call(".a", 0))), true},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			assert.Equal(t, tt.want, w.together(w.shrink(".a", 0, par(1)), w.shrink(".b", 0, par(1))))
		})
	}
}

// A function that does the one itself and calls for the other, as its input says, has an activation
// for each.
func TestTogetherInCaller(t *testing.T) {
	word := is(facts.GuardFlag, par(1))
	for name, tt := range map[string]struct {
		call int
		want bool
	}{
		"after it":        {3, true},
		"before it":       {0, true},
		"on the same way": {1, true},
		"on another way":  {2, false},
	} {
		t.Run(name, func(t *testing.T) {
			caller := with(fn(".A", branch(word, 1, 2), on(3), on(3), end()), calls(".b", tt.call, par(0)))
			w := link(t, funcs(caller, fn(".b")))
			own, called := w.shrink(".A", 1, par(1)), w.shrink(".b", 0, par(1))
			assert.Equal(t, tt.want, w.together(own, called))
			assert.Equal(t, tt.want, w.together(called, own))
			assert.Equal(t, tt.want, w.ShrinksToo(place("m", own), called))
			assert.Equal(t, tt.want, w.ShrinksToo(place("m", called), own))
		})
	}
}
