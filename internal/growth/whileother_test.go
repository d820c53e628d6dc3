package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// What is taken only while another container has entries stays where those go on their own.
func TestWhileOther(t *testing.T) {
	some := cond(facts.GuardLen, length(field("o")), "!=", lit(0))
	for name, tt := range map[string]struct {
		ask    *facts.Guard
		change func(w *world, in, out, lost *Event, c, m *Container)
		want   bool
	}{
		"while there is some":      {want: true},
		"of a list":                {change: func(_ *world, _, _, _ *Event, c, _ *Container) { list(c) }, want: true},
		"while there are more":     {ask: ptr(cond(facts.GuardLen, length(field("o")), ">", lit(0))), want: true},
		"while there are many":     {ask: ptr(cond(facts.GuardLen, length(field("o")), ">", lit(9)))},
		"while there are none":     {ask: ptr(cond(facts.GuardLen, length(field("o")), "==", lit(0)))},
		"while it has some itself": {ask: ptr(cond(facts.GuardLen, length(field("m")), "!=", lit(0)))},
		"under a flag":             {ask: ptr(is(facts.GuardFlag, field("o")))},
		"of an inner level":        {change: func(_ *world, _, _, _ *Event, c, _ *Container) { c.Level = 1 }},
		"all go":                   {change: func(_ *world, _, out, _ *Event, _, _ *Container) { out.Extent = facts.ExtentAll }},
		"of a sweep":               {change: func(_ *world, _, out, _ *Event, _, _ *Container) { out.Class = ClassSweep }},
		"one that does not ask": {change: func(w *world, _, _, _ *Event, c, _ *Container) {
			c.Shrinks = append(c.Shrinks, change(w.shrink(".Also", 0, par(1)), func(e *Event) { e.Class = ClassEventOne }))
		}},
		"of another holder":          {change: func(_ *world, _, _, _ *Event, _, m *Container) { m.Owner = "E" }},
		"the other loses nothing":    {change: func(_ *world, _, _, _ *Event, _, m *Container) { m.Shrinks = nil }},
		"the other loses it as well": {change: func(w *world, _, _, lost *Event, _, _ *Container) { lost.Func = w.f(".Take") }},
		"put in without the other":   {change: func(w *world, in, _, _ *Event, _, _ *Container) { in.Func = w.f(".Also") }},
		"put in at set-up":           {change: func(_ *world, in, _, _ *Event, _, _ *Container) { in.Roots = roots{Setup: true} }},
	} {
		t.Run(name, func(t *testing.T) {
			ask := some
			if tt.ask != nil {
				ask = *tt.ask
			}
			w := link(t, funcs(fn(".Put"), fn(".Take", end(ask)), fn(".Lose"), fn(".Also")))
			in, out, lost := w.grow(".Put", 0, par(1)), w.shrink(".Take", 0, par(1)), w.shrink(".Lose", 0, par(1))
			out.Class, lost.Class = ClassEventOne, ClassEventOne
			c, m := place("m", in, out), place("o", w.grow(".Put", 0, par(1)), lost)
			if tt.change != nil {
				tt.change(w, in, out, lost, c, m)
			}
			was := out.Class
			w.WhileOther(map[string]*Container{"m.T.m": c, "m.T.o": m}, []*Container{c})
			if tt.want {
				was = ClassElsewhere
			}
			assert.Equal(t, was, out.Class)
		})
	}
}
