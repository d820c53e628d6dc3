package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
	"github.com/growthlint/growthlint/internal/retain"
)

func TestRungsOfParts(t *testing.T) {
	pin := func(do ...func(*growth.Event)) *growth.Event {
		e := &growth.Event{Func: method(), Roots: events, Pos: facts.Pos{Line: 7}, Mend: []facts.Insertion{{Text: "x"}}}
		for _, d := range do {
			d(e)
		}
		return e
	}
	once := func(e *growth.Event) { e.Roots = reach.Roots{Setup: true} }
	generated := func(e *growth.Event) { e.Pos.File = 1 }
	of := func(how facts.PinHow, life growth.Life, many bool, pins ...*growth.Event) *retain.Retained {
		return &retain.Retained{Key: "m/p.T.b", How: how, Many: many, Pins: pins, Holder: growth.Holder{Life: life, Reasons: []reason.Reason{{Code: reason.Shared}}}}
	}
	const long, unknown, call = growth.LifeProcess, growth.LifeUnknown, growth.LifeCall
	for name, tt := range map[string]struct {
		part *retain.Retained
		rung string
	}{
		"parts":                 {of(facts.PinPart, long, true, pin()), "parts kept for long"},
		"a part":                {of(facts.PinPart, long, false, pin()), "a part kept once"},
		"parts, who knows how":  {of(facts.PinPart, unknown, true, pin()), partsShortLived},
		"parts in a call":       {of(facts.PinPart, call, true, pin()), ""},
		"slots":                 {of(facts.PinSlots, long, true, pin()), "slots that are cut off and not cleared"},
		"slots in a call":       {of(facts.PinSlots, call, true, pin()), ""},
		"a pool":                {of(facts.PinPool, long, true, pin()), "buffers of a pool, whatever their size"},
		"a pool in a call":      {of(facts.PinPool, call, true, pin()), "buffers of a pool, whatever their size"},
		"once":                  {of(facts.PinPart, long, true, pin(once)), ""},
		"in generated code":     {of(facts.PinPart, long, true, pin(generated)), ""},
		"once, and again later": {of(facts.PinPart, long, true, pin(once), pin()), "parts kept for long"},
		"nowhere":               {of(facts.PinPart, long, true), ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := (&Retention{Program: &link.Program{}, Retained: tt.part}).Finding("retaingrow")
			if tt.rung == "" {
				assert.Nil(t, f)
				return
			}
			require.NotNil(t, f)
			assert.Equal(t, tt.rung, DecidedBy(*f))
			assert.Equal(t, tt.rung == "parts kept for long", f.Confidence == finding.Medium)
			assert.Len(t, f.Grows, 1)
			holder := "holder"
			if !tt.part.Holder.Lasts() {
				holder = "-holder"
			}
			assert.Equal(t, []string{"rung", holder, "grow-reached"}, codes(f.Evidence))
		})
	}
	f := (&Retention{Program: &link.Program{}, Retained: of(facts.PinPart, long, true, pin())}).Finding("retaingrow")
	assert.Equal(t, "T.b stores a part of a large array in (*T).run, which keeps the whole array alive", f.Message)
	require.Len(t, f.Fixes, 1)
	assert.Equal(t, "keep a copy in T.b", f.Fixes[0].Message)
	for name, part := range map[string]*retain.Retained{
		"one part":        of(facts.PinPart, long, false, pin()),
		"nothing to mend": of(facts.PinPart, long, true, pin(), pin(func(e *growth.Event) { e.Mend = nil })),
		"in two packages": of(facts.PinPart, long, true, pin(), pin()),
	} {
		assert.Empty(t, (&Retention{Program: &link.Program{}, Retained: part}).Finding("retaingrow").Fixes, name)
	}
	slots := (&Retention{Program: &link.Program{}, Retained: of(facts.PinSlots, long, false, pin())}).Finding("retaingrow")
	assert.Equal(t, "clear the slots of T.b that are cut off", slots.Fixes[0].Message)
	assert.Contains(t, slots.Message, "is resliced from the front")
	pool := (&Retention{Program: &link.Program{}, Retained: of(facts.PinPool, long, false, pin())}).Finding("retaingrow")
	assert.Contains(t, pool.Message, "keeps buffers")
}

// Parts of a container that is reported at medium are not told as well.
func TestPartsOfWhatIsReported(t *testing.T) {
	part := func(k *Case) *Retention {
		k.Program.Containers = []*growth.Container{k.C}
		k.C.Grows[0].Roots = events
		f := method()
		k.C.Grows[0].Func, k.C.Grows[0].Site = f, f
		return &Retention{Program: k.Program, Retained: &retain.Retained{
			Key: "m/p.T.m", How: facts.PinPart, Many: true, Holder: growth.Holder{Life: growth.LifeProcess},
			Pins: []*growth.Event{{Func: f, Roots: events}},
		}}
	}
	assert.Nil(t, part(lasting(func(*Case) {})).Finding("retaingrow"), "it grows without a limit")
	low := part(lasting(func(k *Case) { k.Program.Tables.Switched = growth.Table[bool]{k.C: true} })).Finding("retaingrow")
	require.NotNil(t, low, "it is told at low")
	assert.Equal(t, "parts kept for long", DecidedBy(*low))
	bounded := lasting(func(k *Case) {})
	bounded.C.Shrinks = []*growth.Event{{Op: facts.Shrink, Class: growth.ClassSweep}}
	require.NotNil(t, part(bounded).Finding("retaingrow"), "it is bounded")
	harmless := lasting(func(k *Case) {})
	r := part(harmless)
	harmless.C.Grows[0].Roots = reach.Roots{Setup: true}
	require.NotNil(t, r.Finding("retaingrow"), "it does not grow")
	for key, want := range map[string]finding.Container{
		"m/p.T.b": {Key: "m/p.T.b", Package: "m/p", Owner: "T", Name: "b"},
		"m/p.b":   {Key: "m/p.b", Package: "m/p", Name: "b"},
	} {
		r.Key = key
		assert.Equal(t, want, r.container())
	}
	r.Decl, r.DeclaredIn = &facts.Container{Levels: []facts.Kind{facts.KindSlice}, TypeText: "[]byte", Pos: facts.Pos{Line: 4}}, method().Package
	got := r.container()
	assert.Equal(t, []any{"slice", "[]byte", 4}, []any{got.Kind, got.Type, got.Declared.Line})
}
