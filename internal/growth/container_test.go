package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/reach"
)

// An object lasts if it is known to live long, or if nothing is known but a sign of that.
func TestHoldersThatLast(t *testing.T) {
	signs := []Sign{SignRuns}
	for _, tt := range []struct {
		life  Life
		signs []Sign
		want  bool
	}{
		{LifeProcess, nil, true}, {LifeSession, nil, true}, {LifeUnknown, signs, true},
		{LifeUnknown, nil, false}, {LifeCall, nil, false}, {LifeCall, signs, false},
	} {
		assert.Equal(t, tt.want, Holder{Life: tt.life, Signs: tt.signs}.Lasts(), "%q %v", tt.life, tt.signs)
	}
}

// Sweeps, caps and removals that undo an insert bound by themselves, and no others.
func TestClassesThatBound(t *testing.T) {
	for class, want := range map[Class]bool{
		ClassSweep: true, ClassCap: true, ClassPaired: true,
		ClassNone: false, ClassEventOne: false, ClassLazy: false, ClassOnSuccess: false, ClassOnError: false, ClassOnReplace: false,
		ClassAPIOne: false, ClassAPIAll: false, ClassStateGate: false, ClassUnstarted: false, ClassElsewhere: false, ClassTold: false, ClassVoid: false,
	} {
		assert.Equal(t, want, class.Complete(), class)
	}
}

// An end takes single keys while its holder lives.
func TestIsEnd(t *testing.T) {
	w := link(t, funcs(fn(".drop")))
	end := func(class Class, do ...func(*Event)) *Event {
		e := w.shrink(".drop", 0, par(1))
		e.Class = class
		for _, d := range do {
			d(e)
		}
		return e
	}
	for _, class := range []Class{ClassEventOne, ClassSweep, ClassAPIOne} {
		assert.True(t, IsEnd(end(class)), class)
		assert.True(t, IsEnd(end(class, func(e *Event) { e.Extent = facts.ExtentSome })), class)
		assert.False(t, IsEnd(end(class, func(e *Event) { e.Extent = facts.ExtentAll })), class)
		assert.False(t, IsEnd(end(class, func(e *Event) { e.Roots = reach.Roots{Setup: true} })), class)
	}
	for _, class := range []Class{ClassVoid, ClassOnError, ClassLazy, ClassAPIAll, ClassCap} {
		assert.False(t, IsEnd(end(class)), class)
	}
}

// A calls B, which calls C; X$1 is a closure of X.
func chained(t *testing.T) *world {
	return link(t, funcs(
		with(fn("A"), calls("B", 0)), with(fn("B"), calls("C", 0)), fn("C"), fn("D"), fn("X"), with(fn("X$1"), calls("C", 0)), fn("X$2"), fn("A$1"), with(fn("M"), calls("A", 0), calls("D", 0)),
	))
}

// What one function grows and another of the same activation shrinks is a change of state.
func TestGrownIn(t *testing.T) {
	w := chained(t)
	for name, tt := range map[string]struct {
		grow, end string
		local     bool
		want      bool
	}{
		"in one":              {"A", "A", false, true},
		"in another":          {"A", "B", false, false},
		"in closures of one":  {"X$1", "X$2", false, true},
		"in what is local":    {"A", "A", true, false},
		"in a closure, local": {"X$1", "X", true, false},
	} {
		c := place("m", w.grow(tt.grow, 0, par(0)))
		c.Local = tt.local
		assert.Equal(t, tt.want, w.GrownIn(c, w.shrink(tt.end, 0, par(0))), name)
	}
}

// A removal stands beside another in one function, or in one that calls the other's.
func TestShrinksToo(t *testing.T) {
	w := chained(t)
	for name, tt := range map[string]struct {
		own, end string
		change   func(own, end *Event)
		want     bool
	}{
		"in one":             {own: "A", end: "A", want: true},
		"in what calls":      {own: "A", end: "B", want: true},
		"in what is called":  {own: "B", end: "A", want: true},
		"two calls away":     {own: "A", end: "C"},
		"in closures of one": {own: "X$1", end: "X$2", want: true},
		"by one instruction": {own: "A", end: "D", change: func(own, end *Event) { own.Site = end.Site }, want: true},
		"apart":              {own: "A", end: "D"},
		"for nothing":        {own: "A", end: "A", change: func(own, _ *Event) { own.Class = ClassVoid }},
	} {
		own, end := w.shrink(tt.own, 0, par(0)), w.shrink(tt.end, 0, par(0))
		own.Class, end.Class = ClassEventOne, ClassEventOne
		if tt.change != nil {
			tt.change(own, end)
		}
		assert.Equal(t, tt.want, w.ShrinksToo(place("m", own), end), name)
	}
}

// Two places belong to one activation if what leads to one in a call leads to the other in a few.
func TestOneActivation(t *testing.T) {
	w := chained(t)
	for name, tt := range map[string]struct {
		a, b string
		want bool
	}{
		"in one":                         {"A", "A", true},
		"in closures of one":             {"X$1", "X$2", true},
		"in what it calls":               {"A", "B", true},
		"in what that calls":             {"A", "C", true},
		"in what its caller calls":       {"D", "A", true},
		"far below what its caller does": {"D", "C", true},
		"in what it calls, of a closure": {"X$1", "C", true},
		"in what a sibling closure does": {"X$2", "C", false},
		"in what its maker does":         {"A$1", "C", true},
		"in what calls it":               {"C", "D", false},
		"apart":                          {"X", "D", false},
		"its maker's caller":             {"B", "D", false},
	} {
		assert.Equal(t, tt.want, w.OneActivation(w.shrink(tt.a, 0, par(0)), w.shrink(tt.b, 0, par(0))), name)
	}
	a, b := w.shrink("X", 0, par(0)), w.shrink("D", 0, par(0))
	b.Site = a.Site
	assert.True(t, w.OneActivation(a, b), "by one instruction")
}
