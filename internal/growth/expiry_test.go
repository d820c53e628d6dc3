package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// later is a comparison of two times by a method of the first.
func later(name string, a, b *facts.Term) facts.Call {
	return facts.Call{Func: "(time.Time)." + name, Callee: facts.Callee{Pkg: "time", Type: "Time", Name: name}, Args: []*facts.Term{a, b}}
}

// What the times in the values are asked for.
func TestExpiry(t *testing.T) {
	m, k := field("m"), par(1)
	now := call("time.Now")
	until := func(entry *facts.Term) *facts.Term { return fieldOf(entry, "E.until") }
	one, each := until(elem(m, k)), until(elem(m, keyOf(m)))
	timed := func(g facts.Guard) []*facts.Func { return funcs(fn(".f", end(g))) }
	result := func(t *facts.Term) []*facts.Func {
		f := fn(".f")
		f.Results = []*facts.Term{nil, t}
		f.Results = f.Results[1:]
		return funcs(f)
	}
	compared := func(a, b *facts.Term) facts.Guard { return cond(facts.GuardTime, a, "<", b) }
	helper := func(name string, g facts.Guard) *facts.Func { return fn(name, end(g)) }
	for name, tt := range map[string]struct {
		funcs []*facts.Func
		want  Expiry
	}{
		"one is looked up":         {timed(compared(one, now)), ExpiryLookup},
		"the other way":            {timed(compared(now, one)), ExpiryLookup},
		"each is looked at":        {timed(compared(each, now)), ExpirySweep},
		"each, of unknown key":     {timed(compared(until(elem(m, facts.Unknown())), now)), ExpirySweep},
		"both":                     {append(timed(compared(each, now)), fn(".g", end(compared(one, now)))), ExpiryLookup},
		"both, in another order":   {append(timed(compared(one, now)), fn(".g", end(compared(each, now)))), ExpiryLookup},
		"two entries":              {timed(compared(one, each)), ExpiryNone},
		"an equal time":            {timed(cond(facts.GuardTime, one, "==", now)), ExpiryNone},
		"a time that is not":       {timed(cond(facts.GuardTime, one, "!=", now)), ExpiryNone},
		"no time":                  {timed(cond(facts.GuardLen, one, "<", now)), ExpiryNone},
		"compared with nothing":    {timed(cond(facts.GuardTime, call("time.Since", one), "<", nil)), ExpiryNone},
		"in tests":                 {funcs(inTests(fn(".f", end(compared(one, now))))), ExpiryNone},
		"another's":                {timed(compared(until(elem(field("o"), k)), now)), ExpiryNone},
		"of an inner level":        {timed(compared(until(elem(elem(m, k), k)), now)), ExpiryLookup},
		"how long since":           {timed(compared(call("time.Since", one), global("ttl"))), ExpiryLookup},
		"later by some time":       {timed(compared(call("(time.Time).Add", one, lit(9)), now)), ExpiryLookup},
		"as its own method says":   {timed(compared(call("(*m.E).Until", elem(m, k)), now)), ExpiryLookup},
		"as a function of two":     {timed(compared(call("m.max", elem(m, k), lit(1)), now)), ExpiryNone},
		"computed":                 {timed(compared(bin("+", one, lit(9)), now)), ExpiryLookup},
		"one of two":               {timed(compared(term(facts.OpPhi, "", one, lit(1)), now)), ExpiryLookup},
		"a cut":                    {timed(compared(term(facts.OpSlice, "head", one), now)), ExpiryLookup},
		"a result":                 {result(bin("<", one, now)), ExpiryLookup},
		"a result, at most":        {result(bin("<=", one, now)), ExpiryLookup},
		"a result, more":           {result(bin(">", one, now)), ExpiryLookup},
		"a result, at least":       {result(bin(">=", one, now)), ExpiryLookup},
		"one of two results":       {result(term(facts.OpPhi, "", lit(0), bin("<", one, now))), ExpiryLookup},
		"a sum":                    {result(bin("+", one, now)), ExpiryNone},
		"a result of a call":       {result(call("<", one, now)), ExpiryNone},
		"before":                   {funcs(with(fn(".f"), later("Before", one, now))), ExpiryLookup},
		"after":                    {funcs(with(fn(".f"), later("After", one, now))), ExpiryLookup},
		"compare":                  {funcs(with(fn(".f"), later("Compare", one, now))), ExpiryLookup},
		"sub":                      {funcs(with(fn(".f"), later("Sub", one, now))), ExpiryNone},
		"before nothing":           {funcs(with(fn(".f"), facts.Call{Callee: facts.Callee{Pkg: "time", Type: "Time", Name: "Before"}, Args: []*facts.Term{now}})), ExpiryNone},
		"before, by another type":  {funcs(with(fn(".f"), facts.Call{Callee: facts.Callee{Pkg: "x/time", Type: "Time", Name: "Before"}, Args: []*facts.Term{one, now}})), ExpiryNone},
		"before, of another":       {funcs(with(fn(".f"), facts.Call{Callee: facts.Callee{Pkg: "x", Type: "Time", Name: "Before"}, Args: []*facts.Term{one, now}})), ExpiryNone},
		"by a helper":              {funcs(with(fn(".f"), calls("old", 0, elem(m, k))), helper("old", compared(until(par(0)), now))), ExpiryLookup},
		"by a helper of a helper":  {funcs(with(fn(".f"), calls("a", 0, elem(m, k))), with(fn("a"), calls("old", 0, par(0))), helper("old", compared(until(par(0)), now))), ExpiryLookup},
		"by a helper of another":   {funcs(with(fn(".f"), calls("old", 0, elem(m, k), par(1))), helper("old", compared(until(par(1)), now))), ExpiryNone},
		"all by a helper":          {funcs(with(fn(".f"), calls("sweep", 0, m)), helper("sweep", compared(until(elem(par(0), keyOf(par(0)))), now))), ExpirySweep},
		"one by a helper":          {funcs(with(fn(".f"), calls("get", 0, m, k)), helper("get", compared(until(elem(par(0), par(1))), now))), ExpiryLookup},
		"by a closure of a helper": {funcs(with(fn(".f"), calls("old", 0, elem(m, k))), fn("old"), helper("old$1", compared(up(1, until(par(0))), now))), ExpiryLookup},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, append(tt.funcs, fn(".Drop")))
			c := place("m", w.shrink(".Drop", 0, k))
			w.Expiries([]*Container{c})
			assert.Equal(t, tt.want, c.Expiry)
			assert.Equal(t, tt.want == ExpiryLookup, c.Shrinks[0].Named)
		})
	}
	w := link(t, funcs(fn(".Drop")))
	c := place("m", w.shrink(".Drop", 0, k))
	c.Shrinks[0].Class = ClassLazy
	w.Expiries([]*Container{c})
	assert.Equal(t, ExpiryLookup, c.Expiry, "a removal while a key is looked up")
	w = link(t, timed(compared(until(elem(elem(m, k), k)), now)))
	c = place("m")
	w.Expiries([]*Container{c})
	assert.Equal(t, ExpiryNone, c.Expiry, "things within an entry have an age, and no entry goes")
	w = link(t, funcs(fn(".f", end(compared(one, now))), fn(".Drop")))
	c = place("m", w.shrink(".Drop", 0, field("last")), w.shrink(".Drop", 0, k))
	w.Expiries([]*Container{c})
	assert.Equal(t, ExpiryLookup, c.Expiry)
	assert.False(t, c.Shrinks[0].Named, "its own key, which nobody names")
	assert.True(t, c.Shrinks[1].Named)
	assert.True(t, ofTime("time.Since") && ofTime("(time.Time).Sub") && !ofTime("m.Since"))
}

// A key is named if it is made of what callers say.
func TestNamed(t *testing.T) {
	passed := func(name string, a *facts.Term) *facts.Func { return with(fn(name), calls(".drop", 0, par(0), a)) }
	drop := func() *facts.Func { return fn(".drop") }
	filled := func() *facts.Func { return makes(fn(".made")) }
	each := fn(".each")
	each.Uses = []facts.Use{{Func: id(".each$1"), How: facts.UseArg, Call: 0, Arg: 1}}
	each = with(each, facts.Call{Func: "(*sync.Map).Range", Callee: facts.Callee{Pkg: "sync", Type: "Map", Name: "Range"}, Args: []*facts.Term{field("m"), {Op: facts.OpFunc, Text: id(".each$1")}}})
	loops := fn(".loop")
	loops.Loops = []facts.Loop{{Endless: true}}
	short := fn(".short")
	short.Loops = []facts.Loop{{}}
	req := fieldOf(fresh(0), "E.id")
	plain := fn("plain")
	h := fn(".handle")
	h.Shape = facts.ShapeHandler
	for name, tt := range map[string]struct {
		funcs  []*facts.Func
		stores []facts.Store
		key    *facts.Term
		in     string
		want   bool
	}{
		"a parameter":                {funcs: funcs(drop()), key: par(1), want: true},
		"the receiver":               {funcs: funcs(drop()), key: par(0)},
		"the first of a function":    {funcs: funcs(plain), in: "plain", key: par(0), want: true},
		"a field of a parameter":     {funcs: funcs(drop()), key: fieldOf(par(1), "E.id"), want: true},
		"made of one":                {funcs: funcs(drop()), key: call("m.f", par(1), lit(1)), want: true},
		"of its maker":               {funcs: funcs(fn(".drop"), fn(".drop$1")), in: ".drop$1", key: up(1, par(1))},
		"a constant":                 {funcs: funcs(drop()), key: lit(1)},
		"nothing":                    {funcs: funcs(drop()), key: nil},
		"a part is not known":        {funcs: funcs(drop()), key: call("m.f", par(1), facts.Unknown())},
		"an element":                 {funcs: funcs(drop()), key: elem(par(1), lit(0))},
		"a key":                      {funcs: funcs(drop()), key: keyOf(field("m"))},
		"received":                   {funcs: funcs(drop()), key: term(facts.OpRecv, "", par(1))},
		"a variable":                 {funcs: funcs(drop()), key: global("x")},
		"a local variable":           {funcs: funcs(drop()), key: term(facts.OpLocal, "m.x")},
		"partly what it knows":       {funcs: funcs(drop()), key: bin("+", par(1), global("x"))},
		"what Range gives":           {funcs: funcs(each, func() *facts.Func { f := fn(".each$1"); f.Params = []facts.Param{{}, {}}; return f }()), in: ".each$1", key: par(0)},
		"passed on":                  {funcs: funcs(drop(), passed(".A", par(1))), key: par(1), want: true},
		"found by a caller":          {funcs: funcs(drop(), passed(".A", global("x"))), key: par(1)},
		"a caller's constant":        {funcs: funcs(drop(), passed(".A", lit(1))), key: par(1)},
		"not known by a caller":      {funcs: funcs(drop(), passed(".A", facts.Unknown())), key: par(1)},
		"found under a field":        {funcs: funcs(drop(), passed(".A", elem(global("x"), par(1)))), key: par(1)},
		"found by one of two":        {funcs: funcs(drop(), passed(".A", par(1)), passed(".B", global("x"))), key: par(1)},
		"found by a test":            {funcs: funcs(drop(), passed(".A", par(1)), inTests(passed(".B", global("x")))), key: par(1), want: true},
		"found by itself":            {funcs: funcs(with(drop(), calls(".drop", 0, par(0), global("x")))), key: par(1), want: true},
		"of a handler":               {funcs: funcs(h, with(fn(".A"), calls(".handle", 0, par(0), global("x")))), in: ".handle", key: par(1), want: true},
		"by a goroutine of its own":  {funcs: funcs(loops, with(fn(".A"), started(calls(".loop", 0, par(0), par(1))))), in: ".loop", key: par(1)},
		"by a call of such":          {funcs: funcs(loops, with(fn(".A"), calls(".loop", 0, par(0), par(1)))), in: ".loop", key: par(1), want: true},
		"by a goroutine that ends":   {funcs: funcs(short, with(fn(".A"), started(calls(".short", 0, par(0), par(1))))), in: ".short", key: par(1), want: true},
		"of an object for the call":  {funcs: funcs(filled()), in: ".made", stores: []facts.Store{set("E.id", ".made", 0, par(1))}, key: req, want: true},
		"of one that knows":          {funcs: funcs(filled()), in: ".made", stores: []facts.Store{set("E.id", ".made", 0, global("x"))}, key: req},
		"another field knows":        {funcs: funcs(filled()), in: ".made", stores: []facts.Store{set("E.n", ".made", 0, global("x"))}, key: req, want: true},
		"all of it is asked":         {funcs: funcs(filled()), in: ".made", stores: []facts.Store{set("E.n", ".made", 0, global("x"))}, key: call("m.f", fresh(0))},
		"another type's field knows": {funcs: funcs(filled()), in: ".made", stores: []facts.Store{set("T.id", ".made", 0, global("x"))}, key: call("m.f", fresh(0)), want: true},
		"the object itself":          {funcs: funcs(filled()), in: ".made", key: fresh(0)},
		"of what its maker made":     {funcs: funcs(filled()), in: ".made", key: up(1, req)},
		"of what was not made":       {funcs: funcs(filled()), in: ".made", key: fieldOf(fresh(3), "E.id")},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs, stores(tt.stores...))
			in := tt.in
			if in == "" {
				in = ".drop"
			}
			assert.Equal(t, tt.want, w.isNamed(tt.key, w.f(in), 4))
		})
	}
	w := link(t, funcs(makes(fn(".made")), drop(), passed(".A", global("x"))), stores(set("E.id", ".made", 0, global("x"))))
	assert.True(t, w.isNamed(par(1), w.f(".drop"), 0), "too far up")
	assert.True(t, w.isNamed(req, w.f(".made"), 0), "too far in")
}
