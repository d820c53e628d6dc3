package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// A removal for each element of a list finds none if it waits for the end that empties the list.
func TestListsEmptied(t *testing.T) {
	keys, over := fieldOf(par(1), "E.keys"), fieldOf(par(1), "E.over")
	comm := func(f *facts.Func, op facts.CommOp, of *facts.Term) *facts.Func {
		f.Comms = append(f.Comms, facts.Comm{Op: op, Chan: of})
		return f
	}
	closes := func(name string) *facts.Func { return comm(fn(name), facts.CommClose, fieldOf(par(0), "E.over")) }
	waits := func(name string) *facts.Func {
		return with(comm(fn(name), facts.CommRecv, over), calls(".forget", 0, par(0), par(1)))
	}
	copying := fn(".keys")
	copying.Recv, copying.Reads = "m.E", []string{"m.E.keys"}
	giving := fn(".done")
	giving.Results = []*facts.Term{fieldOf(par(0), "E.over")}
	for name, tt := range map[string]struct {
		end, wait *facts.Func
		change    func(w *world, e, end *Event, c, m *Container)
		want      bool
	}{
		"told by the end":         {want: true},
		"of a copy":               {change: func(_ *world, e, _ *Event, _, _ *Container) { e.Key = elem(call(copying.ID, par(1)), facts.Unknown()) }, want: true},
		"a channel that is given": {wait: with(comm(fn(".Wait"), facts.CommRecv, call(giving.ID, par(1))), calls(".forget", 0, par(0), par(1))), want: true},
		"the end closes nothing":  {end: fn(".End")},
		"the end waits as well":   {end: comm(closes(".End"), facts.CommRecv, fieldOf(par(0), "E.gone"))},
		"nobody waits":            {wait: with(fn(".Wait"), calls(".forget", 0, par(0), par(1)))},
		"for another":             {wait: with(comm(fn(".Wait"), facts.CommRecv, fieldOf(par(1), "E.gone")), calls(".forget", 0, par(0), par(1)))},
		"nobody comes to it":      {wait: fn(".Wait")},
		"it takes only one":       {change: func(_ *world, _, end *Event, _, _ *Container) { end.Extent = facts.ExtentOne }},
		"of what is no list":      {change: func(_ *world, _, _ *Event, _, m *Container) { m.Kind = facts.KindMap }},
		"of the same holder":      {change: func(_ *world, _, _ *Event, c, _ *Container) { c.Owner = "E" }},
		"filled by others": {change: func(w *world, _, _ *Event, _, m *Container) {
			m.Grows[0].Func, m.Grows[0].Site = w.f(".Also"), w.f(".Also")
		}},
		"of a key by name":           {change: func(_ *world, e, _ *Event, _, _ *Container) { e.Key = par(2) }},
		"of what a function gives":   {change: func(_ *world, e, _ *Event, _, _ *Container) { e.Key = elem(call("m.other"), facts.Unknown()) }},
		"a removal that counts less": {change: func(_ *world, e, _ *Event, _, _ *Container) { e.Class = ClassOnError }},
	} {
		t.Run(name, func(t *testing.T) {
			end, wait := closes(".End"), waits(".Wait")
			if tt.end != nil {
				end = tt.end
			}
			if tt.wait != nil {
				wait = tt.wait
			}
			w := link(t, funcs(fn(".Put"), fn(".forget"), fn(".Also"), copying, giving, end, wait))
			e, all := w.shrink(".forget", 0, elem(keys, facts.Unknown())), w.shrink(".End", 0, nil)
			e.Class, all.Class, all.Extent = ClassEventOne, ClassVoid, facts.ExtentAll
			c, m := place("m", w.grow(".Put", 0, par(1)), e), list(place("keys", w.grow(".Put", 0, nil), all))
			m.Key, m.ID, m.Owner = "m.E.keys", "m.E.keys", "E"
			if tt.change != nil {
				tt.change(w, e, all, c, m)
			}
			was := e.Class
			w.ListsEmptied(map[string]*Container{"m.T.m": c, "m.E.keys": m}, []*Container{c})
			if tt.want {
				was = ClassElsewhere
			}
			assert.Equal(t, was, e.Class)
		})
	}
}
