package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// A test of how much there is caps what it guards, and what it does not turn away from.
func TestCapped(t *testing.T) {
	m, k := field("m"), par(1)
	size := func(op string) facts.Guard { return cond(facts.GuardLen, length(m), op, lit(9)) }
	for name, tt := range map[string]struct {
		test   facts.Guard
		held   []facts.Guard
		blocks []facts.Block
		want   bool
	}{
		"below":               {held: []facts.Guard{size("<")}, want: true},
		"at most":             {held: []facts.Guard{size("<=")}, want: true},
		"not at":              {held: []facts.Guard{size("!=")}, want: true},
		"above":               {held: []facts.Guard{size(">")}},
		"below, of another":   {held: []facts.Guard{cond(facts.GuardLen, length(field("o")), "<", lit(9))}},
		"turned away":         {blocks: []facts.Block{branch(size(">="), 1, 2), end(), end()}, want: true},
		"let in":              {blocks: []facts.Block{branch(size("<"), 2, 1), end(), end()}, want: true},
		"let in at most":      {blocks: []facts.Block{branch(size("<="), 2, 1), end(), end()}, want: true},
		"let in if not":       {blocks: []facts.Block{branch(size("!="), 2, 1), end(), end()}, want: true},
		"let in when full":    {blocks: []facts.Block{branch(size(">="), 2, 1), end(), end()}},
		"turned away if room": {blocks: []facts.Block{branch(size("<"), 1, 2), end(), end()}},
		"both ways":           {blocks: []facts.Block{branch(size(">="), 1, 2), on(2), end()}},
		"neither way":         {blocks: []facts.Block{on(2), branch(size(">="), 2, 2), end()}},
		"by a test elsewhere": {blocks: []facts.Block{on(2), branch(size(">="), 3, 3), end(), end()}},
		"by another's length": {blocks: []facts.Block{branch(cond(facts.GuardLen, length(field("o")), ">=", lit(9)), 1, 2), end(), end()}},
		"by none at all":      {blocks: []facts.Block{branch(cond(facts.GuardLen, length(m), ">", lit(0)), 1, 2), end(), end()}},
		"by a count":          {blocks: []facts.Block{branch(cond(facts.GuardLen, field("n"), ">=", lit(9)), 1, 2), end(), end()}, want: true},
	} {
		t.Run(name, func(t *testing.T) {
			blocks := tt.blocks
			if blocks == nil {
				blocks = []facts.Block{on(1), on(2), end(tt.held...)}
			}
			w := link(t, funcs(fn(".Add", blocks...)))
			assert.Equal(t, tt.want, w.grow(".Add", 2, k).CappedBy(place("m")))
		})
	}
}

// What is filled only while it is empty is filled once.
func TestFirstFill(t *testing.T) {
	m := field("m")
	phi := term(facts.OpPhi, "", m, field("next"))
	linked := place("m")
	linked.Links = []string{"m.E.next"}
	for name, tt := range map[string]struct {
		c    *Container
		g    facts.Guard
		want bool
	}{
		"none in it":         {place("m"), cond(facts.GuardLen, length(m), "==", lit(0)), true},
		"some in it":         {place("m"), cond(facts.GuardLen, length(m), "!=", lit(0)), false},
		"three in it":        {place("m"), cond(facts.GuardLen, length(m), "==", lit(3)), false},
		"none in another":    {place("m"), cond(facts.GuardLen, length(field("o")), "==", lit(0)), false},
		"none of nothing":    {place("m"), cond(facts.GuardLen, nil, "==", lit(0)), false},
		"nil":                {place("m"), is(facts.GuardNil, m), true},
		"not nil":            {place("m"), not(facts.GuardNil, m), false},
		"another nil":        {place("m"), is(facts.GuardNil, field("o")), false},
		"nothing nil":        {place("m"), is(facts.GuardNil, nil), false},
		"an element nil":     {place("m"), is(facts.GuardNil, elem(m, par(1))), false},
		"a flag":             {place("m"), is(facts.GuardFlag, m), false},
		"one of two nil":     {place("m"), is(facts.GuardNil, phi), true},
		"the end of a walk":  {linked, is(facts.GuardNil, phi), false},
		"an empty chain":     {linked, is(facts.GuardNil, m), true},
		"nothing of a chain": {linked, is(facts.GuardNil, nil), false},
	} {
		assert.Equal(t, tt.want, (&Event{Guards: []facts.Guard{tt.g}}).FirstFill(tt.c), name)
	}
}

func TestKeyTypes(t *testing.T) {
	for text, want := range map[string][]string{
		"map[string]int": {"string", ""}, "map[[2]int]map[a.B]c": {"[2]int", "a.B"}, "[]int": {"", ""}, "Named": {"", ""}, "map[string": {"", ""},
		"map[map[a]b]c": {"map[a]b", ""},
	} {
		for level, key := range want {
			c := place("m")
			c.TypeText, c.Level = text, level
			assert.Equal(t, key, c.KeyType(), "%s %d", text, level)
		}
	}
	c := place("m")
	assert.Empty(t, OuterID(c))
	c.Level = 2
	assert.Equal(t, "m.T.m[]", OuterID(c))
	assert.Equal(t, "m.T", c.OwnerKey())
	assert.True(t, Names(elem(field("m"), par(1)), c))
	assert.False(t, Names(field("o"), c))
	assert.True(t, (&Event{Val: call("f", par(1))}).ValueFromParam())
	assert.False(t, (&Event{Val: call("f", lit(1))}).ValueFromParam())
}

// A removal covers the exits of an insert if no way out, or back to it, is without it.
func TestCoversExits(t *testing.T) {
	flag := is(facts.GuardFlag, par(2))
	for name, tt := range map[string]struct {
		blocks  []facts.Block
		in, out int
		seq     int
		want    bool
	}{
		"after it, at once":   {blocks: []facts.Block{end()}, seq: 9, want: true},
		"before it":           {blocks: []facts.Block{end()}, seq: 1},
		"on the only way":     {blocks: []facts.Block{on(1), end()}, out: 1, want: true},
		"on one of two":       {blocks: []facts.Block{branch(flag, 1, 2), end(), end()}, out: 1},
		"on a way that joins": {blocks: []facts.Block{branch(flag, 1, 2), on(2), end()}, out: 2, want: true},
		"the insert returns":  {blocks: []facts.Block{{Return: true, Succs: []int{1}}, end()}, out: 1},
		"each turn":           {blocks: []facts.Block{on(1), on(0)}, out: 1, want: true},
		"some turns":          {blocks: []facts.Block{branch(flag, 1, 2), on(0), on(0)}, out: 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".f", tt.blocks...)))
			g, e := w.grow(".f", tt.in, par(1)), w.shrink(".f", tt.out, par(1))
			e.Seq = tt.seq
			assert.Equal(t, tt.want, coversExits(g.Func, g, e))
		})
	}
	over := fn(".g")
	over.Loops = []facts.Loop{{}, {Over: field("m")}}
	w := link(t, funcs(over))
	assert.True(t, RangesOver(w.f(".g"), place("m")))
	assert.False(t, RangesOver(w.f(".g"), place("o")))
	assert.False(t, RangesOver(nil, place("m")))
}
