package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

func TestMakesWay(t *testing.T) {
	ring, at, k := field("ring"), field("next"), par(1)
	set := facts.Set{List: ring, At: at, Val: k}
	type parts struct {
		sets   []facts.Set
		sites  []facts.Site
		key    *facts.Term
		change func(in, out *Event)
		want   bool
	}
	for name, tt := range map[string]parts{
		"a slot takes the key":     {sets: []facts.Set{set}, want: true},
		"a map takes the key":      {sites: []facts.Site{{Op: facts.Grow, Ref: ring, Key: at, Val: k}}, want: true},
		"no slot does":             {},
		"another slot does":        {sets: []facts.Set{{List: ring, At: par(2), Val: k}}},
		"a slot of another list":   {sets: []facts.Set{{List: field("other"), At: at, Val: k}}},
		"a slot takes another":     {sets: []facts.Set{{List: ring, At: at, Val: par(2)}}},
		"an unknown slot":          {sets: []facts.Set{set}, key: elem(ring, facts.Unknown())},
		"the key is in no slot":    {sets: []facts.Set{set}, key: k},
		"all go":                   {sets: []facts.Set{set}, change: func(_, out *Event) { out.Extent = facts.ExtentAll }},
		"the insert is elsewhere":  {sets: []facts.Set{set}, change: func(in, _ *Event) { in.Site = nil }},
		"an unknown key is put in": {sets: []facts.Set{set}, change: func(in, _ *Event) { in.Key = facts.Unknown() }},
		"nothing is put in":        {sets: []facts.Set{set}, change: func(in, _ *Event) { in.Roots.Event, in.Roots.Tick, in.Roots.Exported = false, false, false }},
	} {
		t.Run(name, func(t *testing.T) {
			note := withSites(fn(".Note"), tt.sites...)
			note.Sets = tt.sets
			w := link(t, funcs(note))
			key := elem(ring, at)
			if tt.key != nil {
				key = tt.key
			}
			in, out := w.grow(".Note", 0, k), w.shrink(".Note", 0, key)
			if tt.change != nil {
				tt.change(in, out)
			}
			c := place("m", in)
			assert.Equal(t, tt.want, w.makesWay(c, out))
			if class, _ := w.Classify(c, out); tt.want {
				assert.Equal(t, ClassCap, class)
			}
		})
	}
}
