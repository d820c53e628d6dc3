package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// withSites gives a function operations on containers.
func withSites(f *facts.Func, list ...facts.Site) *facts.Func {
	f.Sites = append(f.Sites, list...)
	return f
}

func TestKeySource(t *testing.T) {
	o := field("o")
	for name, tt := range map[string]struct {
		t    *facts.Term
		want *facts.Term
	}{
		"a key":                       {keyOf(o), o},
		"an element":                  {elem(o, lit(0)), o},
		"received":                    {term(facts.OpRecv, "", o), o},
		"of a variable":               {keyOf(global("o")), global("o")},
		"of an element":               {keyOf(elem(o, par(1))), o},
		"a field of an element":       {fieldOf(elem(o, par(1)), "E.id"), o},
		"an element of a cut":         {elem(term(facts.OpSlice, "head", o), lit(0)), o},
		"a cut of an element":         {term(facts.OpSlice, "head", elem(o, lit(0))), o},
		"a field":                     {o, nil},
		"a field of a field":          {fieldOf(o, "E.id"), nil},
		"an element of a parameter":   {elem(par(1), lit(0)), nil},
		"what a function makes of it": {call("m.f", elem(o, lit(0))), nil},
		"nothing":                     {nil, nil},
	} {
		assert.Equal(t, tt.want, keySource(tt.t), name)
	}
}

// A removal that takes its keys from what nothing fills takes none.
func TestEmptySource(t *testing.T) {
	o := field("o")
	drop := fn(".Drop")
	filled := func(sites ...facts.Site) *facts.Func { return withSites(fn(".fill"), sites...) }
	called := func(c facts.Call) *facts.Func { return with(fn(".fill"), c) }
	foreign := func(args ...*facts.Term) facts.Call {
		return facts.Call{Func: "sort.Sort", Callee: facts.Callee{Pkg: "sort", Name: "Sort"}, Args: args}
	}
	gives := func(list ...*facts.Term) *facts.Func { f := fn(".fill"); f.Results = list; return f }
	sends := func(op facts.CommOp, ch *facts.Term) *facts.Func {
		f := fn(".fill")
		f.Comms = []facts.Comm{{Op: op, Chan: ch}}
		return f
	}
	decl := func(do func(*facts.Container)) func(*facts.Summary) {
		return func(s *facts.Summary) { do(&s.Containers[1]) }
	}
	zero := term(facts.OpZero, "")
	kind := func(k facts.Kind) func(*facts.Summary) {
		return decl(func(c *facts.Container) { c.Levels = []facts.Kind{k} })
	}
	levels := decl(func(c *facts.Container) { c.Levels = []facts.Kind{facts.KindMap, facts.KindMap} })
	type parts struct {
		fill    *facts.Func
		changes []func(*facts.Summary)
		key     *facts.Term
		full    bool
	}
	for name, tt := range map[string]parts{
		"nothing fills it":       {fill: fn(".fill")},
		"something is put in":    {fill: filled(facts.Site{Op: facts.Grow, Ref: o}), full: true},
		"something is put over":  {fill: filled(facts.Site{Op: facts.Overwrite, Ref: o}), full: true},
		"a variable is filled":   {fill: filled(facts.Site{Op: facts.Grow, Ref: global("o")}), key: keyOf(global("o")), changes: []func(*facts.Summary){decl(func(c *facts.Container) { c.Key, c.Owner = "m.o", "" })}, full: true},
		"a value is emptied":     {fill: filled(facts.Site{Op: facts.Empty, Ref: o})},
		"deep in it":             {fill: filled(facts.Site{Op: facts.Grow, Ref: elem(o, par(1))}), full: true},
		"in another":             {fill: filled(facts.Site{Op: facts.Grow, Ref: field("p")})},
		"one is taken out":       {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentOne, Ref: o})},
		"it is cleared":          {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowClear, Ref: o})},
		"it is set to nil":       {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Zero: true, Ref: o})},
		"it is set to a nil":     {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: zero, Ref: o})},
		"it is made":             {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: fresh(0), Ref: o})},
		"a channel is made":      {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: fresh(0), Ref: o}), changes: []func(*facts.Summary){kind(facts.KindChan)}},
		"a list is made":         {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: fresh(0), Ref: o}), changes: []func(*facts.Summary){kind(facts.KindSlice)}, full: true},
		"it is made and filled":  {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: fresh(0), Ref: o}, facts.Site{Op: facts.Grow, Ref: fresh(0)}), full: true},
		"another is filled":      {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: fresh(0), Ref: o}, facts.Site{Op: facts.Grow, Ref: fresh(1)})},
		"it is made and emptied": {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: fresh(0), Ref: o}, facts.Site{Op: facts.Shrink, Extent: facts.ExtentOne, Ref: fresh(0)})},
		"it takes what it finds": {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: par(1), Ref: o}), full: true},
		"it takes from outside":  {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: up(1, fresh(0)), Ref: o}), full: true},
		"it takes what it may":   {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Ref: o}), full: true},
		"what is undeclared":     {fill: filled(facts.Site{Op: facts.Shrink, Extent: facts.ExtentAll, How: facts.HowAssign, Val: fresh(0), Ref: field("p")})},
		"others are handed it":   {fill: called(foreign(o)), full: true},
		"others are handed some": {fill: called(foreign(elem(o, par(1))))},
		"others are handed maps": {fill: called(foreign(elem(o, par(1)))), changes: []func(*facts.Summary){levels}, full: true},
		"a method may have it":   {fill: called(facts.Call{Iface: true, Func: id(".Drop"), Callee: facts.Callee{Pkg: "m", Type: "I", Name: "Do"}, Args: []*facts.Term{o}}), full: true},
		"a value may have it":    {fill: called(facts.Call{Value: par(1), Args: []*facts.Term{o}}), full: true},
		"code in view has it":    {fill: called(calls(".Drop", 0, o)), full: true},
		"code in view has some":  {fill: called(calls(".Drop", 0, elem(o, par(1))))},
		"it is sent to":          {fill: sends(facts.CommSend, o), full: true},
		"it is received from":    {fill: sends(facts.CommRecv, o)},
		"it is given back":       {fill: gives(o), full: true},
		"it may be given back":   {fill: gives(term(facts.OpPhi, "", par(1), o)), full: true},
		"some is given back":     {fill: gives(elem(o, par(1)))},
		"it is kept elsewhere":   {fill: fn(".fill"), changes: []func(*facts.Summary){stores(set("T.kept", ".fill", 0, o))}, full: true},
		"a variable is":          {fill: fn(".fill"), key: keyOf(global("o")), changes: []func(*facts.Summary){stores(set("T.kept", ".fill", 0, global("o"))), decl(func(c *facts.Container) { c.Key, c.Owner = "m.o", "" })}, full: true},
		"a variable is not":      {fill: fn(".fill"), key: keyOf(global("o")), changes: []func(*facts.Summary){decl(func(c *facts.Container) { c.Key, c.Owner = "m.o", "" })}},
		"some is kept elsewhere": {fill: fn(".fill"), changes: []func(*facts.Summary){stores(set("T.kept", ".fill", 0, elem(o, par(1))))}},
		"others see it":          {fill: fn(".fill"), changes: []func(*facts.Summary){decl(func(c *facts.Container) { c.Exported = true })}, full: true},
		"a library has it":       {fill: fn(".fill"), changes: []func(*facts.Summary){decl(func(c *facts.Container) { c.Lib = "lru.Cache" })}, full: true},
		"nobody declares it":     {fill: fn(".fill"), key: keyOf(field("p")), full: true},
		"it is itself":           {fill: fn(".fill"), key: keyOf(field("m")), full: true},
		"it is no source":        {fill: fn(".fill"), key: par(1), full: true},
	} {
		t.Run(name, func(t *testing.T) {
			tt.fill.Exported = true // others may call it
			w := link(t, funcs(drop, tt.fill), tt.changes...)
			e := w.shrink(".Drop", 0, keyOf(o))
			if tt.key != nil {
				e.Key = tt.key
			}
			want := "o"
			if tt.full {
				want = ""
			}
			assert.Equal(t, want, w.emptySource(place("m"), e))
			if !tt.full {
				assert.Equal(t, "it takes its keys from o, which nothing fills", w.disproved(place("m"), e).String())
			}
		})
	}
}

func TestWhatNothingCallsFillsNothing(t *testing.T) {
	o := field("o")
	w := link(t, funcs(fn(".Drop"), withSites(fn(".fill"), facts.Site{Op: facts.Grow, Ref: o})))
	assert.Equal(t, "o", w.emptySource(place("m"), w.shrink(".Drop", 0, keyOf(o))))
}

func TestHandedOnWhole(t *testing.T) {
	out := map[string]bool{}
	for _, of := range []*facts.Term{nil, elem(field("m"), par(1)), term(facts.OpCall, "m.f"), field("o"), global("v")} {
		noteWhole(of, out)
	}
	assert.Equal(t, map[string]bool{"m.T.o": true, "m.v": true}, out)
}

func TestIsCountOf(t *testing.T) {
	m, k := field("m"), par(1)
	for name, tt := range map[string]struct {
		t    *facts.Term
		want bool
	}{
		"the value":                {elem(m, k), true},
		"a field of it":            {fieldOf(elem(m, k), "E.n"), true},
		"under another key":        {elem(m, par(2)), false},
		"another map's":            {elem(field("o"), k), false},
		"what a function finds":    {call("m.f", m, k), false},
		"a field of a field of it": {fieldOf(fieldOf(elem(m, k), "E.in"), "E.n"), false},
		"something in the value":   {elem(elem(m, k), k), true},
		"a parameter":              {par(2), false},
	} {
		assert.Equal(t, tt.want, isCountOf(place("m"), tt.t, k), name)
	}
}

// The count of an entry that a helper is passed with its key.
func TestPassedCountTooLate(t *testing.T) {
	m, k := field("m"), par(1)
	refs := fieldOf(par(2), "E.refs")
	zero := cond(facts.GuardEq, refs, "<=", lit(0))
	for name, tt := range map[string]struct {
		object *facts.Term
		want   bool
	}{
		"the entry": {elem(m, k), true}, "another object": {par(3), false},
	} {
		w := link(t, funcs(fn(".leave", branch(zero, 1, 2), end(zero), end()), fn(".Join"), with(fn(".A"), calls(".leave", 0, par(0), k, tt.object))),
			stores(set("E.refs", ".Join", 0, lit(1)), set("E.refs", ".leave", 2, bin("-", refs, lit(1)))))
		in := w.grow(".Join", 0, k)
		in.Val = fresh(0)
		assert.Equal(t, tt.want, w.countsTooLate(place("m", in), w.shrink(".leave", 1, k)), name)
	}
}

func TestCountOf(t *testing.T) {
	x := par(1)
	for name, tt := range map[string]struct {
		t    *facts.Term
		of   *facts.Term
		less int
	}{
		"as it is":        {x, x, 0},
		"less one":        {bin("-", x, lit(1)), x, 1},
		"plus two":        {bin("+", x, lit(2)), x, -2},
		"times two":       {bin("*", x, lit(2)), nil, 0},
		"less another":    {bin("-", x, par(2)), nil, 0},
		"the opposite":    {bin("-", x), bin("-", x), 0},
		"what is unknown": {facts.Unknown(), facts.Unknown(), 0},
		"what a call is":  {call("m.f", x, lit(1)), call("m.f", x, lit(1)), 0},
	} {
		of, less := countOf(tt.t)
		assert.Equal(t, tt.of, of, name)
		assert.Equal(t, tt.less, less, name)
	}
}

// Who comes last finds the count at one: a removal that asks for less never runs.
func TestCountedTooLate(t *testing.T) {
	m, k := field("m"), par(1)
	entry := elem(m, k)
	refs := fieldOf(entry, "E.refs")
	added := fieldOf(fresh(0), "E.refs")
	down := func(block int) facts.Store { return set("E.refs", ".Leave", block, bin("-", refs, lit(1))) }
	one := set("E.refs", ".Join", 0, lit(1))
	asks := func(x *facts.Term, op string, y *facts.Term) facts.Guard { return at(1, cond(facts.GuardEq, x, op, y)) }
	zero := asks(refs, "<=", lit(0))
	type parts struct {
		ask    facts.Guard
		stores []facts.Store
		change func(w *world, in, out *Event, c *Container)
		want   bool
	}
	// .Leave: 0 goes on, 1 asks, 2 removes, 3 ends.
	for name, tt := range map[string]parts{
		"asked before it counts":     {ask: zero, stores: []facts.Store{one, down(3)}, want: true},
		"asked after it counts":      {ask: zero, stores: []facts.Store{one, down(0)}},
		"less one, after it counts":  {ask: asks(refs, "<", lit(0)), stores: []facts.Store{one, down(0)}, want: true},
		"counted as it is asked":     {ask: asks(bin("-", refs, lit(1)), "<=", lit(0)), stores: []facts.Store{one, down(1)}},
		"counted, and asked for one": {ask: asks(refs, "<=", lit(1)), stores: []facts.Store{one, down(3)}},
		"asked for more":             {ask: asks(refs, ">", lit(1)), stores: []facts.Store{one, down(3)}},
		"a length":                   {ask: func() facts.Guard { g := zero; g.Kind = facts.GuardLen; return g }(), stores: []facts.Store{one, down(3)}, want: true},
		"another kind of test":       {ask: func() facts.Guard { g := zero; g.Kind = facts.GuardTime; return g }(), stores: []facts.Store{one, down(3)}},
		"a count that is computed":   {ask: asks(bin("*", refs, lit(2)), "<=", lit(0)), stores: []facts.Store{one, down(3)}},
		"a count of another":         {ask: asks(fieldOf(elem(m, par(2)), "E.refs"), "<=", lit(0)), stores: []facts.Store{one, down(3)}},
		"a count in another":         {ask: asks(fieldOf(elem(field("o"), k), "E.refs"), "<=", lit(0)), stores: []facts.Store{one, down(3)}},
		"no number":                  {ask: asks(refs, "<=", par(2)), stores: []facts.Store{one, down(3)}},
		"it does not count":          {ask: zero, stores: []facts.Store{one}},
		"it counts something else":   {ask: zero, stores: []facts.Store{one, set("E.n", ".Leave", 3, bin("-", refs, lit(1)))}},
		"it counts two":              {ask: zero, stores: []facts.Store{one, set("E.refs", ".Leave", 3, bin("-", refs, lit(2)))}},
		"it counts another's":        {ask: zero, stores: []facts.Store{one, set("E.refs", ".Leave", 3, bin("-", fieldOf(par(2), "E.refs"), lit(1)))}},
		"it begins with none":        {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, lit(0)), down(3)}},
		"it begins with two":         {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, lit(2)), down(3)}, want: true},
		"it begins with nothing":     {ask: zero, stores: []facts.Store{down(3)}},
		"another field begins":       {ask: zero, stores: []facts.Store{set("E.n", ".Join", 0, lit(1)), down(3)}},
		"it is counted up at once":   {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, bin("+", added, lit(1))), down(3)}, want: true},
		"counted up on each way":     {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 2, bin("+", added, lit(1))), down(3)}, want: true},
		"counted up on one way":      {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 1, bin("+", added, lit(1))), down(3)}},
		"counted down at once":       {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, bin("-", added, lit(1))), down(3)}},
		"another is counted up":      {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, bin("+", fieldOf(fresh(1), "E.refs"), lit(1))), down(3)}},
		"a field counted from one":   {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, bin("+", fieldOf(fresh(0), "E.n"), lit(1))), down(3)}},
		"what is no field":           {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, bin("+", term(facts.OpElem, "m.E.refs", fresh(0)), lit(1))), down(3)}},
		"what may be it":             {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, bin("+", fieldOf(term(facts.OpPhi, "", par(2), fresh(0)), "E.refs"), lit(1))), down(3)}, want: true},
		"what is computed":           {ask: zero, stores: []facts.Store{set("E.refs", ".Join", 0, bin("*", added, lit(1))), down(3)}},
		"at set-up it begins with none": {ask: zero, stores: []facts.Store{down(3)}, want: true, change: func(_ *world, in, _ *Event, _ *Container) {
			in.Roots = roots{Setup: true}
		}},
		"all go":           {ask: zero, stores: []facts.Store{one, down(3)}, change: func(_ *world, _, out *Event, _ *Container) { out.Extent = facts.ExtentAll }},
		"of a list":        {ask: zero, stores: []facts.Store{one, down(3)}, change: func(_ *world, _, _ *Event, c *Container) { list(c) }},
		"in what it calls": {ask: zero, stores: []facts.Store{one, down(3)}, change: func(w *world, _, out *Event, _ *Container) { out.Site = w.f(".Join") }},
	} {
		t.Run(name, func(t *testing.T) {
			leave := fn(".Leave", on(1), branch(tt.ask, 2, 3), under(on(3), tt.ask), end())
			join := fn(".Join", branch(is(facts.GuardFlag, par(2)), 1, 2), on(2), end())
			w := link(t, funcs(leave, join), stores(tt.stores...))
			in, out := w.grow(".Join", 0, k), w.shrink(".Leave", 2, k)
			in.Val = fresh(0)
			c := place("m", in)
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			assert.Equal(t, tt.want, w.countsTooLate(c, out))
			assert.Equal(t, tt.want, w.disproved(c, out).String() == "the last user finds a count of one, and it asks for a lower one")
		})
	}
}

// The same for counts that are the values themselves.
func TestCountsAsValues(t *testing.T) {
	m, k := field("m"), par(1)
	count := elem(m, k)
	for name, tt := range map[string]struct {
		op          string
		bound       int
		val         *facts.Term
		how         facts.How
		downAt      int
		downIn      string
		want, stuck bool
	}{
		"asked before it counts":  {op: "==", bound: 0, val: lit(1), how: facts.HowCount, downAt: 3, downIn: ".Leave", want: true, stuck: true},
		"asked after it counts":   {op: "==", bound: 0, val: lit(1), how: facts.HowCount, downAt: 0, downIn: ".Leave", stuck: true},
		"it begins with none":     {op: "==", bound: 0, val: lit(0), how: facts.HowCount, downAt: 3, downIn: ".Leave"},
		"it begins with two":      {op: "==", bound: 0, val: lit(2), how: facts.HowCount, downAt: 3, downIn: ".Leave", want: true, stuck: true},
		"it is one more":          {op: "==", bound: 0, val: bin("+", count, lit(1)), how: facts.HowCount, downAt: 3, downIn: ".Leave", want: true},
		"it is one less":          {op: "==", bound: 0, val: bin("-", count, lit(1)), how: facts.HowCount, downAt: 3, downIn: ".Leave"},
		"one more than another":   {op: "==", bound: 0, val: bin("+", par(2), lit(1)), how: facts.HowCount, downAt: 3, downIn: ".Leave"},
		"a multiple":              {op: "==", bound: 0, val: bin("*", count, lit(1)), how: facts.HowCount, downAt: 3, downIn: ".Leave"},
		"nobody counts":           {op: "==", bound: 0, val: lit(1), how: facts.HowDelete, downAt: 3, downIn: ".Leave", stuck: true},
		"another function counts": {op: "==", bound: 0, val: lit(1), how: facts.HowCount, downAt: 3, downIn: ".Join", stuck: true},
		"it asks for one":         {op: "==", bound: 1, val: lit(1), how: facts.HowCount, downAt: 3, downIn: ".Leave"},
		"it asks for two":         {op: "==", bound: 2, val: lit(1), how: facts.HowCount, downAt: 3, downIn: ".Leave", stuck: true},
	} {
		t.Run(name, func(t *testing.T) {
			ask := at(1, cond(facts.GuardEq, count, tt.op, lit(tt.bound)))
			w := link(t, funcs(fn(".Leave", on(1), branch(ask, 2, 3), under(on(3), ask), end()), fn(".Join")))
			in, out := w.grow(".Join", 0, k), w.shrink(".Leave", 2, k)
			in.Val = tt.val
			down := w.event(facts.Empty, tt.downIn, tt.downAt, k)
			down.How = tt.how
			c := place("m", in, out, down)
			out.Class = ClassEventOne
			assert.Equal(t, tt.want, w.countsTooLate(c, out))
			assert.Equal(t, tt.stuck, w.Stuck(c) != nil)
		})
	}
}

// An entry stays at a count that no removal asks for.
func TestStuck(t *testing.T) {
	m, k := field("m"), par(1)
	refs := fieldOf(elem(m, k), "E.refs")
	two := cond(facts.GuardEq, refs, "==", lit(2))
	type parts struct {
		ask    facts.Guard
		stores []facts.Store
		change func(w *world, in, out *Event, c *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"another count":        {ask: two, stores: []facts.Store{set("E.refs", ".Join", 0, lit(1))}, want: true},
		"this count":           {ask: two, stores: []facts.Store{set("E.refs", ".Join", 0, lit(2))}},
		"this count, less one": {ask: cond(facts.GuardEq, bin("-", refs, lit(1)), "==", lit(1)), stores: []facts.Store{set("E.refs", ".Join", 0, lit(2))}},
		"none is put in":       {ask: two, want: true},
		"none is asked for":    {ask: cond(facts.GuardEq, refs, "==", lit(0))},
		"another field":        {ask: cond(facts.GuardEq, refs, "==", lit(1)), stores: []facts.Store{set("E.n", ".Join", 0, lit(1))}, want: true},
		"no number put in":     {ask: two, stores: []facts.Store{set("E.refs", ".Join", 0, par(2))}},
		"no number asked":      {ask: cond(facts.GuardEq, refs, "==", par(2)), stores: []facts.Store{set("E.refs", ".Join", 0, lit(1))}},
		"a flag":               {ask: facts.Guard{Kind: facts.GuardFlag, X: refs, Op: "==", Y: lit(2)}},
		"another's count":      {ask: cond(facts.GuardEq, fieldOf(elem(m, par(2)), "E.refs"), "==", lit(2))},
		"what is computed":     {ask: cond(facts.GuardEq, bin("*", refs, lit(2)), "==", lit(3))},
		"what was there":       {ask: two, change: func(_ *world, in, _ *Event, _ *Container) { in.Val = par(2) }},
		"what nobody saw":      {ask: two, change: func(_ *world, in, _ *Event, _ *Container) { in.Val = nil }},
		"put in at set-up":     {ask: two, change: func(_ *world, in, _ *Event, _ *Container) { in.Roots = roots{Setup: true} }},
		"put in where it is made": {ask: two, change: func(_ *world, in, _ *Event, _ *Container) {
			in.Roots = roots{Event: true, Construct: true}
		}},
		"of a list": {ask: two, change: func(_ *world, _, _ *Event, c *Container) { list(c) }},
		"all go":    {ask: two, change: func(_ *world, _, out *Event, _ *Container) { out.Extent = facts.ExtentAll }},
		"all go as well": {ask: two, change: func(_ *world, _, out *Event, c *Container) {
			c.Shrinks = append(c.Shrinks, change(out, func(e *Event) { e.Extent = facts.ExtentAll }))
		}},
		"none goes":    {ask: two, change: func(_ *world, _, out *Event, _ *Container) { out.Class = ClassVoid }},
		"nothing goes": {ask: two, change: func(_ *world, _, _ *Event, c *Container) { c.Shrinks = nil }},
		"others take it": {ask: two, change: func(w *world, _, _ *Event, c *Container) {
			c.Shrinks = append(c.Shrinks, w.shrink(".Join", 0, k))
		}},
		"others take nothing": {ask: two, want: true, change: func(w *world, _, _ *Event, c *Container) {
			e := w.shrink(".Join", 0, k)
			e.Class = ClassVoid
			c.Shrinks = append(c.Shrinks, e)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Leave", end(tt.ask)), fn(".Join")), stores(tt.stores...))
			in, out := w.grow(".Join", 0, k), w.shrink(".Leave", 0, k)
			in.Val = fresh(0)
			c := place("m", in, out)
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			got := w.Stuck(c)
			assert.Equal(t, tt.want, got != nil)
			if tt.want {
				assert.Same(t, in, got)
			}
		})
	}
}

// What a function in view puts into its own object's map is put into the map of that place.
func TestPartsGained(t *testing.T) {
	w := link(t, funcs(
		with(fn(".Use"), calls("fill", 0, field("part"))),
		withSites(fn("fill"), facts.Site{Op: facts.Grow, Ref: fieldOf(par(0), "E.in")}, facts.Site{Op: facts.Shrink, Extent: facts.ExtentOne, Ref: fieldOf(par(0), "E.out")}, facts.Site{Op: facts.Overwrite, Ref: fieldOf(par(0), "E.over")}),
	))
	got := map[string]bool{}
	w.partsGained(&w.f(".Use").Calls[0], func(t *facts.Term) { got[t.String()] = true })
	assert.Equal(t, map[string]bool{
		fieldOf(field("part"), "E.in").String():   true,
		fieldOf(field("part"), "E.over").String(): true,
	}, got)
	foreign := facts.Call{Func: "sort.Sort", Args: []*facts.Term{par(0)}}
	w.partsGained(&foreign, func(*facts.Term) { t.Error("out of view") })
}
