package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
)

// A list that its element grows again though it stays there.
func TestAddedAgain(t *testing.T) {
	x, k := par(1), par(2)
	at := elem(field("o"), x) // where the element is: o[x] = k
	moved := cond(facts.GuardEq, at, "!=", k)
	type parts struct {
		ask    *facts.Guard
		blocks []facts.Block
		change func(w *world, add, put, out *Event, c, m *Container)
		want   bool
	}
	// .Put: 0 asks whether it has moved, 1 takes it out, 2 adds it and says where it is.
	for name, tt := range map[string]parts{
		"added where it stays":    {want: true},
		"not where it stays":      {blocks: []facts.Block{branch(moved, 1, 3), under(on(2), moved), end(), end()}},
		"asked for another":       {ask: ptr(cond(facts.GuardEq, elem(field("o"), par(3)), "!=", k))},
		"asked of another map":    {ask: ptr(cond(facts.GuardEq, elem(field("p"), x), "!=", k))},
		"asked for another value": {ask: ptr(cond(facts.GuardEq, at, "!=", par(3)))},
		"taken out where it is":   {ask: ptr(cond(facts.GuardEq, at, "==", k))},
		"taken out by a length":   {ask: ptr(cond(facts.GuardLen, at, "!=", k))},
		"asked of a call":         {ask: ptr(cond(facts.GuardEq, call("m.f", field("o"), x), "!=", k))},
		"of a map":                {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Kind = facts.KindMap }},
		"all go":                  {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Extent = facts.ExtentAll }},
		"all go, for nothing": {want: true, change: func(w *world, _, _, out *Event, c, _ *Container) {
			c.Shrinks = append(c.Shrinks, change(out, func(e *Event) { e.Extent, e.Class = facts.ExtentAll, ClassVoid }))
		}},
		"at set-up":            {change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Roots = roots{Setup: true} }},
		"of what is not known": {change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Val = facts.Unknown() }},
		"beside a list":        {change: func(_ *world, _, _, _ *Event, _, m *Container) { list(m) }},
		"of another holder":    {change: func(_ *world, _, _, _ *Event, _, m *Container) { m.Owner = "E" }},
		"put there elsewhere":  {change: func(w *world, _, put, _ *Event, _, _ *Container) { put.Func = w.f(".Other") }},
		"another is added":     {change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Val = par(3) }},
		"where it is known to be": {
			blocks: []facts.Block{branch(moved, 1, 2), under(on(2), moved), branch(has(field("o"), x), 4, 3), end(), end()},
			change: func(_ *world, add, put, _ *Event, _, _ *Container) { add.Block, put.Block = 3, 3 },
		},
		"another put there":        {change: func(_ *world, _, put, _ *Event, _, _ *Container) { put.Key = par(3) }},
		"put at what is not known": {change: func(_ *world, _, put, _ *Event, _, _ *Container) { put.Val = facts.Unknown() }},
		"put over what is there":   {want: true, change: func(_ *world, _, put, _ *Event, _, m *Container) { m.Grows, m.Overwrites = nil, []*Event{put} }},
		"taken out elsewhere":      {change: func(w *world, _, _, out *Event, _, _ *Container) { out.Func = w.f(".Other") }},
		"taken out by a helper":    {want: true, change: func(w *world, _, _, out *Event, _, _ *Container) { out.Func = w.f(".drop") }},
		"no other":                 {change: func(_ *world, _, _, _ *Event, c, m *Container) { *m = *c }},
	} {
		t.Run(name, func(t *testing.T) {
			ask := moved
			if tt.ask != nil {
				ask = *tt.ask
			}
			blocks := tt.blocks
			if blocks == nil {
				blocks = []facts.Block{branch(ask, 1, 2), under(on(2), ask), end()}
			}
			w := link(t, funcs(with(fn(".Put", blocks...), calls(".drop", 1, par(0))), fn(".drop"), fn(".Other")))
			add, put, out := w.grow(".Put", 2, nil), w.grow(".Put", 2, x), w.shrink(".Put", 1, x)
			add.Val, put.Val, out.Class = x, k, ClassEventOne
			c, m := list(place("m", add, out)), place("o", put)
			if tt.change != nil {
				tt.change(w, add, put, out, c, m)
			}
			got := w.AddedAgain(c, []*Container{c, m})
			assert.Equal(t, tt.want, got != nil)
			if tt.want {
				assert.Same(t, add, got)
			}
		})
	}
}

// A sweep through another container's keys leaves what that one has not.
func TestKeysElsewhere(t *testing.T) {
	type parts struct {
		change func(w *world, c, m *Container)
		want   bool
	}
	flag := at(4, is(facts.GuardFlag, field("on")))
	beside := func(g facts.Guard, do ...func(w *world, c, m *Container)) func(w *world, c, m *Container) {
		return func(w *world, c, m *Container) {
			h := w.grow(".Add", 0, par(1))
			h.Guards = []facts.Guard{g}
			m.Grows, m.Shrinks = []*Event{h}, nil
			for _, d := range do {
				d(w, c, m)
			}
		}
	}
	back := func(in string, g facts.Guard) func(w *world, c, m *Container) {
		return func(w *world, c, _ *Container) {
			out := w.shrink(in, 0, par(1))
			out.Guards, out.Class = []facts.Guard{g}, ClassOnError
			c.Shrinks = append(c.Shrinks, out)
		}
	}
	for name, tt := range map[string]parts{
		"added and lost alone": {want: true},
		"of a list":            {change: func(_ *world, c, _ *Container) { list(c) }},
		"of an inner level":    {want: true, change: func(_ *world, c, _ *Container) { c.Level = 1 }},
		"no sweep":             {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Class = ClassLazy }},
		"by a helper": {want: true, change: func(w *world, c, _ *Container) {
			c.Shrinks[0].Func, c.Shrinks[0].Key, c.Shrinks[0].Class = w.f(".drop"), par(1), ClassEventOne
		}},
		"by a helper of others, too": {change: func(w *world, c, _ *Container) {
			c.Shrinks[0].Func, c.Shrinks[0].Key, c.Shrinks[0].Class = w.f(".free"), par(1), ClassEventOne
		}},
		"all go":               {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Extent = facts.ExtentAll }},
		"of its own":           {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Key = keyOf(field("m")) }},
		"of what is not there": {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Key = keyOf(field("p")) }},
		"of nothing":           {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Key = par(1) }},
		"its elements":         {change: func(_ *world, c, _ *Container) { c.Shrinks[0].Key = elem(field("o"), facts.Unknown()) }},
		"through a list":       {change: func(_ *world, _, m *Container) { list(m) }},
		"of another holder":    {change: func(_ *world, _, m *Container) { m.Owner = "E" }},
		"it loses nothing":     {change: func(_ *world, _, m *Container) { m.Shrinks = nil }},
		"it loses for nothing": {change: func(_ *world, _, m *Container) { m.Shrinks[0].Class = ClassVoid }},
		"it loses all":         {change: func(_ *world, _, m *Container) { m.Shrinks[0].Extent = facts.ExtentAll }},
		"both lose": {change: func(w *world, c, m *Container) {
			c.Shrinks = append(c.Shrinks, w.shrink(".Lose", 0, par(1)))
		}},
		"added at set-up":    {change: func(_ *world, c, _ *Container) { c.Grows[0].Roots = roots{Setup: true} }},
		"added for its keys": {change: func(_ *world, c, m *Container) { c.Grows[0].RangedFrom = m.ID }},
		"added to both":      {change: func(w *world, _, m *Container) { m.Grows[0].Func = w.f(".Add"); m.Grows[0].Key = par(2) }},
		"added to both anew": {change: func(w *world, _, m *Container) {
			m.Grows[0].Func = w.f(".Add")
			m.Grows[0].Key = par(2)
			m.Overwrites, m.Grows = m.Grows, nil
		}},
		"added to both by helper": {change: func(w *world, c, m *Container) {
			c.Grows[0].Site, m.Grows[0].Site = w.f(".helper"), w.f(".helper")
		}, want: true},
		"added beside, and lost":       {want: true, change: func(w *world, _, m *Container) { m.Grows[0].Func = w.f(".Add") }},
		"beside, under a flag":         {want: true, change: beside(flag)},
		"beside, compared":             {want: true, change: beside(at(4, cond(facts.GuardEq, par(2), "==", lit(1))))},
		"beside, somehow":              {want: true, change: beside(at(4, facts.Guard{X: par(2)}))},
		"beside, after a call":         {change: beside(at(4, is(facts.GuardErr, call("m.f"))))},
		"beside, without a failure":    {want: true, change: beside(at(4, not(facts.GuardErr, call("m.f"))))},
		"beside, and no failure here":  {change: beside(at(4, not(facts.GuardErr, call("m.f"))), func(_ *world, c, m *Container) { c.Grows[0].Guards = m.Grows[0].Guards })},
		"beside, taken back if failed": {change: beside(at(4, not(facts.GuardErr, call("m.f"))), back(".Add", at(4, failed("m.f"))))},
		"beside, taken back elsewhere": {want: true, change: beside(at(4, not(facts.GuardErr, call("m.f"))), back(".Put", at(4, failed("m.f"))))},
		"beside, taken back as well":   {want: true, change: beside(at(4, not(facts.GuardErr, call("m.f"))), back(".Add", at(4, not(facts.GuardErr, call("m.f")))))},
		"beside, taken back before":    {want: true, change: beside(at(4, not(facts.GuardErr, call("m.f"))), back(".Add", at(3, failed("m.f"))))},
		"beside, of what is not known": {change: beside(at(4, is(facts.GuardFlag, facts.Unknown())))},
		"beside, asked of it":          {change: beside(at(4, cond(facts.GuardEq, elem(field("o"), par(1)), "==", lit(1))))},
		"beside, asked of this":        {change: beside(at(4, cond(facts.GuardEq, lit(1), "==", elem(field("m"), par(1)))))},
		"both under a flag":            {change: beside(flag, func(_ *world, c, _ *Container) { c.Grows[0].Guards = []facts.Guard{flag} })},
		"beside, another key":          {change: beside(flag, func(_ *world, _, m *Container) { m.Grows[0].Key = par(2) })},
		"beside, at set-up":            {change: beside(flag, func(_ *world, c, _ *Container) { c.Grows[0].Roots = roots{Setup: true} })},
		"beside, elsewhere":            {change: beside(flag, func(w *world, _, m *Container) { m.Grows[0].Func = w.f(".Put") })},
		"over, under a flag":           {want: true, change: beside(flag, func(_ *world, _, m *Container) { m.Overwrites, m.Grows = m.Grows, nil })},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Add"), fn(".Put"), with(fn(".Sweep"), calls(".drop", 0, par(0), keyOf(field("o"))), calls(".free", 0, par(0), keyOf(field("o")))),
				fn(".Lose"), fn(".helper"), fn(".drop"), fn(".free"), with(fn(".Other"), calls(".free", 0, par(0), par(1)))))
			sweep := w.shrink(".Sweep", 0, keyOf(field("o")))
			sweep.Class = ClassSweep
			c := place("m", w.grow(".Add", 0, par(1)), sweep)
			lost := w.shrink(".Lose", 0, par(1))
			lost.Class = ClassEventOne
			m := place("o", w.grow(".Put", 0, par(1)), lost)
			if tt.change != nil {
				tt.change(w, c, m)
			}
			was := sweep.Class
			w.KeysElsewhere(map[string]*Container{"m.T.m": c, "m.T.o": m}, []*Container{c})
			if tt.want {
				assert.Equal(t, ClassElsewhere, sweep.Class)
				assert.Equal(t, "it removes only keys that o still holds", sweep.Why.String())
			} else {
				assert.Equal(t, was, sweep.Class)
			}
		})
	}
}

// A list of keys that a renewal adds to has a key as often as its entry was renewed.
func TestRenewed(t *testing.T) {
	k := par(1)
	old := keyOf(field("o"))
	type parts struct {
		change func(w *world, add, put, out *Event, c, m *Container)
		want   bool
	}
	asks := func(of *facts.Term) []facts.Guard { return []facts.Guard{cond(facts.GuardEq, lit(1), "==", of)} }
	for name, tt := range map[string]parts{
		"renewed":                 {want: true},
		"of a map":                {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Kind = facts.KindMap }},
		"beside a list":           {change: func(_ *world, _, _, _ *Event, _, m *Container) { list(m) }},
		"beside no times":         {change: func(_ *world, _, _, _ *Event, _, m *Container) { m.Expiry = ExpiryNone }},
		"of another holder":       {change: func(_ *world, _, _, _ *Event, _, m *Container) { m.Owner = "E" }},
		"taken as it is named":    {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Key = k }},
		"taken of another":        {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Key = keyOf(field("p")) }},
		"taken of an element":     {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Key = elem(field("o"), facts.Unknown()) }},
		"taken of what is passed": {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Key = keyOf(par(2)) }},
		"taken of nothing":        {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Key = nil }},
		"all are taken":           {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Extent = facts.ExtentAll }},
		"none is taken":           {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Shrinks = nil }},
		"taken for nothing":       {change: func(_ *world, _, _, out *Event, _, _ *Container) { out.Class = ClassVoid }},
		"another for nothing": {want: true, change: func(w *world, _, _, _ *Event, c, _ *Container) {
			e := w.shrink(".Sweep", 0, k)
			e.Class = ClassVoid
			c.Shrinks = append(c.Shrinks, e)
		}},
		"added at set-up": {change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Roots = roots{Setup: true} }},
		"added unknown":   {change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Val = facts.Unknown() }},
		"added fresh":     {change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Origin = origin.OriginFresh }},
		"added if new":    {change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Guards = asks(elem(field("o"), k)) }},
		"added if not listed": {change: func(_ *world, add, _, _ *Event, _, _ *Container) {
			add.Guards = []facts.Guard{not(facts.GuardCall, call("slices.Contains", field("m"), k))}
		}},
		"added by a flag":   {want: true, change: func(_ *world, add, _, _ *Event, _, _ *Container) { add.Guards = asks(field("on")) }},
		"put if new":        {change: func(_ *world, _, put, _ *Event, _, _ *Container) { put.Guards = asks(elem(field("o"), k)) }},
		"put under another": {change: func(_ *world, _, put, _ *Event, _, _ *Container) { put.Key = par(2) }},
		"put elsewhere":     {change: func(w *world, _, put, _ *Event, _, _ *Container) { put.Func = w.f(".Sweep") }},
		"put over":          {want: true, change: func(_ *world, _, put, _ *Event, _, m *Container) { m.Grows, m.Overwrites = nil, []*Event{put} }},
		"beside itself":     {change: func(_ *world, _, _, _ *Event, c, m *Container) { *m = *c }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Renew"), fn(".Sweep")))
			add, put, out := w.grow(".Renew", 0, nil), w.grow(".Renew", 0, k), w.shrink(".Sweep", 0, old)
			add.Val, out.Class = k, ClassSweep
			c, m := list(place("m", add, out)), place("o", put)
			m.Expiry = ExpirySweep
			if tt.change != nil {
				tt.change(w, add, put, out, c, m)
			}
			was := out.Class
			got := w.AddedAgain(c, []*Container{c, m})
			assert.Equal(t, tt.want, got != nil)
			if !tt.want {
				assert.Equal(t, was, out.Class)
				return
			}
			assert.Same(t, add, got)
			assert.Equal(t, ClassElsewhere, out.Class)
			for _, e := range c.Shrinks[1:] {
				assert.Equal(t, ClassVoid, e.Class)
			}
		})
	}
}
