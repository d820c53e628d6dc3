package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

func TestNeverSet(t *testing.T) {
	limit, none := field("limit"), term(facts.OpConst, "0")
	over := facts.Guard{Kind: facts.GuardLen, X: limit, Op: ">", Y: none}
	flag := is(facts.GuardFlag, limit)
	open := func(f *facts.Func) *facts.Func { f.Exported = true; return f }
	type parts struct {
		asks  facts.Guard
		funcs []*facts.Func
		set   []facts.Store
		want  bool
	}
	for name, tt := range map[string]parts{
		"a number that nothing sets":   {asks: over, want: true},
		"a flag that nothing sets":     {asks: flag, want: true},
		"another kind of question":     {asks: facts.Guard{Kind: facts.GuardLen, X: limit, Op: "<", Y: none}},
		"a number above another one":   {asks: facts.Guard{Kind: facts.GuardLen, X: limit, Op: ">=", Y: term(facts.OpConst, "4")}, want: true},
		"one that may be zero":         {asks: facts.Guard{Kind: facts.GuardLen, X: limit, Op: ">", Y: term(facts.OpConst, "-1")}},
		"one below another one":        {asks: facts.Guard{Kind: facts.GuardLen, X: limit, Op: "<=", Y: term(facts.OpConst, "4")}},
		"the flag is to be off":        {asks: not(facts.GuardFlag, limit)},
		"a parameter":                  {asks: is(facts.GuardFlag, par(1))},
		"of a type out of view":        {asks: is(facts.GuardFlag, term(facts.OpField, "x.T.limit", par(0)))},
		"set to zero":                  {asks: over, funcs: []*facts.Func{open(fn(".New"))}, set: []facts.Store{set("T.limit", ".New", 0, none)}, want: true},
		"set to false":                 {asks: flag, funcs: []*facts.Func{open(fn(".New"))}, set: []facts.Store{set("T.limit", ".New", 0, term(facts.OpConst, "false"))}, want: true},
		"set to another number":        {asks: over, funcs: []*facts.Func{open(fn(".New"))}, set: []facts.Store{set("T.limit", ".New", 0, term(facts.OpConst, "8"))}},
		"set by what nothing calls":    {asks: over, funcs: []*facts.Func{fn(".New")}, set: []facts.Store{set("T.limit", ".New", 0, par(1))}, want: true},
		"set to what others pass":      {asks: over, funcs: []*facts.Func{open(fn(".New"))}, set: []facts.Store{set("T.limit", ".New", 0, par(1))}},
		"all who call pass zero":       {asks: over, funcs: []*facts.Func{fn(".new"), open(with(fn(".Open"), calls(".new", 0, par(0), none)))}, set: []facts.Store{set("T.limit", ".new", 0, par(1))}, want: true},
		"another number than zero":     {asks: facts.Guard{Kind: facts.GuardLen, X: limit, Op: "!=", Y: none}, want: true},
		"nothing is asked":             {asks: facts.Guard{Kind: facts.GuardFlag}},
		"the length of it":             {asks: facts.Guard{Kind: facts.GuardLen, X: term(facts.OpLocal, "m.T.limit"), Op: ">", Y: none}},
		"an exported field":            {asks: is(facts.GuardFlag, field("Limit"))},
		"set by who knows whom":        {asks: over, set: []facts.Store{set("T.limit", ".gone", 0, none)}},
		"set to the word false":        {asks: flag, funcs: []*facts.Func{open(fn(".New"))}, set: []facts.Store{set("T.limit", ".New", 0, global("false"))}},
		"set to what false is called":  {asks: flag, funcs: []*facts.Func{open(fn(".New"))}, set: []facts.Store{set("T.limit", ".New", 0, &facts.Term{Op: facts.OpGlobal, Text: "false"})}},
		"who calls is a test":          {asks: over, funcs: []*facts.Func{fn(".new"), open(with(fn(".Open"), calls(".new", 0, par(0), none))), inTests(with(fn(".Test"), calls(".new", 0, par(0), lit(8))))}, set: []facts.Store{set("T.limit", ".new", 0, par(1))}, want: true},
		"who has it as a value":        {asks: over, funcs: []*facts.Func{fn(".new"), open(uses(with(fn(".Open"), calls(".new", 0, par(0), none)), facts.Use{Func: id(".new"), How: facts.UseReturn}))}, set: []facts.Store{set("T.limit", ".new", 0, par(1))}},
		"exported, and called":         {asks: over, funcs: []*facts.Func{open(fn("New")), open(with(fn(".Open"), calls("New", 0, none)))}, set: []facts.Store{set("T.limit", "New", 0, par(0))}},
		"its maker's, which is zero":   {asks: over, funcs: []*facts.Func{fn(".new"), open(uses(fn(".new$1"), facts.Use{})), open(with(fn(".Open"), calls(".new", 0, par(0), none)))}, set: []facts.Store{set("T.limit", ".new", 0, par(1))}, want: true},
		"passed on and on":             {asks: over, funcs: []*facts.Func{fn(".d"), with(fn(".c"), calls(".d", 0, par(0), par(1))), with(fn(".b"), calls(".c", 0, par(0), par(1))), with(fn(".a"), calls(".b", 0, par(0), par(1))), open(with(fn(".Open"), calls(".a", 0, par(0), none)))}, set: []facts.Store{set("T.limit", ".d", 0, par(1))}},
		"passed on":                    {asks: over, funcs: []*facts.Func{fn(".c"), with(fn(".b"), calls(".c", 0, par(0), par(1))), with(fn(".a"), calls(".b", 0, par(0), par(1))), open(with(fn(".Open"), calls(".a", 0, par(0), none)))}, set: []facts.Store{set("T.limit", ".c", 0, par(1))}, want: true},
		"set to a sum of it":           {asks: over, funcs: []*facts.Func{fn(".new"), open(with(fn(".Open"), calls(".new", 0, none, none)))}, set: []facts.Store{set("T.limit", ".new", 0, bin("+", par(1), lit(1)))}},
		"one who calls passes a limit": {asks: over, funcs: []*facts.Func{fn(".new"), open(with(fn(".Open"), calls(".new", 0, par(0), none), calls(".new", 0, par(0), term(facts.OpConst, "8"))))}, set: []facts.Store{set("T.limit", ".new", 0, par(1))}},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, append(funcs(fn(".Drop")), tt.funcs...), func(s *facts.Summary) {
				s.Stores = append(s.Stores, tt.set...)
			})
			e := w.shrink(".Drop", 0, par(1))
			e.Guards = append(e.Guards, tt.asks)
			assert.Equal(t, tt.want, w.neverSet(e).Given())
		})
	}
}

func TestNeverAsked(t *testing.T) {
	flag, word := is(facts.GuardFlag, par(1)), facts.Guard{Kind: facts.GuardEq, X: par(1), Op: "==", Y: lit(1)}
	no, yes := term(facts.OpConst, "false"), term(facts.OpConst, "true")
	open := func(f *facts.Func) *facts.Func { f.Exported = true; return f }
	run := func(args ...*facts.Term) []*facts.Func {
		f := open(fn(".Run"))
		for _, a := range args {
			f = with(f, calls(".Drop", 0, par(0), a))
		}
		return []*facts.Func{f}
	}
	type parts struct {
		asks  facts.Guard
		funcs []*facts.Func
		want  bool
	}
	for name, tt := range map[string]parts{
		"all give false":             {asks: flag, funcs: run(no, no), want: true},
		"one gives true":             {asks: flag, funcs: run(no, yes)},
		"nobody calls":               {asks: flag},
		"it is to be off":            {asks: not(facts.GuardFlag, par(1)), funcs: run(yes), want: true},
		"it is to be off, and is":    {asks: not(facts.GuardFlag, par(1)), funcs: run(no)},
		"what others give":           {asks: flag, funcs: run(par(1))},
		"handed on":                  {asks: flag, funcs: []*facts.Func{with(fn(".mid"), calls(".Drop", 0, par(0), par(1))), open(with(fn(".Run"), calls(".mid", 0, par(0), no)))}, want: true},
		"another word":               {asks: word, funcs: run(lit(0), lit(2)), want: true},
		"that word":                  {asks: word, funcs: run(lit(0), lit(1))},
		"any but that word":          {asks: facts.Guard{Kind: facts.GuardEq, X: par(1), Op: "!=", Y: lit(1)}, funcs: run(lit(1)), want: true},
		"a word that is not written": {asks: facts.Guard{Kind: facts.GuardEq, X: par(1), Op: "==", Y: par(0)}, funcs: run(lit(0))},
		"a length":                   {asks: facts.Guard{Kind: facts.GuardLen, X: par(1), Op: ">", Y: lit(0)}, funcs: run(lit(0))},
		"an error":                   {asks: is(facts.GuardErr, par(1)), funcs: run(term(facts.OpZero, ""))},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, append(funcs(fn(".Drop")), tt.funcs...), func(*facts.Summary) {})
			e := w.shrink(".Drop", 0, par(1))
			e.Guards = append(e.Guards, tt.asks)
			assert.Equal(t, tt.want, w.neverAsked(e).Given())
		})
	}
}
