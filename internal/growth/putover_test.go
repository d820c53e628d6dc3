package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// A list that gains an element each time that a map takes a key, there or not, is longer than that.
func TestPutOver(t *testing.T) {
	put := func(block int) facts.Site {
		return facts.Site{Op: facts.Grow, How: facts.HowInsert, Ref: field("o"), Key: par(1), Block: block}
	}
	into := func(f *facts.Func, sites ...facts.Site) *facts.Func { f.Sites = sites; return f }
	reads := func(f *facts.Func) *facts.Func { f.Reads = []string{"m.T.o"}; return f }
	miss := facts.Guard{Kind: facts.GuardHit, X: field("o"), Y: par(1), Neg: true}
	full := cond(facts.GuardLen, length(field("o")), ">", lit(9))
	caller := func(guards ...facts.Guard) *facts.Func {
		return with(fn(".Ask", under(end(), guards...)), calls(".put", 0, par(0), par(1)))
	}
	evicting := func(guards ...facts.Guard) *facts.Func {
		return with(into(fn(".put", branch(full, 1, 2), under(on(2), guards...), end()), put(2)), calls(".evict", 1, par(0)))
	}
	for name, tt := range map[string]struct {
		funcs []*facts.Func
		block int
		keyed bool
		want  bool
	}{
		"whatever is there":          {funcs: funcs(into(fn(".put"), put(0)), caller()), want: true},
		"of a map":                   {funcs: funcs(into(fn(".put"), put(0)), caller()), keyed: true},
		"nobody calls it":            {funcs: funcs(into(fn(".put"), put(0)))},
		"anybody may call it":        {funcs: funcs(into(asExported(fn(".put")), put(0))), want: true},
		"into nothing else":          {funcs: funcs(fn(".put"), caller())},
		"if it is not there":         {funcs: funcs(into(fn(".put", under(end(), miss)), put(0)), caller())},
		"called if it is not there":  {funcs: funcs(into(fn(".put"), put(0)), caller(miss))},
		"called once a look-up says": {funcs: funcs(into(fn(".put"), put(0)), reads(fn(".get")), caller(not(facts.GuardFlag, call("(*m.T).get", par(0), par(1)))))},
		"called once another says":   {funcs: funcs(into(fn(".put"), put(0)), fn(".get"), caller(not(facts.GuardFlag, call("(*m.T).get", par(0), par(1))))), want: true},
		"called by a test":           {funcs: funcs(into(fn(".put"), put(0)), inTests(caller()))},
		"room is made when full":     {funcs: funcs(evicting(full), fn(".evict"), caller()), block: 2, want: true},
		"the former one is removed":  {funcs: funcs(evicting(), fn(".evict"), caller()), block: 2},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, append(tt.funcs, fn(".other")))
			grow := w.grow(".put", tt.block, nil)
			out := w.shrink(".other", 0, nil)
			if w.Funcs[id(".evict")] != nil {
				out = w.shrink(".evict", 0, nil)
			}
			c := place("m", grow, out)
			if !tt.keyed {
				list(c)
			}
			assert.Equal(t, tt.want, w.putOver(c, grow, "m.T.o"))
		})
	}
}
