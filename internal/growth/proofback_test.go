package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// What goes under a key and comes back under it is no removal.
func TestPutBack(t *testing.T) {
	m, k := field("m"), par(1)
	flag := is(facts.GuardFlag, par(2))
	gone := branch(has(m, k), 1, 2)
	// In f: block 0 removes, 2 inserts.
	type parts struct {
		f       *facts.Func
		out, in int
		change  func(w *world, in, out *Event, c *Container)
		want    bool
	}
	for name, tt := range map[string]parts{
		"at once":           {f: fn(".f"), want: true},
		"before":            {f: fn(".f"), change: func(_ *world, in, _ *Event, _ *Container) { in.Seq = 1 }},
		"on the way to it":  {f: fn(".f", on(1), end()), out: 1},
		"at the same place": {f: fn(".f"), change: func(_ *world, in, out *Event, _ *Container) { in.Seq = out.Seq }},
		"on every way":      {f: fn(".f", on(1), on(2), end()), in: 2, want: true},
		"on one way":        {f: fn(".f", branch(flag, 1, 2), end(), end()), in: 2},
		"where it is not":   {f: fn(".f", gone, end(), end()), in: 2, want: true},
		"where it is":       {f: fn(".f", branch(has(m, k), 2, 1), end(), end()), in: 2},
		"another key":       {f: fn(".f"), change: func(_ *world, in, _ *Event, _ *Container) { in.Key = par(2) }},
		"unknown keys":      {f: fn(".f"), change: func(_ *world, in, out *Event, _ *Container) { in.Key, out.Key = facts.Unknown(), facts.Unknown() }},
		"of all":            {f: fn(".f"), change: func(_ *world, _, out *Event, _ *Container) { out.Extent = facts.ExtentAll }},
		"of a list":         {f: fn(".f"), change: func(_ *world, _, _ *Event, c *Container) { list(c) }},
		"deferred":          {f: fn(".f"), change: func(_ *world, _, out *Event, _ *Container) { out.Deferred = true }},
		"elsewhere":         {f: fn(".f"), change: func(w *world, in, _ *Event, _ *Container) { in.Func = w.f(".other") }},
		"what is there, anew": {f: fn(".f"), want: true, change: func(_ *world, in, _ *Event, c *Container) {
			in.Op, c.Grows, c.Overwrites = facts.Overwrite, nil, []*Event{in}
		}},
		"nothing, over it": {f: fn(".f"), change: func(_ *world, in, _ *Event, c *Container) {
			in.Op, in.Zero, c.Grows, c.Overwrites = facts.Overwrite, true, nil, []*Event{in}
		}},
		"a zero value, new":    {f: fn(".f"), want: true, change: func(_ *world, in, _ *Event, _ *Container) { in.Zero = true }},
		"under what held":      {f: fn(".f", branch(flag, 1, 3), under(on(2), flag), branch(flag, 4, 3), end(), end()), out: 1, in: 4, want: true},
		"under what may not":   {f: fn(".f", branch(flag, 1, 3), on(2), branch(flag, 4, 3), end(), end()), out: 1, in: 4},
		"under what is called": {f: fn(".f", branch(is(facts.GuardCall, call("m.ok")), 1, 3), under(on(2), is(facts.GuardCall, call("m.ok"))), branch(is(facts.GuardCall, call("m.ok")), 4, 3), end(), end()), out: 1, in: 4},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(tt.f, fn(".other")))
			in, out := w.grow(".f", tt.in, k), w.shrink(".f", tt.out, k)
			in.Seq, out.Seq = 9, 5
			c := place("m", in)
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			assert.Equal(t, tt.want, w.putBack(c, out))
			assert.Equal(t, tt.want, w.disproved(c, out).String() == "the same key is added again right away")
		})
	}
}

// A removal in a helper comes back if it does so for all who call it.
func TestPutBackByCallers(t *testing.T) {
	k := par(1)
	move := func(name string, f *facts.Func, steps ...string) *facts.Func {
		for _, s := range steps {
			f = with(f, calls(s, 0, par(0), k))
		}
		return f
	}
	flag := is(facts.GuardFlag, par(2))
	for name, tt := range map[string]struct {
		funcs []*facts.Func
		want  bool
	}{
		"all put back":           {funcs(move("a", fn(".A"), ".drop", ".put"), move("b", fn(".B"), ".drop", ".put"), fn(".drop"), fn(".put")), true},
		"one does not":           {funcs(move("a", fn(".A"), ".drop", ".put"), move("b", fn(".B"), ".drop"), fn(".drop"), fn(".put")), false},
		"before":                 {funcs(move("a", fn(".A"), ".put", ".drop"), fn(".drop"), fn(".put")), false},
		"by nobody":              {funcs(fn(".drop"), fn(".put")), false},
		"a helper that may":      {funcs(move("a", fn(".A"), ".drop", ".put"), fn(".drop"), fn(".put", branch(flag, 1, 2), end(), end())), false},
		"a helper, at the end":   {funcs(with(fn(".A"), deferred(calls(".put", 0, par(0), k)), calls(".drop", 0, par(0), k)), fn(".drop"), fn(".put")), true},
		"a helper, at its start": {funcs(with(fn(".A"), started(calls(".put", 0, par(0), k)), calls(".drop", 0, par(0), k)), fn(".drop"), fn(".put")), false},
		"deferred before":        {funcs(with(fn(".A", on(1), end()), deferred(calls(".put", 0, par(0), k)), calls(".drop", 1, par(0), k)), fn(".drop"), fn(".put")), true},
		"deferred on the way":    {funcs(with(fn(".A", on(1), on(2), end()), deferred(calls(".put", 1, par(0), k)), calls(".drop", 2, par(0), k)), fn(".drop"), fn(".put")), true},
		"deferred on one way":    {funcs(with(fn(".A", branch(flag, 1, 2), on(2), end()), deferred(calls(".put", 1, par(0), k)), calls(".drop", 2, par(0), k)), fn(".drop"), fn(".put")), false},
		"deferred after":         {funcs(with(fn(".A", on(1), end()), calls(".drop", 0, par(0), k), deferred(calls(".put", 1, par(0), k))), fn(".drop"), fn(".put")), true},
		"deferred in tests":      {funcs(inTests(with(fn(".A"), deferred(calls(".put", 0, par(0), k)), calls(".drop", 0, par(0), k))), fn(".drop"), fn(".put")), false},
		"deferred, perhaps":      {funcs(with(fn(".A"), deferred(calls(".put", 0, par(0), k)), calls(".drop", 0, par(0), k)), fn(".drop"), fn(".put", branch(flag, 1, 2), end(), end())), false},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			in := 0
			if len(w.f(".put").Blocks) > 1 {
				in = 1
			}
			put := w.grow(".put", in, k)
			put.Seq = 1
			c := place("m", put)
			assert.Equal(t, tt.want, w.putBack(c, w.shrink(".drop", 0, k)))
		})
	}
}

// What is put in by the function that removes, before it, is put in before by its callers' reading,
// too.
func TestPutInBeforeInTheHelper(t *testing.T) {
	k := par(1)
	w := link(t, funcs(with(fn(".A"), calls(".swap", 0, par(0), k), calls(".swap", 0, par(0), k)), fn(".swap")))
	in, out := w.grow(".swap", 0, k), w.shrink(".swap", 0, k)
	in.Seq, out.Seq = 3, 5
	assert.False(t, w.putBack(place("m", in), out))

	// Turn after turn it goes again in the end; moved to and fro it comes back.
	turn := func(a, b *facts.Term) *world {
		return link(t, funcs(with(fn(".A", on(1), on(2), on(1)), calls(".move", 1, par(0), par(1), a), calls(".move", 2, par(0), a, b)), fn(".move")))
	}
	w = turn(par(1), par(1))
	in, out = w.grow(".move", 0, par(1)), w.shrink(".move", 0, par(1))
	in.Seq, out.Seq = 3, 5
	assert.False(t, w.putBack(place("m", in), out))
	w = turn(par(2), par(1))
	in, out = w.grow(".move", 0, par(2)), w.shrink(".move", 0, par(1))
	in.Seq, out.Seq = 5, 3
	assert.True(t, w.putBack(place("m", in), out))
}

// Where the insert at the end fails only with something else, the removal is one on error.
func TestPutBackUnlessFailed(t *testing.T) {
	k := par(1)
	run := with(fn(".Run"), deferred(calls(".put", 0, par(0), k)), calls(".drop", 0, par(0), k))
	for name, tt := range map[string]struct {
		g    facts.Guard
		want bool
	}{
		"something fails":           {failed("m.dial"), true},
		"the key is refused":        {is(facts.GuardErr, call("m.check", k)), false},
		"a flag":                    {is(facts.GuardFlag, par(2)), false},
		"nothing fails":             {not(facts.GuardErr, call("m.dial")), false},
		"something unnamed fails":   {is(facts.GuardErr, nil), false},
		"something not known fails": {is(facts.GuardErr, facts.Unknown()), true},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(run, fn(".drop"), fn(".put", branch(tt.g, 1, 2), end(tt.g), end())))
			c := place("m", w.grow(".put", 2, k))
			out := w.shrink(".drop", 0, k)
			assert.Equal(t, tt.want, w.putBackUnlessFailed(c, out))
			assert.False(t, w.putBack(c, out))
			class, _ := w.Classify(c, out)
			assert.Equal(t, tt.want, class == ClassOnError)
		})
	}
}
