package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// reading is a program of a package with one function that reads some containers.
func reading(t *testing.T, reads ...string) *link.Program {
	t.Helper()
	table, err := library.Load()
	require.NoError(t, err)
	s := &facts.Summary{Path: "m/p", Name: "p", Funcs: []*facts.Func{{ID: "m/p.f", Name: "f", Blocks: []facts.Block{{Return: true}}, Reads: reads}}}
	return link.Link([]program.Package{{Summary: s}}, table, link.Options{})
}

// open makes the container an exported field that its own package never reads.
func open(t *testing.T) func(*Case) {
	return func(k *Case) { k.C.Exported, k.C.Package.Closed, k.Program = true, false, reading(t) }
}

// seen is a case whose grows and removals have places, for words.
func seen(k *Case) {
	f := &program.Func{Func: &facts.Func{Display: "(*T).add"}, Package: k.C.Package}
	for _, list := range [][]*growth.Event{k.Live, k.Partial, k.Complete} {
		for _, e := range list {
			e.Func, e.Site = f, f
		}
	}
}

func term(op facts.Op, text string, args ...*facts.Term) *facts.Term {
	return &facts.Term{Op: op, Text: text, Args: args}
}

func field(name string) *facts.Term {
	return term(facts.OpField, "m/p.T."+name, &facts.Term{Op: facts.OpParam})
}

// one gives a case a removal of one key of a class.
func one(class growth.Class, more ...func(k *Case)) func(*Case) {
	return func(k *Case) {
		k.Partial = append(k.Partial, removed(class)...)
		for _, do := range more {
			do(k)
		}
	}
}

func listed(k *Case) { k.C.Kind = facts.KindSlice }

// Evidence that only counts where what stays, stays for long.
func TestRungsOfWhatLasts(t *testing.T) {
	for name, tt := range map[string]struct {
		base      func(*Case)
		otherwise string // what decides of keys ranged from elsewhere, and of open fields
		open      string
	}{
		"added again though it is there":                       {func(k *Case) { k.E.Again = &growth.Event{} }, "keys ranged from elsewhere", "exported field"},
		"a sibling goes on both branches":                      {one(growth.ClassEventOne, func(k *Case) { k.E.Branch = &growth.Event{} }), "one key removed", "one key removed"},
		"stays when its activation ends otherwise":             {one(growth.ClassOnError, func(k *Case) { k.E.Pending = &pending.Pending{} }), "removed on error only", "removed on error only"},
		"waits for what need not come":                         {one(growth.ClassEventOne, func(k *Case) { k.E.Awaited = &growth.Event{} }), "one key removed", "one key removed"},
		"removed for other objects only":                       {one(growth.ClassEventOne, func(k *Case) { k.E.Unmet = &growth.Event{} }), "one key removed", "one key removed"},
		"removed as its sender says":                           {one(growth.ClassTold), "keys ranged from elsewhere", "exported field"},
		"a flag of the entry decides":                          {one(growth.ClassEventOne, func(k *Case) { k.E.Pending = &pending.Pending{Weak: true, Kind: pending.Flagged} }), "may stay when its activation ends otherwise", "may stay when its activation ends otherwise"},
		"ended and replaced, and stays":                        {one(growth.ClassEventOne, func(k *Case) { k.E.Replaced = &evidence.Replaced{} }), "one key removed", "one key removed"},
		"an end of its members leaves it out":                  {one(growth.ClassEventOne, func(k *Case) { k.E.LeftOut = &growth.Event{} }), "one key removed", "one key removed"},
		"goes only once it is found":                           {one(growth.ClassEventOne, func(k *Case) { k.E.Missed = &growth.Event{} }), "one key removed", "one key removed"},
		"goes only where its own input says so":                {one(growth.ClassEventOne, func(k *Case) { k.E.SaidSo = &growth.Event{} }), "one key removed", "one key removed"},
		"only keys that another container still has":           {one(growth.ClassElsewhere), "keys ranged from elsewhere", "exported field"},
		"keys that only its own code knows":                    {one(growth.ClassAPIOne, func(k *Case) { k.E.Unnamed = &growth.Event{}; k.Partial[0].Key = &facts.Term{Op: facts.OpParam} }), "API removes one key", "API removes one key"},
		"removed at a count it need not have, sibling forgets": {one(growth.ClassEventOne, func(k *Case) { k.E.Stuck, k.E.Siblings = &growth.Event{}, []evidence.Sibling{{Same: true}} }), "one key removed, sibling forgets", "one key removed, sibling forgets"},
		"value emptied, key kept":                              {one(growth.ClassOnError, func(k *Case) { k.E.Zombie = &evidence.Zombie{} }), "removed on error only", "removed on error only"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, name, lasting(tt.base).decide().name)
			assert.Equal(t, tt.otherwise, lasting(func(k *Case) { tt.base(k); ranged(k) }).decide().name, "ranged")
			assert.Equal(t, tt.open, lasting(func(k *Case) { tt.base(k); open(t)(k) }).decide().name, "open")
			weak := lasting(func(k *Case) { tt.base(k); k.C.Holder.Life = growth.LifeSession })
			assert.Equal(t, "session holder", weak.decide().name, "in a session")
			gone := lasting(func(k *Case) { tt.base(k); k.C.Holder.Life = growth.LifeCall })
			assert.Equal(t, "holder lives for a call", gone.decide().name)
		})
	}
	members := func(k *Case) { one(growth.ClassEventOne)(k); k.E.Members = &growth.Event{} }
	assert.Equal(t, "members leave it behind", lasting(members).decide().name)
	assert.Equal(t, "members leave it behind", lasting(func(k *Case) { members(k); ranged(k) }).decide().name, "its keys are ranged by its nature")
	assert.Equal(t, "one key removed", lasting(func(k *Case) { members(k); open(t)(k) }).decide().name)
	assert.Equal(t, "session holder", lasting(func(k *Case) { members(k); k.C.Holder.Life = growth.LifeSession }).decide().name)
}

// Where one part of a rung's evidence is missing, the next rung decides.
func TestRungsBesideTheirLookAlikes(t *testing.T) {
	same := func(k *Case) { k.E.Siblings = []evidence.Sibling{{Same: true}} }
	for name, tt := range map[string]struct {
		is, isNot func(*Case)
		otherwise string
	}{
		"removed at a count it need not have, sibling forgets": {one(growth.ClassEventOne, same, func(k *Case) { k.E.Stuck = &growth.Event{} }), one(growth.ClassEventOne, func(k *Case) { k.E.Stuck = &growth.Event{} }), "one key removed"},
		"ended and replaced, and stays":                        {one(growth.ClassAPIOne, func(k *Case) { k.E.Replaced = &evidence.Replaced{} }), one(growth.ClassOnError, func(k *Case) { k.E.Replaced = &evidence.Replaced{} }), "removed on error only"},
		"removed on error, emptied on request":                 {one(growth.ClassOnError, one(growth.ClassAPIAll)), one(growth.ClassOnError, one(growth.ClassAPIAll, one(growth.ClassAPIOne))), "API removes one key"},
		"API empties a list":                                   {one(growth.ClassAPIAll, listed), one(growth.ClassAPIAll, listed, func(k *Case) { k.C.Holder.PerEvent, k.Partial[0].Roots.Asked = true, true }), "API empties a map"},
		"API empties a map":                                    {one(growth.ClassAPIAll), one(growth.ClassAPIAll, listed, func(k *Case) { k.Partial[0].Roots.Asked = true }), "API empties a list"},
		"kept on failure":                                      {one(growth.ClassOnSuccess, listed), one(growth.ClassOnSuccess), "kept until its call succeeds"},
		"kept until its call succeeds":                         {one(growth.ClassOnSuccess), one(growth.ClassOnSuccess, one(growth.ClassEventOne)), "one key removed"},
		"functions kept until a start":                         {one(growth.ClassStateGate, func(k *Case) { k.C.Value.Func = true }), func(k *Case) { k.C.Value.Func = true }, "nothing shrinks it"},
		"may stay when its activation ends otherwise":          {one(growth.ClassAPIOne, func(k *Case) { k.E.Pending = &pending.Pending{Weak: true} }), one(growth.ClassOnError, func(k *Case) { k.E.Pending = &pending.Pending{Weak: true} }), "removed on error only"},
		"a flag of the entry decides":                          {one(growth.ClassAPIOne, func(k *Case) { k.E.Pending = &pending.Pending{Weak: true, Kind: pending.Flagged} }), one(growth.ClassOnError, func(k *Case) { k.E.Pending = &pending.Pending{Weak: true, Kind: pending.Flagged} }), "removed on error only"},
		"session's own growth":                                 {fed(facts.KindMap, origin.OriginOutside), func(k *Case) { fed(facts.KindMap, origin.OriginOutside)(k); k.C.Local = true }, "nothing shrinks it"},
		"a session's own list":                                 {fed(facts.KindSlice, origin.OriginParam), fed(facts.KindSlice, origin.OriginOutside), "session's own growth"},
		"added to by users of the module alone":                {byUsers, func(k *Case) { byUsers(k); k.C.Package.Whole = false }, "nothing shrinks it"},
		"stays after an error, beside a sweep": {func(k *Case) { k.Complete, k.E.Pending = removed(growth.ClassSweep), &pending.Pending{} }, func(k *Case) {
			k.Complete, k.E.Pending = removed(growth.ClassSweep), &pending.Pending{Kind: pending.Handed}
		}, "complete shrink"},
		"sibling loses the same key": {same, func(k *Case) { k.E.Siblings = []evidence.Sibling{{}} }, "nothing shrinks it"},
		"exported field":             {open(t), func(k *Case) { open(t)(k); k.C.Package.Closed = true }, "nothing shrinks it"},
		"takes in while it cannot send": {func(k *Case) {
			k.E.Queue, k.C.Local, k.C.Holder.Life = shaped(queue.QueueInfinite), true, growth.LifeUnknown
		}, func(k *Case) { k.E.Queue, k.C.Holder.Life = shaped(queue.QueueInfinite), growth.LifeUnknown }, shortLived},
		"expiry on look-up, single keys corrected": {one(growth.ClassEventOne, expiring), one(growth.ClassEventOne, expiring, func(k *Case) { k.Partial[0].Named = false }), "one key removed"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, name, lasting(tt.is).decide().name)
			assert.Equal(t, tt.otherwise, lasting(tt.isNot).decide().name)
		})
	}
	zombie := func(k *Case) { k.E.Zombie = &evidence.Zombie{} }
	assert.Equal(t, "nothing shrinks it", lasting(zombie).decide().name, "a value is emptied, and nothing else is removed")
	beside := lasting(func(k *Case) {
		k.Complete, k.E.Pending, k.E.Zombie = removed(growth.ClassSweep), &pending.Pending{Weak: true}, &evidence.Zombie{Levels: 1}
	})
	assert.Equal(t, "complete shrink", beside.decide().name, "another rule's container")
	assert.Equal(t, "complete shrink", lasting(func(k *Case) { k.Complete, k.E.Queue = removed(growth.ClassCap), shaped(queue.QueueInfinite) }).decide().name)
	notRead := lasting(open(t))
	notRead.Program = reading(t, "m/p.T.m")
	assert.Equal(t, "nothing shrinks it", notRead.decide().name, "its package reads it")
	inner := lasting(open(t))
	inner.C.Exported = false
	assert.Equal(t, "nothing shrinks it", inner.decide().name, "it is not exported")
}

// byUsers is growth by exported functions that nothing in a whole module calls.
func byUsers(k *Case) {
	k.C.Package.Whole, k.Live[0].Roots = true, reach.Roots{Exported: true}
	k.C.Holder = growth.Holder{Signs: []growth.Sign{growth.SignLooked}}
}

// What users of a module alone add is low where nothing else is known: not of locks, not where
// an event comes there as well, not under keys from outside, nor in what lives for ever.
func TestAddedByUsersAlone(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(*Case)
		want string
	}{
		"in a variable":     {func(k *Case) { k.C.Holder = growth.Holder{Life: growth.LifeProcess} }, "nothing shrinks it"},
		"an event as well":  {func(k *Case) { k.Live[0].Roots.Event = true }, "nothing shrinks it"},
		"keys from outside": {func(k *Case) { k.Live[0].Origin = origin.OriginOutside }, "nothing shrinks it, keys from outside"},
		"a list":            {func(k *Case) { one(growth.ClassAPIAll, listed)(k) }, "added to by users of the module alone"},
		"removed on error":  {one(growth.ClassOnError), "removed on error only"},
		"another module":    {func(k *Case) { k.C.Package.Whole = false }, "nothing shrinks it"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, lasting(func(k *Case) { byUsers(k); tt.do(k) }).decide().name)
		})
	}
}

func shaped(s queue.Shape) *queue.Queue { return &queue.Queue{Shape: s} }

func expiring(k *Case) { k.C.Expiry, k.Partial[0].Named = growth.ExpiryLookup, true }

// fed is growth of a session in its own loop, by what a peer sends.
func fed(kind facts.Kind, from origin.Origin) func(*Case) {
	return func(k *Case) {
		k.C.Kind, k.C.Holder.Life = kind, growth.LifeSession
		k.Live[0].Origin, k.Live[0].Roots.Fed = from, true
		k.Live[0].Func = &program.Func{Func: &facts.Func{Recv: "m/p.T"}}
	}
}

// What a session gains counts where the session's own loop feeds it.
func TestSessions(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(*Case)
		weak bool
	}{
		"keys from outside":       {fed(facts.KindMap, origin.OriginOutside), false},
		"fresh keys":              {fed(facts.KindMap, origin.OriginFresh), false},
		"keys that are passed":    {fed(facts.KindMap, origin.OriginParam), false},
		"numbers that are passed": {func(k *Case) { fed(facts.KindMap, origin.OriginParam)(k); k.C.TypeText = "map[uint32]int" }, true},
		"numbers from outside":    {func(k *Case) { fed(facts.KindMap, origin.OriginOutside)(k); k.C.TypeText = "map[uint32]int" }, false},
		"unknown numbers":         {func(k *Case) { fed(facts.KindMap, origin.OriginUnknown)(k); k.C.TypeText = "map[int]int" }, true},
		"unknown keys":            {fed(facts.KindMap, origin.OriginUnknown), true},
		"a list of what is found": {fed(facts.KindSlice, origin.OriginUnknown), false},
		"nobody feeds it":         {func(k *Case) { fed(facts.KindMap, origin.OriginOutside)(k); k.Live[0].Roots.Fed = false }, true},
		"by another":              {func(k *Case) { fed(facts.KindMap, origin.OriginOutside)(k); k.Live[0].Func.Recv = "m/p.S" }, true},
		"in a method that it calls": {func(k *Case) {
			fed(facts.KindMap, origin.OriginOutside)(k)
			k.Live[0].Func, k.Live[0].Site = k.Live[0].Site, k.Live[0].Func
		}, false},
		"a variable that is fed": {func(k *Case) { fed(facts.KindMap, origin.OriginUnknown)(k); k.C.Local = true }, false},
		"a variable that nobody fed": {func(k *Case) {
			fed(facts.KindMap, origin.OriginOutside)(k)
			k.C.Local, k.Live[0].Roots.Fed = true, false
		}, true},
		"a process": {func(k *Case) { fed(facts.KindMap, origin.OriginUnknown)(k); k.C.Holder.Life = growth.LifeProcess }, false},
	} {
		assert.Equal(t, tt.weak, lasting(tt.do).weakSession(), name)
	}
	for _, name := range []string{"int", "uint8", "int64", "uint"} {
		assert.True(t, isNumber(name), name)
	}
	assert.False(t, isNumber("string"))
}

// Keys from outside are the worst, unless somebody has thought of removing them.
func TestOpenKeys(t *testing.T) {
	outside := func(k *Case) { k.Live[0].Origin = origin.OriginOutside }
	dead := func(k *Case) {
		k.Void = removed(growth.ClassVoid)
		k.Void[0].Roots.Dead = true
	}
	for name, tt := range map[string]struct {
		do   func(*Case)
		want bool
	}{
		"from outside":          {outside, true},
		"of a list":             {func(k *Case) { outside(k); listed(k) }, false},
		"of a variable":         {func(k *Case) { outside(k); k.C.Local = true }, false},
		"a removal is dead":     {func(k *Case) { outside(k); dead(k) }, false},
		"a removal is void":     {func(k *Case) { outside(k); dead(k); k.Void[0].Roots.Dead = false }, true},
		"a whole reset is dead": {func(k *Case) { outside(k); dead(k); k.Void[0].Extent = facts.ExtentAll }, true},
		"passed":                {func(*Case) {}, false},
	} {
		assert.Equal(t, tt.want, lasting(tt.do).openKeys(), name)
	}
	for name, tt := range map[string]struct {
		do   func(*Case)
		want bool
	}{
		"nothing calls it":        {dead, true},
		"it removes nothing":      {func(*Case) {}, false},
		"of a list":               {func(k *Case) { dead(k); listed(k) }, false},
		"others may call it":      {func(k *Case) { dead(k); k.C.Package.Closed = false }, false},
		"another removes as well": {func(k *Case) { dead(k); one(growth.ClassEventOne)(k) }, false},
	} {
		assert.Equal(t, tt.want, lasting(tt.do).forgottenRemoval(), name)
	}
}

// A list that looks for each element first has no more of them than there are.
func TestDistinctElements(t *testing.T) {
	asked := func(g facts.Guard) func(*Case) {
		return func(k *Case) { listed(k); k.Live[0].Guards = []facts.Guard{g} }
	}
	contains := facts.Guard{Kind: facts.GuardCall, Neg: true, X: term(facts.OpCall, "slices.Contains")}
	missing := facts.Guard{Kind: facts.GuardHit, Neg: true}
	from := func(o origin.Origin) func(*Case) {
		return func(k *Case) { asked(contains)(k); k.Live[0].Origin = o }
	}
	for name, cases := range map[string][]func(*Case){
		"distinct elements": {
			asked(contains), asked(missing), asked(facts.Guard{Kind: facts.GuardHit, Neg: true, X: term(facts.OpField, "m/p.T.all")}), asked(facts.Guard{Kind: facts.GuardCall, X: term(facts.OpCall, "slices.ContainsFunc")}), from(origin.OriginRanged),
		},
		"distinct elements of a fixed set": {from(origin.OriginConstant)},
		"elements of a fixed set":          {func(k *Case) { listed(k); k.Live[0].Origin, k.Live[0].RangedFrom = origin.OriginConstant, "m/p.all" }},
		"nothing shrinks it": {
			asked(facts.Guard{Kind: facts.GuardHit}), asked(facts.Guard{Kind: facts.GuardFlag, Neg: true}), from(origin.OriginFresh), from(origin.OriginOutside),
			asked(facts.Guard{Kind: facts.GuardCall, X: term(facts.OpCall, "m/p.has")}), asked(facts.Guard{Kind: facts.GuardCall}),
			func(k *Case) { listed(k); k.Live[0].Origin = origin.OriginConstant },
			func(k *Case) { listed(k); k.Live[0].RangedFrom = "m/p.all" },
			func(k *Case) { asked(missing)(k); k.C.Kind = facts.KindMap },
			func(k *Case) {
				asked(facts.Guard{Kind: facts.GuardHit, Neg: true, X: term(facts.OpField, "m/p.T.all")})(k)
				k.E.Siblings = []evidence.Sibling{{ID: "m/p.T.all", End: &growth.Event{}}}
			},
			func(k *Case) { k.Live[0].Origin, k.Live[0].RangedFrom = origin.OriginConstant, "m/p.all" },
		},
	} {
		for i, do := range cases {
			assert.Equal(t, name, lasting(do).decide().name, "%s %d", name, i)
		}
	}
}

// Queues with a consumer are low where code out of view fills them.
func TestDrained(t *testing.T) {
	drained := func(k *Case) {
		k.E.Queue, k.C.Package.Closed, k.Live[0].Roots.Exported = shaped(queue.QueueDrained), false, true
	}
	assert.True(t, lasting(drained).drained())
	assert.True(t, lasting(func(k *Case) { drained(k); k.Live[0].Roots.Exported, k.Live[0].Roots.Captured = false, true }).drained())
	assert.False(t, lasting(func(k *Case) { drained(k); k.Live[0].Roots.Exported = false }).drained())
	assert.False(t, lasting(func(k *Case) { drained(k); k.C.Package.Closed = true }).drained())
	assert.False(t, lasting(func(k *Case) { drained(k); k.E.Queue = shaped(queue.QueueHuge) }).drained())
}

func TestRungOfAFinding(t *testing.T) {
	of := func(code, text string) finding.Finding {
		return finding.Finding{Evidence: []finding.Evidence{{Code: "no-shrink", Text: "x"}, {Code: code, Text: text}}}
	}
	assert.Equal(t, "session holder", DecidedBy(of("rung", "decided by: session holder")))
	assert.Empty(t, DecidedBy(of("other", "decided by: session holder")))
	assert.Empty(t, DecidedBy(of("rung", "session holder")))
	assert.True(t, OfUnknownEra(of("rung", "decided by: "+shortLived)))
	assert.True(t, OfUnknownEra(of("rung", "decided by: "+partsShortLived)))
	assert.False(t, OfUnknownEra(of("rung", "decided by: session holder")))
}
