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
		"a slot of a map with it":  {sets: []facts.Set{set}, change: func(in, out *Event) { out.Site = nil }},
		"the insert is another's":  {sets: []facts.Set{set}, change: func(in, _ *Event) { in.Func = instead(in.Func, func(*facts.Func) {}); in.Site = in.Func }},
		"nobody says which":        {sets: []facts.Set{set}, change: func(_, out *Event) { out.Key = nil }},
		"a map takes it anew":      {sites: []facts.Site{{Op: facts.Overwrite, Ref: ring, Key: at, Val: k}}, want: true},
		"a map loses it":           {sites: []facts.Site{{Op: facts.Shrink, Ref: ring, Key: at, Val: k}}},
		"another map takes it":     {sites: []facts.Site{{Op: facts.Grow, Ref: field("other"), Key: at, Val: k}}},
		"at another slot":          {sites: []facts.Site{{Op: facts.Grow, Ref: ring, Key: par(2), Val: k}}},
		"another value":            {sites: []facts.Site{{Op: facts.Grow, Ref: ring, Key: at, Val: par(2)}}},
		"a call's first argument":  {sets: []facts.Set{set}, key: call("m.f", ring, at)},
		"an unknown slot, alike":   {sets: []facts.Set{{List: ring, At: call("m.f", facts.Unknown()), Val: k}}, key: elem(ring, call("m.f", facts.Unknown()))},
		"an unknown key, alike":    {sets: []facts.Set{{List: ring, At: at, Val: facts.Unknown()}}, change: func(in, _ *Event) { in.Key = facts.Unknown() }},
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

// A list that something makes longer has more and more slots; a map is judged by itself.
func TestSlotsThatGrow(t *testing.T) {
	ring, at, k := field("ring"), field("next"), par(1)
	for name, tt := range map[string]struct {
		kind facts.Kind
		site facts.Site
		want bool
	}{
		"a list that stays":          {facts.KindSlice, facts.Site{Op: facts.Shrink, Ref: ring}, true},
		"a list that gets longer":    {facts.KindSlice, facts.Site{Op: facts.Grow, Ref: ring}, false},
		"another list that does":     {facts.KindSlice, facts.Site{Op: facts.Grow, Ref: field("other")}, true},
		"a map with another key":     {facts.KindMap, facts.Site{Op: facts.Grow, Ref: ring, Key: par(2)}, true},
		"a list of nobody knows how": {facts.KindNone, facts.Site{Op: facts.Grow, Ref: ring}, true},
	} {
		note := fn(".Note")
		note.Sets = []facts.Set{{List: ring, At: at, Val: k}}
		w := link(t, funcs(note, withSites(fn(".More"), tt.site)), func(s *facts.Summary) {
			if tt.kind != facts.KindNone {
				s.Containers = append(s.Containers, facts.Container{Key: "m.T.ring", Owner: "T", Name: "ring", Levels: []facts.Kind{tt.kind}})
			}
		})
		assert.Equal(t, tt.want, w.makesWay(place("m", w.grow(".Note", 0, k)), w.shrink(".Note", 0, elem(ring, at))), name)
	}
	note := fn(".Note")
	note.Sets = []facts.Set{{List: ring, At: at, Val: k}}
	w := link(t, funcs(note))
	assert.False(t, w.makesWay(list(place("m", w.grow(".Note", 0, k))), w.shrink(".Note", 0, elem(ring, at))), "a list has no keys")
}
