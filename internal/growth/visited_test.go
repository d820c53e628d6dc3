package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

func TestVisited(t *testing.T) {
	m := par(0)
	each := facts.Call{Func: "(*sync.Map).Range", Callee: facts.Callee{Pkg: "sync", Type: "Map", Name: "Range"}, Args: []*facts.Term{m, term(facts.OpFunc, id(".Erase$1"))}}
	use := facts.Use{Func: id(".Erase$1"), How: facts.UseArg, Call: 0, Arg: 1}
	type parts struct {
		call   facts.Call
		uses   []facts.Use
		ref    *facts.Term
		key    *facts.Term
		parent string
		change func(w *world, e *Event)
		none   bool
		want   string
	}
	kept := each
	kept.Func, kept.Callee = "time.AfterFunc", facts.Callee{Pkg: "time", Name: "AfterFunc"}
	other := each
	other.Args = []*facts.Term{par(1), each.Args[1]}
	for name, tt := range map[string]parts{
		"a key that the call goes through": {want: "key(param0)"},
		"a key of something else":          {call: other, want: "key(param1)"},
		"a key that the maker has":         {key: up(1, par(1)), want: "param1"},
		"a call that runs it later":        {call: kept, none: true},
		"used twice":                       {uses: []facts.Use{use, use}, none: true},
		"put into a field":                 {uses: []facts.Use{{Func: use.Func, How: facts.UseField, Field: "m.T.f"}}, none: true},
		"used in no call":                  {uses: []facts.Use{{Func: use.Func, How: facts.UseArg, Call: 7}}, none: true},
		"a field of the maker's object":    {ref: up(1, field("m")), none: true},
		"a parameter of its own":           {ref: par(0), none: true},
		"no closure":                       {parent: "-", none: true},
		"something is put in":              {change: func(_ *world, e *Event) { e.Op = facts.Grow }, none: true},
		"done by a helper":                 {change: func(w *world, e *Event) { e.Site = w.f(".Erase") }, none: true},
	} {
		t.Run(name, func(t *testing.T) {
			call := each
			if tt.call.Func != "" {
				call = tt.call
			}
			erase := with(fn(".Erase"), call)
			erase.Params = []facts.Param{{Type: "sync.Map"}}
			erase.Uses = []facts.Use{use}
			if tt.uses != nil {
				erase.Uses = tt.uses
			}
			inner := fn(".Erase$1")
			inner.Recv, inner.Parent, inner.Params = "", id(".Erase"), []facts.Param{{}, {}}
			if tt.parent != "" {
				inner.Parent = ""
			}
			w := link(t, append(funcs(erase), inner))
			ref, key := up(1, m), par(0)
			if tt.ref != nil {
				ref = tt.ref
			}
			if tt.key != nil {
				key = tt.key
			}
			e := w.shrink(".Erase$1", 0, key)
			if tt.change != nil {
				tt.change(w, e)
			}
			got, at := w.visited(e, ref)
			if tt.none {
				assert.Nil(t, got)
				return
			}
			if assert.NotNil(t, got) {
				assert.Equal(t, w.f(".Erase"), got.Func)
				assert.Equal(t, m.String(), at.String())
				assert.Equal(t, tt.want, got.Key.String())
			}
		})
	}
}
