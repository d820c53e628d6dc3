package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// grown is a case as New collects it, of one grow and removals of some classes.
func grown(do func(*growth.Container), classes ...growth.Class) *Case {
	return grownWith(nil, do, classes...)
}

// grownWith is the same for what a library's cache lacks.
func grownWith(lacks func(*growth.Container) cache.Fault, do func(*growth.Container), classes ...growth.Class) *Case {
	base := lasting(func(*Case) {})
	base.C.Grows[0].Roots, base.C.Grows[0].Func = events, method()
	for _, class := range classes {
		base.C.Shrinks = append(base.C.Shrinks, removed(class)...)
	}
	do(base.C)
	if lacks != nil {
		base.Program.Tables.Faults = growth.Table[[]cache.Fault]{base.C: {lacks(base.C)}}
	}
	return New(base.Program, base.C)
}

// Removals are collected by what they are worth, and grows that count.
func TestCases(t *testing.T) {
	k := grown(func(c *growth.Container) {
		once := *c.Grows[0]
		once.Roots = reach.Roots{Setup: true}
		c.Grows = append(c.Grows, &once)
	}, growth.ClassSweep, growth.ClassVoid, growth.ClassEventOne, growth.ClassCap, growth.ClassLazy)
	require.NotNil(t, k)
	classes := func(list []*growth.Event) []growth.Class {
		var out []growth.Class
		for _, e := range list {
			out = append(out, e.Class)
		}
		return out
	}
	assert.Len(t, k.Live, 1)
	assert.Equal(t, []string{"construction, start-up or tests"}, k.Dropped)
	assert.Equal(t, []growth.Class{growth.ClassSweep, growth.ClassCap}, classes(k.Complete))
	assert.Equal(t, []growth.Class{growth.ClassVoid}, classes(k.Void))
	assert.Equal(t, []growth.Class{growth.ClassEventOne, growth.ClassLazy}, classes(k.Partial))
}

// What sets the container of an object that is made there takes nothing away, and is not told
// as a removal; one of the object that is there is.
func TestMakingAnotherIsNoRemoval(t *testing.T) {
	made := &facts.Term{Op: facts.OpNew, Text: "m.T"}
	for name, tt := range map[string]struct {
		do   func(*growth.Event)
		told int
	}{
		"another":           {func(e *growth.Event) { e.Base = made }, 0},
		"the one there":     {func(e *growth.Event) { e.Base = &facts.Term{Op: facts.OpParam} }, 1},
		"of a variable":     {func(*growth.Event) {}, 1},
		"made further out":  {func(e *growth.Event) { e.Base = made.Lower(1) }, 1},
		"one that it holds": {func(e *growth.Event) { e.Base = field("t") }, 1},
	} {
		k := grown(func(c *growth.Container) { tt.do(c.Shrinks[0]) }, growth.ClassVoid)
		assert.Len(t, k.Void, tt.told, name)
	}
}

// What makes a grow count for nothing.
func TestHarmless(t *testing.T) {
	full := []facts.Guard{{Kind: facts.GuardLen, X: term(facts.OpCall, "len", field("m")), Op: "<", Y: &facts.Term{Op: facts.OpConst, Text: "9"}}}
	for name, tt := range map[string]struct {
		do    func(*growth.Container)
		want  bool // whether it counts
		lacks func(*growth.Container) cache.Fault
	}{
		"from outside":                  {func(*growth.Container) {}, true, nil},
		"once":                          {func(c *growth.Container) { c.Grows[0].Roots = reach.Roots{Setup: true} }, false, nil},
		"few keys":                      {func(c *growth.Container) { c.Grows[0].Origin = origin.OriginConstant }, false, nil},
		"few values":                    {func(c *growth.Container) { c.Grows[0].Origin, c.Kind = origin.OriginConstant, facts.KindSlice }, true, nil},
		"under a length test":           {func(c *growth.Container) { c.Grows[0].Guards, c.Key = full, "m/p.T.m" }, false, nil},
		"in generated code":             {func(c *growth.Container) { c.Grows[0].Pos.File = 1 }, false, nil},
		"in a cache":                    {func(c *growth.Container) { c.Kind, c.LibraryKind = facts.KindLib, "cache" }, false, nil},
		"in a remote cache":             {func(c *growth.Container) { c.Kind, c.LibraryKind = facts.KindLib, "remote" }, false, nil},
		"in a cache with a fault":       {func(c *growth.Container) { c.Kind, c.LibraryKind = facts.KindLib, "cache" }, true, func(c *growth.Container) cache.Fault { return cache.Fault{Event: c.Grows[0]} }},
		"in what has a fault elsewhere": {func(c *growth.Container) { c.Kind = facts.KindLib }, false, func(*growth.Container) cache.Fault { return cache.Fault{} }},
		"in a library's list":           {func(c *growth.Container) { c.Kind, c.LibraryKind = facts.KindLib, "queue" }, true, nil},
		"in a map beside":               {func(c *growth.Container) { c.LibraryKind = "cache" }, true, nil},
	} {
		assert.Equal(t, tt.want, grownWith(tt.lacks, tt.do) != nil, name)
	}
}

func TestPosition(t *testing.T) {
	pkg := method().Package
	assert.Equal(t, finding.Position{File: "/src/p.go", Line: 3, Column: 4, EndLine: 3, EndColumn: 9}, Position(pkg, facts.Pos{Line: 3, Col: 4, EndCol: 9}))
	assert.Equal(t, finding.Position{File: "/src/gen.go", Line: 3, Column: 4, EndLine: 3, EndColumn: 4}, Position(pkg, facts.Pos{File: 1, Line: 3, Col: 4}))
	assert.Equal(t, finding.Position{Line: 3, EndLine: 3}, Position(pkg, facts.Pos{File: 2, Line: 3}), "a file that is not there")
}

// A rule decides the containers that are its own, of which a grow counts.
func TestContainers(t *testing.T) {
	base := grown(func(*growth.Container) {})
	other := *base.C
	other.Kind, other.ID = facts.KindSlice, "m/p.T.l"
	silent := *base.C
	once := *base.C.Grows[0]
	once.Roots = reach.Roots{Setup: true}
	silent.ID, silent.Grows = "m/p.T.s", []*growth.Event{&once}
	p := &link.Program{Containers: []*growth.Container{&other, base.C, &silent}}
	found := func(rule string) []string {
		var out []string
		for _, f := range Containers(p, rule, func(k *Case) *finding.Finding { return &finding.Finding{Message: k.C.ID} }) {
			out = append(out, f.Message)
		}
		return out
	}
	assert.Equal(t, []string{"m/p.T.m"}, found("mapgrow"))
	assert.Equal(t, []string{"m/p.T.l"}, found("slicegrow"))
	assert.Empty(t, found("lockgrow"))
	assert.Empty(t, Containers(p, "mapgrow", func(*Case) *finding.Finding { return nil }))
}

// What panics have cost is told once each, with where it was.
func TestTroubles(t *testing.T) {
	pkg := method().Package
	boom := &caught.Panic{Value: "boom", Place: "f"}
	got := Troubles([]link.Lost{
		{Doing: "judge", Rule: "mapgrow", Of: "m/p.T.m", Package: pkg, Pos: facts.Pos{Line: 3, Col: 4}, Panic: boom},
		{Doing: "judge", Rule: "mapgrow", Of: "m/p.T.m", Package: pkg, Pos: facts.Pos{Line: 3, Col: 4}, Panic: boom},
		{Doing: "link the program", Panic: boom},
	})
	require.Len(t, got, 2)
	assert.Equal(t, "panic while trying to link the program, which is left out: "+boom.String(), got[0].Message)
	assert.Equal(t, finding.Trouble{Kind: finding.TroubleInternal, Message: got[0].Message}, got[0])
	assert.Equal(t, finding.Trouble{
		Kind: finding.TroubleInternal, Package: "m/p", File: "/src/p.go", Line: 3, Column: 4,
		Message: "panic while trying to judge m/p.T.m for mapgrow, which is left out: " + boom.String(),
	}, got[1])
	beside := Troubles([]link.Lost{{Package: &program.Package{Summary: &facts.Summary{Path: "m/q"}}, Panic: boom}})
	assert.True(t, beside[0].Note, "of a package that is not reported on")
	p := &link.Program{}
	found := Each(p, []int{1, 2, 3}, func(n int) link.Lost { return link.Lost{Rule: "mapgrow"} }, func(n int) *finding.Finding {
		switch n {
		case 1:
			panic("boom")
		case 2:
			return nil
		}
		return &finding.Finding{Message: "three"}
	})
	require.Len(t, found, 1)
	assert.Equal(t, "three", found[0].Message)
	require.Len(t, p.Lost(), 1)
	assert.Equal(t, "boom", p.Lost()[0].Panic.Value)
}

// What the library table has against a cache is told at the call that makes it so.
func TestFaultsOfCaches(t *testing.T) {
	maker := &program.Func{Func: &facts.Func{Display: "New"}, Package: method().Package}
	fault := cache.Fault{Library: "lib", Say: "the entry never expires"}
	of := func(do func(k *Case, f *cache.Fault)) *Case {
		k := lasting(func(*Case) {})
		k.Live[0].Func, k.Live[0].Pos = method(), facts.Pos{Line: 7}
		own := fault
		own.Event = k.Live[0]
		do(k, &own)
		k.E.Faults = []cache.Fault{{Event: &growth.Event{}}, own}
		k.argueFaults()
		return k
	}
	own := of(func(*Case, *cache.Fault) {})
	require.Len(t, own.Evidence, 1)
	assert.Equal(t, "in lib: the entry never expires", own.Evidence[0].Text)
	assert.Equal(t, 7, own.Evidence[0].Position.Line)
	assert.Same(t, &own.E.Faults[1], own.Fault())
	made := of(func(_ *Case, f *cache.Fault) { f.In, f.Pos, f.What = maker, facts.Pos{Line: 3}, "lib.New(0)" })
	assert.Equal(t, "lib.New(0): in lib: the entry never expires", made.Evidence[0].Text)
	assert.Equal(t, 3, made.Evidence[0].Position.Line)
	none := lasting(func(k *Case) { k.Live[0].Func = method() })
	none.argueFaults()
	assert.Empty(t, none.Evidence)
	assert.Nil(t, none.Fault())
	own.Live[0].Func.Package.Matched = false
	assert.Nil(t, own.Fault(), "nothing that counts is reported on")
	remote := func(f *cache.Fault) bool { return f.Remote }
	assert.False(t, none.allFaults(remote), "it has none")
	assert.False(t, own.allFaults(remote))
	far := of(func(_ *Case, f *cache.Fault) { f.Remote = true })
	assert.True(t, far.allFaults(remote))
	far.Live = append(far.Live, &growth.Event{})
	assert.False(t, far.allFaults(remote), "one insert has none")
}

// Where a look-up hides what has expired, single keys are only corrected if somebody names them.
func TestCorrected(t *testing.T) {
	named := func(class growth.Class, do ...func(*growth.Event)) func(*Case) {
		return func(k *Case) {
			k.C.Expiry = growth.ExpiryLookup
			e := removed(class)[0]
			e.Named = true
			for _, d := range do {
				d(e)
			}
			k.Partial = append(k.Partial, e)
		}
	}
	for name, tt := range map[string]struct {
		do   func(*Case)
		want bool
	}{
		"named":            {named(growth.ClassEventOne), true},
		"asked for":        {named(growth.ClassAPIOne), true},
		"looked up":        {named(growth.ClassLazy), false},
		"named, looked up": {func(k *Case) { named(growth.ClassEventOne)(k); named(growth.ClassLazy)(k) }, true},
		"not named":        {named(growth.ClassEventOne, func(e *growth.Event) { e.Named = false }), false},
		"looked up, unnamed": {func(k *Case) {
			named(growth.ClassEventOne)(k)
			named(growth.ClassLazy, func(e *growth.Event) { e.Named = false })(k)
		}, false},
		"by a callback":   {named(growth.ClassEventOne, func(e *growth.Event) { e.Roots.Captured = true }), false},
		"by a goroutine":  {named(growth.ClassEventOne, func(e *growth.Event) { e.Async = true }), false},
		"others on error": {func(k *Case) { named(growth.ClassEventOne)(k); one(growth.ClassOnError)(k) }, true},
		"on error alone":  {named(growth.ClassOnError), false},
		"not looked up":   {func(k *Case) { named(growth.ClassEventOne)(k); k.C.Expiry = growth.ExpirySweep }, false},
		"swept":           {func(k *Case) { named(growth.ClassEventOne)(k); k.Complete = removed(growth.ClassSweep) }, false},
	} {
		assert.Equal(t, tt.want, lasting(tt.do).corrected(), name)
	}
	assert.Equal(t, "expiry on look-up, single keys corrected", lasting(named(growth.ClassEventOne)).decide().name)
}
