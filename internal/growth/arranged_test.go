package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

func TestArranged(t *testing.T) {
	k := par(1)
	flag := is(facts.GuardFlag, call("m.f"))
	given := is(facts.GuardFlag, par(2))
	closure := &facts.Func{ID: id(".Serve") + "$1", Parent: id(".Serve"), Name: "Serve$1", Blocks: []facts.Block{end()}}
	uses := func(f *facts.Func, list ...facts.Use) *facts.Func {
		for i := range list {
			list[i].Func = closure.ID
		}
		f.Uses = list
		return f
	}
	deferred := func(b int) facts.Use { return facts.Use{How: facts.UseDefer, Block: b} }
	type parts struct {
		f    *facts.Func
		at   int // where the insert stands
		also []int
		want bool
	}
	for name, tt := range map[string]parts{
		"before the insert":           {f: uses(fn(".Serve", on(1), end()), deferred(0)), at: 1, want: true},
		"after it":                    {f: uses(fn(".Serve", on(1), end()), deferred(1)), want: true},
		"on one way only":             {f: uses(fn(".Serve", branch(flag, 1, 2), end(flag), end()), deferred(1))},
		"as a caller wants it":        {f: uses(fn(".Serve", branch(given, 1, 2), end(given), end()), deferred(1)), want: true},
		"removed on the other way":    {f: uses(fn(".Serve", branch(flag, 1, 2), end(flag), end()), deferred(1)), also: []int{2}, want: true},
		"nowhere that is seen":        {f: fn(".Serve", end()), want: true},
		"in a call that is not later": {f: uses(fn(".Serve", branch(flag, 1, 2), end(flag), end()), facts.Use{How: facts.UseArg, Call: 7, Block: 1}), want: true},
		"on each of two ways":         {f: uses(fn(".Serve", branch(flag, 1, 2), end(flag), end()), deferred(1), deferred(2)), want: true},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, append(funcs(tt.f), closure))
			in := w.grow(".Serve", tt.at, k)
			out := w.shrink(".Serve", tt.at, k)
			out.Func = w.Funcs[closure.ID]
			c := place("m", in)
			for _, b := range tt.also {
				c.Shrinks = append(c.Shrinks, w.shrink(".Serve", b, k))
			}
			assert.Equal(t, tt.want, w.arranged(c, in, out))
		})
	}
}
