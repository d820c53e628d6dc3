package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/reach"
)

// roots are how a place is reached, for shrinks that do and do not count.
type roots = reach.Roots

// What a removal counts for, by the code around it: each class and the case next to it.
func TestClasses(t *testing.T) {
	m, k := field("m"), par(1)
	long := cond(facts.GuardLen, length(m), ">", lit(9))
	old := cond(facts.GuardTime, call("time.Since", elem(m, k)), ">", global("ttl"))
	w := link(t, funcs(
		fn(".Add"), fn(".Drop"), fn(".Long", end(long)), fn(".Old", end(old)), fn(".Failed", end(failed("net.Dial"))),
		fn(".Worked", end(not(facts.GuardErr, call("net.Dial")))),
	))
	one := func(in string) *Event { return w.shrink(in, 0, k) }
	all := func(r roots, do ...func(*Event)) *Event {
		e := one(".Drop")
		e.Extent, e.How, e.Key, e.Roots = facts.ExtentAll, facts.HowClear, facts.Unknown(), r
		for _, d := range do {
			d(e)
		}
		return e
	}
	some := func(how facts.How) func(*Event) {
		return func(e *Event) { e.Extent, e.How = facts.ExtentSome, how }
	}
	asked := roots{Event: true, Asked: true, Repeats: true}
	for name, tt := range map[string]struct {
		e    *Event
		list bool
		want Class
	}{
		"one key":                               {e: one(".Drop"), want: ClassEventOne},
		"above a length":                        {e: one(".Long"), want: ClassCap},
		"while a key is looked up, once it old": {e: one(".Old"), want: ClassLazy},
		"after an error":                        {e: one(".Failed"), want: ClassOnError},
		"after no error":                        {e: one(".Worked"), want: ClassEventOne},
		"ranged from it":                        {e: w.shrink(".Drop", 0, keyOf(m)), want: ClassSweep},
		"at the place of another's list":        {e: w.shrink(".Drop", 0, elem(m, lit(0))), want: ClassEventOne},
		"beside an insert, the place of a list": {e: w.shrink(".Add", 0, elem(field("order"), lit(0))), want: ClassOnReplace},
		"all of it":                             {e: all(live), want: ClassSweep},
		"all, by code out of view":              {e: all(roots{Exported: true, Repeats: true}), want: ClassAPIAll},
		"all, by events and out of view":        {e: all(roots{Exported: true, Event: true, Repeats: true}), want: ClassSweep},
		"all, as time goes and out of view":     {e: all(roots{Exported: true, Tick: true, Repeats: true}), want: ClassSweep},
		"all, by a kept function":               {e: all(roots{Captured: true, Repeats: true}), want: ClassSweep},
		"all of a list, asked for":              {e: all(asked), list: true, want: ClassAPIAll},
		"all of a list, told":                   {e: all(live), list: true, want: ClassSweep},
		"all of a map, asked for":               {e: all(asked), want: ClassSweep},
		"all of a list, asked for and told":     {e: all(roots{Event: true, Asked: true, Unasked: true, Repeats: true}), list: true, want: ClassSweep},
		"a list asked for where it grows": {e: all(asked, func(e *Event) {
			e.Func = w.f(".Add")
		}), list: true, want: ClassSweep},
		"some, out of view":                   {e: all(roots{Exported: true, Repeats: true}, some(facts.HowDelete)), want: ClassAPIAll},
		"some, by a filter, out of view":      {e: all(roots{Exported: true, Repeats: true}, some(facts.HowFilter)), want: ClassSweep},
		"some, by a cut, out of view":         {e: all(roots{Exported: true, Repeats: true}, some(facts.HowTrim)), want: ClassSweep},
		"some":                                {e: all(live, some(facts.HowDelete)), want: ClassSweep},
		"all by a trim":                       {e: all(roots{Exported: true, Repeats: true}, func(e *Event) { e.How = facts.HowTrim }), want: ClassAPIAll},
		"one key, out of view":                {e: change(one(".Drop"), func(e *Event) { e.Roots = roots{Exported: true, Repeats: true} }), want: ClassAPIOne},
		"one key, by events and out of view":  {e: change(one(".Drop"), func(e *Event) { e.Roots = roots{Exported: true, Event: true, Repeats: true} }), want: ClassEventOne},
		"one key, in time and out of view":    {e: change(one(".Drop"), func(e *Event) { e.Roots = roots{Exported: true, Tick: true, Repeats: true} }), want: ClassEventOne},
		"one key, kept and out of view":       {e: change(one(".Drop"), func(e *Event) { e.Roots = roots{Exported: true, Captured: true, Repeats: true} }), want: ClassEventOne},
		"one key, by a kept function":         {e: change(one(".Drop"), func(e *Event) { e.Roots = roots{Captured: true, Repeats: true} }), want: ClassEventOne},
		"dropped":                             {e: change(one(".Drop"), func(e *Event) { e.How = facts.HowDropped }), want: ClassVoid},
		"one key, as far as that is followed": {e: change(one(".Drop"), func(e *Event) { e.Roots = roots{Unknown: true} }), want: ClassEventOne},
		"nowhere":                             {e: change(one(".Drop"), func(e *Event) { e.Roots = roots{Dead: true} }), want: ClassVoid},
	} {
		t.Run(name, func(t *testing.T) {
			c := place("m", w.grow(".Add", 0, par(1)))
			if tt.list {
				list(c)
			}
			got, why := w.Classify(c, tt.e)
			assert.Equal(t, tt.want, got, why)
			complete := got == ClassSweep || got == ClassCap || got == ClassPaired
			assert.Equal(t, complete, got.Complete())
			if got != ClassEventOne && !complete {
				assert.NotEmpty(t, why)
			}
		})
	}
}

// A cut by what all callers say is a pop.
func TestCounted(t *testing.T) {
	take := func(args ...*facts.Term) *world {
		use := fn(".Use")
		for _, a := range args {
			use = with(use, calls(".take", 0, par(0), a))
		}
		return link(t, funcs(use, fn(".take")))
	}
	trim := func(w *world, key *facts.Term) *Event {
		e := w.shrink(".take", 0, key)
		e.How, e.Extent = facts.HowTrim, facts.ExtentSome
		return e
	}
	w := take(lit(1), lit(2))
	e := trim(w, par(1))
	class, _ := w.Classify(list(place("m")), e)
	assert.Equal(t, ClassEventOne, class)
	assert.Equal(t, facts.HowPop, e.How)
	for name, e := range map[string]*Event{
		"not all say a number": trim(take(lit(1), par(1)), par(1)),
		"nobody says":          trim(take(), par(1)),
		"a filter":             change(trim(w, par(1)), func(e *Event) { e.How = facts.HowFilter }),
		"of unknown size":      trim(w, facts.Unknown()),
		"the size of a field":  trim(w, field("max")),
		"what its maker takes": trim(w, up(1, par(1))),
		"of no size":           trim(w, nil),
		"a result":             trim(w, &facts.Term{Op: facts.OpCall, Text: "m.f", N: 1}),
		"in what it calls":     change(trim(w, par(1)), func(e *Event) { e.Site = w.f(".Use") }),
	} {
		t.Run(name, func(t *testing.T) {
			class, _ := w.Classify(list(place("m")), e)
			assert.Equal(t, ClassSweep, class)
		})
	}
}

// Where a removal counts for nothing, by how it is reached.
func TestVoid(t *testing.T) {
	w := link(t, funcs(fn(".Add"), fn(".Drop")))
	in := w.grow(".Add", 0, par(1))
	in.Roots.Unstarted = true
	c := place("m", in)
	for name, tt := range map[string]struct {
		roots
		want string
	}{
		"again and again":          {live, ""},
		"once":                     {roots{Event: true}, "runs once"},
		"once, by a tick":          {roots{Tick: true, Teardown: true}, "runs once"},
		"as the holder ends":       {roots{Teardown: true, Construct: true, Why: "Close"}, "only as the holder ends, in Close"},
		"not to be followed":       {roots{Unknown: true, Construct: true}, ""},
		"while it is made":         {roots{Construct: true, Setup: true}, "being built"},
		"at set-up":                {roots{Setup: true, Test: true}, "set-up"},
		"by tests":                 {roots{Test: true, Dead: true}, "tests"},
		"by nobody, if it repeats": {roots{Dead: true, Repeats: true}, "nothing calls it"},
		"by nobody":                {roots{Dead: true}, "nothing calls it"},
		"at no place that is led":  {roots{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := w.shrink(".Drop", 0, par(1))
			e.Roots = tt.roots
			why := w.void(c, e)
			if tt.want == "" {
				assert.Empty(t, why)
			} else {
				assert.Contains(t, why, tt.want)
			}
		})
	}
	e := w.shrink(".Drop", 0, par(1))
	e.Roots = roots{Teardown: true, Why: "Close"}
	assert.Contains(t, w.void(place("m"), e), "Close", "it never grows")
	opened := w.grow(".Add", 0, par(1))
	c = place("m", opened)
	assert.Empty(t, w.void(c, e), "it grows only once it is opened again")
	opened.Roots.Unstarted = true
	assert.Contains(t, w.void(c, e), "Close", "it grows without being opened")
}

// An assignment that makes the container is no shrink.
func TestMaking(t *testing.T) {
	m := field("m")
	w := link(t, funcs(fn(".f"), func() *facts.Func {
		f := fn(".both")
		f.Sites = []facts.Site{{Op: facts.Shrink, Extent: facts.ExtentAll, Ref: field("o"), Block: 0}}
		return f
	}()))
	event := func(do ...func(*Event)) *Event {
		e := w.shrink(".f", 0, facts.Unknown())
		e.How, e.Extent = facts.HowAssign, facts.ExtentAll
		for _, d := range do {
			d(e)
		}
		return e
	}
	reached := func(r roots) func(*Event) { return func(e *Event) { e.Roots = r } }
	asks := func(g facts.Guard) func(*Event) { return func(e *Event) { e.Guards = []facts.Guard{g} } }
	rebuilt := func(e *Event) { e.How = facts.HowRebuild }
	other := func(do func(*facts.Site)) *Event {
		f := instead(w.f(".both"), func(f *facts.Func) {
			f.Sites = append([]facts.Site(nil), f.Sites...)
			do(&f.Sites[0])
		})
		return event(asks(is(facts.GuardNil, field("o"))), func(e *Event) { e.Func, e.Site = f, f })
	}
	level := func(n int) *Container { c := place("m"); c.Level = n; return c }
	for name, tt := range map[string]struct {
		c    *Container
		e    *Event
		want bool
	}{
		"while its holder is made":    {place("m"), event(reached(roots{Construct: true})), true},
		"rebuilt while it is made":    {place("m"), event(reached(roots{Construct: true}), rebuilt), true},
		"at set-up":                   {place("m"), event(reached(roots{Setup: true})), true},
		"at set-up and at events":     {place("m"), event(reached(roots{Setup: true, Event: true})), false},
		"at set-up and at its end":    {place("m"), event(reached(roots{Setup: true, Teardown: true})), false},
		"at set-up and never":         {place("m"), event(reached(roots{Setup: true, Dead: true})), false},
		"never":                       {place("m"), event(reached(roots{})), false},
		"cleared while made":          {place("m"), event(reached(roots{Construct: true}), func(e *Event) { e.How = facts.HowClear }), false},
		"at events":                   {place("m"), event(), false},
		"where it is nil":             {place("m"), event(asks(is(facts.GuardNil, m))), true},
		"where it is not nil":         {place("m"), event(asks(not(facts.GuardNil, m))), false},
		"where another is nil":        {place("m"), event(asks(is(facts.GuardNil, field("o")))), false},
		"asked something else":        {place("m"), event(asks(is(facts.GuardFlag, m))), false},
		"the list of a missing key":   {level(1), event(asks(facts.Guard{Kind: facts.GuardHit, Neg: true, X: m, Y: par(1)})), true},
		"the list of a key":           {level(1), event(asks(has(m, par(1)))), false},
		"itself, for a missing key":   {place("m"), event(asks(facts.Guard{Kind: facts.GuardHit, Neg: true, X: m, Y: par(1)})), false},
		"asked for something else":    {level(1), event(asks(not(facts.GuardFlag, m))), false},
		"of a key missing elsewhere":  {level(1), event(asks(facts.Guard{Kind: facts.GuardHit, Neg: true, X: field("o"), Y: par(1)})), false},
		"beside another that is nil":  {place("m"), other(func(*facts.Site) {}), true},
		"beside one that grows":       {place("m"), other(func(s *facts.Site) { s.Op = facts.Grow }), false},
		"beside one that is cut":      {place("m"), other(func(s *facts.Site) { s.Extent = facts.ExtentOne }), false},
		"beside one that is nilled":   {place("m"), other(func(s *facts.Site) { s.Zero = true }), false},
		"beside one made elsewhere":   {place("m"), other(func(s *facts.Site) { s.Block = 1 }), false},
		"beside a third that is made": {place("m"), other(func(s *facts.Site) { s.Ref = field("p") }), false},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, IsMaking(tt.c, tt.e)) })
	}
}

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
			assert.Equal(t, tt.want, keyShape(c, e) != "")
			assert.Equal(t, !tt.want, Covers(e, c.Grows[0]))
			class, _ := w.Classify(c, e)
			assert.Equal(t, tt.want, class == ClassVoid)
			c.Grows = append(c.Grows, w.grow(".Add", 0, tt.out))
			assert.Empty(t, keyShape(c, e), "another insert has its shape")
		})
	}
	e := w.shrink(".Drop", 0, call("m.key", id))
	c := place("m", w.grow(".Add", 0, id))
	assert.NotEmpty(t, keyShape(c, e))
	assert.Empty(t, keyShape(place("m"), e), "it does not grow")
	assert.Empty(t, keyShape(list(place("m", w.grow(".Add", 0, id))), e), "a list has no keys")
	assert.Empty(t, keyShape(c, change(e, func(e *Event) { e.Extent = facts.ExtentAll })), "all go")
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

// A test of how much there is makes a cap, if it has a bound and holds above it.
func TestLengthGuards(t *testing.T) {
	m, limit := field("m"), field("max")
	size := length(m)
	listLen := func(x *facts.Term) *facts.Term { return call("(*container/list.List).Len", x) }
	w := link(t, funcs(fn(".f")))
	for name, tt := range map[string]struct {
		g          facts.Guard
		guard, cap bool
	}{
		"above":                       {cond(facts.GuardLen, size, ">", lit(3)), true, true},
		"at or above":                 {cond(facts.GuardLen, size, ">=", limit), true, true},
		"at":                          {cond(facts.GuardLen, size, "==", limit), true, true},
		"below":                       {cond(facts.GuardLen, size, "<", limit), true, false},
		"at or below":                 {cond(facts.GuardLen, size, "<=", limit), true, false},
		"of another kind":             {cond(facts.GuardEq, size, ">", lit(3)), false, false},
		"of nothing":                  {cond(facts.GuardLen, nil, ">", lit(3)), false, false},
		"against what is not known":   {cond(facts.GuardLen, size, ">", facts.Unknown()), false, false},
		"against a part not known":    {cond(facts.GuardLen, size, ">", elem(limit, facts.Unknown())), false, false},
		"above none":                  {cond(facts.GuardLen, size, ">", lit(0)), false, false},
		"none or more":                {cond(facts.GuardLen, size, ">=", lit(0)), false, false},
		"none":                        {cond(facts.GuardLen, size, "==", lit(0)), false, false},
		"not none":                    {cond(facts.GuardLen, size, "!=", lit(0)), false, false},
		"none or less":                {cond(facts.GuardLen, size, "<=", lit(0)), false, false},
		"less than none":              {cond(facts.GuardLen, size, "<", lit(0)), true, false},
		"of another map":              {cond(facts.GuardLen, length(field("o")), "==", lit(3)), false, false},
		"of the order beside it":      {cond(facts.GuardLen, length(field("o")), ">", lit(3)), false, true},
		"of the order, at or above":   {cond(facts.GuardLen, length(field("o")), ">=", lit(3)), false, true},
		"of the order, below":         {cond(facts.GuardLen, length(field("o")), "<", lit(3)), false, false},
		"of the order, above none":    {cond(facts.GuardLen, length(field("o")), ">", lit(0)), false, false},
		"of the order, unknown":       {cond(facts.GuardLen, length(field("o")), ">", facts.Unknown()), false, false},
		"of the order, another kind":  {cond(facts.GuardEq, length(field("o")), ">", lit(3)), false, false},
		"of what another holder has":  {cond(facts.GuardLen, length(fieldOf(par(1), "E.o")), ">", lit(3)), false, false},
		"of a list beside it":         {cond(facts.GuardLen, listLen(field("o")), ">", lit(3)), false, true},
		"of a parameter":              {cond(facts.GuardLen, length(par(1)), ">", lit(3)), false, false},
		"of a variable":               {cond(facts.GuardLen, length(term(facts.OpGlobal, "m.T.x")), ">", lit(3)), false, false},
		"of what a call counts":       {cond(facts.GuardLen, call("m.count", field("o")), ">", lit(3)), false, false},
		"of a call without arguments": {cond(facts.GuardLen, call("len"), "==", lit(3)), false, false},
		"a count beside it":           {cond(facts.GuardLen, field("n"), ">", lit(3)), true, true},
		"a count, below":              {cond(facts.GuardLen, field("n"), "<", lit(3)), true, true},
		"a count and a field":         {cond(facts.GuardLen, field("n"), ">", limit), true, true},
		"a count and a variable":      {cond(facts.GuardLen, field("n"), ">", global("max")), true, true},
		"a count and a parameter":     {cond(facts.GuardLen, field("n"), ">", par(1)), false, false},
		"a count of another":          {cond(facts.GuardLen, fieldOf(par(1), "E.n"), ">", lit(3)), false, false},
		"a variable that counts":      {cond(facts.GuardLen, term(facts.OpGlobal, "m.T.n"), ">", lit(3)), false, false},
	} {
		t.Run(name, func(t *testing.T) {
			c := place("m")
			e := w.shrink(".f", 0, par(1))
			e.Guards = []facts.Guard{tt.g}
			assert.Equal(t, tt.guard, isLenGuard(c, tt.g))
			assert.Equal(t, tt.cap, isCap(c, e))
		})
	}
	v := place("m")
	v.Owner = ""
	assert.False(t, isLenGuard(v, cond(facts.GuardLen, term(facts.OpField, ".n", par(0)), ">", lit(3))), "a variable has no holder")
	assert.False(t, isSiblingLen(v, cond(facts.GuardLen, length(term(facts.OpField, ".o", par(0))), ">", lit(3))))
}

// A sweep goes through keys of something.
func TestSweeps(t *testing.T) {
	m := field("m")
	turning := fn(".loop", on(1), under(end(), nothing()), end())
	turning.Blocks[1].Loop = 1
	turning.Loops = []facts.Loop{{Head: 1}}
	each := fn(".Each")
	each.Uses = []facts.Use{{Func: id(".Each$1"), How: facts.UseArg, Call: 0, Arg: 1}}
	each = with(each, facts.Call{Func: "(*sync.Map).Range", Callee: facts.Callee{Pkg: "sync", Type: "Map", Name: "Range"}, Args: []*facts.Term{m, {Op: facts.OpFunc, Text: id(".Each$1")}}})
	body := fn(".Each$1")
	body.Params = []facts.Param{{}, {}}
	w := link(t, funcs(turning, fn(".plain"), each, body))
	stale := elem(par(1), facts.Unknown())
	for name, tt := range map[string]struct {
		e    *Event
		want bool
	}{
		"a key of it":             {w.shrink(".plain", 0, keyOf(m)), true},
		"a variable":              {w.shrink(".Each$1", 0, global("x")), false},
		"made of a key of it":     {w.shrink(".plain", 0, call("m.f", keyOf(m))), true},
		"a parameter":             {w.shrink(".plain", 0, par(1)), false},
		"unknown":                 {w.shrink(".loop", 1, facts.Unknown()), false},
		"what Range gives":        {w.shrink(".Each$1", 0, par(0)), true},
		"what its maker is given": {w.shrink(".Each$1", 0, up(1, par(0))), false},
		"an element in a loop":    {w.shrink(".loop", 1, stale), true},
		"an element in no loop":   {w.shrink(".loop", 2, stale), false},
		"an element, at a place":  {w.shrink(".loop", 1, elem(par(1), lit(0))), false},
		"a field of an element":   {w.shrink(".loop", 1, fieldOf(stale, "E.id")), false},
		"seen from another":       {change(w.shrink(".loop", 1, stale), func(e *Event) { e.Func = w.f(".plain") }), false},
		"at no place of the loop": {change(w.shrink(".loop", 1, stale), func(e *Event) { e.Block = 7 }), false},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, w.IsSweep(tt.e)) })
	}
}

func nothing() facts.Guard { return facts.Guard{} }

// A removal pairs an insert where no way out of the activation is without it.
func TestPaired(t *testing.T) {
	k := par(1)
	// 0 inserts, 1 asks something, 2 and 3 end.
	wait := func(blocks ...facts.Block) *facts.Func {
		f := fn(".wait", blocks...)
		f.Uses = []facts.Use{{Func: id(".wait$1"), How: facts.UseGo}, {Func: id(".wait$2"), How: facts.UseReturn}, {Func: id(".wait$3"), How: facts.UseDefer}}
		return f
	}
	ask := is(facts.GuardFlag, par(2))
	straight := wait(on(1), on(2), end())
	branching := wait(branch(ask, 1, 2), end(), end())
	half := fn(".wait$1", branch(ask, 1, 2), end(), end())
	closures := func() []*facts.Func { return funcs(half, fn(".wait$2"), fn(".wait$3"), fn(".other")) }
	w := link(t, append(closures(), straight))
	b := link(t, append(closures(), branching))
	in := func(w *world) *Event { e := w.grow(".wait", 0, k); e.Seq = 1; return e }
	for name, tt := range map[string]struct {
		w    *world
		e    *Event
		list bool
		want bool
	}{
		"on the only way":            {w: w, e: w.shrink(".wait", 1, k), want: true},
		"on one of two":              {w: b, e: b.shrink(".wait", 1, k)},
		"deferred":                   {w: b, e: change(b.shrink(".wait", 0, k), func(e *Event) { e.Deferred, e.Seq = true, 0 }), want: true},
		"deferred, another key":      {w: b, e: change(b.shrink(".wait", 0, par(2)), func(e *Event) { e.Deferred = true })},
		"deferred elsewhere":         {w: b, e: change(b.shrink(".other", 0, k), func(e *Event) { e.Deferred = true })},
		"by a deferred function":     {w: b, e: b.shrink(".wait$3", 0, up(1, k)), want: true},
		"by a goroutine":             {w: b, e: b.shrink(".wait$1", 0, up(1, k)), want: true},
		"by half of a goroutine":     {w: b, e: b.shrink(".wait$1", 1, up(1, k))},
		"by a function given back":   {w: b, e: b.shrink(".wait$2", 0, up(1, k))},
		"of a list, on the only way": {w: w, e: w.shrink(".wait", 1, facts.Unknown()), list: true, want: true},
		"of any key":                 {w: w, e: w.shrink(".wait", 1, facts.Unknown())},
	} {
		t.Run(name, func(t *testing.T) {
			c := place("m", in(tt.w))
			if tt.list {
				list(c)
			}
			assert.Equal(t, tt.want, tt.w.isPaired(c, tt.e))
		})
	}
	unknown := in(w)
	unknown.Key = facts.Unknown()
	assert.True(t, w.isPaired(place("m", unknown), w.shrink(".wait", 1, facts.Unknown())), "of unknown keys both")
	all := w.shrink(".wait", 1, facts.Unknown())
	all.Extent = facts.ExtentAll
	assert.True(t, w.isPaired(place("m", in(w)), all), "all go")
	assert.False(t, w.isPaired(place("m", unknown), w.shrink(".wait", 1, k)), "one is not known")
	assert.True(t, sameKey(unknown, change(all, func(e *Event) { e.Key = k })), "all, under a key above it")
	assert.True(t, w.isPaired(place("m", w.grow(".other", 0, k), in(w)), w.shrink(".wait", 1, k)), "one insert of two")
	assert.Equal(t, par(1).String(), Strip(up(2, par(1))))
}

// What its maker starts, defers or schedules runs for each activation.
func TestRunsLater(t *testing.T) {
	value := &facts.Term{Op: facts.OpFunc, Text: id(".f$1")}
	after := facts.Call{Func: "time.AfterFunc", Callee: facts.Callee{Pkg: "time", Name: "AfterFunc"}, Args: []*facts.Term{par(1), value}}
	handle := facts.Call{Func: "net/http.HandleFunc", Callee: facts.Callee{Pkg: "net/http", Name: "HandleFunc"}, Args: []*facts.Term{par(1), value}}
	sorted := facts.Call{Func: "sort.Slice", Callee: facts.Callee{Pkg: "sort", Name: "Slice"}, Args: []*facts.Term{par(1), value}}
	both := facts.Call{Func: "k8s.io/client-go/util/workqueue.ParallelizeUntil", Callee: facts.Callee{Pkg: "k8s.io/client-go/util/workqueue", Name: "ParallelizeUntil"}, Args: []*facts.Term{par(1), lit(4), lit(9), value}}
	for name, tt := range map[string]struct {
		use  facts.Use
		call *facts.Call
		want bool
	}{
		"started":             {facts.Use{How: facts.UseGo}, nil, true},
		"deferred":            {facts.Use{How: facts.UseDefer}, nil, true},
		"called":              {facts.Use{How: facts.UseCall}, nil, false},
		"scheduled":           {facts.Use{How: facts.UseArg, Arg: 1}, &after, true},
		"another argument":    {facts.Use{How: facts.UseArg, Arg: 0}, &after, false},
		"of no call":          {facts.Use{How: facts.UseArg, Arg: 1, Call: 3}, &after, false},
		"run again and again": {facts.Use{How: facts.UseArg, Arg: 1}, &handle, false},
		"by workers at once":  {facts.Use{How: facts.UseArg, Arg: 3}, &both, true},
		"run before it ends":  {facts.Use{How: facts.UseArg, Arg: 1}, &sorted, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := fn(".f")
			tt.use.Func = id(".f$1")
			if tt.call != nil {
				f = with(f, *tt.call)
			}
			w := link(t, funcs(uses(f, tt.use), fn(".f$1")))
			assert.Equal(t, tt.want, w.runsLater(w.f(".f$1")))
		})
	}
	w := link(t, funcs(uses(fn(".f"), facts.Use{Func: id(".g"), How: facts.UseGo}), fn(".g")))
	assert.False(t, w.runsLater(w.f(".g")), "a declared function has no maker")
}

// What comes out while it is asked for, and what comes out for what comes in.
func TestLazyAndReplaced(t *testing.T) {
	m, k := field("m"), par(1)
	old := cond(facts.GuardTime, call("time.Since", elem(m, k)), ">", global("ttl"))
	w := link(t, funcs(fn(".Get", end(old)), fn(".Plain")))
	assert.True(t, w.isLazy(w.shrink(".Get", 0, k)))
	assert.False(t, w.isLazy(w.shrink(".Plain", 0, k)), "no time is asked")
	assert.False(t, w.isLazy(w.shrink(".Get", 0, keyOf(m))), "nobody names the key")
	assert.False(t, w.isLazy(change(w.shrink(".Get", 0, k), func(e *Event) { e.Extent = facts.ExtentAll })))

	first := elem(field("order"), lit(0))
	c := place("m", w.grow(".Get", 0, k))
	assert.True(t, isReplace(c, w.shrink(".Get", 0, first)))
	assert.False(t, isReplace(list(place("m", w.grow(".Get", 0, k))), w.shrink(".Get", 0, first)), "a list")
	assert.False(t, isReplace(c, w.shrink(".Plain", 0, first)), "elsewhere")
	assert.False(t, isReplace(c, w.shrink(".Get", 0, k)), "the same key")
	assert.False(t, isReplace(c, w.shrink(".Get", 0, par(2))), "no element of a list")
	assert.False(t, isReplace(c, w.shrink(".Get", 0, facts.Unknown())))
	assert.False(t, isReplace(c, w.shrink(".Get", 0, nil)))
	assert.False(t, isReplace(c, w.shrink(".Get", 0, call("m.f", field("order"), lit(0)))), "computed")
	assert.False(t, isReplace(c, w.shrink(".Get", 0, elem(field("order"), facts.Unknown()))), "at no known place")
	assert.False(t, isReplace(place("m", w.grow(".Get", 0, first)), w.shrink(".Get", 0, first)), "it comes in as well")
	assert.False(t, isReplace(place("m", w.grow(".Get", 0, facts.Unknown())), w.shrink(".Get", 0, first)))
	assert.False(t, isReplace(c, change(w.shrink(".Get", 0, first), func(e *Event) { e.Extent = facts.ExtentSome })))
}

func TestOnError(t *testing.T) {
	for name, tt := range map[string]struct {
		g    facts.Guard
		want bool
	}{
		"an error":          {failed("m.f"), true},
		"no error":          {not(facts.GuardErr, call("m.f")), false},
		"a kind of error":   {is(facts.GuardCall, call("errors.Is", par(1))), true},
		"a type of error":   {is(facts.GuardCall, call("errors.As", par(1))), true},
		"not of that kind":  {not(facts.GuardCall, call("errors.Is", par(1))), false},
		"another call":      {is(facts.GuardCall, call("m.ok")), false},
		"a call of nothing": {is(facts.GuardCall, nil), false},
		"a flag":            {is(facts.GuardFlag, call("errors.Is")), false},
	} {
		assert.Equal(t, tt.want, onError(&Event{Guards: []facts.Guard{nothing(), tt.g}}), name)
	}
}
