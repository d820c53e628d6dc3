package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
)

// Entries under the keys of members stay where a member leaves.
func TestMembersLeave(t *testing.T) {
	k := keyOf(field("o"))
	count := elem(field("m"), k)
	asks := cond(facts.GuardEq, count, "==", lit(0))
	type parts struct {
		ask    *facts.Guard
		change func(w *world, in, out, left *Event, c, m *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"a member leaves":           {want: true},
		"nobody asks for the count": {ask: ptr(is(facts.GuardFlag, count))},
		"the count of another":      {ask: ptr(cond(facts.GuardEq, elem(field("m"), par(1)), "==", lit(0)))},
		"what is no number":         {ask: ptr(cond(facts.GuardEq, count, "==", par(1)))},
		"a computed count":          {ask: ptr(cond(facts.GuardEq, bin("*", count, lit(2)), "==", lit(0)))},
		"a count less one":          {ask: ptr(cond(facts.GuardEq, bin("-", count, lit(1)), "==", lit(0))), want: true},
		"a time":                    {ask: ptr(cond(facts.GuardTime, count, "==", lit(0)))},
		"of a list":                 {change: func(_ *world, _, _, _ *Event, c, _ *Container) { list(c) }},
		"a count of an inner level": {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Level = 1 }},
		"asked whether one is left": {ask: ptr(has(field("o"), k)), want: true},
		"asked of an inner level":   {ask: ptr(has(field("o"), k)), change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Level = 1 }, want: true},
		"asked for another":         {ask: ptr(has(field("o"), par(1)))},
		"asked of this one":         {ask: ptr(has(field("m"), k))},
		"asked whether none is":     {ask: ptr(facts.Guard{Kind: facts.GuardHit, X: field("o"), Y: k, Neg: true})},
		"of what never grows":       {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Grows = nil }},
		"keys of another origin":    {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.Origin = origin.OriginParam }},
		"elements":                  {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.Key = elem(field("o"), par(1)) }},
		"no key":                    {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.Key = nil }},
		"of its own":                {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.RangedFrom = "m.T.m" }},
		"of what is not there":      {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.RangedFrom = "m.T.p" }},
		"of another holder":         {change: func(_ *world, _, _, _ *Event, _, m *Container) { m.Owner = "E" }},
		"all go":                    {change: func(_ *world, _, out, _ *Event, _, _ *Container) { out.Extent = facts.ExtentAll }},
		"it counts for nothing":     {change: func(_ *world, _, out, _ *Event, _, _ *Container) { out.Class = ClassVoid }},
		"one counts for nothing": {want: true, change: func(w *world, _, _, _ *Event, c, _ *Container) {
			e := w.shrink(".Drop", 0, par(1))
			e.Class, e.Guards = ClassVoid, nil
			c.Shrinks = append(c.Shrinks, e)
		}},
		"one that does not ask": {change: func(w *world, _, _, _ *Event, c, _ *Container) {
			e := w.shrink(".Drop", 0, par(1))
			e.Class, e.Guards = ClassEventOne, nil
			c.Shrinks = append(c.Shrinks, e)
		}},
		"nobody leaves":           {change: func(_ *world, _, _, _ *Event, _, m *Container) { m.Shrinks = nil }},
		"all leave":               {change: func(_ *world, _, _, left *Event, _, _ *Container) { left.Extent = facts.ExtentAll }},
		"some leave":              {change: func(_ *world, _, _, left *Event, _, _ *Container) { left.Extent = facts.ExtentSome }},
		"one leaves at the end":   {change: func(_ *world, _, _, left *Event, _, _ *Container) { left.Roots = roots{Teardown: true} }},
		"one leaves after errors": {change: func(_ *world, _, _, left *Event, _, _ *Container) { left.Class = ClassOnError }},
		"one comes back":          {change: func(w *world, _, _, _ *Event, _, m *Container) { m.Grows[0].Func = w.f(".Leave") }},
		"its entry goes with it":  {change: func(w *world, _, out, _ *Event, _, _ *Container) { out.Func = w.f(".Leave") }},
		"its entry comes with it": {change: func(w *world, in, _, _ *Event, _, _ *Container) { in.Func = w.f(".Leave") }},
	} {
		t.Run(name, func(t *testing.T) {
			ask := asks
			if tt.ask != nil {
				ask = *tt.ask
			}
			w := link(t, funcs(fn(".Count"), fn(".Drop", end(ask)), fn(".Enter"), fn(".Leave")))
			in, out := w.grow(".Count", 0, k), w.shrink(".Drop", 0, k)
			in.Origin, in.RangedFrom, out.Class = origin.OriginRanged, "m.T.o", ClassEventOne
			left := w.shrink(".Leave", 0, par(1))
			left.Class = ClassEventOne
			c, m := place("m", in, out), place("o", w.grow(".Enter", 0, par(1)), left)
			if tt.change != nil {
				tt.change(w, in, out, left, c, m)
			}
			got := w.MembersLeave(map[string]*Container{"m.T.m": c, "m.T.o": m}, c)
			assert.Equal(t, tt.want, got != nil)
			if tt.want {
				assert.Same(t, left, got)
			}
		})
	}
}

// A removal asks for a member where its own function does, or all who call that.
func TestAsksMember(t *testing.T) {
	asks := func(name string, guards ...facts.Guard) *facts.Func {
		return with(asExported(fn(name, under(end(), guards...))), calls(".drop", 0, par(0), par(1)))
	}
	known := has(field("o"), par(1))
	for name, tt := range map[string]struct {
		funcs []*facts.Func
		want  bool
	}{
		"the caller asks":         {funcs(fn(".drop"), asks(".A", known)), true},
		"both callers ask":        {funcs(fn(".drop"), asks(".A", known), asks(".B", known)), true},
		"one does not":            {funcs(fn(".drop"), asks(".A", known), asks(".B")), false},
		"a test does not":         {funcs(fn(".drop"), asks(".A", known), inTests(asks(".B"))), true},
		"for another key":         {funcs(fn(".drop"), asks(".A", has(field("o"), par(2)))), false},
		"nobody calls it":         {funcs(fn(".drop")), false},
		"anybody may call it":     {funcs(asExported(fn(".drop")), asks(".A", known)), false},
		"it is handed on as well": {funcs(fn(".drop"), uses(asks(".A", known), facts.Use{Func: id(".drop"), How: facts.UseReturn})), false},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs, func(s *facts.Summary) { s.Types[0].Exported = true })
			assert.Equal(t, tt.want, w.asksMember(w.shrink(".drop", 0, par(1)), place("o")))
		})
	}
}

// What is removed once it is empty loses nothing by that.
func TestOnceEmpty(t *testing.T) {
	inner := elem(field("m"), par(1))
	for name, tt := range map[string]struct {
		guard  facts.Guard
		extent facts.Extent
		want   bool
	}{
		"no length left":      {cond(facts.GuardLen, length(inner), "==", lit(0)), facts.ExtentOne, true},
		"at most none":        {cond(facts.GuardLen, length(inner), "<=", lit(0)), facts.ExtentOne, true},
		"at most one":         {cond(facts.GuardLen, length(inner), "<=", lit(1)), facts.ExtentOne, false},
		"not empty":           {cond(facts.GuardLen, length(inner), "!=", lit(0)), facts.ExtentOne, false},
		"all of them":         {cond(facts.GuardLen, length(inner), "==", lit(0)), facts.ExtentAll, false},
		"that of another key": {cond(facts.GuardLen, length(elem(field("m"), par(2))), "==", lit(0)), facts.ExtentOne, false},
		"that of another map": {cond(facts.GuardLen, length(elem(field("o"), par(1))), "==", lit(0)), facts.ExtentOne, false},
		"its own length":      {cond(facts.GuardLen, length(field("m")), "==", lit(0)), facts.ExtentOne, false},
		"a flag":              {is(facts.GuardFlag, inner), facts.ExtentOne, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Drop", end(tt.guard))))
			e := w.shrink(".Drop", 0, par(1))
			e.Extent = tt.extent
			assert.Equal(t, tt.want, e.OnceEmpty(place("m")))
		})
	}
}
