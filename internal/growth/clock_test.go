package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/reach"
)

// A time of day comes from a clock, in one's own hand or in that of a function or two, or from
// somebody who sends or passes it.
func TestClock(t *testing.T) {
	now := call("time.Now")
	yields := func(name string, results ...*facts.Term) *facts.Func {
		f := fn(name)
		f.Results = results
		return f
	}
	timed := func(f *facts.Func, typ string) *facts.Func {
		f.Params = append(f.Params, facts.Param{Type: typ})
		return f
	}
	asks := func(name string) *facts.Func {
		return with(fn(name), facts.Call{Iface: true, Callee: facts.Callee{Pkg: "m", Type: "Clock", Name: "Tell"}})
	}
	told := call("(m.Clock).Tell", par(0))
	for name, tt := range map[string]struct {
		funcs []*facts.Func
		t     *facts.Term
		want  bool
	}{
		"a clock":                      {t: now, want: true},
		"how long since":               {t: call("time.Since", par(1)), want: true},
		"how long until":               {t: call("time.Until", par(1)), want: true},
		"a part of it":                 {t: call("(time.Time).Add", now, lit(1)), want: true},
		"a time that is written down":  {t: call("time.Date", lit(1))},
		"a clock's name":               {t: call("x.Now")},
		"what is heard":                {t: term(facts.OpRecv, "", par(1)), want: true},
		"a function value, asked":      {t: call("dynamic", par(0)), want: true},
		"a function value, told":       {t: call("dynamic", par(0), par(1))},
		"a parameter that is a time":   {funcs: funcs(timed(fn(".f"), "time.Time")), t: par(1), want: true},
		"a parameter that is none":     {funcs: funcs(timed(fn(".f"), "m.E")), t: par(1)},
		"a parameter that is missing":  {t: par(7)},
		"its maker's parameter":        {funcs: funcs(timed(fn(".g"), "time.Time"), fn(".g$1")), t: up(1, par(1)), want: true},
		"no maker's parameter":         {t: up(1, par(0))},
		"a number":                     {t: lit(1)},
		"a function that asks it":      {funcs: funcs(yields("a", now)), t: call("m.a"), want: true},
		"one that asks such a one":     {funcs: funcs(yields("a", call("m.b")), yields("b", now)), t: call("m.a"), want: true},
		"one that asks far off":        {funcs: funcs(yields("a", call("m.b")), yields("b", call("m.c")), yields("c", now)), t: call("m.a")},
		"one of two results":           {funcs: funcs(yields("a", now, lit(1))), t: call("m.a")},
		"one that yields nothing":      {funcs: funcs(yields("a")), t: call("m.a")},
		"one that yields a number":     {funcs: funcs(yields("a", lit(1))), t: call("m.a")},
		"one that yields what sounds":  {funcs: funcs(yields("a", &facts.Term{Op: facts.OpFunc, Text: "time.Now"})), t: call("m.a")},
		"one that asks something else": {funcs: funcs(yields("a", call("m.b")), yields("b", lit(1))), t: call("m.a")},
		"an interface's":               {funcs: funcs(asks(".f"), yields(".Tell", now)), t: told, want: true},
		"an interface's, that is none": {funcs: funcs(asks(".f"), yields(".Tell", lit(1))), t: told},
		"an interface's other method":  {funcs: funcs(asks(".f"), yields(".Tell", now)), t: call("(m.Clock).Say", par(0))},
		"of another package":           {funcs: funcs(asks(".f"), yields(".Tell", now)), t: call("(x.Clock).Tell", par(0))},
		"that nobody asks there":       {funcs: funcs(yields(".Tell", now)), t: told},
	} {
		t.Run(name, func(t *testing.T) {
			list := tt.funcs
			in := ".f"
			switch {
			case len(list) > 1 && list[1].Parent != "":
				in = ".g$1"
			case len(list) == 0 || list[0].ID != id(".f"):
				list = append(list, fn(".f"))
			}
			w := link(t, list, func(s *facts.Summary) {
				s.Types[0].Methods = []facts.Method{{Name: "Tell", Func: id(".Tell")}}
				s.Converts = []facts.Conversion{{Type: "m.T", Methods: []string{"Tell"}}}
			})
			assert.Equal(t, tt.want, (&clock{w.Growth, w.f(in)}).in(tt.t))
		})
	}
}

// A container is its activation's own until a loop goes on with it.
func TestFreshHere(t *testing.T) {
	made := func(blocks ...facts.Block) *facts.Func { return makes(fn(".f", blocks...)) }
	loop := func(at int) *facts.Func {
		f := endless(made(on(1), on(2), on(1)), 1, 2)
		f.Loops[0].Pace, f.Makes[0].Block = facts.PaceTime, at
		return f
	}
	for name, tt := range map[string]struct {
		f     *facts.Func
		block int
		made  *facts.Term
		want  bool
	}{
		"made here":                   {made(end()), 0, fresh(0), true},
		"not made here":               {made(end()), 0, par(0), false},
		"made by who made this":       {made(end()), 0, up(1, fresh(0)), false},
		"made before an endless loop": {loop(0), 2, fresh(0), false},
		"made at each turn":           {loop(1), 2, fresh(0), true},
	} {
		w := link(t, funcs(tt.f))
		e := w.grow(".f", tt.block, par(1))
		e.Made = tt.made
		assert.Equal(t, tt.want, FreshHere(w.WalkerOf(""), e), name)
	}
	e := &Event{Async: true, Looped: true, Tick: true}
	assert.Equal(t, reach.Stance{Async: true, Beside: true, Looped: true, Tick: true}, e.Stance())
	assert.Equal(t, reach.Stance{Once: true}, (&Event{Once: true}).Stance())
}
