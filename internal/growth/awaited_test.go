package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// What stands under the name of another object waits for that, if only its coming takes it out.
func TestAwaited(t *testing.T) {
	parent, hash := fieldOf(par(1), "E.parent"), fieldOf(par(1), "E.hash")
	for name, tt := range map[string]struct {
		change func(w *world, in, out *Event, c *Container)
		want   bool
	}{
		"by the other that has come":  {want: true},
		"of what was found so":        {change: func(_ *world, _, out *Event, _ *Container) { out.Key = fieldOf(elem(field("m"), par(2)), "E.hash") }, want: true},
		"by the very name":            {change: func(_ *world, _, out *Event, _ *Container) { out.Key = parent }},
		"by what a caller says":       {change: func(_ *world, _, out *Event, _ *Container) { out.Key = par(2) }},
		"by what all callers say":     {change: func(w *world, _, out *Event, _ *Container) { out.Func = w.f(".drop"); out.Key = par(1) }, want: true},
		"by another type":             {change: func(_ *world, _, out *Event, _ *Container) { out.Key = fieldOf(par(1), "T.hash") }},
		"all go":                      {change: func(_ *world, _, out *Event, _ *Container) { out.Class = ClassSweep }},
		"nothing takes any":           {change: func(_ *world, _, out *Event, _ *Container) { out.Class = ClassVoid }},
		"under a name of its own":     {change: func(_ *world, in, _ *Event, _ *Container) { in.Key = par(1) }},
		"under a field of another":    {change: func(_ *world, in, _ *Event, _ *Container) { in.Val = par(2) }},
		"under a field of the holder": {change: func(_ *world, in, _ *Event, _ *Container) { in.Key = field("name") }},
		"at set-up":                   {change: func(_ *world, in, _ *Event, _ *Container) { in.Roots = roots{Setup: true} }},
		"of an inner level":           {change: func(_ *world, _, _ *Event, c *Container) { c.Level = 1 }},
		"of a list":                   {change: func(_ *world, _, _ *Event, c *Container) { list(c) }},
		"under two names": {change: func(w *world, _, _ *Event, c *Container) {
			more := w.grow(".Put", 0, fieldOf(par(1), "E.also"))
			more.Val = par(1)
			c.Grows = append(c.Grows, more)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			read := facts.Call{Func: "encoding/json.Unmarshal", Callee: facts.Callee{Pkg: "encoding/json", Name: "Unmarshal"}, Args: []*facts.Term{par(2), fresh(0)}}
			put := with(fn(".Put"), calls(".drop", 0, par(0), hash))
			decode := with(fn(".Decode"), read)
			decode.Makes = []facts.Make{{Type: "m.E"}}
			w := link(t, funcs(put, fn(".Take"), fn(".drop"), decode))
			in, out := w.grow(".Put", 0, parent), w.shrink(".Take", 0, hash)
			in.Val, out.Class = par(1), ClassEventOne
			c := place("m", in, out)
			c.Value.Named = "m.E"
			if tt.change != nil {
				tt.change(w, in, out, c)
			}
			assert.Equal(t, tt.want, w.Awaited(c) != nil)
		})
	}
}

// Code in view that makes the objects also says what they wait for.
func TestAwaitedOwn(t *testing.T) {
	w := link(t, funcs(fn(".Put"), fn(".Take")))
	in, out := w.grow(".Put", 0, fieldOf(par(1), "E.parent")), w.shrink(".Take", 0, fieldOf(par(1), "E.hash"))
	in.Val, out.Class = par(1), ClassEventOne
	c := place("m", in, out)
	c.Value.Named = "m.E"
	assert.Nil(t, w.Awaited(c))
}
