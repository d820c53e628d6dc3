package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// endless makes blocks a loop without an end.
func endless(f *facts.Func, blocks ...int) *facts.Func {
	f.Loops = append(f.Loops, facts.Loop{Head: blocks[0], Endless: true})
	for _, b := range blocks {
		f.Blocks[b].Loop = len(f.Loops)
	}
	return f
}

// The ways out of an activation, and whether one of them removes the entry.
func TestWaysOut(t *testing.T) {
	flag := is(facts.GuardFlag, par(2))
	err := failed("m.dial")
	dial := facts.Call{Func: "m.dial", Callee: facts.Callee{Pkg: "m", Name: "dial"}, Block: 1}
	type parts struct {
		f      *facts.Func
		block  int
		r      Release
		do     func(*Activation)
		open   []int
		closed bool
		guards int // of the first way
	}
	for name, tt := range map[string]parts{
		"it ends":                  {f: fn(".f"), open: []int{0}},
		"on two ways":              {f: fn(".f", branch(flag, 1, 2), end(flag), end()), open: []int{2, 1}},
		"what held at the insert":  {f: fn(".f", under(on(1), flag), end(flag)), open: []int{1}},
		"what did not":             {f: fn(".f", on(1), end(flag)), open: []int{1}, guards: 1},
		"what another said":        {f: fn(".f", under(on(1), is(facts.GuardNil, par(1))), end(flag)), open: []int{1}, guards: 1},
		"removed at once":          {f: fn(".f"), r: Release{At: map[int]int{0: 9}}, closed: true},
		"removed before":           {f: fn(".f"), r: Release{At: map[int]int{0: 1}}, open: []int{0}},
		"removed on the way":       {f: fn(".f", on(1), end()), r: Release{At: map[int]int{1: 1}}, closed: true},
		"removed on one way":       {f: fn(".f", branch(flag, 1, 2), end(), end()), r: Release{At: map[int]int{1: 1}}, open: []int{2}, closed: true},
		"each turn":                {f: endless(fn(".f", on(1), on(0)), 0, 1), open: []int{1}},
		"a loop that ends":         {f: fn(".f", on(1), branch(flag, 0, 2), end()), open: []int{2}},
		"of a call that fails":     {f: fn(".f", on(1), branch(err, 2, 3), end(at(1, err)), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, open: []int{2}, closed: true, guards: 1},
		"that fails, not told":     {f: fn(".f", on(1), branch(err, 2, 3), end(), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, open: []int{2}, closed: true, guards: 1},
		"that does not":            {f: fn(".f", on(1), branch(not(facts.GuardErr, call("m.dial")), 2, 3), end(), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, open: []int{3}, closed: true, guards: 1},
		"of another call":          {f: fn(".f", on(1), branch(failed("m.other"), 2, 3), end(), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, closed: true},
		"of no branch":             {f: fn(".f", on(1), on(2), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, closed: true},
		"by a flag":                {f: fn(".f", on(1), branch(flag, 2, 3), end(), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, closed: true},
		"before the insert":        {f: fn(".f", branch(err, 1, 2), end(), end()), r: Release{Partway: map[int]Partway{0: {Call: &dial, Seq: 1}}}, open: []int{2, 1}},
		"after the insert":         {f: fn(".f", branch(err, 1, 2), end(), end()), r: Release{Partway: map[int]Partway{0: {Call: &dial, Seq: 9}}}, open: []int{1}, closed: true, guards: 1},
		"asked for nil":            {f: fn(".f", on(1), branch(is(facts.GuardNil, call("m.dial")), 2, 3), end(), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, closed: true},
		"at a select":              {f: fn(".f", on(1), on(2, 3), end(), end()), r: Release{Partway: map[int]Partway{1: {Call: &dial}}}, closed: true},
		"deferred, and no error":   {f: fn(".f", on(1), on(2), end(at(1, not(facts.GuardErr, call("m.dial"))))), r: Release{Partway: map[int]Partway{1: {Late: true}}}, closed: true},
		"deferred, all well":       {f: fn(".f", on(1), end()), r: Release{Partway: map[int]Partway{1: {Late: true}}}, closed: true},
		"deferred, an error":       {f: fn(".f", on(1), on(2), end(at(1, err))), r: Release{Partway: map[int]Partway{1: {Late: true}}}, open: []int{2}, closed: true, guards: 1},
		"deferred after the error": {f: fn(".f", on(1), on(2), end(at(0, err))), r: Release{Partway: map[int]Partway{1: {Late: true}}}, closed: true},
		"deferred elsewhere":       {f: fn(".f", branch(flag, 1, 2), on(2), end(), end()), r: Release{Partway: map[int]Partway{3: {Late: true}}}, open: []int{2}},
		"told that it is new": {f: fn(".f", branch(is(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}), 1, 2), end(), end()), open: []int{1}, do: func(a *Activation) {
			a.Told = map[int]bool{1: true}
		}},
		"told that it is not": {f: fn(".f", branch(is(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}), 1, 2), end(), end()), open: []int{2}, do: func(a *Activation) {
			a.Told = map[int]bool{1: false}
		}},
		"asked whether it is not": {f: fn(".f", branch(not(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}), 1, 2), end(), end()), open: []int{2}, do: func(a *Activation) {
			a.Told = map[int]bool{1: true}
		}},
		"told something else": {f: fn(".f", branch(is(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}), 1, 2), end(), end()), open: []int{2, 1}, do: func(a *Activation) {
			a.Told = map[int]bool{0: true}
		}},
		"told by another": {f: fn(".f", branch(is(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.get", N: 1}), 1, 2), end(), end()), open: []int{2, 1}, do: func(a *Activation) {
			a.Told = map[int]bool{1: true}
		}},
		"told of a nil": {f: fn(".f", branch(is(facts.GuardNil, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}), 1, 2), end(), end()), open: []int{2, 1}, do: func(a *Activation) {
			a.Told = map[int]bool{1: true}
		}},
		"told, at a select": {f: fn(".f", on(1, 2), end(), end()), open: []int{2, 1}, do: func(a *Activation) { a.Told = map[int]bool{1: true} }},
		"told nothing":      {f: fn(".f", branch(is(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}), 1, 2), end(), end()), open: []int{2, 1}},
		"told by no call":   {f: fn(".f", branch(is(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}), 1, 2), end(), end()), open: []int{2, 1}, do: func(a *Activation) { a.Call, a.Told = nil, map[int]bool{1: true} }},
	} {
		t.Run(name, func(t *testing.T) {
			put := facts.Call{Func: "m.put", Callee: facts.Callee{Pkg: "m", Name: "put"}}
			w := link(t, funcs(with(tt.f, put)))
			f := w.f(".f")
			a := &Activation{F: f, Block: tt.block, Seq: 5, Call: &f.Calls[0]}
			if tt.do != nil {
				tt.do(a)
			}
			got := a.Ways(tt.r)
			var open []int
			for _, way := range got.Open {
				open = append(open, way.block)
			}
			assert.ElementsMatch(t, tt.open, open)
			assert.Equal(t, tt.closed, got.Closed)
			if len(tt.open) == 1 && len(got.Open) == 1 {
				assert.Len(t, got.Open[0].Guards, tt.guards)
			}
		})
	}
}

// A condition of which both sides lead to one place leads there.
func TestOneWayOn(t *testing.T) {
	asked := is(facts.GuardCall, &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1})
	one := on(1)
	one.Cond = &asked
	put := facts.Call{Func: "m.put", Callee: facts.Callee{Pkg: "m", Name: "put"}}
	w := link(t, funcs(with(fn(".f", one, end()), put)))
	f := w.f(".f")
	a := &Activation{F: f, Call: &f.Calls[0], Told: map[int]bool{1: false}}
	assert.Equal(t, []int{1}, a.next(0))
	err := failed("m.put")
	one.Cond = &err
	assert.Empty(t, Partway{Call: &f.Calls[0]}.onward(&one, one.Succs), "what comes of a failure is not told")
}

// The blocks on a cycle through a block that passes no head of a loop around.
func TestCycles(t *testing.T) {
	flag := is(facts.GuardFlag, par(2))
	// The loop around goes from 0 to 3 or to the loop of 1 and 2; 3 goes back or out.
	f := endless(endless(fn(".f", branch(flag, 3, 1), on(2), branch(flag, 1, 3), branch(flag, 0, 4), end()), 0, 1, 2, 3), 1, 2)
	f.Loops[1].Parent = 1
	r := Release{Exits: map[int]*Exits{}}
	g := link(t, funcs(f)).f(".f")
	assert.ElementsMatch(t, []int{0, 1, 2, 3}, r.ExitsIn(g, 0).cycle(0))
	assert.ElementsMatch(t, []int{4}, r.ExitsIn(g, 0).cycle(4))
	assert.ElementsMatch(t, []int{1, 2}, r.ExitsIn(g, 1).cycle(1))
	assert.ElementsMatch(t, []int{3}, r.ExitsIn(g, 1).cycle(3))
}

// Two calls of one function tell nothing of either.
func TestOnlyCall(t *testing.T) {
	put := facts.Call{Func: "m.put", Callee: facts.Callee{Pkg: "m", Name: "put"}}
	w := link(t, funcs(with(fn("one"), put), with(fn("two"), put, put)))
	answer := &facts.Term{Op: facts.OpCall, Text: "m.put", N: 1}
	for name, want := range map[string]bool{"one": true, "two": false} {
		f := w.f(name)
		assert.Equal(t, want, (&Activation{F: f, Call: &f.Calls[0]}).onlyCall(answer), name)
	}
}

// What is known of the ends behind an insert.
func TestPlainEnds(t *testing.T) {
	err := failed("m.dial")
	heard := is(facts.GuardSelect, par(2))
	flag := is(facts.GuardFlag, par(2))
	nested := endless(endless(fn(".f", on(1), on(2), branch(flag, 3, 1), on(0)), 0, 3), 1, 2)
	nested.Loops[1].Parent = 1
	for name, tt := range map[string]struct {
		f         *facts.Func
		block     int
		r         Release
		all, some bool
	}{
		"a plain end":               {f: fn(".f", on(1), end()), all: true, some: true},
		"an error":                  {f: fn(".f", on(1), end(err))},
		"a select":                  {f: fn(".f", on(1), end(heard))},
		"a flag":                    {f: fn(".f", on(1), end(flag)), all: true, some: true},
		"one of each":               {f: fn(".f", branch(err, 1, 2), end(err), end()), some: true},
		"removed after":             {f: fn(".f"), r: Release{At: map[int]int{0: 9}}, all: true},
		"removed before":            {f: fn(".f"), r: Release{At: map[int]int{0: 1}}},
		"removed partway":           {f: fn(".f", on(1), end()), r: Release{Partway: map[int]Partway{1: {}}}},
		"removed on the way":        {f: fn(".f", on(1), end()), r: Release{At: map[int]int{1: 1}}, all: true},
		"removed on one way":        {f: fn(".f", branch(flag, 1, 2), end(), end()), r: Release{At: map[int]int{1: 1}}, all: true, some: true},
		"each turn":                 {f: endless(fn(".f", on(1), on(0)), 0, 1), all: true, some: true},
		"each turn, after an error": {f: endless(fn(".f", branch(err, 1, 2), under(on(0), err), on(0)), 0, 1, 2), some: true},
		"a turn of the inner loop":  {f: nested, block: 1, all: true, some: true},
		"a turn of the outer loop":  {f: nested, block: 0, all: true, some: true},
		"out of the loop":           {f: endless(fn(".f", branch(flag, 1, 2), on(0), end(err)), 0, 1), block: 0, some: true},
		"never":                     {f: fn(".f", on(1), on(1)), all: true},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(tt.f))
			tt.r.Exits = map[int]*Exits{}
			a := &Activation{F: w.f(".f"), Block: tt.block, Seq: 5}
			for range 2 { // the second answer is remembered
				all, some := a.Plain(tt.r)
				assert.Equal(t, tt.all, all, "all")
				assert.Equal(t, tt.some, some, "some")
			}
		})
	}
	before := Arrangement{Block: 1, Seq: 3, Reached: []bool{false, true, true}}
	assert.True(t, before.Before(&Activation{Block: 1, Seq: 5}))
	assert.False(t, before.Before(&Activation{Block: 1, Seq: 2}))
	assert.True(t, before.Before(&Activation{Block: 2}))
	assert.False(t, before.Before(&Activation{Block: 0}))
}

// A function returns late the error of a call that comes after the insert.
func TestReturnsLate(t *testing.T) {
	dial := func(block int) facts.Call {
		return facts.Call{Func: "m.dial", Callee: facts.Callee{Pkg: "m", Name: "dial"}, Block: block}
	}
	err := call("m.dial")
	result := func(f *facts.Func, list ...*facts.Term) *facts.Func { f.Results = list; return f }
	for name, tt := range map[string]struct {
		f    *facts.Func
		seq  int
		own  bool
		want bool
	}{
		"after it":          {f: result(with(fn("f", on(1), end()), dial(1)), lit(1), err), want: true},
		"one of two":        {f: result(with(fn("f", on(1), end()), dial(1)), term(facts.OpPhi, "", lit(1), err)), want: true},
		"before it":         {f: result(with(fn("f", on(1), end()), dial(1)), err), seq: 7},
		"on no way to it":   {f: result(with(fn("f", end(), end()), dial(1)), err)},
		"another":           {f: result(with(fn("f", on(1), end()), dial(1)), call("m.other"))},
		"not the last":      {f: result(with(fn("f", on(1), end()), dial(1)), err, lit(1))},
		"nothing":           {f: with(fn("f", on(1), end()), dial(1))},
		"of its own insert": {f: result(with(fn("f", on(1), end()), dial(1)), err), own: true},
	} {
		w := link(t, funcs(tt.f))
		a := &Activation{F: w.f("f"), Seq: tt.seq}
		if tt.own {
			a.Call = &a.F.Calls[0]
		}
		assert.Equal(t, tt.want, a.ReturnsLate(), name)
	}
}

// An error that is asked for twice has the same answer twice.
func TestReleasedBefore(t *testing.T) {
	err, other := call("m.send", par(1)), call("m.other")
	came := func(x *facts.Term, b int) facts.Guard { return facts.Guard{Kind: facts.GuardErr, X: x, Block: b} }
	// .Ask: 0 puts in, 1 asks and 2 removes, 3 asks and 4 leaves, 5 goes on.
	ask := func(first, second facts.Guard) *facts.Func {
		return fn(".Ask", on(1), branch(first, 2, 3), under(on(3), first), branch(second, 4, 5), end(second), end())
	}
	for name, tt := range map[string]struct {
		first, second facts.Guard
		want          bool
	}{
		"the same error":   {came(err, 1), came(err, 3), true},
		"another error":    {came(err, 1), came(other, 3), false},
		"a flag":           {is(facts.GuardFlag, err), came(err, 3), false},
		"an unknown error": {came(facts.Unknown(), 1), came(facts.Unknown(), 3), false},
		"what may change":  {came(field("err"), 1), came(field("err"), 3), false},
		"no error first":   {facts.Guard{Kind: facts.GuardErr, X: err, Neg: true, Block: 1}, came(err, 3), false},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(ask(tt.first, tt.second)))
			a := &Activation{F: w.f(".Ask"), Block: 0, Seq: 1}
			ways := a.Ways(Release{At: map[int]int{2: 1}})
			left := false
			for _, o := range ways.Open {
				left = left || o.block == 4
			}
			assert.Equal(t, tt.want, !left)
		})
	}
}
