package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

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
	assert.True(t, w.isLazy(&Container{}, w.shrink(".Get", 0, k)))
	assert.False(t, w.isLazy(&Container{}, w.shrink(".Plain", 0, k)), "no time is asked")
	assert.False(t, w.isLazy(&Container{}, w.shrink(".Get", 0, keyOf(m))), "nobody names the key")
	assert.False(t, w.isLazy(&Container{}, change(w.shrink(".Get", 0, k), func(e *Event) { e.Extent = facts.ExtentAll })))

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
