package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// A cap by the length of another container holds if that one gains what this one does.
func TestLengthOfOther(t *testing.T) {
	m, o, k := field("m"), field("o"), par(1)
	full := cond(facts.GuardLen, length(o), ">", lit(9))
	flag := at(3, is(facts.GuardFlag, par(2)))
	fills := func(b facts.Block, ref *facts.Term) *facts.Func {
		f := fn(".Add", on(1), b, end())
		f.Sites = []facts.Site{{Op: facts.Grow, Ref: ref, Block: 1}}
		return f
	}
	type parts struct {
		add    *facts.Func
		gates  []facts.Guard
		change func(w *world, in, out *Event, c *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"it asks for more":          {add: fills(end(flag), o), gates: []facts.Guard{full}, want: true},
		"it asks for as much":       {add: fills(end(), o), gates: []facts.Guard{full}},
		"it asks whether it is new": {add: fills(end(has(m, k)), o), gates: []facts.Guard{full}},
		"both ask": {add: fills(end(flag), o), gates: []facts.Guard{full}, change: func(_ *world, in, _ *Event, _ *Container) {
			in.Guards = []facts.Guard{flag}
		}},
		"this one asks the opposite": {add: fills(end(flag), o), gates: []facts.Guard{full}, want: true, change: func(_ *world, in, _ *Event, _ *Container) {
			in.Guards = []facts.Guard{at(3, not(facts.GuardFlag, par(2)))}
		}},
		"this one compares otherwise": {add: fills(end(at(3, cond(facts.GuardEq, k, "==", lit(1)))), o), gates: []facts.Guard{full}, want: true, change: func(_ *world, in, _ *Event, _ *Container) {
			in.Guards = []facts.Guard{at(3, cond(facts.GuardEq, k, "!=", lit(1)))}
		}},
		"this one asks elsewhere": {add: fills(end(flag), o), gates: []facts.Guard{full}, want: true, change: func(_ *world, in, _ *Event, _ *Container) {
			in.Guards = []facts.Guard{at(4, flag)}
		}},
		"it is not filled there":  {add: fills(end(flag), field("p")), gates: []facts.Guard{full}},
		"a variable is":           {add: fills(end(flag), term(facts.OpGlobal, "m.T.o")), gates: []facts.Guard{full}},
		"it is emptied there":     {add: func() *facts.Func { f := fills(end(flag), o); f.Sites[0].Op = facts.Shrink; return f }(), gates: []facts.Guard{full}},
		"both lengths":            {add: fills(end(flag), o), gates: []facts.Guard{full, cond(facts.GuardLen, length(m), ">", lit(9))}},
		"a count of its own, too": {add: fills(end(flag), o), gates: []facts.Guard{full, cond(facts.GuardLen, field("n"), ">", lit(9))}, want: true},
		"its own, to no end":      {add: fills(end(flag), o), gates: []facts.Guard{full, cond(facts.GuardLen, length(m), ">", lit(0))}, want: true},
		"its length below":        {add: fills(end(flag), o), gates: []facts.Guard{cond(facts.GuardLen, length(o), "<", lit(9))}},
		"another kind of test":    {add: fills(end(flag), o), gates: []facts.Guard{is(facts.GuardFlag, o)}},
		"it comes at set-up":      {add: fills(end(flag), o), gates: []facts.Guard{full}, change: func(_ *world, in, _ *Event, _ *Container) { in.Roots = roots{Setup: true} }},
		"of a variable":           {add: fills(end(flag), o), gates: []facts.Guard{full}, change: func(_ *world, _, _ *Event, c *Container) { c.Owner = "" }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(tt.add, fn(".Drop", end(tt.gates...))))
			in, out := w.grow(".Add", 2, k), w.shrink(".Drop", 0, k)
			c := place("m", in)
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			want := ""
			if tt.want {
				want = "o"
			}
			assert.Equal(t, want, w.lengthOfOther(c, out))
			if c.Owner != "" {
				assert.Equal(t, tt.want, w.disproved(c, out).String() == "it checks the length of o, which does not count every entry")
			}
		})
	}
	// Two places that fill it: one asks for as much as the insert does.
	add := fills(end(flag), o)
	add.Sites = append(add.Sites, facts.Site{Op: facts.Grow, Ref: o, Block: 2})
	w := link(t, funcs(add, fn(".Drop", end(full))))
	assert.Empty(t, w.lengthOfOther(place("m", w.grow(".Add", 2, k)), w.shrink(".Drop", 0, k)))
	itself := place("o", w.grow(".Add", 2, k))
	assert.Empty(t, w.lengthOfOther(itself, w.shrink(".Drop", 0, k)), "its own length")
}

// What is asked before a helper is called are conditions of what it does, if one alone calls it.
func TestGates(t *testing.T) {
	full := is(facts.GuardFlag, par(2))
	exported := func(f *facts.Func) *facts.Func { f.Exported = true; return f }
	caller := func(name string) *facts.Func { return with(fn(name, end(full)), calls(".drop", 0, par(0))) }
	for name, tt := range map[string]struct {
		funcs  []*facts.Func
		change func(w *world, e *Event)
		want   int
	}{
		"one caller":       {funcs: funcs(fn(".drop"), caller(".A")), want: 2},
		"two callers":      {funcs: funcs(fn(".drop"), caller(".A"), caller(".B")), want: 1},
		"no caller":        {funcs: funcs(fn(".drop")), want: 1},
		"also outside":     {funcs: funcs(exported(fn(".drop")), caller(".A")), want: 1},
		"kept":             {funcs: funcs(fn(".drop"), uses(caller(".A"), facts.Use{Func: id(".drop"), How: facts.UseReturn})), want: 1},
		"one of several":   {funcs: funcs(fn(".drop"), caller(".A")), change: func(w *world, _ *Event) { w.f(".drop").Callers[0].Iface = true }, want: 1},
		"in what it calls": {funcs: funcs(fn(".drop"), caller(".A")), change: func(w *world, e *Event) { e.Site = w.f(".A") }, want: 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			e := w.shrink(".drop", 0, par(1))
			if tt.change != nil {
				tt.change(w, e)
			}
			got := w.gates(e)
			assert.Len(t, got, tt.want)
			if tt.want == 2 {
				assert.Equal(t, full.X, got[1][0].X)
			}
		})
	}
	w := link(t, funcs(with(fn(".A", end(full)), calls(".A$1", 0)), fn(".A$1")))
	assert.Len(t, w.gates(w.shrink(".A$1", 0, par(1))), 1, "a closure")
}

// Room is made for one by whoever puts one in; who comes without it stays beyond the limit.
func TestFillsWithoutRoom(t *testing.T) {
	m, k := field("m"), par(1)
	full := cond(facts.GuardLen, length(m), ">=", lit(9))
	below := cond(facts.GuardLen, length(m), "<", lit(9))
	turning := func(f *facts.Func, block int) *facts.Func {
		f.Blocks[block].Loop = 1
		f.Loops = []facts.Loop{{Head: block}}
		return f
	}
	exported := func(f *facts.Func) *facts.Func { f.Exported = true; return f }
	evict := func() *facts.Func { return fn(".evict", branch(full, 1, 2), end(full), end()) }
	put := func(name string, steps ...string) *facts.Func {
		f := exported(fn(name))
		for _, s := range steps {
			f = with(f, calls(s, 0, par(0), k))
		}
		return f
	}
	type parts struct {
		funcs  []*facts.Func
		change func(w *world, in, out *Event, c *Container)
		want   string
	}
	add := func() *facts.Func { return fn(".add") }
	for name, tt := range map[string]parts{
		"each makes room":        {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"))},
		"one does not":           {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), want: ".Load"},
		"one asks first":         {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), with(exported(fn(".Load", end(below))), calls(".add", 0, par(0), k)))},
		"a test does not":        {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), inTests(put(".Load", ".add")))},
		"one that nobody calls":  {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), with(fn(".load"), calls(".add", 0, par(0), k)))},
		"a closure does not":     {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".Load$1"), with(fn(".Load$1"), calls(".add", 0, par(0), k))), want: ".Load$1"},
		"a kept function":        {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), uses(put(".Keep"), facts.Use{Func: id(".load"), How: facts.UseReturn}), with(fn(".load"), calls(".add", 0, par(0), k))), want: ".load"},
		"one far above does not": {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), with(fn(".b"), calls(".add", 0, par(0), k)), put(".Load", ".b")), want: ".b"},
		"too far above":          {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), with(fn(".a"), calls(".add", 0, par(0), k)), with(fn(".b"), calls(".a", 0, par(0), k)), with(fn(".c"), calls(".b", 0, par(0), k)), put(".Load", ".c"))},
		"many for one":           {funcs: funcs(evict(), add(), turning(with(exported(fn(".Put", on(1), end())), calls(".evict", 0, par(0)), calls(".add", 1, par(0), k)), 1)), want: ".add"},
		"one for each of many":   {funcs: funcs(evict(), add(), turning(with(exported(fn(".Put", on(1), end())), calls(".one", 1, par(0), k)), 1), put(".one", ".evict", ".add"))},
		"through what others may call": {funcs: funcs(evict(), asExported(fn("Add")), add(), put(".Put", ".evict", "Add")), change: func(w *world, in, _ *Event, _ *Container) {
			in.Func = w.f("Add")
		}},
		"room and more at each turn": {funcs: funcs(evict(), add(), put(".one", ".evict", ".add"), turning(with(exported(fn(".All", on(1), end())), calls(".one", 1, par(0)), calls(".add", 1, par(0), k)), 1))},
		"room at each turn":          {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), turning(with(exported(fn(".All", on(1), end())), calls(".evict", 1, par(0)), calls(".add", 1, par(0), k)), 1))},
		"it comes by an interface": {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), change: func(w *world, _, _ *Event, _ *Container) {
			w.f(".add").Callers[1].Iface = true
		}},
		"it takes all":          {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), change: func(_ *world, _, out *Event, _ *Container) { out.Extent = facts.ExtentAll }},
		"it is deferred":        {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), change: func(_ *world, _, out *Event, _ *Container) { out.Deferred = true }},
		"it is no cap":          {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), change: func(_ *world, _, out *Event, _ *Container) { out.Guards = nil }},
		"it turns":              {funcs: funcs(turning(evict(), 1), add(), put(".Put", ".evict", ".add"), put(".Load", ".add"))},
		"it is at no place":     {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), change: func(_ *world, _, out *Event, _ *Container) { out.Block = 3 }},
		"others make room":      {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add"), put(".Trim", ".evict"))},
		"one puts in at set-up": {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), change: func(_ *world, in, _ *Event, _ *Container) { in.Roots = roots{Setup: true} }},
		"one puts in below":     {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), change: func(_ *world, in, _ *Event, _ *Container) { in.Guards = []facts.Guard{below} }},
		"who asks for another's": {funcs: funcs(evict(), add(), put(".Put", ".evict", ".add"), put(".Load", ".add")), want: ".Load", change: func(_ *world, in, _ *Event, _ *Container) {
			in.Guards = []facts.Guard{cond(facts.GuardLen, length(field("o")), "<", lit(9))}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			in, out := w.grow(".add", 0, k), w.shrink(".evict", 1, elem(field("o"), lit(0)))
			c := place("m", in)
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			assert.Equal(t, tt.want, w.fillsWithoutRoom(c, out))
			assert.Equal(t, tt.want != "", w.disproved(c, out).String() == "it makes room for its own insert, and "+tt.want+" inserts without doing so")
		})
	}
}

// All who make room have to put in, once for each.
func TestOnlyBesideGrowth(t *testing.T) {
	exported := func(f *facts.Func) *facts.Func { f.Exported = true; return f }
	both := func(c facts.Call) *facts.Func { return with(fn(".Put", on(1), end()), c, calls(".add", 0)) }
	turning := both(calls(".evict", 1))
	turning.Blocks[1].Loop = 1
	turning.Loops = []facts.Loop{{Head: 1}}
	for name, tt := range map[string]struct {
		funcs  []*facts.Func
		change func(w *world)
		want   bool
	}{
		"beside":         {funcs: funcs(both(calls(".evict", 0)), fn(".evict"), fn(".add")), want: true},
		"deferred":       {funcs: funcs(both(deferred(calls(".evict", 0))), fn(".evict"), fn(".add"))},
		"started":        {funcs: funcs(both(started(calls(".evict", 0))), fn(".evict"), fn(".add"))},
		"in a loop":      {funcs: funcs(turning, fn(".evict"), fn(".add"))},
		"alone":          {funcs: funcs(with(fn(".Trim"), calls(".evict", 0)), fn(".evict"), fn(".add"))},
		"by nobody":      {funcs: funcs(fn(".evict"), fn(".add"))},
		"by others, too": {funcs: funcs(both(calls(".evict", 0)), exported(fn(".evict")), fn(".add"))},
		"kept":           {funcs: funcs(uses(both(calls(".evict", 0)), facts.Use{Func: id(".evict"), How: facts.UseReturn}), fn(".evict"), fn(".add"))},
		"one of several": {funcs: funcs(both(calls(".evict", 0)), fn(".evict"), fn(".add")), change: func(w *world) { w.f(".evict").Callers[0].Iface = true }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			if tt.change != nil {
				tt.change(w)
			}
			assert.Equal(t, tt.want, w.onlyBesideGrowth(place("m", w.grow(".add", 0, par(1))), w.shrink(".evict", 0, par(1))))
		})
	}
	w := link(t, funcs(with(fn(".Put"), calls(".Put$1", 0), calls(".add", 0)), fn(".Put$1"), fn(".add")))
	assert.False(t, w.onlyBesideGrowth(place("m", w.grow(".add", 0, par(1))), w.shrink(".Put$1", 0, par(1))), "a closure")
}
