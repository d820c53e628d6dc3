package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// makes gives a function one object that it makes.
func makes(f *facts.Func) *facts.Func {
	f.Makes = []facts.Make{{N: 0, Type: "m.E"}}
	return f
}

// handler is code that events run.
func handler(f *facts.Func) *facts.Func {
	f.Exported, f.Shape = true, facts.ShapeHandler
	return f
}

// What an event makes and adds nobody takes out, if all that is taken out was made elsewhere.
func TestUnmet(t *testing.T) {
	x := par(1)
	type parts struct {
		funcs  []*facts.Func
		change func(w *world, in, out *Event, c *Container)
		want   string
	}
	adds := func(name string, what *facts.Term) *facts.Func {
		return makes(with(fn(name), calls(".add", 0, par(0), what)))
	}
	drops := func(name string, what *facts.Term) *facts.Func {
		return makes(with(fn(name), calls(".drop", 0, par(0), what)))
	}
	base := func(list ...*facts.Func) []*facts.Func { return append(funcs(fn(".add"), fn(".drop")), list...) }
	both := func() *facts.Func {
		return makes(with(handler(fn("Serve")), calls(".add", 0, par(0), fresh(0)), calls(".drop", 0, par(0), fresh(0))))
	}
	list1 := func(_ *world, in, _ *Event, c *Container) { in.Key, in.Val = nil, in.Key; list(c) }
	for name, tt := range map[string]parts{
		"made by an event, another taken": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), want: "Serve"},
		"of a list":                       {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: list1, want: "Serve"},
		"looked for in a list": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(w *world, in, out *Event, c *Container) {
			list1(w, in, out, c)
			at := call("slices.Index", field("m"), out.Key)
			out.Key, out.Val = nil, call("slices.Delete", field("m"), at)
		}, want: "Serve"},
		"compared in a list": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(w *world, in, out *Event, c *Container) {
			list1(w, in, out, c)
			out.Guards = append(out.Guards, facts.Guard{Kind: facts.GuardEq, Op: "==", X: out.Key, Y: elem(field("m"), par(2))})
			out.Key = nil
		}, want: "Serve"},
		"found not equal in a list": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(w *world, in, out *Event, c *Container) {
			list1(w, in, out, c)
			out.Guards = append(out.Guards, facts.Guard{Kind: facts.GuardEq, Op: "!=", X: elem(field("m"), par(2)), Y: out.Key})
			out.Key = nil
		}},
		"the same is taken":          {funcs: base(both())},
		"made once":                  {funcs: base(adds("init", fresh(0)), drops("Close", fresh(0)))},
		"a function is added":        {funcs: base(handler(adds("Serve", term(facts.OpFunc, "m.f"))), drops("Close", fresh(0)))},
		"a function is taken":        {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", term(facts.OpFunc, "m.f"))), want: "Serve"},
		"what is added is not known": {funcs: base(handler(adds("Serve", x)), drops("Close", fresh(0)))},
		"what is taken is not known": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", call("m.g")))},
		"it was not made there":      {funcs: base(handler(adds("Serve", fresh(0))), with(fn("Close"), calls(".drop", 0, par(0), fresh(3))))},
		"one of two is taken":        {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", term(facts.OpPhi, "", fresh(0), term(facts.OpFunc, "m.f")))), want: "Serve"},
		"one of two is not known":    {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", term(facts.OpPhi, "", fresh(0), call("m.g"))))},
		"one of none":                {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", term(facts.OpPhi, "")))},
		"nobody takes":               {funcs: base(handler(adds("Serve", fresh(0))))},
		"tests take":                 {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0)), inTests(drops("Test", call("m.g")))), want: "Serve"},
		"code out of view takes":     {funcs: append(funcs(fn(".add"), asExported(fn(".drop"))), handler(adds("Serve", fresh(0))), drops("Close", fresh(0)))},
		"code that keeps it takes":   {funcs: base(handler(adds("Serve", fresh(0))), uses(drops("Close", fresh(0)), facts.Use{Func: id(".drop"), How: facts.UseReturn}))},
		"it is passed too few":       {funcs: base(handler(adds("Serve", fresh(0))), makes(with(fn("Close"), calls(".drop", 0, par(0)))))},
		"one of several methods": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(w *world, _, _ *Event, _ *Container) {
			w.f(".drop").Callers[0].Iface = true
		}},
		"of an inner level": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(_ *world, _, _ *Event, c *Container) { c.Level = 1 }},
		"nothing is taken":  {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(_ *world, _, out *Event, _ *Container) { out.Class = ClassVoid }},
		"all go":            {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(_ *world, _, out *Event, _ *Container) { out.Extent = facts.ExtentAll }},
		"a sweep":           {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(_ *world, _, out *Event, _ *Container) { out.Class = ClassSweep }},
		"another counts for nothing": {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), want: "Serve", change: func(_ *world, _, out *Event, c *Container) {
			c.Shrinks = append(c.Shrinks, change(out, func(e *Event) { e.Class, e.Extent = ClassVoid, facts.ExtentAll }))
		}},
		"added at set-up":  {funcs: base(handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), change: func(_ *world, in, _ *Event, _ *Container) { in.Roots = roots{Setup: true} }},
		"by two, one once": {funcs: base(adds("init", fresh(0)), handler(adds("Serve", fresh(0))), drops("Close", fresh(0))), want: "Serve"},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			in, out := w.grow(".add", 0, x), w.shrink(".drop", 0, x)
			out.Class = ClassEventOne
			c := place("m", in, out)
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			got := ""
			if e := w.Unmet(c); e != nil {
				got = e.Func.Display
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// An object is known by the place that makes it, for closures by their maker.
func TestMadeAt(t *testing.T) {
	w := link(t, funcs(makes(uses(fn("f"), facts.Use{Func: "m.f$1", How: facts.UseGo})), fn("f$1"), fn("lone"), fn("d"),
		with(fn("c"), calls("d", 0, par(0))), with(fn("b"), calls("c", 0, par(0))), with(fn("a"), calls("b", 0, par(0))), makes(with(fn("top"), calls("a", 0, fresh(0)))), makes(with(fn("next"), calls("b", 0, fresh(0))))))
	ask := func(t *facts.Term, f *program.Func, hops int) string {
		list, ok := w.madeAt(t, f, hops)
		if !ok {
			return ""
		}
		out := ""
		for _, m := range list {
			out += m.id + " "
		}
		return out
	}
	assert.Equal(t, "m.f#0 ", ask(fresh(0), w.f("f"), 3))
	assert.Equal(t, "m.f#0 ", ask(up(1, fresh(0)), w.f("f$1"), 3))
	assert.Empty(t, ask(up(2, fresh(0)), w.f("f$1"), 3), "out of all functions")
	assert.Empty(t, ask(nil, w.f("f"), 3))
	assert.Empty(t, ask(fresh(0), w.f("f"), -1))
	assert.Equal(t, "m.f#0 ", ask(fresh(0), w.f("f"), 0))
	assert.Empty(t, ask(par(0), w.f("lone"), 3), "nobody calls it")
	assert.Empty(t, ask(par(0), w.f("f$1"), 3), "a closure")
	assert.Empty(t, ask(par(0), w.f("d"), 3), "one of them is made too far up")
	assert.Equal(t, "m.top#0 m.next#0 ", ask(par(0), w.f("c"), 3))
}

// In a program of which all is in view, nobody else calls what is exported.
func TestMadeByCallersOfAClosedPackage(t *testing.T) {
	w := link(t, funcs(asExported(fn("Drop")), makes(with(fn("f"), calls("Drop", 0, fresh(0))))))
	_, ok := w.madeAt(par(0), w.f("Drop"), 3)
	assert.False(t, ok)
	w.f("Drop").Package.Closed = true
	_, ok = w.madeAt(par(0), w.f("Drop"), 3)
	assert.True(t, ok)
}

// What a removal from a list takes is its key, what it has looked for, or what it has compared.
func TestTakenOut(t *testing.T) {
	m, x := field("m"), par(1)
	eq := func(a *facts.Term, op string, b *facts.Term) facts.Guard { return cond(facts.GuardEq, a, op, b) }
	index := func(in *facts.Term) *facts.Term { return call("slices.Index", in, x) }
	for name, tt := range map[string]struct {
		key, val *facts.Term
		guards   []facts.Guard
		keyed    bool
		want     *facts.Term
	}{
		"its key":                     {key: x, val: call("slices.Delete", m, index(m)), want: x},
		"the key of a map":            {keyed: true, val: call("slices.Delete", m, index(m))},
		"what it looks for":           {val: call("slices.Delete", m, index(m)), want: x},
		"what it looks for elsewhere": {val: call("slices.Delete", m, index(field("o")))},
		"nothing":                     {val: call("slices.Delete", m, lit(0))},
		"what somebody else looks at": {val: call("slices.Delete", m, call("m.Index", m, x))},
		"what is put into it":         {val: call("container/heap.Push", m, x)},
		"the list in order":           {val: call("container/heap.Init", m, x)},
		"what it compares":            {guards: []facts.Guard{eq(elem(m, par(2)), "==", x)}, want: x},
		"the other way":               {guards: []facts.Guard{eq(x, "==", elem(m, par(2)))}, want: x},
		"the first that it compares":  {guards: []facts.Guard{eq(elem(m, par(2)), "==", x), eq(elem(m, par(2)), "==", par(3))}, want: x},
		"what it looks for, first":    {val: index(m), guards: []facts.Guard{eq(elem(m, par(2)), "==", par(3))}, want: x},
		"what differs":                {guards: []facts.Guard{eq(elem(m, par(2)), "!=", x)}},
		"what is not so":              {guards: []facts.Guard{{Kind: facts.GuardEq, Op: "==", Neg: true, X: elem(m, par(2)), Y: x}}},
		"what is shorter":             {guards: []facts.Guard{cond(facts.GuardLen, elem(m, par(2)), "==", x)}},
		"another list's":              {guards: []facts.Guard{eq(elem(field("o"), par(2)), "==", x)}},
		"the list itself":             {guards: []facts.Guard{eq(m, "==", x)}},
		"a key of it":                 {guards: []facts.Guard{eq(term(facts.OpKey, "", m), "==", x)}},
		"with nothing":                {guards: []facts.Guard{eq(nil, "==", nil)}},
	} {
		w := link(t, funcs(fn(".drop")))
		e := w.shrink(".drop", 0, tt.key)
		e.Val, e.Guards = tt.val, tt.guards
		c := list(place("m"))
		if tt.keyed {
			c = place("m")
		}
		assert.Equal(t, tt.want, w.takenOut(c, e), name)
	}
}
