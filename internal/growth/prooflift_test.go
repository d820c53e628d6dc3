package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

func asExported(f *facts.Func) *facts.Func { f.Exported = true; return f }

// A removal is one on error where all who call its function do so after an error alone, and
// could end otherwise.
func TestCalledOnError(t *testing.T) {
	k := par(1)
	err := failed("m.dial")
	// Serve puts in at 0, fails at 1, ends well at 2.
	serve := func(name string, g facts.Guard) *facts.Func {
		return with(asExported(fn(name, branch(err, 1, 2), end(g), end())), calls(".add", 0, par(0), k), calls(".drop", 1, par(0), k))
	}
	type parts struct {
		funcs  []*facts.Func
		change func(w *world, e *Event)
		want   bool
	}
	base := func(more ...*facts.Func) []*facts.Func { return append(funcs(fn(".add"), fn(".drop")), more...) }
	for name, tt := range map[string]parts{
		"after an error":           {funcs: base(serve(".A", err)), want: true},
		"after no error":           {funcs: base(serve(".A", not(facts.GuardErr, call("m.dial"))))},
		"under a flag":             {funcs: base(serve(".A", is(facts.GuardFlag, par(2))))},
		"by two":                   {funcs: base(serve(".A", err), serve(".B", err)), want: true},
		"one ends it":              {funcs: base(serve(".A", err), with(asExported(fn(".B")), calls(".drop", 0, par(0), k)))},
		"a test ends it":           {funcs: base(serve(".A", err), inTests(with(fn(".B"), calls(".drop", 0, par(0), k)))), want: true},
		"by nobody":                {funcs: base()},
		"also kept":                {funcs: base(uses(serve(".A", err), facts.Use{Func: id(".drop"), How: facts.UseReturn}))},
		"also by another language": {funcs: append(funcs(fn(".add"), serve(".A", err)), func() *facts.Func { f := fn(".drop"); f.Linked = true; return f }())},
		"one of several":           {funcs: base(serve(".A", err)), change: func(w *world, _ *Event) { w.f(".drop").Callers[0].Iface = true }},
		"as it was passed":         {funcs: base(serve(".A", err)), change: func(w *world, _ *Event) { w.f(".drop").Callers[0].Param = true }},
		"all go":                   {funcs: base(serve(".A", err)), change: func(_ *world, e *Event) { e.Extent = facts.ExtentAll }},
		"in what it calls":         {funcs: base(serve(".A", err)), change: func(w *world, e *Event) { e.Site = w.f(".add") }},
		"by a helper after errors": {funcs: append(funcs(fn(".add"), fn(".drop"), with(fn(".fail"), calls(".drop", 0, par(0), k))), with(asExported(fn(".A", branch(err, 1, 2), end(err), end())), calls(".add", 0, par(0), k), calls(".fail", 1, par(0), k))), want: true},
		"by helpers, far below": {funcs: append(funcs(fn(".add"), fn(".drop"), with(fn(".a"), calls(".drop", 0, par(0), k)), with(fn(".b"), calls(".a", 0, par(0), k)), with(fn(".c"), calls(".b", 0, par(0), k))),
			with(asExported(fn(".A", branch(err, 1, 2), end(err), end())), calls(".add", 0, par(0), k), calls(".c", 1, par(0), k)))},
		"an error is the only end":   {funcs: base(with(asExported(fn(".A", on(1), branch(err, 2, 0), end(err))), calls(".add", 0, par(0), k), calls(".drop", 2, par(0), k)))},
		"a context ends it as well":  {funcs: base(with(asExported(fn(".A", on(1), branch(err, 2, 3), end(err), branch(is(facts.GuardSelect, par(2)), 4, 0), end(is(facts.GuardSelect, par(2))))), calls(".add", 0, par(0), k), calls(".drop", 2, par(0), k)))},
		"put in after the other end": {funcs: base(with(asExported(fn(".A", branch(is(facts.GuardFlag, par(2)), 1, 2), end(), branch(err, 3, 2), end(err))), calls(".add", 2, par(0), k), calls(".drop", 3, par(0), k)))},
		"put in elsewhere":           {funcs: base(with(asExported(fn(".A", branch(is(facts.GuardFlag, par(2)), 1, 2), end(), branch(err, 3, 2), end(err))), calls(".drop", 3, par(0), k))), want: true},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			e := w.shrink(".drop", 0, k)
			if tt.change != nil {
				tt.change(w, e)
			}
			c := place("m", w.grow(".add", 0, k))
			assert.Equal(t, tt.want, w.calledOnError(c, e))
			class, _ := w.Classify(c, e)
			assert.Equal(t, tt.want, class == ClassOnError)
		})
	}
}

// A count that is passed beside the key is the entry's, if all who call pass the entry under
// that key.
func TestPassedCount(t *testing.T) {
	m, k := field("m"), par(1)
	entry := elem(m, k)
	leave := func() *facts.Func { return fn(".leave") }
	pass := func(name string, object, key *facts.Term) *facts.Func {
		return with(fn(name), calls(".leave", 0, par(0), key, object))
	}
	far := funcs(leave(), pass(".a", par(2), k), with(fn(".b"), calls(".a", 0, par(0), k, par(2))), with(fn(".c"), calls(".b", 0, par(0), k, entry)))
	type parts struct {
		funcs  []*facts.Func
		object *facts.Term
		key    *facts.Term
		in     string
		want   bool
	}
	for name, tt := range map[string]parts{
		"the entry":                       {funcs: funcs(leave(), pass(".A", entry, k)), want: true},
		"another entry":                   {funcs: funcs(leave(), pass(".A", elem(m, par(2)), k))},
		"another map's":                   {funcs: funcs(leave(), pass(".A", elem(field("o"), k), k))},
		"what is no entry":                {funcs: funcs(leave(), pass(".A", call("m.f", m, k), k))},
		"not by all":                      {funcs: funcs(leave(), pass(".A", entry, k), pass(".B", par(2), k))},
		"not by tests":                    {funcs: funcs(leave(), pass(".A", entry, k), inTests(pass(".B", par(2), k))), want: true},
		"by nobody":                       {funcs: funcs(leave())},
		"what was put in there":           {funcs: funcs(leave(), pass(".Join", fresh(0), k)), want: true},
		"another object put in":           {funcs: funcs(leave(), pass(".Join", fresh(1), k))},
		"put in under another":            {funcs: funcs(leave(), pass(".Join", fresh(0), par(2)))},
		"put in elsewhere":                {funcs: funcs(leave(), pass(".A", fresh(0), k))},
		"one of two":                      {funcs: funcs(leave(), pass(".Join", term(facts.OpPhi, "", entry, fresh(0)), k)), want: true},
		"one of two is no entry":          {funcs: funcs(leave(), pass(".Join", term(facts.OpPhi, "", entry, par(2)), k))},
		"from far above":                  {funcs: far},
		"what is not known":               {funcs: funcs(leave(), pass(".A", entry, k)), object: facts.Unknown()},
		"under what is not known":         {funcs: funcs(leave(), pass(".A", entry, k)), key: facts.Unknown()},
		"as its maker sees":               {funcs: funcs(fn(".A"), fn(".A$1")), in: ".A$1", object: up(1, entry), key: up(1, k), want: true},
		"of its own, in a closure":        {funcs: funcs(fn(".A"), with(fn(".B"), calls(".A$1", 0, par(0), k, entry)), fn(".A$1")), in: ".A$1", want: true},
		"as its maker puts it in":         {funcs: funcs(fn(".Join"), fn(".Join$1")), in: ".Join$1", object: up(1, fresh(0)), key: up(1, k), want: true},
		"as another closure says":         {funcs: funcs(fn(".Join"), with(fn(".Join$2"), calls(".Join$1", 0, par(0), up(1, k))), fn(".Join$1")), in: ".Join$1", object: up(1, fresh(0)), key: k, want: true},
		"as another closure has":          {funcs: funcs(fn(".Join"), with(fn(".Join$2"), calls(".Join$1", 0, par(0), k, up(1, fresh(0)))), fn(".Join$1")), in: ".Join$1", key: up(1, k), want: true},
		"its maker's key, its own object": {funcs: funcs(fn(".A"), fn(".A$1")), in: ".A$1", key: up(1, k)},
	} {
		t.Run(name, func(t *testing.T) {
			list := tt.funcs
			found := false
			for _, f := range list {
				found = found || f.ID == id(".Join")
			}
			if !found {
				list = append(list, fn(".Join"))
			}
			w := link(t, list)
			in := w.grow(".Join", 0, k)
			in.Val = fresh(0)
			at, object, key := ".leave", par(2), k
			if tt.in != "" {
				at = tt.in
			}
			if tt.object != nil {
				object = tt.object
			}
			if tt.key != nil {
				key = tt.key
			}
			e := w.shrink(at, 0, key)
			assert.Equal(t, tt.want, w.isPassedCount(place("m", in), e, fieldOf(object, "E.refs")))
			assert.False(t, w.isPassedCount(place("m", in), e, term(facts.OpElem, "", object, lit(1))), "no field")
		})
	}
}

// What takes its keys from entries of another container never removes what is gone there.
func TestOnlyThrough(t *testing.T) {
	k := par(1)
	through := fieldOf(elem(field("o"), par(2)), "E.id")
	type parts struct {
		key    *facts.Term
		change func(w *world, c, m *Container, byID map[string]*Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"another's entries":       {key: through, want: true},
		"an entry itself":         {key: elem(field("o"), par(2)), want: true},
		"its own":                 {key: elem(field("m"), par(2))},
		"what is named":           {key: k},
		"its keys":                {key: keyOf(field("o"))},
		"what is known of no one": {key: facts.Unknown()},
		"a list's entries":        {key: through, change: func(_ *world, _, m *Container, _ map[string]*Container) { list(m) }},
		"what is not there":       {key: through, change: func(_ *world, _, _ *Container, byID map[string]*Container) { delete(byID, "m.T.o") }},
		"of a list":               {key: through, change: func(_ *world, c, _ *Container, _ map[string]*Container) { list(c) }},
		"of an inner level":       {key: through, change: func(_ *world, c, _ *Container, _ map[string]*Container) { c.Level = 1 }},
		"of what never grows":     {key: through, change: func(_ *world, c, _ *Container, _ map[string]*Container) { c.Grows = nil }},
		"on request":              {key: through, want: true, change: func(_ *world, c, _ *Container, _ map[string]*Container) { c.Shrinks[0].Class = ClassAPIOne }},
		"after an error":          {key: through, change: func(_ *world, c, _ *Container, _ map[string]*Container) { c.Shrinks[0].Class = ClassOnError }},
		"one after an error": {key: through, change: func(w *world, c, _ *Container, _ map[string]*Container) {
			e := w.shrink(".Drop", 0, through)
			e.Class = ClassOnError
			c.Shrinks = append(c.Shrinks, e)
		}},
		"twice": {key: through, want: true, change: func(w *world, c, _ *Container, _ map[string]*Container) {
			e := w.shrink(".Drop", 0, through)
			e.Class = ClassEventOne
			c.Shrinks = append(c.Shrinks, e)
		}},
		"all go":                {key: through, change: func(_ *world, c, _ *Container, _ map[string]*Container) { c.Shrinks[0].Extent = facts.ExtentAll }},
		"it counts for nothing": {key: through, change: func(_ *world, c, _ *Container, _ map[string]*Container) { c.Shrinks[0].Class = ClassVoid }},
		"one counts for nothing": {key: through, want: true, change: func(w *world, c, _ *Container, _ map[string]*Container) {
			e := w.shrink(".Drop", 0, k)
			e.Class = ClassVoid
			c.Shrinks = append(c.Shrinks, e)
		}},
		"one is named": {key: through, change: func(w *world, c, _ *Container, _ map[string]*Container) {
			e := w.shrink(".Drop", 0, k)
			e.Class = ClassEventOne
			c.Shrinks = []*Event{e, c.Shrinks[0]}
		}},
		"one of another's": {key: through, change: func(w *world, c, m *Container, byID map[string]*Container) {
			byID["m.T.p"] = place("p", m.Grows[0], m.Shrinks[0])
			e := w.shrink(".Drop", 0, elem(field("p"), k))
			e.Class = ClassEventOne
			c.Shrinks = append(c.Shrinks, e)
		}},
		"that one loses none": {key: through, change: func(_ *world, _, m *Container, _ map[string]*Container) { m.Shrinks = nil }},
		"nothing that counts": {key: through, change: func(_ *world, _, m *Container, _ map[string]*Container) { m.Shrinks[0].Class = ClassVoid }},
		"it loses all":        {key: through, change: func(_ *world, _, m *Container, _ map[string]*Container) { m.Shrinks[0].Extent = facts.ExtentAll }},
		"it loses at its end": {key: through, change: func(_ *world, _, m *Container, _ map[string]*Container) { m.Shrinks[0].Roots = roots{Teardown: true} }},
		"it loses where it is filled": {key: through, change: func(w *world, _, m *Container, _ map[string]*Container) {
			m.Shrinks[0].Func, m.Shrinks[0].Site = w.f(".Add"), w.f(".Add")
		}},
		"both lose": {key: through, change: func(w *world, _, m *Container, _ map[string]*Container) {
			m.Shrinks[0].Func, m.Shrinks[0].Site = w.f(".Drop"), w.f(".Drop")
		}},
		"filled elsewhere": {key: through, change: func(w *world, _, m *Container, _ map[string]*Container) {
			m.Grows[0].Func, m.Grows[0].Site = w.f(".Other"), w.f(".Other")
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Add"), fn(".Drop"), fn(".Lose"), fn(".Other")))
			out := w.shrink(".Drop", 0, tt.key)
			out.Class = ClassEventOne
			c := place("m", w.grow(".Add", 0, k), out)
			lost := w.shrink(".Lose", 0, par(2))
			lost.Class = ClassEventOne
			m := place("o", w.grow(".Add", 0, par(2)), lost)
			byID := map[string]*Container{"m.T.m": c, "m.T.o": m}
			if tt.change != nil {
				tt.change(w, c, m, byID)
			}
			was := out.Class
			w.OnlyThrough(byID, []*Container{c})
			if tt.want {
				assert.Equal(t, ClassElsewhere, out.Class)
				assert.Equal(t, "it removes only what o still holds", out.Why.String())
			} else {
				assert.Equal(t, was, out.Class)
			}
		})
	}
}

// What a value is taken out of is followed through functions and their callers.
func TestTakenOutOf(t *testing.T) {
	o := field("o")
	entry := elem(o, par(1))
	get := fn("get")
	get.Results = []*facts.Term{elem(par(0), par(1))}
	deep := fn("deep")
	deep.Results = []*facts.Term{call("m.get", par(0), par(1))}
	drop := fn(".drop")
	kept := fn(".kept")
	w := link(t, funcs(get, deep, drop, kept, fn(".lone"), fn(".closure"), fn(".closure$1"), fn(".tested"), fn(".mixed"), fn(".vague"), fn(".first"),
		with(fn(".A"), calls(".first", 0, par(0), par(1)), calls(".first", 0, par(0), entry), calls(".drop", 0, par(0), entry), calls(".mixed", 0, par(0), entry), calls(".vague", 0, par(0), entry), calls(".tested", 0, par(0), entry), calls(".closure$1", 0, entry)),
		with(fn(".B"), calls(".drop", 0, par(0), entry), calls(".mixed", 0, par(0), elem(field("m"), par(1))), calls(".vague", 0, par(0), par(1))),
		inTests(with(fn(".T"), calls(".tested", 0, par(0), par(1)))),
		uses(with(fn(".C"), calls(".kept", 0, par(0), entry)), facts.Use{Func: id(".kept"), How: facts.UseReturn}),
	))
	for name, tt := range map[string]struct {
		t    *facts.Term
		in   string
		deep int
		want string
	}{
		"an entry":                 {entry, ".A", 3, "m.T.o"},
		"a part of one":            {fieldOf(entry, "E.id"), ".A", 3, "m.T.o"},
		"a key":                    {keyOf(o), ".A", 3, ""},
		"what a function takes":    {call("m.get", o, par(1)), ".A", 3, "m.T.o"},
		"through two":              {call("m.deep", o, par(1)), ".A", 3, "m.T.o"},
		"too deep":                 {call("m.deep", o, par(1)), ".A", 2, ""},
		"as its maker calls":       {up(1, call("m.get", o, par(1))), ".A", 3, ""},
		"another result":           {&facts.Term{Op: facts.OpCall, Text: "m.get", N: 1, Args: []*facts.Term{o, par(1)}}, ".A", 3, ""},
		"what code out of view is": {call("sort.Find", entry), ".A", 3, ""},
		"what all pass":            {par(1), ".drop", 3, "m.T.o"},
		"what they pass, too deep": {par(1), ".drop", 1, ""},
		"what two pass":            {par(1), ".mixed", 3, ""},
		"what one passes":          {par(1), ".vague", 3, ""},
		"what the second passes":   {par(1), ".first", 3, ""},
		"not what tests pass":      {par(1), ".tested", 3, "m.T.o"},
		"what nobody passes":       {par(1), ".lone", 3, ""},
		"kept":                     {par(1), ".kept", 3, ""},
		"of a closure":             {par(0), ".closure$1", 3, ""},
		"of its maker":             {up(1, par(1)), ".drop", 3, ""},
		"nothing":                  {nil, ".A", 3, ""},
		"a variable":               {global("x"), ".A", 3, ""},
	} {
		assert.Equal(t, tt.want, w.takenOutOf(tt.t, w.f(tt.in), tt.deep), name)
	}
}

// What a helper has put in stays where its caller takes its own entry back.
func TestRolledBack(t *testing.T) {
	k := par(1)
	err := failed("m.dial")
	type parts struct {
		ask    *facts.Guard
		change func(w *world, in, own, back *Event, c, s *Container)
		want   bool
	}
	for name, tt := range map[string]parts{
		"taken back alone":        {want: true},
		"taken back by a flag":    {ask: ptr(is(facts.GuardFlag, par(2)))},
		"taken back on success":   {ask: ptr(not(facts.GuardErr, call("m.dial")))},
		"of a list":               {change: func(_ *world, _, _, _ *Event, c, _ *Container) { list(c) }},
		"beside a list":           {change: func(_ *world, _, _, _ *Event, _, s *Container) { list(s) }},
		"beside an inner level":   {change: func(_ *world, _, _, _ *Event, _, s *Container) { s.Level = 1 }},
		"at set-up":               {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.Roots = roots{Setup: true} }},
		"where it is made":        {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.Roots = roots{Event: true, Construct: true} }},
		"they never end together": {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Shrinks = nil }},
		"the other ends alone":    {change: func(_ *world, _, _, _ *Event, _, s *Container) { s.Shrinks = s.Shrinks[:1] }},
		"they end in two places":  {change: func(w *world, _, _, _ *Event, c, _ *Container) { c.Shrinks[0].Func = w.f(".Other") }},
		"it ends on an error":     {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Shrinks[0].Class = ClassOnError }},
		"both end on an error":    {change: func(_ *world, _, _, _ *Event, _, s *Container) { s.Shrinks[1].Class = ClassOnError }},
		"they end other keys":     {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Shrinks[0].Key = par(2) }},
		"its own is of another":   {change: func(_ *world, _, own, _ *Event, _, _ *Container) { own.Key = par(2) }},
		"its own came before":     {change: func(_ *world, _, own, _ *Event, _, _ *Container) { own.Seq = 0 }},
		"its own is elsewhere":    {change: func(w *world, _, own, _ *Event, _, _ *Container) { own.Func = w.f(".Other") }},
		"all is taken back":       {change: func(_ *world, _, _, back *Event, _, _ *Container) { back.Extent = facts.ExtentAll }},
		"another is taken back":   {change: func(_ *world, _, _, back *Event, _, _ *Container) { back.Key = par(2) }},
		"taken back elsewhere":    {change: func(w *world, _, _, back *Event, _, _ *Container) { back.Func = w.f(".Other") }},
		"taken back before":       {change: func(w *world, _, own, _ *Event, _, _ *Container) { w.f(".add").Callers[0].Block, own.Block = 2, 2 }},
		"its end is called there": {change: func(w *world, _, _, _ *Event, c, _ *Container) {
			e := w.shrink(".Join", 1, k)
			e.Class = ClassOnError
			c.Shrinks = append(c.Shrinks, e)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			ask := err
			if tt.ask != nil {
				ask = *tt.ask
			}
			w := link(t, funcs(fn(".add"), fn(".Leave"), fn(".Other"),
				with(fn(".Join", branch(ask, 1, 2), end(ask), end()), calls(".add", 0, par(0), k))))
			in, own, back := w.grow(".add", 0, k), w.grow(".Join", 0, k), w.shrink(".Join", 1, k)
			own.Seq, back.Class = 7, ClassOnError
			ends := func() *Event { e := w.shrink(".Leave", 0, k); e.Class = ClassEventOne; return e }
			c, s := place("m", in, ends()), place("o", own, back, ends())
			if tt.change != nil {
				tt.change(w, in, own, back, c, s)
			}
			grow, f := w.RolledBack(c, []*Container{c, s})
			assert.Equal(t, tt.want, grow != nil)
			if tt.want {
				assert.Same(t, in, grow)
				assert.Equal(t, w.f(".Join"), f)
			}
		})
	}
}
