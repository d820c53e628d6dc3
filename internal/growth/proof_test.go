package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

// A removal that runs only while the container is short takes nothing where it is long.
func TestOnlyWhileShort(t *testing.T) {
	m, o := field("m"), field("o")
	short := at(7, cond(facts.GuardLen, length(m), "<", lit(3)))
	shortO := at(7, cond(facts.GuardLen, length(o), "<=", field("max")))
	cut := func(f *facts.Func, sites ...facts.Site) *facts.Func { f.Sites = sites; return f }
	shrunk := facts.Site{Op: facts.Shrink, Ref: o, Block: 0}
	w := link(t, funcs(
		fn(".Add"), fn(".Plain"), fn(".short", end(short)),
		cut(fn(".both", end(shortO)), shrunk),
		cut(fn(".grown", end(shortO)), facts.Site{Op: facts.Grow, Ref: o, Block: 0}),
		cut(fn(".third", end(shortO)), facts.Site{Op: facts.Shrink, Ref: field("p"), Block: 0}),
		cut(fn(".apart", end(shortO), end(at(7, cond(facts.GuardLen, length(o), ">", field("max"))))), facts.Site{Op: facts.Shrink, Ref: o, Block: 1}),
		cut(fn(".other", end(shortO), end(at(8, shortO))), facts.Site{Op: facts.Shrink, Ref: o, Block: 1}),
	), stores(set("T.moving", ".Plain", 0, par(1))), func(s *facts.Summary) {
		s.Converts = []facts.Conversion{{Type: "m.T", Methods: []string{"Plain"}}}
	})
	require.True(t, w.Rewritten("m.T.moving"))
	with := func(in string, g facts.Guard) *Event {
		e := w.shrink(in, 0, par(1))
		e.Guards = []facts.Guard{nothing(), g}
		return e
	}
	own := func(in string) *Event { return w.shrink(in, 0, par(1)) }
	for name, tt := range map[string]struct {
		e    *Event
		want bool
	}{
		"below a number":                   {own(".short"), true},
		"at most a number":                 {with(".Plain", cond(facts.GuardLen, length(m), "<=", lit(3))), true},
		"above it":                         {with(".Plain", cond(facts.GuardLen, length(m), ">", lit(3))), false},
		"at it":                            {with(".Plain", cond(facts.GuardLen, length(m), "==", lit(3))), false},
		"below a field that stays":         {with(".Plain", cond(facts.GuardLen, length(m), "<", field("max"))), true},
		"below a field that is set anew":   {with(".Plain", cond(facts.GuardLen, length(m), "<", field("moving"))), false},
		"below a field of what is unknown": {with(".Plain", cond(facts.GuardLen, length(m), "<", fieldOf(facts.Unknown(), "T.max"))), false},
		"below none":                       {with(".Plain", cond(facts.GuardLen, length(m), "<", lit(0))), false},
		"below a parameter":                {with(".Plain", cond(facts.GuardLen, length(m), "<", par(2))), false},
		"below what nobody told":           {with(".Plain", cond(facts.GuardLen, length(m), "<", nil)), false},
		"a time below":                     {with(".Plain", cond(facts.GuardTime, length(m), "<", lit(3))), false},
		"a count of its own below":         {with(".Plain", cond(facts.GuardLen, field("n"), "<", lit(3))), false},
		"the length of another below":      {with(".Plain", cond(facts.GuardLen, length(o), "<", lit(3))), false},
		"another made shorter as well":     {own(".both"), true},
		"another that grows there":         {own(".grown"), false},
		"a third made shorter":             {own(".third"), false},
		"another made shorter, when long":  {own(".apart"), false},
		"another made shorter, elsewhere":  {own(".other"), false},
		"seen from a caller":               {change(own(".both"), func(e *Event) { e.Site = w.f(".Plain") }), false},
		"its own, in what is called":       {change(own(".short"), func(e *Event) { e.Site = w.f(".Plain") }), true},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, w.isOnlyShort(place("m"), tt.e))
			why := w.disproved(place("m", w.grow(".Add", 0, par(1))), tt.e)
			assert.Equal(t, tt.want, why.String() == "it runs only while the container is short, and not when it is long")
		})
	}
	both := own(".both")
	assert.True(t, shortensToo(place("m"), both, both.Guards[0]))
	assert.False(t, shortensToo(place("o"), both, both.Guards[0]), "itself")
	v := place("m")
	v.Owner = ""
	assert.False(t, shortensToo(v, both, both.Guards[0]), "a variable")
	stranger := place("m")
	stranger.Owner = "E"
	assert.False(t, shortensToo(stranger, both, both.Guards[0]), "of another holder")
	assert.False(t, shortensToo(place("m"), both, at(7, cond(facts.GuardLen, call("cap", field("o")), "<=", lit(3)))), "no length")
	own2 := cut2(both)
	assert.False(t, shortensToo(place("m"), own2, own2.Guards[0]), "of a variable in a method")
	assert.False(t, shortensToo(place("m"), both, cond(facts.GuardLen, length(par(1)), "<", lit(3))), "of no field")
}

// cut2 is a removal beside one from a variable of the method itself, under a test of its length.
func cut2(e *Event) *Event {
	local := term(facts.OpLocal, "m.T.both.l")
	g := at(7, cond(facts.GuardLen, length(local), "<", lit(3)))
	f := instead(e.Func, func(f *facts.Func) {
		f.Sites, f.Blocks = []facts.Site{{Op: facts.Shrink, Ref: local}}, []facts.Block{end(g)}
	})
	return change(e, func(e *Event) { e.Func, e.Site, e.Guards = f, f, []facts.Guard{g} })
}

func TestIsOwnLength(t *testing.T) {
	m := field("m")
	for name, tt := range map[string]struct {
		g    facts.Guard
		want bool
	}{
		"its length":       {cond(facts.GuardLen, length(m), "<", lit(3)), true},
		"another's":        {cond(facts.GuardLen, length(field("o")), "<", lit(3)), false},
		"of another kind":  {cond(facts.GuardTime, length(m), "<", lit(3)), false},
		"of nothing":       {cond(facts.GuardLen, nil, "<", lit(3)), false},
		"a field in it":    {cond(facts.GuardLen, fieldOf(m, "T.n"), "<", lit(3)), false},
		"a call without":   {cond(facts.GuardLen, call("len"), "<", lit(3)), false},
		"an element of it": {cond(facts.GuardLen, elem(m, par(1)), "<", lit(3)), false},
	} {
		assert.Equal(t, tt.want, isOwnLength(place("m"), tt.g), name)
	}
}

// What all callers ask before they call holds of the removal.
func TestCalledWhileShort(t *testing.T) {
	short := cond(facts.GuardLen, length(field("m")), "<", lit(3))
	long := cond(facts.GuardLen, length(field("m")), ">", lit(3))
	caller := func(name string, g facts.Guard) *facts.Func { return with(fn(name, end(g)), calls(".drop", 0, par(0))) }
	for name, tt := range map[string]struct {
		funcs []*facts.Func
		do    func(*Event)
		want  bool
	}{
		"by all":          {funcs: funcs(fn(".drop"), caller(".A", short), caller(".B", short)), want: true},
		"not by all":      {funcs: funcs(fn(".drop"), caller(".A", short), caller(".B", long))},
		"by nobody":       {funcs: funcs(fn(".drop"))},
		"by code outside": {funcs: funcs(func() *facts.Func { f := fn(".drop"); f.Exported = true; return f }(), caller(".A", short))},
		"by who keeps it": {funcs: funcs(fn(".drop"), uses(caller(".A", short), facts.Use{Func: id(".drop"), How: facts.UseReturn}))},
		"in what is called": {funcs: funcs(fn(".drop"), caller(".A", short)), do: func(e *Event) {
			e.Site = e.Func.Callers[0].Caller
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			e := w.shrink(".drop", 0, par(1))
			if tt.do != nil {
				tt.do(e)
			}
			assert.Equal(t, tt.want, w.calledShort(place("m"), e))
			assert.Equal(t, tt.want, w.isOnlyShort(place("m"), e))
		})
	}
	c := calls(".A$1", 0)
	w := link(t, funcs(with(fn(".A", end(short)), c), fn(".A$1")))
	assert.False(t, w.calledShort(place("m"), w.shrink(".A$1", 0, par(1))), "a closure")
	w = link(t, funcs(fn(".drop"), caller(".A", short)))
	w.f(".drop").Callers[0].Iface = true
	assert.False(t, w.calledShort(place("m"), w.shrink(".drop", 0, par(1))), "one of several methods")
}

// Callers see what a helper does, with what they pass.
func TestSeenFrom(t *testing.T) {
	ask := is(facts.GuardFlag, par(2))
	w := link(t, funcs(
		fn(".put"),
		with(fn(".A", on(1), end(ask)), calls(".put", 1, par(0), par(3))),
		with(fn(".late"), deferred(calls(".put", 0, par(0), par(1)))),
		inTests(with(fn(".Test"), calls(".put", 0, par(0), par(1)))),
	))
	got := w.SeenFrom(w.grow(".put", 0, par(1)))
	require.Len(t, got, 2)
	assert.Equal(t, w.f(".put"), got[0].Func)
	assert.Equal(t, w.f(".A"), got[1].Func)
	assert.Equal(t, 1, got[1].Block)
	assert.True(t, got[1].key.Equal(par(3)))
	assert.Len(t, got[1].guards, 1)
}

// A condition stays as it is where the function sets nothing that it asks about.
func TestUnchanged(t *testing.T) {
	w := link(t, funcs(fn(".f")), stores(set("T.now", ".f", 0, lit(1)), facts.Store{Field: "m.seen", Func: id(".f"), Val: lit(1)}))
	for name, tt := range map[string]struct {
		g    facts.Guard
		want bool
	}{
		"a parameter and a number": {cond(facts.GuardEq, par(1), "==", lit(2)), true},
		"nil":                      {cond(facts.GuardEq, par(1), "==", term(facts.OpZero, "")), true},
		"a field":                  {is(facts.GuardFlag, field("on")), true},
		"a field that is set":      {is(facts.GuardFlag, field("now")), false},
		"compared with one":        {cond(facts.GuardEq, par(1), "==", field("now")), false},
		"a variable":               {is(facts.GuardFlag, global("on")), true},
		"a variable that is set":   {is(facts.GuardFlag, global("seen")), false},
		"what a call answers":      {is(facts.GuardCall, call("m.ok")), false},
		"an element":               {is(facts.GuardNil, elem(field("m"), par(1))), false},
		"a case of a select":       {is(facts.GuardSelect, par(1)), false},
		"whether a key is there":   {is(facts.GuardHit, par(1)), false},
		"something else":           {is(facts.GuardOther, par(1)), false},
	} {
		assert.Equal(t, tt.want, w.unchanged(w.f(".f"), &tt.g), name)
	}
}

// A function that runs later pairs if it comes to the removal however it goes, but for
// questions about the entry itself.
func TestRemovedHoweverItGoes(t *testing.T) {
	m, k := field("m"), par(1)
	for name, tt := range map[string]struct {
		ask  facts.Guard
		want bool
	}{
		"it is there":                {has(m, k), true},
		"another's is there":         {has(field("o"), k), false},
		"it is still the same":       {cond(facts.GuardEq, elem(m, k), "==", par(2)), true},
		"the same, the other way":    {cond(facts.GuardEq, par(2), "==", elem(m, k)), true},
		"another's is still the one": {cond(facts.GuardEq, elem(field("o"), k), "==", par(2)), false},
		"a flag":                     {is(facts.GuardFlag, par(2)), false},
		"how much there is":          {cond(facts.GuardLen, length(m), ">", lit(3)), false},
		"a flag of the holder":       {is(facts.GuardFlag, m), false},
		"a flag of the entry":        {is(facts.GuardFlag, fieldOf(elem(m, k), "E.on")), true},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".f", branch(tt.ask, 1, 2), on(3), on(3), end())))
			c := place("m")
			assert.Equal(t, tt.want, w.always(c, w.shrink(".f", 1, k)))
			assert.True(t, w.always(c, w.shrink(".f", 3, k)), "on all ways")
			assert.True(t, w.always(c, w.shrink(".f", 0, k)), "at once")
			assert.False(t, w.missed(c, w.shrink(".f", 1, k), func(b int) bool { return b == 2 }))
		})
	}
	w := link(t, funcs(fn(".f", on(1, 2, 3), on(4), on(4), on(4), end())))
	assert.False(t, w.always(place("m"), w.shrink(".f", 1, k)), "a select has more than two ways")
	assert.False(t, asksEntry(place("m"), nil))
	turning := link(t, funcs(fn(".f", on(1), branch(is(facts.GuardFlag, par(2)), 0, 2), end())))
	assert.True(t, turning.always(place("m"), turning.shrink(".f", 2, k)))
}

// An entry that a goroutine or a timer alone removes stays where that goes another way.
func TestLeftLater(t *testing.T) {
	k := par(1)
	flag := is(facts.GuardFlag, par(2))
	over := is(facts.GuardErr, call("(context.Context).Err", par(3)))
	start := func(how facts.UseHow) *facts.Func {
		return uses(fn(".Ask"), facts.Use{Func: id(".Ask$1"), How: how})
	}
	later := fn(".Ask$1", branch(flag, 1, 2), end(), end())
	type part struct {
		ask, later *facts.Func
		change     func(w *world, in, out *Event, c *Container)
		want       bool
	}
	for name, tt := range map[string]part{
		"a branch is without":           {ask: start(facts.UseGo), later: later, want: true},
		"no branch is":                  {ask: start(facts.UseGo), later: fn(".Ask$1", on(1), end())},
		"it is deferred":                {ask: start(facts.UseDefer), later: later},
		"it is called":                  {ask: start(facts.UseCall), later: later},
		"the branch hears of the end":   {ask: start(facts.UseGo), later: fn(".Ask$1", branch(flag, 1, 2), end(), end(is(facts.GuardSelect, par(3))))},
		"the branch sees a context end": {ask: start(facts.UseGo), later: fn(".Ask$1", branch(flag, 1, 2), end(), end(over))},
		"the branch sees another error": {ask: start(facts.UseGo), later: fn(".Ask$1", branch(flag, 1, 2), end(), end(failed("m.f"))), want: true},
		"the branch sees any error":     {ask: start(facts.UseGo), later: fn(".Ask$1", branch(flag, 1, 2), end(), end(is(facts.GuardErr, nil))), want: true},
		"the branch sees no error":      {ask: start(facts.UseGo), later: fn(".Ask$1", branch(flag, 1, 2), end(), end(is(facts.GuardFlag, call("(context.Context).Err")))), want: true},
		"others remove as well": {ask: start(facts.UseGo), later: later, change: func(w *world, _, _ *Event, c *Container) {
			c.Shrinks = append(c.Shrinks, w.shrink(".Other", 0, k))
		}},
		"others that count for nothing": {ask: start(facts.UseGo), later: later, want: true, change: func(w *world, _, _ *Event, c *Container) {
			e := w.shrink(".Other", 0, k)
			e.Class = ClassVoid
			c.Shrinks = append(c.Shrinks, e)
		}},
		"it counts for nothing":   {ask: start(facts.UseGo), later: later, change: func(_ *world, _, out *Event, _ *Container) { out.Class = ClassVoid }},
		"it takes all":            {ask: start(facts.UseGo), later: later, change: func(_ *world, _, out *Event, _ *Container) { out.Extent = facts.ExtentAll }},
		"at no place of its own":  {ask: start(facts.UseGo), later: later, change: func(_ *world, _, out *Event, _ *Container) { out.Block = 3 }},
		"put in at set-up":        {ask: start(facts.UseGo), later: later, change: func(_ *world, in, _ *Event, _ *Container) { in.Roots = roots{Setup: true} }},
		"put in under another":    {ask: start(facts.UseGo), later: later, change: func(_ *world, in, _ *Event, _ *Container) { in.Key = par(2) }},
		"put in by somebody else": {ask: start(facts.UseGo), later: later, change: func(w *world, in, _ *Event, _ *Container) { in.Func = w.f(".Other") }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(tt.ask, tt.later, fn(".Other")))
			in, out := w.grow(".Ask", 0, k), w.shrink(".Ask$1", 1, up(1, k))
			out.Class = ClassEventOne
			c := place("m", in, out)
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			grow, f := w.LeftLater(c)
			if assert.Equal(t, tt.want, grow != nil) && grow != nil {
				assert.Same(t, in, grow)
				assert.Equal(t, w.f(".Ask$1"), f)
			}
		})
	}
	w := link(t, funcs(start(facts.UseGo), uses(later, facts.Use{Func: id(".Ask$1$1"), How: facts.UseCall}), fn(".Ask$1$1"), fn(".Other")))
	assert.True(t, w.startedLater(w.f(".Ask$1$1")), "within what is started")
	assert.False(t, w.startedLater(w.f(".Other")))
	assert.False(t, w.startedLater(nil))
	grow, _ := w.LeftLater(place("m"))
	assert.Nil(t, grow)
}

// The only make of a map comes before all that is put in.
func TestInitialiser(t *testing.T) {
	mk := func(names ...string) []*facts.Func {
		var out []*facts.Func
		for i, name := range names {
			f := fn(name)
			if i+1 < len(names) {
				f = with(f, calls(names[i+1], 0, par(0)))
			}
			out = append(out, f)
		}
		return append(out, fn(".Add"))
	}
	exported := func(f *facts.Func) *facts.Func { f.Exported = true; return f }
	type parts struct {
		funcs  []*facts.Func
		change func(w *world, e *Event, c *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"made in one place":           {funcs: mk(".init"), want: true},
		"called from one":             {funcs: mk(".a", ".b", ".init"), want: true},
		"from far away":               {funcs: mk(".a", ".b", ".c", ".d", ".e", ".init")},
		"from four away":              {funcs: mk(".b", ".c", ".d", ".init"), want: true},
		"from two":                    {funcs: append(mk(".a", ".init"), with(fn(".b"), calls(".init", 0, par(0))))},
		"from above twice":            {funcs: append(mk(".z", ".a", ".init"), with(fn(".b"), calls(".a", 0, par(0))))},
		"by who keeps it":             {funcs: append(mk(".init"), uses(fn(".b"), facts.Use{Func: id(".init"), How: facts.UseReturn}))},
		"also from outside":           {funcs: funcs(fn(".Add"), with(fn(".a"), calls(".init", 0)), exported(fn(".init")))},
		"only from outside":           {funcs: funcs(fn(".Add"), exported(fn(".init"))), want: true},
		"by events":                   {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.Roots = roots{Event: true} }},
		"as time goes":                {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.Roots = roots{Tick: true} }},
		"by a callback":               {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.Roots = roots{Captured: true} }},
		"of a list":                   {funcs: mk(".init"), change: func(_ *world, _ *Event, c *Container) { list(c) }},
		"of a sync.Map":               {funcs: mk(".init"), change: func(_ *world, _ *Event, c *Container) { c.Kind = facts.KindSyncMap }},
		"of an inner map":             {funcs: mk(".init"), change: func(_ *world, _ *Event, c *Container) { c.Level = 1 }},
		"of a variable of a function": {funcs: mk(".init"), change: func(_ *world, _ *Event, c *Container) { c.Local = true }},
		"of what never grows":         {funcs: mk(".init"), change: func(_ *world, _ *Event, c *Container) { c.Grows = nil }},
		"rebuilt":                     {funcs: mk(".init"), want: true, change: func(_ *world, e *Event, _ *Container) { e.How = facts.HowRebuild }},
		"cleared":                     {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.How = facts.HowClear }},
		"set to nil":                  {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.Zero = true }},
		"in two places": {funcs: append(mk(".init"), fn(".again")), change: func(w *world, e *Event, c *Container) {
			c.Shrinks = append(c.Shrinks, change(e, func(e *Event) { e.Func = w.f(".again") }))
		}},
		"of what was there": {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.Val = par(1) }},
		"of nothing":        {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.Val = nil }},
		"made outside":      {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) { e.Val = up(1, fresh(0)) }},
		"by a function that makes": {funcs: append(mk(".init"), func() *facts.Func {
			f := fn("make")
			f.Results = []*facts.Term{fresh(0)}
			return f
		}()), want: true, change: func(_ *world, e *Event, _ *Container) { e.Val = call("m.make") }},
		"by a function that finds": {funcs: append(mk(".init"), func() *facts.Func {
			f := fn("find")
			f.Results = []*facts.Term{global("m")}
			return f
		}()), change: func(_ *world, e *Event, _ *Container) { e.Val = call("m.find") }},
		"a function that makes": {funcs: append(mk(".init"), func() *facts.Func {
			f := fn("make")
			f.Results = []*facts.Term{fresh(0)}
			return f
		}()), change: func(_ *world, e *Event, _ *Container) { e.Val = term(facts.OpFunc, "m.make") }},
		"read before": {funcs: mk(".init"), change: func(_ *world, e *Event, _ *Container) {
			e.Func = instead(e.Func, func(f *facts.Func) { f.Reads = []string{"m.T.m"} })
		}},
		"in a closure": {funcs: append(mk(".init"), fn(".init$1")), change: func(w *world, e *Event, _ *Container) { e.Func = w.f(".init$1") }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			e := w.shrink(".init", 0, facts.Unknown())
			e.How, e.Extent, e.Val, e.Roots = facts.HowAssign, facts.ExtentAll, fresh(0), roots{Exported: true}
			c := place("m", w.grow(".Add", 0, par(1)), e)
			if tt.change != nil {
				tt.change(w, e, c)
			}
			assert.Equal(t, tt.want, w.Initialiser(c) != nil)
		})
	}
}
