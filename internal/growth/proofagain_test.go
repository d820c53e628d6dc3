package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// taken is the first element of the list m.
func taken() *facts.Term { return elem(field("m"), lit(0)) }

// What is taken out of a list and goes back into it at once is no removal, if the list gains
// others as well.
func TestGoesBack(t *testing.T) {
	flag := is(facts.GuardFlag, par(2))
	type parts struct {
		blocks []facts.Block
		in     int // the block of the insert
		change func(w *world, in, out, add *Event, c *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"at once":           {want: true},
		"before":            {change: func(_ *world, in, _, _ *Event, _ *Container) { in.Seq = 1 }},
		"on every way":      {blocks: []facts.Block{on(1), on(2), end()}, in: 2, want: true},
		"on one way":        {blocks: []facts.Block{branch(flag, 1, 2), end(), end()}, in: 2},
		"on no way":         {blocks: []facts.Block{end(), end()}, in: 1},
		"of a map":          {change: func(_ *world, _, _, _ *Event, c *Container) { *c = *place("m", c.Grows...) }},
		"all of it":         {change: func(_ *world, _, out, _ *Event, _ *Container) { out.Extent = facts.ExtentAll }},
		"at the end":        {change: func(_ *world, _, out, _ *Event, _ *Container) { out.Deferred = true }},
		"something else":    {change: func(_ *world, in, _, _ *Event, _ *Container) { in.Val = par(1) }},
		"of another list":   {change: func(_ *world, in, _, _ *Event, _ *Container) { in.Val = elem(field("o"), lit(0)) }},
		"nobody knows":      {change: func(_ *world, in, _, _ *Event, _ *Container) { in.Val = facts.Unknown() }},
		"elsewhere":         {change: func(w *world, in, _, _ *Event, _ *Container) { in.Func = w.f(".other") }},
		"no others":         {change: func(_ *world, _, _, _ *Event, c *Container) { c.Grows = c.Grows[:1] }},
		"others, once":      {change: func(_ *world, _, _, add *Event, _ *Container) { add.Roots = reach.Roots{Setup: true} }},
		"others, made":      {change: func(_ *world, _, _, add *Event, _ *Container) { add.Roots.Construct = true }},
		"others of its own": {change: func(_ *world, _, _, add *Event, _ *Container) { add.Val = taken() }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".turn", tt.blocks...), fn(".other"), fn(".Add")))
			in, out, add := w.grow(".turn", tt.in, nil), w.shrink(".turn", 0, nil), w.grow(".Add", 0, nil)
			in.Val, add.Val = taken(), par(1)
			in.Seq, out.Seq = 9, 5
			c := list(place("m", in, add))
			if tt.change != nil {
				tt.change(w, in, out, add, c)
			}
			assert.Equal(t, tt.want, w.goesBack(c, out))
			assert.Equal(t, tt.want, w.disproved(c, out).String() == "what it removes is added again right away")
		})
	}
}

// An element is followed to the helper that puts it in, through two calls.
func TestGoesBackByHelpers(t *testing.T) {
	pass := func(name, to string, val *facts.Term) *facts.Func { return with(fn(name), calls(to, 0, par(0), val)) }
	for name, tt := range map[string]struct {
		funcs  []*facts.Func
		val    *facts.Term
		others bool // the list gains others by an insert of its own
		want   bool
	}{
		"by a helper":           {funcs: funcs(fn(".put"), pass(".turn", ".put", taken())), others: true, want: true},
		"by a helper's helper":  {funcs: funcs(fn(".put"), pass(".mid", ".put", par(1)), pass(".turn", ".mid", taken())), others: true, want: true},
		"by too many":           {funcs: funcs(fn(".put"), pass(".a", ".put", par(1)), pass(".b", ".a", par(1)), pass(".turn", ".b", taken())), others: true},
		"a part of it":          {funcs: funcs(fn(".put"), pass(".turn", ".put", taken())), val: fieldOf(par(1), "E.next"), others: true},
		"what the helper makes": {funcs: funcs(fn(".put"), pass(".turn", ".put", taken())), val: fresh(0), others: true},
		"what is still in it":   {funcs: funcs(fn(".put"), pass(".turn", ".put", par(1))), val: taken(), others: true},
		"by a goroutine":        {funcs: funcs(fn(".put"), with(fn(".turn"), started(calls(".put", 0, par(0), taken())))), others: true},
		"in tests":              {funcs: funcs(fn(".put"), inTests(pass(".turn", ".put", taken()))), others: true},
		"others by the helper":  {funcs: funcs(fn(".put"), pass(".turn", ".put", taken()), pass(".Add", ".put", global("x"))), want: true},
		"others, nobody knows":  {funcs: funcs(fn(".put"), pass(".turn", ".put", taken()), pass(".Add", ".put", par(1)))},
		"no others":             {funcs: funcs(fn(".put"), pass(".turn", ".put", taken()))},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, append(tt.funcs, fn(".Other")))
			in, out := w.grow(".put", 0, nil), w.shrink(".turn", 0, nil)
			in.Val, out.Seq = par(1), 0
			if tt.val != nil {
				in.Val = tt.val
			}
			c := list(place("m", in))
			if tt.others {
				add := w.grow(".Other", 0, nil)
				add.Val = par(1)
				c.Grows = append(c.Grows, add)
			}
			assert.Equal(t, tt.want, w.goesBack(c, out))
		})
	}
}

// While something fails nothing is lost of a list that has its element put back on failure.
func TestBackOnFailure(t *testing.T) {
	err, fine := failed("m.send"), not(facts.GuardErr, call("m.first"))
	flag := is(facts.GuardFlag, par(2))
	for name, tt := range map[string]struct {
		guards []facts.Guard
		blocks []facts.Block
		change func(w *world, in, out, add *Event, c *Container)
		want   bool
	}{
		"on failure":              {guards: []facts.Guard{err}, want: true},
		"and none before":         {guards: []facts.Guard{fine, err}, want: true},
		"on success":              {guards: []facts.Guard{fine}},
		"whatever":                {},
		"and a flag":              {guards: []facts.Guard{err, flag}},
		"on a flag":               {guards: []facts.Guard{flag}},
		"on no way":               {guards: []facts.Guard{err}, blocks: []facts.Block{end(), end()}},
		"of a map":                {guards: []facts.Guard{err}, change: func(_ *world, _, _, _ *Event, c *Container) { *c = *place("m", c.Grows...) }},
		"at the end":              {guards: []facts.Guard{err}, change: func(_ *world, _, out, _ *Event, _ *Container) { out.Deferred = true }},
		"something else":          {guards: []facts.Guard{err}, change: func(_ *world, in, _, _ *Event, _ *Container) { in.Val = par(1) }},
		"elsewhere":               {guards: []facts.Guard{err}, change: func(w *world, in, _, _ *Event, _ *Container) { in.Func = w.f(".other") }},
		"no others":               {guards: []facts.Guard{err}, change: func(_ *world, _, _, _ *Event, c *Container) { c.Grows = c.Grows[:1] }},
		"all that are taken also": {guards: []facts.Guard{err}, want: true, change: func(_ *world, _, out, _ *Event, _ *Container) { out.Extent = facts.ExtentAll }},
	} {
		t.Run(name, func(t *testing.T) {
			blocks := tt.blocks
			if blocks == nil {
				blocks = []facts.Block{branch(err, 1, 2), end(), end()}
			}
			w := link(t, funcs(fn(".turn", blocks...), fn(".other"), fn(".Add")))
			in, out, add := w.grow(".turn", 1, nil), w.shrink(".turn", 0, nil), w.grow(".Add", 0, nil)
			in.Val, in.Guards, add.Val = taken(), tt.guards, par(1)
			c := list(place("m", in, add))
			if tt.change != nil {
				tt.change(w, in, out, add, c)
			}
			var want *program.Func
			if tt.want {
				want = in.Func
			}
			got := w.BackOnFailure(c, out)
			assert.Equal(t, want != nil, got != nil)
			assert.Same(t, want, got)
		})
	}
}

// What is asked around the call of a helper counts as what is asked in it.
func TestBackOnFailureByHelpers(t *testing.T) {
	err, flag := failed("m.send"), is(facts.GuardFlag, par(2))
	for name, tt := range map[string]struct {
		around, within []facts.Guard
		want           bool
	}{
		"it fails in the helper":    {within: []facts.Guard{err}, want: true},
		"it fails before":           {around: []facts.Guard{err}, want: true},
		"both":                      {around: []facts.Guard{err}, within: []facts.Guard{err}, want: true},
		"none":                      {},
		"only if somebody says so":  {around: []facts.Guard{flag}, within: []facts.Guard{err}},
		"only if the helper agrees": {around: []facts.Guard{err}, within: []facts.Guard{flag}},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".put", end(tt.within...)), with(fn(".turn", end(tt.around...)), calls(".put", 0, par(0), taken())), fn(".Add")))
			in, out, add := w.grow(".put", 0, nil), w.shrink(".turn", 0, nil), w.grow(".Add", 0, nil)
			in.Val, add.Val = par(1), par(1)
			got := w.BackOnFailure(list(place("m", in, add)), out)
			require.Equal(t, tt.want, got != nil)
			if tt.want {
				assert.Same(t, w.f(".put"), got)
			}
		})
	}
}

func TestIsTakenFrom(t *testing.T) {
	m := field("m")
	for name, tt := range map[string]struct {
		val  *facts.Term
		want bool
	}{
		"an element":               {taken(), true},
		"of another":               {elem(field("o"), lit(0)), false},
		"of a heap, the least":     {call("container/heap.Pop", m), true},
		"of a heap, one":           {call("container/heap.Remove", m, lit(0)), true},
		"of another heap":          {call("container/heap.Pop", field("o")), false},
		"of a heap, what is put":   {call("container/heap.Push", m), false},
		"what a heap yields of":    {call("container/heap.Pop"), false},
		"what another call yields": {call("m.Pop", m), false},
		"the heap's function":      {term(facts.OpFunc, "container/heap.Pop", m), false},
		"the list itself":          {m, false},
		"a part of an element":     {fieldOf(taken(), "E.id"), false},
		"nobody knows":             {facts.Unknown(), false},
		"nothing":                  {nil, false},
	} {
		assert.Equal(t, tt.want, isTakenFrom(list(place("m")), tt.val), name)
	}
}
