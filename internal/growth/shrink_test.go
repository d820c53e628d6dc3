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
		"all, by a call that is not followed":   {e: all(roots{Exported: true, Repeats: true, Crowded: true}), want: ClassSweep},
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
		"as the holder ends":       {roots{Teardown: true, Construct: true, Why: "Close"}, "only when the object that holds it is closed, in Close"},
		"not to be followed":       {roots{Unknown: true, Construct: true}, ""},
		"while it is made":         {roots{Construct: true, Setup: true}, "is built"},
		"at set-up":                {roots{Setup: true, Test: true}, "start-up"},
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
				assert.Contains(t, why.String(), tt.want)
			}
		})
	}
	e := w.shrink(".Drop", 0, par(1))
	e.Roots = roots{Teardown: true, Why: "Close"}
	assert.Contains(t, w.void(place("m"), e).String(), "Close", "it never grows")
	opened := w.grow(".Add", 0, par(1))
	c = place("m", opened)
	assert.Empty(t, w.void(c, e), "it grows only once it is opened again")
	opened.Roots.Unstarted = true
	assert.Contains(t, w.void(c, e).String(), "Close", "it grows without being opened")
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
