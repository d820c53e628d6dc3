package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// What a function does that asks the time of an entry which it takes out: at block 1 it asks, at 2 it does
// something by that, and at 3 it takes the entry.
func TestMeasures(t *testing.T) {
	late := facts.Guard{Kind: facts.GuardTime, Op: ">", X: par(1), Y: par(2)}
	found := facts.Guard{Kind: facts.GuardHit, X: par(1)}
	said := facts.Call{Func: "log.Printf", Callee: facts.Callee{Pkg: "log", Name: "Printf"}, Block: 2, Dropped: true}
	take := facts.Site{Op: facts.Shrink, Extent: facts.ExtentOne, Block: 3, Ref: field("m")}
	for name, tt := range map[string]struct {
		do   func(*facts.Func)
		want bool
	}{
		"tells, and takes":         {want: true},
		"takes in any case":        {do: func(f *facts.Func) { f.Blocks[3].Guards = nil }, want: true},
		"takes nothing":            {do: func(f *facts.Func) { f.Sites = nil }},
		"takes if it is not late":  {do: func(f *facts.Func) { f.Blocks[2].Succs = []int{4} }},
		"took it before":           {do: func(f *facts.Func) { f.Sites[0].Block, f.Blocks[2].Succs = 1, []int{4} }, want: true},
		"answers by it":            {do: func(f *facts.Func) { f.Blocks[2].Return, f.Blocks[2].Succs = true, nil }},
		"asks what was said":       {do: func(f *facts.Func) { f.Calls[0].Dropped = false }},
		"says it to who waits":     {do: func(f *facts.Func) { f.Comms = []facts.Comm{{Op: facts.CommSend, Block: 2}} }},
		"calls what it was given":  {do: func(f *facts.Func) { f.Calls[0].Callee, f.Calls[0].Func = facts.Callee{}, "" }},
		"calls code in view":       {do: func(f *facts.Func) { f.Calls[0].Callee, f.Calls[0].Func = facts.Callee{Pkg: "m", Name: "act"}, "m.act" }},
		"starts something":         {do: func(f *facts.Func) { f.Calls[0].Mode = facts.ModeGo }},
		"puts something elsewhere": {do: func(f *facts.Func) { f.Sites = append(f.Sites, facts.Site{Op: facts.Grow, Block: 2, Ref: field("o")}) }},
	} {
		t.Run(name, func(t *testing.T) {
			ask := branch(late, 2, 3)
			f := with(fn(".end", branch(found, 1, 4), ask, under(on(3), found, late), under(on(4), found), end()), said)
			f.Sites = []facts.Site{take}
			if tt.do != nil {
				tt.do(f)
			}
			w := link(t, funcs(f, fn("act")))
			assert.Equal(t, tt.want, (&timings{l: w.Growth}).measures(w.f(".end"), "m.T.m"))
		})
	}
}
