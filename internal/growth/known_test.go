package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// TestNumbersDecideComparisons asks of all pairs of comparisons with small bounds what follows,
// and tries all numbers around.
func TestNumbersDecideComparisons(t *testing.T) {
	holds := map[string]func(a, b int) bool{
		"<": func(a, b int) bool { return a < b }, "<=": func(a, b int) bool { return a <= b },
		">": func(a, b int) bool { return a > b }, ">=": func(a, b int) bool { return a >= b },
		"==": func(a, b int) bool { return a == b }, "!=": func(a, b int) bool { return a != b },
	}
	for of, f := range holds {
		for op, g := range holds {
			for x := -2; x <= 2; x++ {
				for y := -2; y <= 2; y++ {
					yes, no := 0, 0
					for v := -9; v <= 9; v++ {
						switch {
						case f(v, x) && g(v, y):
							yes++
						case f(v, x):
							no++
						}
					}
					want := 0
					if no == 0 {
						want = 1
					} else if yes == 0 {
						want = -1
					}
					assert.Equal(t, want, implies(of, x, op, y), "v %s %d, so v %s %d", of, x, op, y)
				}
			}
		}
		other := opposite(of)
		for v := -2; v <= 2; v++ {
			assert.Equal(t, !f(v, 0), holds[other](v, 0), "%s and %s", of, other)
			assert.Equal(t, f(v, 0), compares(v, of, 0))
		}
	}
	assert.Empty(t, opposite(""))
	assert.False(t, compares(1, "", 1))
	assert.Equal(t, -1, implies("?", 1, "<", 1), "of no value")
}

func TestNumber(t *testing.T) {
	n, ok := number(lit(12))
	assert.True(t, ok)
	assert.Equal(t, 12, n)
	for _, of := range []*facts.Term{nil, word("x"), term(facts.OpGlobal, "12"), {Op: facts.OpConst, Text: "1.5"}} {
		_, ok := number(of)
		assert.False(t, ok, of)
	}
}

// What is known decides a condition about the same value, and no other.
func TestKnownDecides(t *testing.T) {
	m, k, x := field("m"), par(1), par(2)
	eq := func(op string, y *facts.Term) facts.Guard { return cond(facts.GuardEq, x, op, y) }
	for name, tt := range map[string]struct {
		of   []facts.Guard
		key  *facts.Term
		ask  *facts.Guard
		want int
	}{
		"nothing is asked":              {nil, k, nil, 0},
		"the key is gone":               {nil, k, ptr(has(m, k)), -1},
		"the key is not there":          {nil, k, ptr(facts.Guard{Kind: facts.GuardHit, X: m, Y: k, Neg: true}), 1},
		"another key":                   {nil, k, ptr(has(m, x)), 0},
		"another map":                   {nil, k, ptr(has(field("o"), k)), 0},
		"no key is known to be gone":    {nil, nil, ptr(has(m, k)), 0},
		"not asked whether it is there": {nil, k, ptr(facts.Guard{Kind: facts.GuardFlag, X: m, Y: k}), 0},
		"the same flag":                 {[]facts.Guard{is(facts.GuardFlag, x)}, nil, ptr(is(facts.GuardFlag, x)), 1},
		"its opposite":                  {[]facts.Guard{is(facts.GuardFlag, x)}, nil, ptr(not(facts.GuardFlag, x)), -1},
		"both negated":                  {[]facts.Guard{not(facts.GuardFlag, x)}, nil, ptr(not(facts.GuardFlag, x)), 1},
		"another flag":                  {[]facts.Guard{is(facts.GuardFlag, k)}, nil, ptr(is(facts.GuardFlag, x)), 0},
		"another kind":                  {[]facts.Guard{is(facts.GuardNil, x)}, nil, ptr(is(facts.GuardFlag, x)), 0},
		"equal to the same":             {[]facts.Guard{eq("==", word("a"))}, nil, ptr(eq("==", word("a"))), 1},
		"not equal to the same":         {[]facts.Guard{eq("==", word("a"))}, nil, ptr(eq("!=", word("a"))), -1},
		"equal to another":              {[]facts.Guard{eq("==", word("a"))}, nil, ptr(eq("==", word("b"))), 0},
		"one is compared with nothing":  {[]facts.Guard{eq("==", nil)}, nil, ptr(eq("==", word("b"))), 0},
		"the other is":                  {[]facts.Guard{eq("==", word("b"))}, nil, ptr(eq("==", nil)), 0},
		"neither is":                    {[]facts.Guard{eq("==", nil)}, nil, ptr(eq("==", nil)), 1},
		"less than and at least":        {[]facts.Guard{eq("<", k)}, nil, ptr(eq(">=", k)), -1},
		"less than and more than":       {[]facts.Guard{eq("<", k)}, nil, ptr(eq(">", k)), 0},
		"numbers":                       {[]facts.Guard{eq("==", lit(1))}, nil, ptr(eq("<", lit(3))), 1},
		"numbers that exclude":          {[]facts.Guard{eq("==", lit(1))}, nil, ptr(eq(">", lit(3))), -1},
		"numbers that tell nothing":     {[]facts.Guard{eq(">", lit(1))}, nil, ptr(eq(">", lit(3))), 0},
		"a length and a number":         {[]facts.Guard{cond(facts.GuardLen, x, ">", lit(3))}, nil, ptr(eq(">", lit(1))), 1},
		"a number and a length":         {[]facts.Guard{eq(">", lit(3))}, nil, ptr(cond(facts.GuardLen, x, ">", lit(1))), 1},
		"a time and a number":           {[]facts.Guard{cond(facts.GuardTime, x, ">", lit(3))}, nil, ptr(eq(">", lit(1))), 0},
		"a number and a time":           {[]facts.Guard{eq(">", lit(3))}, nil, ptr(cond(facts.GuardTime, x, ">", lit(1))), 0},
		"a time and the same number":    {[]facts.Guard{cond(facts.GuardTime, x, ">", lit(3))}, nil, ptr(eq(">", lit(3))), 0},
		"a number and the same time":    {[]facts.Guard{eq(">", lit(3))}, nil, ptr(cond(facts.GuardTime, x, ">", lit(3))), 0},
		"a time and a time":             {[]facts.Guard{cond(facts.GuardTime, x, ">", lit(3))}, nil, ptr(cond(facts.GuardTime, x, ">", lit(1))), 0},
		"a number and a word":           {[]facts.Guard{eq("==", lit(3))}, nil, ptr(eq("!=", word("3"))), 0},
		"a word and a number":           {[]facts.Guard{eq("!=", word("3"))}, nil, ptr(eq("==", lit(3))), 0},
		"the second that is known":      {[]facts.Guard{eq("!=", word("a")), eq("==", word("b"))}, nil, ptr(eq("==", word("b"))), 1},
		"a flag by two names":           {[]facts.Guard{{Kind: facts.GuardFlag, X: x, Op: "=="}}, nil, ptr(not(facts.GuardFlag, x)), 0},
		"a flag by two other names":     {[]facts.Guard{not(facts.GuardFlag, x)}, nil, ptr(facts.Guard{Kind: facts.GuardFlag, X: x, Op: "=="}), 0},
		"of one kind, one negated":      {[]facts.Guard{{Kind: facts.GuardEq, X: x, Op: "==", Y: k, Neg: true}}, nil, ptr(eq("==", k)), 0},
	} {
		t.Run(name, func(t *testing.T) {
			known := &known{c: place("m"), key: tt.key, of: tt.of}
			assert.Equal(t, tt.want, known.decides(tt.ask))
		})
	}
}

func ptr(g facts.Guard) *facts.Guard { return &g }

// Known conditions close branches: 0 asks a flag, 1 is its yes, 2 its no, 3 the end.
func TestWaysWithWhatIsKnown(t *testing.T) {
	flag := is(facts.GuardFlag, par(2))
	f := fn("f", branch(flag, 1, 2), on(3), on(3), end())
	nothing := &known{c: place("m")}
	yes := &known{c: place("m"), of: []facts.Guard{flag}}
	no := &known{c: place("m"), of: []facts.Guard{not(facts.GuardFlag, par(2))}}
	assert.Equal(t, []int{1, 2}, nothing.next(f, 0))
	assert.Equal(t, []int{1}, yes.next(f, 0))
	assert.Equal(t, []int{2}, no.next(f, 0))
	assert.Equal(t, []int{3}, yes.next(f, 1), "no branch")
	assert.True(t, nothing.reaches(f, 0, 1))
	assert.True(t, yes.reaches(f, 0, 1))
	assert.False(t, no.reaches(f, 0, 1))
	assert.True(t, no.reaches(f, 1, 1), "each reaches itself")
	assert.True(t, no.reaches(f, 0, 3))
	assert.False(t, nothing.passes(f, []int{0}, 1), "the other branch returns without")
	assert.True(t, yes.passes(f, []int{0}, 1))
	assert.False(t, no.passes(f, []int{0}, 1))
	assert.True(t, nothing.passes(f, []int{0}, 3))
	assert.False(t, yes.passes(f, []int{3}, 1), "it is past it")
	excused := &known{c: place("m"), excused: func(b int) bool { return b == 3 }}
	assert.True(t, excused.passes(f, []int{0}, 1), "that end does not count")
	assert.False(t, excused.passes(f, []int{2}, 1), "it has to be met")
	other := &known{c: place("m"), excused: func(b int) bool { return b == 2 }}
	assert.False(t, other.passes(f, []int{0}, 1), "another end does")

	// A loop ends the search in either way.
	turning := fn("g", on(1), branch(flag, 0, 2), end())
	assert.True(t, nothing.passes(turning, []int{0}, 2))
	assert.False(t, yes.passes(turning, []int{0}, 2), "it never ends")
	assert.False(t, yes.reaches(turning, 0, 2))
}
